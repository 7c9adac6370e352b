package dev.shard.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the load server says before a connection is one: to an upgrade, and to the little REST that bot libraries need. */
final class HttpAnswers {
    private static final Pattern KEY = Pattern.compile("(?i)\r\nsec-websocket-key: *([^\r ]+)");
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final String USER =
            "{\"id\":\"1100000000000000001\",\"username\":\"bench\",\"discriminator\":\"0\",\"avatar\":null,\"bot\":true}";

    private HttpAnswers() {}

    static boolean isUpgrade(CharSequence request) {
        return KEY.matcher(request).find();
    }

    static byte[] upgrade(CharSequence request) {
        Matcher key = KEY.matcher(request);
        if (!key.find()) {
            throw new IllegalArgumentException("no upgrade: " + request);
        }
        return ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                        + accept(key.group(1)) + "\r\n\r\n")
                .getBytes(US_ASCII);
    }

    /** {@code GET /users/@me}, which a library asks to see whether its token is good. */
    static byte[] user() {
        return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                        + USER.length() + "\r\n\r\n" + USER)
                .getBytes(US_ASCII);
    }

    private static String accept(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
