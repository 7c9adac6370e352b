package dev.shard.simulation;

import dev.shard.Activity;
import dev.shard.GatewayCommand;
import dev.shard.OnlineStatus;
import dev.shard.Presence;
import dev.shard.command.PresenceUpdate;
import dev.shard.command.RawCommand;
import dev.shard.command.RequestGuildMembers;
import dev.shard.command.VoiceStateUpdate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Commands of the application in one process: each is written once if its future says so, and else never. */
final class Commands {
    private static final int BURST = 60;

    private final World world;
    private final Subject subject;
    private final Map<Long, Integer> written = new LinkedHashMap<>();
    private final Map<Long, CompletableFuture<Void>> futures = new LinkedHashMap<>();
    private final List<Long> presences = new ArrayList<>();
    private long ids;
    private long lastRaw;
    private long lastPresence;
    private int waiting;

    Commands(World world, Subject subject) {
        this.world = world;
        this.subject = subject;
    }

    void send(Kind kind, long value) {
        for (int i = 0; i < (kind == Kind.SEND || kind == Kind.SEND_VOICE ? value : 1); i++) {
            long id = ++ids;
            if (kind == Kind.SEND_PRESENCE) {
                presences.add(id);
            }
            follow(kind == Kind.SEND_MEMBERS ? 0 : id, send(kind, id, value));
        }
    }

    private CompletionStage<Void> send(Kind kind, long id, long value) {
        if (kind == Kind.SEND && id % 2 == 0) {
            return subject.shard().send("{\"op\":31,\"d\":{\"id\":" + id + "}}");
        }
        return subject.shard().send(command(kind, id, value));
    }

    private static GatewayCommand command(Kind kind, long id, long value) {
        return switch (kind) {
            case SEND_PRESENCE -> new PresenceUpdate(Presence.of(OnlineStatus.IDLE, Activity.custom("p" + id)));
            case SEND_VOICE -> VoiceStateUpdate.join(7, id);
            case SEND_MEMBERS -> RequestGuildMembers.all(100 + value);
            case SEND_TOO_LONG -> new RawCommand(31, Map.of("id", id, "pad", "x".repeat(5000)));
            default -> new RawCommand(31, Map.of("id", id));
        };
    }

    private void follow(long id, CompletionStage<Void> stage) {
        CompletableFuture<Void> future = stage.toCompletableFuture();
        subject.asks().follow("command " + id, stage);
        if (id == 0) {
            return;
        }
        waiting++;
        futures.put(id, future);
        stage.whenComplete((done, failure) -> {
            waiting--;
            world.expect(
                    failure != null || written.getOrDefault(id, 0) == 1,
                    "R16 a future tells the truth",
                    "command " + id + " was written " + written.get(id) + " times");
        });
    }

    /** Whether so many wait that the send budget is likely to be used up. */
    boolean burst() {
        return waiting > 0 || written.size() >= BURST;
    }

    void written(int op, @Nullable Object data) {
        long id = id(op, data);
        if (id > 0) {
            int times = written.merge(id, 1, Integer::sum);
            world.expect(times == 1, "S1 commands leave once", "command " + id + " again");
        }
        if (op == 31) {
            world.expect(id > lastRaw, "R16 commands keep their order", id + " after " + lastRaw);
            lastRaw = id;
        } else if (op == 3) {
            lastPresence = id;
        }
    }

    private static long id(int op, @Nullable Object data) {
        if (!(data instanceof Map<?, ?> map)) {
            return 0;
        }
        return switch (op) {
            case 3 -> presence(map);
            case 4 -> Long.parseLong(String.valueOf(map.get("channel_id")));
            case 31 -> ((Number) map.get("id")).longValue();
            default -> 0;
        };
    }

    private static long presence(Map<?, ?> presence) {
        boolean ours = presence.get("activities") instanceof List<?> activities
                && !activities.isEmpty()
                && activities.get(0) instanceof Map<?, ?>;
        return ours
                ? Long.parseLong(((Map<?, ?>) ((List<?>) presence.get("activities")).get(0))
                        .get("state")
                        .toString()
                        .substring(1))
                : 0;
    }

    /** IDENTIFY restates the presence that was wanted last, as far as it can be known here. */
    void restored(@Nullable Object presence) {
        long restated = presence instanceof Map<?, ?> map ? presence(map) : 0;
        world.expect(
                restated >= lastPresence && (restated == 0 || presences.contains(restated)),
                "R16 presence is restored",
                "presence " + restated + " after " + lastPresence);
        lastPresence = restated;
    }

    /** At the end: what failed was never written. */
    void expectTruth() {
        futures.forEach((id, future) -> world.expect(
                future.isDone() && (future.isCompletedExceptionally() ? 0 : 1) == written.getOrDefault(id, 0),
                "law 9: futures of commands",
                "command " + id + " written " + written.getOrDefault(id, 0) + " times, future " + future));
    }
}
