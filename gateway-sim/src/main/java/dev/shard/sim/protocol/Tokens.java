package dev.shard.sim.protocol;

/** Bot tokens, which clients send with or without the prefix {@code Bot}. */
public final class Tokens {
    private static final String PREFIX = "Bot ";

    private Tokens() {}

    public static String bare(String token) {
        return token.startsWith(PREFIX) ? token.substring(PREFIX.length()) : token;
    }
}
