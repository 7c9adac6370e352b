package dev.shard.codec.etf;

import dev.shard.DecodeException;
import dev.shard.LocalProtocolException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamWriteException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.exc.InvalidDefinitionException;

/**
 * Words what is refused, so that it helps and gives away nothing that was in a value. Jackson's own messages quote values, so
 * they are not passed on, but for kinds that speak of types and of lengths only.
 */
final class EtfFaults {
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,39}");

    private EtfFaults() {}

    /**
     * A fault in what the peer sent.
     *
     * @param start index of the first byte that was sent
     */
    static DecodeException decodeException(MalformedTerm fault, int start) {
        return new DecodeException("malformed ETF: " + fault.problem(), fault.index() - start);
    }

    static DecodeException decodeException(JacksonException refusal, JavaType target) {
        long offset = refusal.getLocation() == null ? -1 : refusal.getLocation().getByteOffset();
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            if (cause instanceof MalformedTerm fault) {
                return new DecodeException("malformed ETF: " + fault.problem(), offset);
            }
        }
        String problem = refusal instanceof StreamConstraintsException
                ? "too large: " + refusal.getOriginalMessage()
                : "does not fit " + target.toCanonical() + where(refusal) + why(refusal);
        return new DecodeException(problem, offset, causeOf(refusal));
    }

    static LocalProtocolException localProtocolException(JacksonException refusal, int op) {
        String message = "op=" + op + ": the data cannot be written as ETF" + where(refusal) + why(refusal)
                + "; give maps, lists, strings, numbers, booleans or what Jackson can serialise";
        return new LocalProtocolException(message, causeOf(refusal));
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
        boolean harmless = refusal instanceof InvalidDefinitionException
                || refusal instanceof StreamConstraintsException
                || refusal instanceof StreamWriteException && !(refusal instanceof DatabindException);
        return ": "
                + (harmless ? refusal.getOriginalMessage() : refusal.getClass().getSimpleName());
    }

    private static @Nullable Throwable causeOf(JacksonException refusal) {
        return refusal instanceof InvalidDefinitionException ? refusal : null;
    }
}
