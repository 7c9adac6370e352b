package dev.shard.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What the application waits for in one process: each future completes, once, and reveals no secret. */
final class Asks {
    private final World world;
    private final Subject subject;
    private final List<String> open = new ArrayList<>();

    Asks(World world, Subject subject) {
        this.world = world;
        this.subject = subject;
    }

    void follow(String what, CompletionStage<?> stage) {
        open.add(what);
        stage.whenComplete((value, failure) -> {
            world.expect(open.remove(what), "law 9: futures complete once", what + " again");
            subject.expectNoSecret(what, String.valueOf(value));
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                subject.expectNoSecret(what, String.valueOf(cause));
            }
        });
    }

    /** Whether somebody waits for a start. */
    boolean connecting() {
        return open.contains("connect") || open.contains("connect again");
    }

    /** Nobody waits for a stop any more. */
    void expectStopsDone() {
        boolean waits = open.contains("suspend") || open.contains("disconnect");
        world.expect(!waits, "R17 a stop is told when it is done", open + " at rest");
    }

    /** At the end. */
    void expectDone() {
        world.expect(open.isEmpty(), "law 9: futures complete", open + " did not");
    }
}
