package dev.shard.session.file;

import dev.shard.spi.identify.IdentifyJournal;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The count of identifies beside the sessions. */
final class FileIdentifyJournal implements IdentifyJournal {
    private final SharedFile file;
    private final CommitQueue queue;

    FileIdentifyJournal(SharedFile file, CommitQueue queue) {
        this.file = file;
        this.queue = queue;
    }

    @Override
    public CompletionStage<List<Entry>> entries(String bot) {
        return queue.submitUrgent(() -> file.entries(bot));
    }

    @Override
    public CompletionStage<Void> add(String bot, Entry entry) {
        return queue.submitUrgent(() -> {
            file.add(bot, entry);
            return null;
        });
    }

    @Override
    public CompletionStage<Void> remove(String bot, Entry entry) {
        return queue.submit(() -> {
            file.remove(bot, entry);
            return null;
        });
    }
}
