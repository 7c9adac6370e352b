package dev.shard.contract;

import static dev.shard.contract.CarelessTransport.connecting;
import static dev.shard.contract.CarelessTransport.ending;

import dev.shard.CloseStatus;
import dev.shard.CloseStatus.Origin;
import dev.shard.TransportException;
import dev.shard.TransportException.Phase;
import dev.shard.spi.transport.Transport;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** What goes wrong with ends and what follows them: ways to break T9, T15, T18, T19 and T20. */
final class EndHabits {
    private static final byte CLOSE = (byte) 0x88;

    private EndHabits() {}

    static Transport throwsAfterAnAbort(Transport careful) {
        return connecting(careful, () -> new CarelessConnection() {
            private boolean closing;
            private boolean aborted;

            @Override
            public void send(ByteBuffer message, boolean text) {
                if (aborted && !closing) {
                    throw new IllegalStateException("aborted");
                }
                super.send(message, text);
            }

            @Override
            public void close(int code, String reason) {
                closing = true;
                super.close(code, reason);
            }

            @Override
            public void abort() {
                aborted = true;
                super.abort();
            }
        });
    }

    static Transport callsAFailedWriteItsOwnEnd(Transport careful) {
        return connecting(careful, () -> new CarelessConnection() {
            private boolean sent;

            @Override
            public void send(ByteBuffer message, boolean text) {
                sent = true;
                super.send(message, text);
            }

            @Override
            public void onClosed(CloseStatus status) {
                boolean failed = sent && status.origin() == Origin.LOST;
                super.onClosed(failed ? CloseStatus.local(CloseStatus.ABNORMAL, "") : status);
            }
        });
    }

    static Transport tellsItsEndOnAThreadOfItsOwn(Transport careful) {
        return connecting(careful, () -> new CarelessConnection() {
            @Override
            public void onClosed(CloseStatus status) {
                new Thread(() -> super.onClosed(status)).start();
            }
        });
    }

    static Transport tellsItsEndOncePerWay(Transport careful) {
        return connecting(careful, () -> new CarelessConnection() {
            private CloseStatus end;
            private boolean closing;
            private boolean aborted;

            @Override
            public void close(int code, String reason) {
                closing |= end == null;
                super.close(code, reason);
            }

            @Override
            public void abort() {
                aborted = true;
                if (end != null && closing) {
                    super.onClosed(end);
                }
                super.abort();
            }

            @Override
            public void onClosed(CloseStatus status) {
                end = status;
                super.onClosed(status);
                if (closing && aborted) {
                    super.onClosed(status);
                }
            }
        });
    }

    static Transport tellsNoReasonOfThePeer(Transport careful) {
        return ending(
                careful, status -> status.origin() == Origin.PEER ? CloseStatus.byPeer(status.code(), "") : status);
    }

    static Transport takesNoCodeForNormal(Transport careful) {
        return ending(
                careful,
                status -> status.origin() == Origin.PEER && status.code() == CloseStatus.NO_CODE
                        ? CloseStatus.byPeer(CloseStatus.NORMAL, "")
                        : status);
    }

    static Transport takesTheLastCloseFrame(Transport careful) {
        return Relay.before(careful, () -> new Relay.Bytes() {
            @Override
            byte[] toClient(byte[] frames) {
                int length = frames.length > 1 ? 2 + frames[1] : 0;
                return frames[0] == CLOSE && frames.length > length
                        ? Arrays.copyOfRange(frames, length, frames.length)
                        : frames;
            }
        });
    }

    static Transport takesAnEndAfterAMessageForAClose(Transport careful) {
        return connecting(careful, () -> new CarelessConnection() {
            private boolean received;

            @Override
            public void onMessage(ByteBuffer message, boolean text) {
                received = true;
                super.onMessage(message, text);
            }

            @Override
            public void onClosed(CloseStatus status) {
                boolean mistaken = received && isLossOfTheWire(status);
                super.onClosed(mistaken ? CloseStatus.byPeer(CloseStatus.NORMAL, "") : status);
            }
        });
    }

    static Transport callsALossAFailedConnect(Transport careful) {
        return ending(
                careful,
                status -> isLossOfTheWire(status)
                        ? CloseStatus.lost(CarelessTransport.in(Phase.CONNECT, status.failure()))
                        : status);
    }

    static Transport takesAResetForAllThereWas(Transport careful) {
        return ending(
                careful,
                status -> status.code() == 4007 || status.code() == 4008
                        ? CloseStatus.lost(new TransportException(Phase.OPEN, "reset", null))
                        : status);
    }

    /** Not because of what the peer sent. */
    private static boolean isLossOfTheWire(CloseStatus status) {
        return status.origin() == Origin.LOST && !status.describe().matches("(?s).*(1002|1009).*");
    }
}
