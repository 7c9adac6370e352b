package dev.shard.cli;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.shard.sim.GatewaySimulator;
import dev.shard.sim.report.SessionRecord;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came of a demo, all shards together.
 *
 * @param ready shards that became ready
 * @param expected events that the simulator's books owe to the shards
 * @param dispatched events that arrived
 * @param lost events that did not arrive and that no gap told of
 * @param duplicated events that arrived more than once in a session
 * @param gapsReported gaps that a shard told of, because the gateway ended its session
 * @param violations rules of the gateway that the shards broke
 */
@JsonPropertyOrder({
    "shards",
    "ready",
    "expected",
    "dispatched",
    "lost",
    "duplicated",
    "gapsReported",
    "resumes",
    "identifies",
    "violations",
    "seconds",
    "seed"
})
record DemoSummary(
        int shards,
        int ready,
        long expected,
        long dispatched,
        long lost,
        long duplicated,
        long gapsReported,
        long resumes,
        long identifies,
        long violations,
        long seconds,
        long seed) {

    /** Holds the tallies against the simulator's books; both are to stand still by now. */
    static DemoSummary of(DemoRun run, long seconds, long seed) {
        GatewaySimulator gateway = run.gateway();
        List<DemoShard> shards = run.shards();
        long expected = 0;
        long dispatched = 0;
        long lost = 0;
        long duplicated = 0;
        for (SessionRecord record : gateway.ledger().sessions()) {
            DemoTally.Session session =
                    shards.get(record.shard().id()).tally().session(record.id()).orElseGet(DemoTally.Session::new);
            expected += session.expected(record);
            dispatched += session.received();
            lost += session.lost(record);
            duplicated += session.duplicates();
        }
        return new DemoSummary(
                shards.size(),
                (int) shards.stream().filter(shard -> shard.tally().ready()).count(),
                expected,
                dispatched,
                lost,
                duplicated,
                shards.stream().mapToLong(shard -> shard.tally().gaps()).sum(),
                shards.stream()
                        .mapToLong(shard -> shard.status().history().resumes())
                        .sum(),
                shards.stream()
                        .mapToLong(shard -> shard.status().history().identifies())
                        .sum(),
                gateway.violations().values().stream()
                        .mapToLong(Long::longValue)
                        .sum(),
                seconds,
                seed);
    }

    /** Whether everything arrived once and every rule was kept. */
    boolean flawless() {
        return ready == shards && lost == 0 && duplicated == 0 && violations == 0;
    }

    String json() {
        return JsonMapper.shared().writeValueAsString(this);
    }

    /** Two sentences for people. */
    String words() {
        String verdict = flawless() ? "Nothing was lost, doubled or violated." : "This is not as it should be.";
        return String.format(
                "%d of %d shards ready; %,d of %,d events arrived, %d lost, %d doubled, %d gaps reported; %d resumes,"
                        + " %d identifies; %d violations in %d s (seed %d).%n%s",
                ready,
                shards,
                dispatched,
                expected,
                lost,
                duplicated,
                gapsReported,
                resumes,
                identifies,
                violations,
                seconds,
                seed,
                verdict);
    }
}
