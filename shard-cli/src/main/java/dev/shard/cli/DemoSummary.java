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
 * @param restarts how often all shards were suspended and made anew
 * @param identifiesAtRestart identifies since then, which a restart should not cost; 0 without a restart
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
    "seed",
    "restarts",
    "identifiesAtRestart"
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
        long seed,
        int restarts,
        long identifiesAtRestart) {

    /** Holds the tallies against the simulator's books; both are to stand still by now. */
    static DemoSummary of(DemoRun run, long seconds, long seed) {
        GatewaySimulator gateway = run.gateway();
        long expected = 0;
        long dispatched = 0;
        long lost = 0;
        long duplicated = 0;
        for (SessionRecord record : gateway.ledger().sessions()) {
            DemoTally.Session session =
                    run.tallies().of(record.shard().id()).session(record.id()).orElseGet(DemoTally.Session::new);
            expected += session.expected(record);
            dispatched += session.received();
            lost += session.lost(record);
            duplicated += session.duplicates();
        }
        List<DemoTally> tallies = run.tallies().all();
        return new DemoSummary(
                tallies.size(),
                (int) tallies.stream().filter(DemoTally::ready).count(),
                expected,
                dispatched,
                lost,
                duplicated,
                tallies.stream().mapToLong(DemoTally::gaps).sum(),
                run.resumes(),
                run.identifies(),
                gateway.violations().values().stream()
                        .mapToLong(Long::longValue)
                        .sum(),
                seconds,
                seed,
                run.restarts(),
                run.restarts() == 0 ? 0 : run.identifiesSinceRestart());
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
        String restarted = restarts == 0 ? "" : String.format(" The restart cost %d identifies.", identifiesAtRestart);
        String verdict = flawless() ? "Nothing was lost, doubled or violated." : "This is not as it should be.";
        return String.format(
                "%d of %d shards ready; %,d of %,d events arrived, %d lost, %d doubled, %d gaps reported; %d resumes,"
                        + " %d identifies; %d violations in %d s (seed %d).%s%n%s",
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
                restarted,
                verdict);
    }
}
