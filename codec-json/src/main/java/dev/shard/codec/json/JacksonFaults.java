package dev.shard.codec.json;

import dev.shard.DecodeException;
import dev.shard.LocalProtocolException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.exc.InvalidDefinitionException;

/**
 * Words what Jackson refuses. Its own messages quote values, so they are not passed on, but for two kinds that speak of
 * types and of lengths only.
 */
final class JacksonFaults {
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,39}");

    private JacksonFaults() {}

    static DecodeException decodeException(JacksonException refusal, TextBytes text, JavaType target) {
        try {
            JsonScanner.document(text.array(), text.from(), text.end());
        } catch (MalformedJson fault) {
            return JsonFaults.decodeException(fault, text);
        }
        String problem = refusal instanceof StreamConstraintsException
                ? "too large: " + refusal.getOriginalMessage()
                : "does not fit " + target.toCanonical() + where(refusal) + why(refusal);
        return new DecodeException(problem, offset(refusal), causeOf(refusal));
    }

    static LocalProtocolException localProtocolException(JacksonException refusal, int op) {
        String message = "op=" + op + ": the data cannot be written as JSON" + where(refusal) + why(refusal)
                + "; give maps, lists, strings, numbers, booleans or what Jackson can serialise";
        return new LocalProtocolException(message, causeOf(refusal));
    }

    private static long offset(JacksonException refusal) {
        return refusal.getLocation() == null ? -1 : refusal.getLocation().getByteOffset();
    }

    /** The path to the value, with only such keys as look like names. */
    private static String where(JacksonException refusal) {
        var path = new StringBuilder();
        for (JacksonException.Reference step : refusal.getPath()) {
            String name = step.getPropertyName();
            if (name == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append('.').append(PLAIN_NAME.matcher(name).matches() ? name : "*");
            }
        }
        return path.length() == 0 ? "" : " at " + path;
    }

    private static String why(JacksonException refusal) {
        return refusal instanceof InvalidDefinitionException
                ? ": " + refusal.getOriginalMessage()
                : ": " + refusal.getClass().getSimpleName();
    }

    private static @Nullable Throwable causeOf(JacksonException refusal) {
        return refusal instanceof InvalidDefinitionException ? refusal : null;
    }
}
