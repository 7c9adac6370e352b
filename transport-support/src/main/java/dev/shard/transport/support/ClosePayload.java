package dev.shard.transport.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shard.CloseStatus;

/**
 * What a close frame says. Source: RFC 6455, sections 5.5.1 and 7.4.
 *
 * @param code {@link CloseStatus#NO_CODE} if there is none
 * @param reason empty if there is none
 */
public record ClosePayload(int code, String reason) {
    private static final int FIRST_PRIVATE = 3000;
    private static final int LAST_PRIVATE = 4999;

    /**
     * Reads the payload of a close frame.
     *
     * @throws FrameException if it is half a code, or one that must not be sent
     */
    public static ClosePayload parse(byte[] payload) throws FrameException {
        if (payload.length == 0) {
            return new ClosePayload(CloseStatus.NO_CODE, "");
        }
        if (payload.length == 1) {
            throw FrameException.protocolError("close frame with half a code");
        }
        int code = (payload[0] & 0xff) << 8 | payload[1] & 0xff;
        if (!mayBeSent(code)) {
            throw FrameException.protocolError("close frame with code " + code + ", which must not be sent");
        }
        return new ClosePayload(code, new String(payload, 2, payload.length - 2, UTF_8));
    }

    /** The payload of a close frame; without a code if it is {@link CloseStatus#NO_CODE}. */
    public byte[] bytes() {
        if (code == CloseStatus.NO_CODE) {
            return new byte[0];
        }
        byte[] text = reason.getBytes(UTF_8);
        byte[] payload = new byte[2 + text.length];
        payload[0] = (byte) (code >>> 8);
        payload[1] = (byte) code;
        System.arraycopy(text, 0, payload, 2, text.length);
        return payload;
    }

    // 1004 to 1006 and 1015 stand for what no frame says; 1012 to 1014 were registered with IANA after the RFC.
    private static boolean mayBeSent(int code) {
        return code >= 1000 && code <= 1003
                || code >= 1007 && code <= 1014
                || code >= FIRST_PRIVATE && code <= LAST_PRIVATE;
    }
}
