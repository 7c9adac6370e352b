package dev.shard.sim.scenario;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What a simulator shall do differently on connections to come. Rules are tried in the order in which they were given;
 * the first that matches a {@link Moment} is used up by it. May be changed from any thread at any time.
 *
 * <pre>{@code
 * sim.scenario().next(Moment.HELLO).instead(SimConnection::sendReconnect);
 * sim.scenario().next(Moment.READY).onShard(3).before(connection -> connection.close(4000, ""));
 * sim.scenario().answerUpgrades(2, HttpAnswer.tooManyRequests(Duration.ofSeconds(1)));
 * }</pre>
 */
public final class Scenario {
    private final List<ScenarioRule> rules = new ArrayList<>();
    private final HttpAnswers upgrades = new HttpAnswers();
    private final HttpAnswers discoveries = new HttpAnswers();
    private int stalledAccepts;

    /** A rule for the next time that a connection reaches {@code moment}; in force once told what to do. */
    public ScenarioRule next(Moment moment) {
        return next(moment, 1);
    }

    /** A rule for the next {@code times} times that a connection reaches {@code moment}. */
    public ScenarioRule next(Moment moment, int times) {
        if (times < 1) {
            throw new IllegalArgumentException("times must be at least 1, was " + times);
        }
        return new ScenarioRule(this, moment, times);
    }

    /** A rule for each time that a connection reaches {@code moment}. */
    public ScenarioRule every(Moment moment) {
        return next(moment, Integer.MAX_VALUE);
    }

    /** The next {@code times} WebSocket upgrades get this answer. */
    public synchronized Scenario answerUpgrades(int times, HttpAnswer answer) {
        upgrades.add(times, answer);
        return this;
    }

    /** The next {@code times} requests for {@code /gateway} or {@code /gateway/bot} get this answer. */
    public synchronized Scenario answerDiscovery(int times, HttpAnswer answer) {
        discoveries.add(times, answer);
        return this;
    }

    /** The next {@code times} TCP connections are accepted and then never read, so that a handshake hangs. */
    public synchronized Scenario stallAccepts(int times) {
        stalledAccepts += times;
        return this;
    }

    /** Forgets all rules and answers. */
    public synchronized void clear() {
        rules.clear();
        upgrades.clear();
        discoveries.clear();
        stalledAccepts = 0;
    }

    synchronized Scenario add(ScenarioRule rule) {
        rules.add(rule);
        return this;
    }

    /** For the server: uses up the first rule that matches. */
    public synchronized Optional<ScenarioRule> take(Moment moment, SimConnection connection) {
        for (Iterator<ScenarioRule> all = rules.iterator(); all.hasNext(); ) {
            ScenarioRule rule = all.next();
            if (rule.matches(moment, connection)) {
                if (rule.useUp()) {
                    all.remove();
                }
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    /** For the server: the answer that the next upgrade shall get. */
    public synchronized Optional<HttpAnswer> takeUpgradeAnswer() {
        return upgrades.take();
    }

    /** For the server: the answer that the next discovery request shall get. */
    public synchronized Optional<HttpAnswer> takeDiscoveryAnswer() {
        return discoveries.take();
    }

    /** For the server: whether to stall the connection that was just accepted. */
    public synchronized boolean takeStalledAccept() {
        return stalledAccepts > 0 && stalledAccepts-- > 0;
    }
}
