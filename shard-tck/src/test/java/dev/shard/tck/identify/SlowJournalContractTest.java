package dev.shard.tck.identify;

import dev.shard.spi.identify.IdentifyJournal;

/** Who breaks no rule passes. */
class SlowJournalContractTest extends IdentifyJournalContract {
    private final SlowJournal journal = new SlowJournal();

    @Override
    protected IdentifyJournal journal() {
        return journal;
    }

    @Override
    protected void restart() {
        journal.restart();
    }
}
