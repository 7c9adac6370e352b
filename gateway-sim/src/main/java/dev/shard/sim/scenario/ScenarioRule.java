package dev.shard.sim.scenario;

import java.time.Duration;
import java.util.Objects;
import java.util.OptionalInt;

/** One thing to do differently; see {@link Scenario}. It is in force once one of the last four methods was called. */
public final class ScenarioRule {
    /** For the server: how the rule is carried out. */
    public interface Stage {
        /** The connection that reached the moment. */
        SimConnection connection();

        /** Does what would have been done without the rule. */
        void proceed();

        /** Keeps it for {@link SimConnection#proceed()}. */
        void hold();

        /** Keeps it, and proceeds by itself after {@code delay}. */
        void proceedAfter(Duration delay);
    }

    private interface Act {
        void on(Stage stage);
    }

    private final Scenario scenario;
    private final Moment moment;
    private int times;
    private OptionalInt shard = OptionalInt.empty();
    private Act act = Stage::proceed;

    ScenarioRule(Scenario scenario, Moment moment, int times) {
        this.scenario = scenario;
        this.moment = moment;
        this.times = times;
    }

    /** Only for connections that have identified or resumed as this shard; so never at {@link Moment#HELLO}. */
    public ScenarioRule onShard(int shardId) {
        shard = OptionalInt.of(shardId);
        return this;
    }

    /** Does this first, then what the server was about to do, unless the connection has ended by then. */
    public Scenario before(ConnectionAction action) {
        Objects.requireNonNull(action, "action");
        return act(stage -> {
            action.run(stage.connection());
            stage.proceed();
        });
    }

    /** Does this instead; {@link SimConnection#proceed()} can still do what the server was about to do. */
    public Scenario instead(ConnectionAction action) {
        Objects.requireNonNull(action, "action");
        return act(stage -> {
            stage.hold();
            action.run(stage.connection());
        });
    }

    /** Does nothing until {@link SimConnection#proceed()}; heartbeats are still answered. */
    public Scenario hold() {
        return act(Stage::hold);
    }

    /** Goes on after this time; heartbeats are answered meanwhile. */
    public Scenario delay(Duration delay) {
        Objects.requireNonNull(delay, "delay");
        return act(stage -> stage.proceedAfter(delay));
    }

    private Scenario act(Act what) {
        act = what;
        return scenario.add(this);
    }

    /** For the server: carries the rule out. */
    public void apply(Stage stage) {
        act.on(stage);
    }

    boolean matches(Moment reached, SimConnection connection) {
        return moment == reached
                && (shard.isEmpty()
                        || connection
                                .shard()
                                .filter(id -> id.id() == shard.getAsInt())
                                .isPresent());
    }

    /** Whether this was the last time. */
    boolean useUp() {
        return times != Integer.MAX_VALUE && --times == 0;
    }
}
