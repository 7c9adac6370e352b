package dev.shard;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A bot's token: the secret that IDENTIFY and RESUME carry.
 *
 * <p>Immutable. Its text leaves only through {@link #reveal()}; {@link #toString()} is redacted, so that a token can pass
 * through logs, exceptions and debuggers without harm.
 */
public final class BotToken {
    private static final String SCHEME = "Bot";
    private static final int FINGERPRINT_BYTES = 16;

    private final String text;

    private BotToken(String text) {
        this.text = text;
    }

    /**
     * Wraps the token that the developer portal shows.
     *
     * @param text the token, with or without a leading {@code "Bot "}; surrounding white space is dropped
     * @throws IllegalArgumentException if nothing is left, or white space or control characters are left inside; the
     *     message does not repeat the text
     */
    public static BotToken of(String text) {
        String token = requireNonNull(text, "text").strip();
        if (token.equals(SCHEME) || token.startsWith(SCHEME + " ")) {
            token = token.substring(SCHEME.length()).strip();
        }
        if (token.isEmpty()) {
            throw new IllegalArgumentException("the bot token is empty; copy it from the developer portal");
        }
        if (token.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
            throw new IllegalArgumentException("the bot token holds a space or a character outside of ASCII;"
                    + " copy it again from the developer portal");
        }
        return new BotToken(token);
    }

    /** The token itself, without {@code "Bot "}. Hand it to the Gateway or to Discord's API and to nothing else. */
    public String reveal() {
        return text;
    }

    /**
     * Tells bots apart without giving anything away: 32 hexadecimal digits of a SHA-256 hash. If the token has the usual
     * form, of three parts between dots, the hash is of the first, which is the bot's id, so that it stays the same when the
     * token is reset; else it is of the whole token.
     */
    public String fingerprint() {
        String[] parts = text.split("\\.", -1);
        String identity = parts.length == 3 && !parts[0].isEmpty() ? parts[0] : text;
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(("dev.shard bot " + identity).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Compares in time that depends on the length only. */
    @Override
    public boolean equals(Object other) {
        if (!(other instanceof BotToken that) || that.text.length() != text.length()) {
            return false;
        }
        int difference = 0;
        for (int i = 0; i < text.length(); i++) {
            difference |= text.charAt(i) ^ that.text.charAt(i);
        }
        return difference == 0;
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Always {@code BotToken[redacted]}. */
    @Override
    public String toString() {
        return "BotToken[redacted]";
    }
}
