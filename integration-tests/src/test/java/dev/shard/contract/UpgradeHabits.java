package dev.shard.contract;

import static dev.shard.contract.CarelessTransport.failing;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.shard.TransportException;
import dev.shard.TransportException.Phase;
import dev.shard.spi.transport.Transport;
import java.util.Arrays;

/** What goes wrong with requests, their answers and pings: ways to break T5 and T6. */
final class UpgradeHabits {
    private static final byte PING = (byte) 0x89;
    private static final byte PONG = (byte) 0x8A;
    private static final byte[] EMPTY_PONG = {PONG, (byte) 0x80, 0, 0, 0, 0};
    private static final int HEADER_BYTES = 6;
    private static final int MANY_PINGS = 1000;

    private UpgradeHabits() {}

    static Transport offersCompression(Transport careful) {
        return Relay.before(careful, () -> new Relay.Bytes() {
            @Override
            byte[] request(byte[] request) {
                String text = new String(request, ISO_8859_1);
                return text.replace("\r\n\r\n", "\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n")
                        .getBytes(ISO_8859_1);
            }
        });
    }

    static Transport answersPingsWithoutTheirPayload(Transport careful) {
        return Relay.before(careful, () -> new Relay.Bytes() {
            @Override
            byte[] toServer(byte[] frames) {
                boolean isOnePong = frames[0] == PONG && frames.length == HEADER_BYTES + (frames[1] & 0x7f);
                return isOnePong ? EMPTY_PONG : frames;
            }
        });
    }

    static Transport leavesWhoPingsTooMuch(Transport careful) {
        return Relay.before(careful, () -> new Relay.Bytes() {
            private int pings;

            @Override
            byte[] toClient(byte[] frames) throws Relay.Cut {
                for (int i = 1; i < frames.length; i++) {
                    pings += frames[i - 1] == PING && frames[i] == 0 ? 1 : 0;
                }
                if (pings > MANY_PINGS) {
                    throw new Relay.Cut();
                }
                return frames;
            }
        });
    }

    static Transport takesTheFirstAnswerForTheLast(Transport careful) {
        return Relay.before(careful, () -> new Relay.Bytes() {
            @Override
            byte[] answer(byte[] answer) throws Relay.Cut {
                if (new String(answer, ISO_8859_1).startsWith("HTTP/1.1 103")) {
                    throw new Relay.Cut();
                }
                return answer;
            }
        });
    }

    static Transport losesWhatComesWithTheAnswer(Transport careful) {
        return Relay.before(careful, () -> new Relay.Bytes() {
            @Override
            byte[] answer(byte[] answer) {
                String text = new String(answer, ISO_8859_1);
                int end = text.indexOf("\r\n\r\n") + 4;
                return text.startsWith("HTTP/1.1 101") ? Arrays.copyOf(answer, end) : answer;
            }
        });
    }

    static Transport tellsNoStatus(Transport careful) {
        return failing(careful, failure -> failure.phase() == Phase.UPGRADE ? answered(failure, "", 0) : failure);
    }

    static Transport forgetsWhenToRetry(Transport careful) {
        return failing(
                careful,
                failure -> failure.retryAfter() == null
                        ? failure
                        : new TransportException(
                                failure.phase(),
                                String.valueOf(failure.getMessage()),
                                failure.httpStatus(),
                                null,
                                failure));
    }

    static Transport keepsAllOfTheBody(Transport careful) {
        return failing(
                careful,
                failure -> failure.httpStatus() == 0
                        ? failure
                        : answered(failure, "x".repeat(1000), failure.httpStatus()));
    }

    static Transport callsAWrongAnswerABrokenConnection(Transport careful) {
        return failing(
                careful,
                failure -> String.valueOf(failure.getMessage()).contains("the answer of")
                        ? CarelessTransport.in(Phase.OPEN, failure)
                        : failure);
    }

    private static TransportException answered(TransportException failure, String body, int status) {
        return new TransportException(
                failure.phase(), failure.getMessage() + body, status, failure.retryAfter(), failure);
    }
}
