package dev.shard.corpus;

import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;

/** Skips properties about recorded data where there is none. */
public final class SkipWithoutCorpus implements SkipExecutionHook {
    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
        return Corpus.isPresent() ? SkipResult.doNotSkip() : SkipResult.skip(Corpus.ABSENT);
    }
}
