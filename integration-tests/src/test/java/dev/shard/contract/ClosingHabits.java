package dev.shard.contract;

import static dev.shard.contract.CarelessTransport.connecting;

import dev.shard.CloseStatus;
import dev.shard.CloseStatus.Origin;
import dev.shard.TransportException;
import dev.shard.TransportException.Phase;
import dev.shard.spi.transport.Transport;
import java.nio.ByteBuffer;

/** What goes wrong when we close or abort: ways to break T13, T14 and T16. */
final class ClosingHabits {
    private ClosingHabits() {}

    static Transport sendsAnyCloseCode(Transport careful) {
        return connecting(careful, () -> new CarelessConnection() {
            @Override
            public void close(int code, String reason) {
                boolean allowed = code == 1000 || code == 1001 || code >= 3000 && code <= 4999;
                super.close(allowed ? code : 1000, reason);
            }
        });
    }

    static Transport sendsGoingAwayAsNormal(Transport careful) {
        return connecting(careful, () -> new CarelessConnection() {
            @Override
            public void close(int code, String reason) {
                super.close(code == CloseStatus.GOING_AWAY ? CloseStatus.NORMAL : code, reason);
            }
        });
    }

    static Transport closesBeforeItHasSent(Transport careful) {
        return connecting(careful, () -> new CarelessConnection() {
            @Override
            public void send(ByteBuffer message, boolean text) {
                loop.execute(() -> super.send(message, text));
            }
        });
    }

    static Transport isDeafWhileClosing(Transport careful) {
        return connecting(careful, () -> new CarelessConnection() {
            private boolean closing;

            @Override
            public void close(int code, String reason) {
                super.close(code, reason);
                closing = true;
            }

            @Override
            public void onMessage(ByteBuffer message, boolean text) {
                if (!closing) {
                    super.onMessage(message, text);
                }
            }
        });
    }

    static Transport callsACloseBehindUnsentMessagesALoss(Transport careful) {
        return connecting(careful, () -> new CarelessConnection() {
            private boolean unsent;

            @Override
            public void close(int code, String reason) {
                unsent |= unsentMessages() > 0;
                super.close(code, reason);
            }

            @Override
            public void onClosed(CloseStatus status) {
                super.onClosed(unsent ? CloseStatus.lost(failure(Phase.OPEN)) : status);
            }
        });
    }

    static Transport callsACloseWhileOpeningAFailure(Transport careful) {
        return connecting(careful, () -> new Attempt() {
            @Override
            public void close(int code, String reason) {
                givenUp |= !opened;
                super.close(code, reason);
            }
        });
    }

    static Transport callsAnAbortWhileOpeningAFailure(Transport careful) {
        return connecting(careful, () -> new Attempt() {
            @Override
            public void abort() {
                givenUp |= !opened;
                super.abort();
            }
        });
    }

    static Transport saysGoodbyeWhenItAborts(Transport careful) {
        return connecting(careful, () -> new CarelessConnection() {
            @Override
            public void abort() {
                super.close(CloseStatus.NORMAL, "");
                // Behind the frame, which has to reach the socket first.
                loop.execute(super::abort);
            }
        });
    }

    static Transport abortsWhenItHasTime(Transport careful) {
        return connecting(careful, () -> new CarelessConnection() {
            @Override
            public void abort() {
                loop.execute(super::abort);
            }
        });
    }

    static Transport abortsWhenItIsClosedInsideOnOpen(Transport careful) {
        return connecting(careful, () -> new Greeting() {
            @Override
            public void close(int code, String reason) {
                if (greeting) {
                    super.abort();
                } else {
                    super.close(code, reason);
                }
            }
        });
    }

    static Transport tellsItsOpeningAgainWhenItIsClosedInsideOnOpen(Transport careful) {
        return connecting(careful, () -> new Greeting() {
            @Override
            public void close(int code, String reason) {
                if (greeting) {
                    loop.execute(listener::onOpen);
                }
                super.close(code, reason);
            }
        });
    }

    private static TransportException failure(Phase phase) {
        return new TransportException(phase, "given up", null);
    }

    /** Knows whether it has opened, and may take who gave it up for one who never came. */
    private static class Attempt extends CarelessConnection {
        boolean opened;
        boolean givenUp;

        @Override
        public void onOpen() {
            opened = true;
            super.onOpen();
        }

        @Override
        public void onClosed(CloseStatus status) {
            boolean mistaken = givenUp && status.origin() == Origin.LOCAL;
            super.onClosed(mistaken ? CloseStatus.neverOpened(failure(Phase.CONNECT)) : status);
        }
    }

    /** Knows whether the listener is hearing of the opening right now. */
    private static class Greeting extends CarelessConnection {
        boolean greeting;

        @Override
        public void onOpen() {
            greeting = true;
            super.onOpen();
            greeting = false;
        }
    }
}
