package dev.shard.tck.identify;

import dev.shard.spi.identify.IdentifyJournal;
import dev.shard.tck.HabitOfTheRun;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who has a bad habit fails; run by {@link CarelessJournalTest}. */
@ExtendWith(HabitOfTheRun.class)
class CarelessJournalContract extends IdentifyJournalContract {
    private final SlowJournal journal;

    CarelessJournalContract(JournalHabit habit) {
        journal = habit.journal();
    }

    @Override
    protected IdentifyJournal journal() {
        return journal;
    }

    @Override
    protected void restart() {
        journal.restart();
    }
}
