package dev.shard.sim.net;

import dev.shard.sim.scenario.Moment;
import dev.shard.sim.scenario.ScenarioRule;
import dev.shard.sim.scenario.SimConnection;
import java.time.Duration;
import java.util.ArrayDeque;

/** Where scenarios step in: a stage is what a connection would do at a moment, unless a rule says otherwise. */
final class Stages {
    private final Gateway gateway;
    private final GatewayConnection connection;
    private final ArrayDeque<Runnable> held = new ArrayDeque<>();
    private int era;

    Stages(Gateway gateway, GatewayConnection connection) {
        this.gateway = gateway;
        this.connection = connection;
    }

    void reach(Moment moment, Runnable step) {
        gateway.scenario().take(moment, connection.control()).ifPresentOrElse(rule -> rule.apply(new Held(step)), step);
    }

    /** Does everything that is held back. */
    void proceed() {
        while (!held.isEmpty()) {
            run(held.removeFirst());
        }
    }

    /** Drops what is held back: the connection ended, or lost its session. */
    void forget() {
        held.clear();
        era++;
    }

    private void run(Runnable step) {
        if (connection.isOpen()) {
            step.run();
        }
    }

    private final class Held implements ScenarioRule.Stage {
        private final Runnable step;
        private final int since = era;

        Held(Runnable step) {
            this.step = step;
        }

        @Override
        public SimConnection connection() {
            return connection.control();
        }

        @Override
        public void proceed() {
            if (since == era) {
                run(step);
            }
        }

        @Override
        public void hold() {
            held.addLast(step);
        }

        @Override
        public void proceedAfter(Duration delay) {
            gateway.loop().after(delay, this::proceed);
        }
    }
}
