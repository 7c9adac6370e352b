package dev.shard.transport.javaws;

import dev.shard.tck.transport.HttpProxyContract;
import dev.shard.tck.transport.LifeContract;
import dev.shard.tck.transport.MessageContract;
import dev.shard.tck.transport.OpeningContract;
import dev.shard.tck.transport.SocksProxyContract;
import dev.shard.tck.transport.TransportContract;
import dev.shard.tck.transport.TransportUnderTest;
import dev.shard.tck.transport.UpgradeContract;
import org.junit.jupiter.api.Nested;

/** The contract in plain text and over TLS. */
class JavaWsTransportContractTest {
    private static final TransportUnderTest PLAIN = new TransportUnderTest(new JavaWsTransportProvider(), false);
    private static final TransportUnderTest TLS = new TransportUnderTest(new JavaWsTransportProvider(), true);

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

    @Nested
    class ThroughASocksProxy extends SocksProxyContract {
        ThroughASocksProxy() {
            super(PLAIN);
        }
    }
}
