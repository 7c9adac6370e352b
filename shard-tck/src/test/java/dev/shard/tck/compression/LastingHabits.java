package dev.shard.tck.compression;

import dev.shard.RemoteProtocolException;
import dev.shard.spi.compression.Decompressor;
import dev.shard.spi.compression.PayloadSink;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Bad habits that need a memory, or show when the connection ends. */
final class LastingHabits {
    private LastingHabits() {}

    static Careless.Habit failsWhereAnotherHasFailed() {
        List<String> failures = new ArrayList<>();
        return Careless.pushing((careless, message, sink) -> {
            if (!failures.isEmpty()) {
                throw new RemoteProtocolException(failures.get(0));
            }
            try {
                careless.pushCarefully(message, sink);
            } catch (RemoteProtocolException e) {
                failures.add(String.valueOf(e.getMessage()));
                throw e;
            }
        });
    }

    static Careless.Habit deliversWhatIsLeftWhenClosed() {
        return (context, careful) -> new Careless(context, careful) {
            private PayloadSink last = NOBODY;

            @Override
            public void push(ByteBuffer message, PayloadSink sink) {
                if (message.hasRemaining()) {
                    last = sink;
                }
                try {
                    super.push(message, payload -> {
                        last = NOBODY;
                        sink.onPayload(payload);
                    });
                } catch (RemoteProtocolException e) {
                    last = NOBODY;
                    throw e;
                }
            }

            @Override
            public void close() {
                super.close();
                last.onPayload(ByteBuffer.allocate(1));
            }
        };
    }

    static Careless.Habit forgetsToFree() {
        return (context, careful) -> new Careless(context, careful) {
            @Override
            public void close() {}
        };
    }

    static Careless.Habit freesAgainWhenClosedAgain() {
        return (context, careful) -> new Careless(context, careful) {
            private boolean closed;

            @Override
            public void close() {
                if (closed) {
                    throw new IllegalStateException("freed twice");
                }
                closed = true;
                super.close();
            }
        };
    }

    static Careless.Habit freesNothingAfterAnError() {
        return (context, careful) -> new Careless(context, careful) {
            private final Decompressor kept = careful.apply(context);

            @Override
            public void push(ByteBuffer message, PayloadSink sink) {
                try {
                    super.push(message, sink);
                } catch (RemoteProtocolException e) {
                    kept.push(ByteBuffer.allocate(0), NOBODY);
                    throw e;
                }
            }

            @Override
            public void close() {
                kept.close();
                super.close();
            }
        };
    }

    static Careless.Habit goesOnWhenClosedInASink() {
        return (context, careful) -> new Careless(context, careful) {
            private boolean inside;
            private boolean closeLater;

            @Override
            public void push(ByteBuffer message, PayloadSink sink) {
                inside = true;
                try {
                    super.push(message, sink);
                } finally {
                    inside = false;
                }
                if (closeLater) {
                    super.close();
                }
            }

            @Override
            public void close() {
                if (inside) {
                    closeLater = true;
                } else {
                    super.close();
                }
            }
        };
    }

    static Careless.Habit keepsTheLastMessage() {
        return (context, careful) -> new Careless(context, careful) {
            private ByteBuffer last = ByteBuffer.allocate(0);
            private int lastContent = last.hashCode();

            @Override
            public void push(ByteBuffer message, PayloadSink sink) {
                if (last.hashCode() != lastContent) {
                    throw new RemoteProtocolException("the last message is no longer what it was");
                }
                last = message.duplicate();
                lastContent = last.hashCode();
                super.push(message, sink);
            }
        };
    }

    static Careless.Habit leavesAPartInTheOutput() {
        return (context, careful) -> new Careless(context, careful) {
            private static final byte PART = 7;
            private boolean left;

            @Override
            public void push(ByteBuffer message, PayloadSink sink) {
                if (left && context.output().array()[0] != PART) {
                    throw new RemoteProtocolException("the part is no longer what it was");
                }
                super.push(message, sink);
                context.output().array()[0] = PART;
                left = true;
            }
        };
    }
}
