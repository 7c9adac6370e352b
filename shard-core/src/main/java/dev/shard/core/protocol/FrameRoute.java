package dev.shard.core.protocol;

/** Where the bytes of a WebSocket message go first. Rows 53 and 54. */
public enum FrameRoute {
    /** Straight to the codec. */
    PLAIN,
    /** Straight to the codec, with {@link ShardInput.PlainFrameReceived} before it. */
    PLAIN_UNEXPECTED,
    /** To the decompressor. */
    DECOMPRESS,
    /** Nowhere: {@link ShardInput.PayloadUndecodable}. */
    UNDECODABLE;

    /** CM 8 with a window of 32 KiB: the first byte of every zlib blob that was seen in practice. */
    private static final int ZLIB = 0x78;

    /**
     * Decides.
     *
     * @param text whether the message came in text frames
     * @param transportCompression whether the URL asked for {@code zlib-stream} or {@code zstd-stream}
     * @param textEncoding whether the codec's payloads are text
     * @param firstByte of the message; -1 if it is empty
     */
    public static FrameRoute of(boolean text, boolean transportCompression, boolean textEncoding, int firstByte) {
        if (text) {
            return transportCompression ? PLAIN_UNEXPECTED : PLAIN;
        }
        if (transportCompression) {
            return DECOMPRESS;
        }
        if (!textEncoding) {
            return PLAIN;
        }
        return (firstByte & 0xFF) == ZLIB ? DECOMPRESS : UNDECODABLE;
    }
}
