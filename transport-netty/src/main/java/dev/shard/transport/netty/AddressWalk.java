package dev.shard.transport.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Tries the addresses of a host one after the other until one accepts. Lives for one opening, on its loop. */
final class AddressWalk {
    /** What is done with the addresses, and how it ends. */
    interface Guide {
        /** Time that is left for all that remains to be done, in milliseconds. */
        long remainingMillis();

        /** Starts to connect; {@code timeoutMillis} is at least 1. */
        ChannelFuture connect(InetAddress address, int timeoutMillis);

        void connected(Channel channel);

        /** The end otherwise: one phrase per address, and the last failure. */
        void noneAnswered(List<String> attempts, Throwable lastCause);
    }

    private final Queue<InetAddress> remaining;
    private final Guide guide;
    private final List<String> attempts = new ArrayList<>();
    private @Nullable Channel current;
    private boolean cancelled;

    /** @param addresses at least one */
    AddressWalk(List<InetAddress> addresses, Guide guide) {
        this.remaining = new ArrayDeque<>(addresses);
        this.guide = guide;
    }

    void next() {
        InetAddress address = remaining.remove();
        // A fair share, so that an address which swallows everything leaves time for the others.
        long share = guide.remainingMillis() / (remaining.size() + 1);
        ChannelFuture attempt = guide.connect(address, (int) Math.min(Math.max(share, 1), Integer.MAX_VALUE));
        current = attempt.channel();
        attempt.addListener(done -> tried(address, attempt));
    }

    /** Gives up; the guide is not called again. */
    void cancel() {
        cancelled = true;
        if (current != null) {
            Wire.kill(current);
        }
    }

    private void tried(InetAddress address, ChannelFuture attempt) {
        if (cancelled) {
            Wire.kill(attempt.channel());
        } else if (attempt.isSuccess()) {
            guide.connected(attempt.channel());
        } else {
            attempts.add(address.getHostAddress() + " " + Failures.connectFault(attempt.cause()));
            if (remaining.isEmpty()) {
                guide.noneAnswered(List.copyOf(attempts), attempt.cause());
            } else {
                next();
            }
        }
    }
}
