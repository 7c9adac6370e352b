package dev.shard.fuzz;

/** Everything that reads what a peer sends, to be given any bytes; each fails if something is made of them that should not be. */
final class Targets {
    private static final StreamTarget ZLIB_STREAM = new StreamTarget("zlib-stream", References::zlib);
    private static final StreamTarget ZLIB_PAYLOAD = new StreamTarget("zlib-payload", References::zlib);
    private static final StreamTarget ZSTD_STREAM = new StreamTarget("zstd-stream", References::zstd);

    private Targets() {}

    static void json(byte[] input) {
        JsonTarget.take(input);
    }

    static void etf(byte[] input) {
        EtfTarget.take(input);
    }

    static void zlibStream(byte[] input) {
        ZLIB_STREAM.take(input);
    }

    static void zlibPayload(byte[] input) {
        ZLIB_PAYLOAD.takeWhole(input);
    }

    static void zstdStream(byte[] input) {
        ZSTD_STREAM.take(input);
    }

    static void frames(byte[] input) {
        FrameTarget.take(input);
    }

    static void upgrade(byte[] input) {
        UpgradeTarget.take(input);
    }
}
