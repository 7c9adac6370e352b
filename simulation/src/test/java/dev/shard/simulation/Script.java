package dev.shard.simulation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A life: what the world is like, and everything that is done to the shards. What is left to chance beside it, such as
 * latencies, comes from the seed.
 */
final class Script {
    private final long seed;
    private final int minutes;
    private final Setting setting;
    private final List<Stimulus> stimuli;

    private Script(long seed, int minutes, Setting setting, List<Stimulus> stimuli) {
        this.seed = seed;
        this.minutes = minutes;
        this.setting = setting;
        this.stimuli = List.copyOf(stimuli);
    }

    /** A quiet life of so many minutes, in the world that the seed draws. */
    static Script of(long seed, int minutes) {
        return of(seed, minutes, Setting.of(seed));
    }

    /** Same, in a world that is told, so that it stays the same when others are drawn. */
    static Script of(long seed, int minutes, Setting setting) {
        return new Script(seed, minutes, setting, List.of());
    }

    /** The life that a seed draws. */
    static Script drawn(long seed, int minutes) {
        Script quiet = of(seed, minutes);
        return quiet.with(Playwright.draw(seed, quiet.setting, minutes));
    }

    /** One stimulus more; later than those before. */
    Script at(long atMillis, Kind kind, int shard, long value) {
        List<Stimulus> more = new ArrayList<>(stimuli);
        more.add(new Stimulus(atMillis, kind, shard, value));
        return with(more);
    }

    /** The same world, with other stimuli. */
    Script with(List<Stimulus> others) {
        return new Script(seed, minutes, setting, others);
    }

    long seed() {
        return seed;
    }

    int minutes() {
        return minutes;
    }

    Setting setting() {
        return setting;
    }

    List<Stimulus> stimuli() {
        return stimuli;
    }

    /** Lives it. */
    Life live() {
        return new Life(this, new Trace(false));
    }

    /** What goes wrong; null if nothing does. */
    @Nullable String failure() {
        return live().outcome();
    }

    /** To be pasted into an example test. */
    String asCode() {
        StringBuilder code =
                new StringBuilder("Script.of(").append(seed).append("L, ").append(minutes);
        code.append(", ").append(setting.asCode()).append(')');
        stimuli.forEach(stimulus -> code.append("\n        ").append(stimulus.asCode()));
        return code.toString();
    }
}
