package dev.shard.compression.zstd;

import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/** Skips properties about recorded streams where there are none. */
final class SkipWithoutCorpus implements SkipExecutionHook {
    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
        return RecordedStream.present()
                ? SkipResult.doNotSkip()
                : SkipResult.skip("no corpus; say where it is with -Dshard.corpus=DIRECTORY");
    }
}
