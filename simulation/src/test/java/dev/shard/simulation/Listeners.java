package dev.shard.simulation;

import dev.shard.Dispatch;
import dev.shard.ShardEvent;
import dev.shard.ShardListener;
import java.time.Duration;
import java.util.List;

/** The listeners of an application that is not always as it should be. */
final class Listeners {
    private final World world;
    private final Subject subject;
    private final Witness witness;
    private final VirtualExecutor executor;
    private int throwing;
    private Duration blocking = Duration.ZERO;
    private int heardOffLoop;

    Listeners(World world, Subject subject, Witness witness) {
        this.world = world;
        this.subject = subject;
        this.witness = witness;
        executor = new VirtualExecutor(world);
    }

    VirtualExecutor executor() {
        return executor;
    }

    void throwNext(int times) {
        throwing = times;
    }

    void blockNext(Duration duration) {
        blocking = duration;
    }

    /** From now on none of them does any harm. */
    void behave() {
        executor.wakeUp();
        throwing = 0;
        blocking = Duration.ZERO;
    }

    /** Throws or blocks, if it was told to. */
    ShardListener onLoop() {
        return new ShardListener() {
            @Override
            public void onDispatch(Dispatch event) {
                subject.loop().block(blocking);
                blocking = Duration.ZERO;
                if (throwing > 0) {
                    throwing--;
                    throw new IllegalStateException("a listener that throws");
                }
            }
        };
    }

    /** Hears the same as the witness on the loop, in the same order. */
    ShardListener offLoop() {
        List<String> onLoop = witness.heard();
        return new ShardListener() {
            @Override
            public void accept(ShardEvent event) {
                if (event instanceof Dispatch dispatch) {
                    int at = heardOffLoop++;
                    String heard = dispatch.name() + " " + dispatch.sequence();
                    world.expect(
                            at < onLoop.size() && onLoop.get(at).equals(heard),
                            "R11 every listener hears the same",
                            heard + " as number " + at);
                }
            }
        };
    }
}
