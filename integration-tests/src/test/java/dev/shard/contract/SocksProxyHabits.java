package dev.shard.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.shard.contract.ProxyHabit.Careful;
import dev.shard.spi.transport.Transport;
import java.net.URI;

/** What goes wrong with a SOCKS5 proxy; the bytes are those of RFC 1928 and RFC 1929. */
final class SocksProxyHabits {
    /** Version 5, CONNECT, reserved, then the kind of address. */
    private static final String ASKING_FOR_AN_ADDRESS = "\5\1\0\1";

    private static final String ASKING_FOR_A_NAME = "\5\1\0\3";
    private static final String NAME = "\14gateway.test";
    private static final String ADDRESS = "\177\0\0\1";
    private static final String ADDRESS_AS_A_NAME = "\011127.0.0.1";

    /** Version 5, not allowed by ruleset. */
    private static final String NO = "\5\2";

    private static final String YES = "\5\0";

    private SocksProxyHabits() {}

    static Transport givesAnAddressForTheName(URI proxy, Careful careful) {
        return sending(proxy, careful, ASKING_FOR_A_NAME + NAME, ASKING_FOR_AN_ADDRESS + ADDRESS);
    }

    static Transport givesAnAddressAsAName(URI proxy, Careful careful) {
        return sending(proxy, careful, ASKING_FOR_AN_ADDRESS + ADDRESS, ASKING_FOR_A_NAME + ADDRESS_AS_A_NAME);
    }

    static Transport givesAnotherPassword(URI proxy, Careful careful) {
        return sending(proxy, careful, "\6secret", "\6Secret");
    }

    static Transport takesEveryReplyForYes(URI proxy, Careful careful) {
        return ProxyHabits.relaying(proxy, careful, new Relay.Bytes() {
            @Override
            byte[] toClient(byte[] reply) {
                return starting(reply, NO, YES);
            }
        });
    }

    static Transport blamesTheGatewayForAProxyThatWantsAUser(URI proxy, Careful careful) {
        return ProxyHabits.blaming(proxy, careful, text -> text.contains("authMethod"));
    }

    private static Transport sending(URI proxy, Careful careful, String one, String another) {
        return ProxyHabits.relaying(proxy, careful, new Relay.Bytes() {
            @Override
            byte[] toServer(byte[] message) {
                return one.startsWith("\5") ? starting(message, one, another) : replaced(message, one, another);
            }
        });
    }

    private static byte[] starting(byte[] message, String one, String another) {
        boolean itIs = new String(message, ISO_8859_1).startsWith(one);
        return itIs ? replaced(message, one, another) : message;
    }

    private static byte[] replaced(byte[] message, String one, String another) {
        return new String(message, ISO_8859_1).replace(one, another).getBytes(ISO_8859_1);
    }
}
