package dev.shard.contract;

import static dev.shard.contract.CarelessTransport.asking;
import static dev.shard.contract.CarelessTransport.connecting;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shard.CloseStatus;
import dev.shard.CloseStatus.Origin;
import dev.shard.TransportException;
import dev.shard.TransportException.Phase;
import dev.shard.spi.transport.ConnectRequest;
import dev.shard.spi.transport.Transport;
import java.nio.ByteBuffer;

/** What goes wrong with messages: ways to break T10, T11, T12 and T17. */
final class MessageHabits {
    private static final int ONCE_IN_A_WHILE = 900;

    private MessageHabits() {}

    static Transport sendsAllOfTheArray(Transport careful) {
        return connecting(careful, () -> new CarelessConnection() {
            @Override
            public void send(ByteBuffer message, boolean text) {
                super.send(message.isReadOnly() ? message.duplicate().clear().limit(1) : message, text);
            }
        });
    }

    static Transport sendsEverythingAsText(Transport careful) {
        return connecting(careful, () -> new CarelessConnection() {
            @Override
            public void send(ByteBuffer message, boolean text) {
                super.send(message, true);
            }
        });
    }

    static Transport countsNoUnsentMessages(Transport careful) {
        return connecting(careful, () -> new CarelessConnection() {
            @Override
            public int unsentMessages() {
                return 0;
            }
        });
    }

    static Transport neverStopsReading(Transport careful) {
        return connecting(careful, () -> new CarelessConnection() {
            @Override
            public void setReading(boolean enabled) {}
        });
    }

    static Transport takesAPauseForALoss(Transport careful) {
        return connecting(careful, () -> new CarelessConnection() {
            private boolean paused;

            @Override
            public void setReading(boolean enabled) {
                paused |= !enabled;
                super.setReading(enabled);
            }

            @Override
            public void onClosed(CloseStatus status) {
                super.onClosed(paused && status.origin() == Origin.PEER ? lost("idle") : status);
            }
        });
    }

    static Transport letsALittleMorePass(Transport careful) {
        return asking(careful, request -> limited(request, 4096));
    }

    static Transport letsAByteLessPass(Transport careful) {
        return asking(careful, request -> limited(request, -1));
    }

    static Transport tellsNotWhatIsWrongWithAFrame(Transport careful) {
        return CarelessTransport.failing(
                careful,
                failure -> String.valueOf(failure.getMessage()).matches("(?s).*(1002|1009).*")
                        ? new TransportException(failure.phase(), "broken", failure)
                        : failure);
    }

    static Transport deliversNoEmptyMessage(Transport careful) {
        return connecting(careful, () -> new CarelessConnection() {
            @Override
            public void onMessage(ByteBuffer message, boolean text) {
                if (message.hasRemaining()) {
                    super.onMessage(message, text);
                }
            }
        });
    }

    static Transport takesEverythingForText(Transport careful) {
        return connecting(careful, () -> new CarelessConnection() {
            @Override
            public void onMessage(ByteBuffer message, boolean text) {
                super.onMessage(message, true);
            }
        });
    }

    static Transport takesEverythingForBinary(Transport careful) {
        return connecting(careful, () -> new CarelessConnection() {
            @Override
            public void onMessage(ByteBuffer message, boolean text) {
                super.onMessage(message, false);
            }
        });
    }

    static Transport repairsText(Transport careful) {
        return connecting(careful, () -> new CarelessConnection() {
            @Override
            public void onMessage(ByteBuffer message, boolean text) {
                super.onMessage(text ? UTF_8.encode(UTF_8.decode(message)) : message, text);
            }
        });
    }

    static Transport losesAMessageOnceInAWhile(Transport careful) {
        return connecting(careful, () -> new CarelessConnection() {
            private int messages;

            @Override
            public void onMessage(ByteBuffer message, boolean text) {
                if (++messages % ONCE_IN_A_WHILE != 0) {
                    super.onMessage(message, text);
                }
            }
        });
    }

    private static ConnectRequest limited(ConnectRequest request, int more) {
        return new ConnectRequest(
                request.endpoint(), request.timeout(), request.closeTimeout(), request.maxMessageBytes() + more);
    }

    private static CloseStatus lost(String why) {
        return CloseStatus.lost(new TransportException(Phase.OPEN, why, null));
    }
}
