package dev.shard.compression.zstd;

import com.github.luben.zstd.ZstdDecompressCtx;
import java.util.Optional;

/** The library that zstd-jni unpacks from its jar and loads. */
final class NativeCode {
    /** Kept, because the machine tells the reason only once. */
    private static final Optional<String> PROBLEM = problemOfLoading();

    private NativeCode() {}

    /** Why it cannot be used here, and what to do; empty if it can. */
    static Optional<String> problem() {
        return PROBLEM;
    }

    private static Optional<String> problemOfLoading() {
        try {
            new ZstdDecompressCtx().close();
            return Optional.empty();
        } catch (LinkageError | IllegalCallerException e) {
            return Optional.of(sentence(e));
        }
    }

    private static String sentence(Throwable cause) {
        return ("zstd-stream needs zstd-jni's native code, which does not load on %s %s: %s."
                        + " It is unpacked to the directory %s; if that is mounted noexec or cannot be written to, name another"
                        + " with -DZstdTempFolder, or a library that is installed with -DZstdNativePath."
                        + " Without native code, choose zlib-stream")
                .formatted(
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        firstLine(cause),
                        System.getProperty("ZstdTempFolder", System.getProperty("java.io.tmpdir")));
    }

    /** Lines after the first repeat it for each place that was searched. */
    private static String firstLine(Throwable cause) {
        return cause.toString().lines().findFirst().orElseThrow();
    }
}
