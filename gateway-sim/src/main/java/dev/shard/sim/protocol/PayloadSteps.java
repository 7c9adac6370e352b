package dev.shard.sim.protocol;

import static dev.shard.sim.report.Violation.NOT_AUTHENTICATED;
import static dev.shard.sim.report.Violation.RESUME_WHILE_AUTHENTICATED;
import static dev.shard.sim.report.Violation.SECOND_IDENTIFY;
import static dev.shard.sim.report.Violation.SERVER_ONLY_OPCODE;
import static dev.shard.sim.report.Violation.TOO_MANY_PAYLOADS;
import static dev.shard.sim.report.Violation.UNKNOWN_OPCODE;
import static dev.shard.sim.report.Violation.WRONG_SHAPE;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Steps 3 to 7: what holds for every payload that could be decoded. */
public final class PayloadSteps {
    /**
     * A payload and what is known about its sender.
     *
     * @param opcode null if there is no such opcode
     * @param withinRate whether the connection's send window had room for it
     */
    public record Received(@Nullable Opcode opcode, JsonNode data, boolean withinRate, boolean authenticated) {
        private boolean is(Opcode expected) {
            return opcode == expected;
        }
    }

    public static final List<Step<Received>> ALL = List.of(
            new Step<>(TOO_MANY_PAYLOADS, r -> !r.withinRate),
            new Step<>(UNKNOWN_OPCODE, r -> r.opcode == null),
            new Step<>(SERVER_ONLY_OPCODE, r -> r.opcode != null && !r.opcode.fromClient()),
            new Step<>(
                    NOT_AUTHENTICATED, r -> r.opcode != null && !r.authenticated && !r.opcode.beforeAuthentication()),
            new Step<>(WRONG_SHAPE, r -> r.opcode != null && !PayloadShape.fits(r.opcode, r.data)),
            new Step<>(SECOND_IDENTIFY, r -> r.authenticated && r.is(Opcode.IDENTIFY)),
            new Step<>(RESUME_WHILE_AUTHENTICATED, r -> r.authenticated && r.is(Opcode.RESUME)));

    private PayloadSteps() {}
}
