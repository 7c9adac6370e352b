package dev.shard.codec.json;

import dev.shard.DecodeException;
import dev.shard.LocalProtocolException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    private static final int LONGEST_PATH = 16;

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
        return localProtocolException(where(refusal) + why(refusal), op, causeOf(refusal));
    }

    static LocalProtocolException localProtocolException(String detail, int op, @Nullable Throwable cause) {
        String message = "op=" + op + ": the data cannot be written as JSON" + detail
                + "; give maps, lists, strings, finite numbers, booleans or what Jackson can serialise";
        return new LocalProtocolException(message, cause);
    }

    private static long offset(JacksonException refusal) {
        return refusal.getLocation() == null ? -1 : refusal.getLocation().getByteOffset();
    }

    /** The path to the value, with only such keys as look like names. */
    private static String where(JacksonException refusal) {
        List<JacksonException.Reference> steps = refusal.getPath();
        if (steps.isEmpty()) {
            return "";
        }
        String path =
                steps.stream().limit(LONGEST_PATH).map(JacksonFaults::step).collect(Collectors.joining());
        return " at " + path + (steps.size() > LONGEST_PATH ? "..." : "");
    }

    private static String step(JacksonException.Reference step) {
        String name = step.getPropertyName();
        if (name == null) {
            return "[" + step.getIndex() + "]";
        }
        return "." + (PLAIN_NAME.matcher(name).matches() ? name : "*");
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
