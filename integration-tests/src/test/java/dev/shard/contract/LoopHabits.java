package dev.shard.contract;

import dev.shard.spi.transport.ConnectRequest;
import dev.shard.spi.transport.EventLoop;
import dev.shard.spi.transport.ScheduledTask;
import dev.shard.spi.transport.Transport;
import dev.shard.spi.transport.TransportConnection;
import dev.shard.spi.transport.TransportListener;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** What loops do wrong: ways to break T1 and T2. */
final class LoopHabits {
    private LoopHabits() {}

    static Transport runsItsOwnTasksAtOnce(Transport careful) {
        return looping(careful, loop -> new CarelessLoop(loop) {
            @Override
            public void execute(Runnable task) {
                if (inLoop()) {
                    task.run();
                } else {
                    super.execute(task);
                }
            }
        });
    }

    static Transport servesOnlyItsFirstCallerOnTheLoop(Transport careful) {
        return looping(careful, loop -> new CarelessLoop(loop) {
            private Thread first;

            @Override
            public void execute(Runnable task) {
                if (inLoop() || isFirst(Thread.currentThread())) {
                    super.execute(task);
                } else {
                    CompletableFuture.runAsync(task);
                }
            }

            private synchronized boolean isFirst(Thread caller) {
                first = first == null ? caller : first;
                return first == caller;
            }
        });
    }

    static Transport firesTwice(Transport careful) {
        return looping(careful, loop -> new CarelessLoop(loop) {
            @Override
            public ScheduledTask schedule(Duration delay, Runnable task) {
                ScheduledTask one = super.schedule(delay, task);
                ScheduledTask other = super.schedule(delay, task);
                return () -> {
                    one.cancel();
                    other.cancel();
                };
            }
        });
    }

    static Transport cancelsNothing(Transport careful) {
        return looping(careful, loop -> new CarelessLoop(loop) {
            @Override
            public ScheduledTask schedule(Duration delay, Runnable task) {
                super.schedule(delay, task);
                return () -> {};
            }
        });
    }

    private static Transport looping(Transport careful, UnaryOperator<EventLoop> habit) {
        return new CarelessTransport(careful) {
            @Override
            public EventLoop nextLoop() {
                return habit.apply(super.nextLoop());
            }

            @Override
            public TransportConnection connect(ConnectRequest request, EventLoop loop, TransportListener listener) {
                return super.connect(request, loop instanceof CarelessLoop own ? own.loop : loop, listener);
            }
        };
    }

    /** Passes every call on. */
    private static class CarelessLoop implements EventLoop {
        final EventLoop loop;

        CarelessLoop(EventLoop loop) {
            this.loop = loop;
        }

        @Override
        public void execute(Runnable task) {
            loop.execute(task);
        }

        @Override
        public boolean inLoop() {
            return loop.inLoop();
        }

        @Override
        public long nanoTime() {
            return loop.nanoTime();
        }

        @Override
        public ScheduledTask schedule(Duration delay, Runnable task) {
            return loop.schedule(delay, task);
        }
    }
}
