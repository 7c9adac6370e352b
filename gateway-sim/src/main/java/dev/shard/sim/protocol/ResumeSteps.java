package dev.shard.sim.protocol;

import static dev.shard.sim.report.Violation.CHANGED_PARAMETERS;
import static dev.shard.sim.report.Violation.INVALID_SEQUENCE;
import static dev.shard.sim.report.Violation.RESUME_AFTER_GOODBYE;
import static dev.shard.sim.report.Violation.WRONG_TOKEN_ON_RESUME;

import dev.shard.sim.report.SessionRecord.State;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Steps 16 to 20: whether a RESUME is the client's fault, and whether it can be granted. */
public final class ResumeSteps {
    /**
     * A RESUME.
     *
     * @param session the session that it names; null if there is none
     * @param parameters those of the connection that it came on
     */
    public record Resume(
            boolean tokenAccepted,
            JsonNode sequence,
            @Nullable Session session,
            ConnectionParameters parameters) {

        /** The last sequence that the client has received; -1 if it gave no usable number. */
        public long seq() {
            return sequence.isIntegralNumber() && sequence.canConvertToLong() ? sequence.longValue() : -1;
        }

        private boolean concerns(State state) {
            return session != null && session.state() == state;
        }

        private boolean isInvalidSequence() {
            return session != null && session.isLive() && (seq() < 0 || seq() > session.lastSequence());
        }

        private boolean changesParameters() {
            return session != null && session.isLive() && !parameters.equals(session.parameters());
        }
    }

    public static final List<Step<Resume>> ALL = List.of(
            new Step<>(WRONG_TOKEN_ON_RESUME, r -> !r.tokenAccepted),
            new Step<>(RESUME_AFTER_GOODBYE, r -> r.concerns(State.ENDED_BY_CLIENT)),
            new Step<>(INVALID_SEQUENCE, Resume::isInvalidSequence),
            new Step<>(CHANGED_PARAMETERS, Resume::changesParameters));

    private ResumeSteps() {}

    /** Whether the session is there and everything after the sequence is still kept. */
    public static boolean isPossible(Resume resume) {
        Session session = resume.session;
        return session != null && session.isLive() && session.canReplayAfter(resume.seq());
    }
}
