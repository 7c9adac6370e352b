package dev.shard.sim.net;

import dev.shard.sim.report.Counts;
import dev.shard.sim.report.FaultKind;
import dev.shard.sim.report.Ledger;
import dev.shard.sim.report.Violation;
import dev.shard.sim.scenario.SimConnection;
import java.util.List;
import java.util.Map;

/** What can be read of the state on the loop. */
public final class View {
    private final Gateway gateway;

    View(Gateway gateway) {
        this.gateway = gateway;
    }

    public Map<Violation, Long> violations() {
        return gateway.counters().violations();
    }

    public Counts counts() {
        return gateway.counters().counts();
    }

    public Map<FaultKind, Long> faults() {
        return gateway.faults().injected();
    }

    public Ledger ledger() {
        return gateway.sessions().ledger();
    }

    public List<SimConnection> connections() {
        return gateway.connections();
    }
}
