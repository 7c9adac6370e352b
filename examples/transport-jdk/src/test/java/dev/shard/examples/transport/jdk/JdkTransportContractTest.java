package dev.shard.examples.transport.jdk;

import dev.shard.tck.transport.HttpProxyContract;
import dev.shard.tck.transport.LifeContract;
import dev.shard.tck.transport.MessageContract;
import dev.shard.tck.transport.OpeningContract;
import dev.shard.tck.transport.TransportContract;
import dev.shard.tck.transport.TransportUnderTest;
import dev.shard.tck.transport.UpgradeContract;
import org.junit.jupiter.api.Nested;

/** The contract in plain text and over TLS. */
class JdkTransportContractTest {
    private static final TransportUnderTest PLAIN = jdk(false);
    private static final TransportUnderTest TLS = jdk(true);

    // tutorial: test
    private static TransportUnderTest jdk(boolean secure) {
        return new TransportUnderTest(new JdkTransportProvider(), secure).withKnownGaps(JdkGaps.all());
    }
    // tutorial: end

    @Nested
    class Opening extends OpeningContract {
        Opening() {
            super(PLAIN);
        }
    }

    @Nested
    class OpeningOverTls extends OpeningContract {
        OpeningOverTls() {
            super(TLS);
        }
    }

    @Nested
    class Upgrade extends UpgradeContract {
        Upgrade() {
            super(PLAIN);
        }
    }

    @Nested
    class UpgradeOverTls extends UpgradeContract {
        UpgradeOverTls() {
            super(TLS);
        }
    }

    @Nested
    class Messages extends MessageContract {
        Messages() {
            super(PLAIN);
        }
    }

    @Nested
    class MessagesOverTls extends MessageContract {
        MessagesOverTls() {
            super(TLS);
        }
    }

    @Nested
    class Life extends LifeContract {
        Life() {
            super(PLAIN);
        }
    }

    @Nested
    class LifeOverTls extends LifeContract {
        LifeOverTls() {
            super(TLS);
        }
    }

    @Nested
    class TransportItself extends TransportContract {
        TransportItself() {
            super(PLAIN);
        }
    }

    @Nested
    class TransportItselfOverTls extends TransportContract {
        TransportItselfOverTls() {
            super(TLS);
        }
    }

    @Nested
    class ThroughAnHttpProxy extends HttpProxyContract {
        ThroughAnHttpProxy() {
            super(PLAIN);
        }
    }
}
