package dev.shard.core.driver;

import static java.util.Objects.requireNonNull;

import dev.shard.ListenerOptions;
import dev.shard.ShardListener;
import java.util.concurrent.Executor;

/** A listener on an executor of the application. */
final class ListenerOutlet extends QueuedOutlet {
    private final ShardListener listener;

    ListenerOutlet(ShardListener listener, ListenerOptions options, Executor executor, Delivery delivery) {
        super(options, executor, delivery);
        this.listener = listener;
    }

    @Override
    void hand(Mail mail) {
        if (mail.raw() != null) {
            listener.onRawMessage(mail.raw());
        } else {
            listener.accept(requireNonNull(mail.event()));
        }
    }
}
