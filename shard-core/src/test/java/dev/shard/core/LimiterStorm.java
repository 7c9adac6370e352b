package dev.shard.core;

import dev.shard.IdentifyDelay;
import dev.shard.ShardId;
import dev.shard.core.protocol.IdentifyPacing;
import dev.shard.spi.identify.IdentifyLimiter;
import dev.shard.spi.identify.IdentifyListener;
import dev.shard.spi.identify.IdentifyPermit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A thousand shards with one limiter, from process to process, against a strict Gateway that reads late and answers within
 * 80 ms; in virtual time, and all from one seed.
 */
final class LimiterStorm {
    static final int SHARDS = 1000;
    private static final Duration DAY = Duration.ofDays(1);
    private static final int RESERVE = 10;
    private static final int BUCKETS = 16;
    /** From the sixth in a row on a shard may be passed by others, because it is made to wait. */
    private static final int NEVER_BRAKED = 5;

    private final Random chance;
    private final LimiterDefect defect;
    private final VirtualAlarms time = new VirtualAlarms();
    private final StrictStarts gateway;
    private final ExpectedBudget budget = new ExpectedBudget(RESERVE);
    private final FakeJournal journal = new FakeJournal();
    private final TreeMap<Integer, Integer> waiting = new TreeMap<>();
    private final Set<Integer> active = new HashSet<>();
    private final int[] identifies = new int[SHARDS];
    private int[] turns = new int[SHARDS];
    private IdentifyLimiter limiter;
    private final Set<Integer> holders = new HashSet<>();
    private int process;
    private boolean outage;

    LimiterStorm(long seed, LimiterDefect defect) {
        this.chance = new Random(seed);
        this.defect = defect;
        int total = 1_300 + chance.nextInt(1_500);
        Duration left = Duration.ofMinutes(60 + chance.nextInt(23 * 60));
        gateway = new StrictStarts(total, total - chance.nextInt(300), RESERVE, BUCKETS, left.toNanos());
        limiter = newLimiter();
    }

    /** A process begins, and everybody who has no session wants one. */
    private IdentifyLimiter newLimiter() {
        limiter = defect.wrap(new InProcessIdentifyLimiter(
                defect.pacing(IdentifyPacing.DEFAULT.withReserve(RESERVE)),
                time::now,
                this::later,
                new IdentifyLedger(
                        defect.journal(journal), "bot", () -> Instant.EPOCH.plusNanos(time.now()), this::later)));
        learnLimit();
        List<Integer> shards = new ArrayList<>();
        for (int id = 0; id < SHARDS; id++) {
            shards.add(id);
        }
        shards.removeAll(active);
        Collections.shuffle(shards, chance);
        shards.forEach(this::ask);
        return limiter;
    }

    /** What a process wants to do later; it does not if it is gone. */
    private void later(Duration delay, Runnable action) {
        int life = process;
        time.after(delay, () -> {
            if (life == process) {
                action.run();
            }
        });
    }

    private void learnLimit() {
        var limit = gateway.limit(time.now());
        limiter.update(limit);
        budget.told(limit, time.now());
    }

    /** A day with a storm every few hours, then a quiet one; until what is wrong is found. Which laws were broken, and how. */
    Map<String, String> live() {
        while (time.now() < DAY.toNanos() && !found()) {
            time.advance(Duration.ofMinutes(1 + chance.nextInt(300)));
            storm();
        }
        if (!found()) {
            time.advance(DAY.plusHours(2));
            gateway.require("everybody is back", active.size() == SHARDS, active.size() + " are");
        }
        return gateway.broken();
    }

    private boolean found() {
        return gateway.broken().containsKey(defect.law());
    }

    private void storm() {
        switch (chance.nextInt(4)) {
            case 0 -> lose(100);
            case 1 -> lose(1 + chance.nextInt(30));
            case 2 -> {
                outage = true;
                lose(1 + chance.nextInt(50));
                time.advance(Duration.ofSeconds(30 + chance.nextInt(600)));
                outage = false;
            }
            default -> {
                for (int restarts = 1 + chance.nextInt(4); restarts > 0; restarts--) {
                    restart();
                    time.advance(Duration.ofMillis(300 + chance.nextInt(60_000)));
                }
            }
        }
    }

    private void lose(int percent) {
        for (int id : List.copyOf(active)) {
            if (chance.nextInt(100) < percent) {
                active.remove(id);
                ask(id);
            }
        }
    }

    /** The process is gone with all permits; what was written to sockets arrives. */
    private void restart() {
        process++;
        holders.forEach(this::use);
        holders.clear();
        waiting.clear();
        turns = new int[SHARDS];
        time.advance(Duration.ofMillis(200));
        active.removeIf(id -> chance.nextInt(20) == 0);
        newLimiter();
    }

    private void use(int id) {
        identifies[id]++;
        turns[id]++;
        budget.use(time.now());
    }

    private void ask(int id) {
        waiting.put(id, turns[id]);
        limiter.request(new ShardId(id, SHARDS), new IdentifyListener() {
            @Override
            public void onPermit(IdentifyPermit permit) {
                holders.add(id);
                permitted(id, permit);
            }

            @Override
            public void onDelayed(IdentifyDelay delay) {
                gateway.require(
                        "nothing is wasted",
                        delay.reason() != IdentifyDelay.Reason.DAILY_BUDGET
                                || budget.exhausted(holders.size(), time.now()),
                        "told to shard " + id + " at " + time.now());
            }
        });
    }

    private void permitted(int id, IdentifyPermit permit) {
        Integer turn = waiting.remove(id);
        gateway.require("one permit for each request", turn != null, "shard " + id);
        waiting.forEach((other, theirTurn) -> gateway.require(
                "order",
                other % BUCKETS != id % BUCKETS
                        || identifies[other] >= NEVER_BRAKED
                        || theirTurn > turn
                        || (theirTurn.equals(turn) && other > id),
                "shard " + id + " before " + other + " at " + time.now()));
        later(Duration.ofMillis(chance.nextInt(50)), () -> answer(id, permit));
    }

    private void answer(int id, IdentifyPermit permit) {
        holders.remove(id);
        if (chance.nextInt(5) == 0) {
            permit.unused();
            later(Duration.ofMillis(chance.nextInt(3000)), () -> ask(id));
            return;
        }
        use(id);
        permit.spent();
        if (outage) {
            later(Duration.ofMillis(chance.nextInt(9000)), () -> {
                permit.failed();
                ask(id);
            });
            return;
        }
        Duration way = Duration.ofMillis(chance.nextInt(60));
        time.after(way, () -> gateway.read(id, time.now()));
        later(way.plusMillis(chance.nextInt(20)), () -> {
            active.add(id);
            permit.ready();
        });
    }
}
