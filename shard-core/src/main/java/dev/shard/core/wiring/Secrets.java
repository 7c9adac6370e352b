package dev.shard.core.wiring;

import java.util.regex.Pattern;

/** Which values may not be shown. */
final class Secrets {
    static final String REDACTED = "[redacted]";

    private static final Pattern KEY = Pattern.compile("(?i)(token|password|secret)$");
    private static final Pattern USER_INFO = Pattern.compile("://[^/@\\s]*@");

    private Secrets() {}

    /** Whether the whole value of a key is a secret. */
    static boolean isSecret(String key) {
        return KEY.matcher(key).find();
    }

    /** A value as it may be shown: nothing of a secret, and no user and password of a URL. */
    static String redacted(String key, String value) {
        return isSecret(key) ? REDACTED : USER_INFO.matcher(value).replaceAll("://" + REDACTED + "@");
    }
}
