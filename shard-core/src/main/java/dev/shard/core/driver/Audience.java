package dev.shard.core.driver;

import dev.shard.ListenerOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everybody who listens to one shard; immutable, and replaced when somebody comes or goes. */
final class Audience {
    static final Audience NOBODY = new Audience(List.of(), List.of());

    final LoopOutlet[] onLoop;
    final QueuedOutlet[] queued;
    /** Whether anybody wants whole payloads. */
    final boolean wantsRaw;

    private final @Nullable Set<String> names;

    private Audience(List<LoopOutlet> onLoop, List<QueuedOutlet> queued) {
        this.onLoop = onLoop.toArray(LoopOutlet[]::new);
        this.queued = queued.toArray(QueuedOutlet[]::new);
        List<ListenerOptions> all = new ArrayList<>();
        onLoop.forEach(outlet -> all.add(outlet.options()));
        queued.forEach(outlet -> all.add(outlet.options()));
        names = union(all);
        wantsRaw = all.stream().anyMatch(ListenerOptions::rawMessages);
    }

    private static @Nullable Set<String> union(List<ListenerOptions> all) {
        Set<String> names = new HashSet<>();
        for (ListenerOptions options : all) {
            Set<String> wanted = options.events();
            if (wanted == null) {
                return null;
            }
            names.addAll(wanted);
        }
        return Set.copyOf(names);
    }

    /** Whether anybody wants a dispatch of this name; allocates nothing. */
    boolean wants(String name) {
        return names == null || names.contains(name);
    }

    /** Gives everybody off the loop a mail. */
    void offer(Mail mail) {
        for (QueuedOutlet outlet : queued) {
            outlet.offer(mail);
        }
    }

    /** Loop: whether somebody is at work; each who is tells when it is done, so all are asked: {@link QueuedOutlet#busy}. */
    boolean busy() {
        boolean busy = false;
        for (QueuedOutlet outlet : queued) {
            busy |= outlet.busy();
        }
        return busy;
    }

    /** Loop: whether reading must stop for somebody; each for whom it must tells of room: {@link QueuedOutlet#holdsReading}. */
    boolean holdsReading() {
        boolean holds = false;
        for (QueuedOutlet outlet : queued) {
            holds |= outlet.holdsReading();
        }
        return holds;
    }

    Audience with(LoopOutlet outlet) {
        List<LoopOutlet> more = new ArrayList<>(List.of(onLoop));
        more.add(outlet);
        return new Audience(more, List.of(queued));
    }

    Audience with(QueuedOutlet outlet) {
        List<QueuedOutlet> more = new ArrayList<>(List.of(queued));
        more.add(outlet);
        return new Audience(List.of(onLoop), more);
    }

    Audience without(QueuedOutlet outlet) {
        List<QueuedOutlet> fewer = new ArrayList<>(List.of(queued));
        fewer.remove(outlet);
        return new Audience(List.of(onLoop), fewer);
    }
}
