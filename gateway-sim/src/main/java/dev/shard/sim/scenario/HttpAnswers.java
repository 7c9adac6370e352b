package dev.shard.sim.scenario;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Optional;

/** Answers waiting for the requests that they are meant for. */
final class HttpAnswers {
    private static final int MAX = 1_000;

    private final ArrayDeque<HttpAnswer> waiting = new ArrayDeque<>();

    void add(int times, HttpAnswer answer) {
        if (times < 1 || times > MAX) {
            throw new IllegalArgumentException("times must be 1 to " + MAX + ", was " + times);
        }
        waiting.addAll(Collections.nCopies(times, answer));
    }

    Optional<HttpAnswer> take() {
        return Optional.ofNullable(waiting.poll());
    }

    void clear() {
        waiting.clear();
    }
}
