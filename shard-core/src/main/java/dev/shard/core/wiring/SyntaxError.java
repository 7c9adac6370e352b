package dev.shard.core.wiring;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigOrigin;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Puts into one sentence why a file could not be read, without quoting a line that may hold the token. */
final class SyntaxError {
    private static final Pattern PREFIX = Pattern.compile("^.*?: \\d+: ");

    private SyntaxError() {}

    static ConfigurationProblem of(ConfigException failure, List<String> lines) {
        ConfigOrigin origin = failure.origin();
        if (origin == null) {
            return new ConfigurationProblem("", firstSentence(String.valueOf(failure.getMessage())));
        }
        String text = nearToken(origin.lineNumber(), lines)
                ? "cannot be read here; the line is not shown because it is near the token. Put quotes around the token"
                : firstSentence(
                        PREFIX.matcher(String.valueOf(failure.getMessage())).replaceFirst(""));
        return new ConfigurationProblem(Origins.describe(origin), text);
    }

    /** The library notices some mistakes only on the next line. */
    private static boolean nearToken(int line, List<String> lines) {
        return lines.stream()
                .skip(Math.max(0, line - 3))
                .limit(4)
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains("token"));
    }

    /** The library's advice about quoting follows in parentheses and can be long. */
    private static String firstSentence(String message) {
        int advice = message.indexOf(" (if you intended");
        return advice < 0
                ? message
                : message.substring(0, advice) + "; if it belongs to the text, put quotes around it";
    }
}
