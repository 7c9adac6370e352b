package dev.shard.contract;

import dev.shard.spi.Settings;
import dev.shard.spi.transport.Transport;
import dev.shard.spi.transport.TransportProvider;
import dev.shard.transport.netty.NettyTransportProvider;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/** Ways to go wrong with a proxy, and the tests of the proxies' contracts that find them. */
enum ProxyHabit {
    LOOKS_UP_THE_NAME(Kind.HTTP, HttpProxyHabits::looksUpTheName, "theProxyIsAskedForTheNameAndLetsUsThrough"),
    CHECKS_THE_CERTIFICATE_OF_THE_PROXY(
            Kind.HTTP, HttpProxyHabits::checksTheCertificateOfTheProxy, "tlsGoesThroughAndVerifiesTheGateway"),
    SENDS_ANOTHER_NAME_IN_THE_HANDSHAKE(
            Kind.HTTP,
            HttpProxyHabits::sendsAnotherNameInTheHandshake,
            "theNameIsSentInTheTlsHandshake",
            "tlsGoesThroughAndVerifiesTheGateway"),
    SENDS_THE_PASSWORD_AS_IT_IS_WRITTEN(
            Kind.HTTP, HttpProxyHabits::sendsThePasswordAsItIsWritten, "theProxyIsGivenUserAndPassword"),
    TELLS_NO_STATUS(Kind.HTTP, HttpProxyHabits::tellsNoStatus, "aRefusalIsReportedWithItsStatusAndWithoutThePassword"),
    TELLS_THE_PASSWORD(
            Kind.HTTP, HttpProxyHabits::tellsThePassword, "aRefusalIsReportedWithItsStatusAndWithoutThePassword"),
    BLAMES_THE_GATEWAY_FOR_WHAT_IS_NO_HTTP(
            Kind.HTTP, HttpProxyHabits::blamesTheGatewayForWhatIsNoHttp, "aHostThatIsNoHttpProxyIsReported"),
    WAITS_LONGER_FOR_AN_HTTP_PROXY(
            Kind.HTTP, ProxyHabits::waitsLongerThanItIsAsked, "aSilentProxyIsLeftWithinTheDeadline"),
    NAMES_THE_GATEWAY_FOR_AN_HTTP_PROXY(
            Kind.HTTP, ProxyHabits::namesTheGatewayInsteadOfTheProxy, "aProxyThatIsNotThereIsNamed"),
    BLAMES_THE_GATEWAY_FOR_A_HANG_UP_OF_AN_HTTP_PROXY(
            Kind.HTTP, ProxyHabits::blamesTheGatewayForAHangUp, "aProxyThatHangsUpIsReported"),

    GIVES_SOCKS_AN_ADDRESS_FOR_THE_NAME(
            Kind.SOCKS, SocksProxyHabits::givesAnAddressForTheName, "theProxyIsAskedForTheNameAndLetsUsThrough"),
    GIVES_SOCKS_AN_ADDRESS_AS_A_NAME(
            Kind.SOCKS, SocksProxyHabits::givesAnAddressAsAName, "theProxyIsGivenUserAndPasswordAndAddressesAsTheyAre"),
    GIVES_SOCKS_ANOTHER_PASSWORD(
            Kind.SOCKS, SocksProxyHabits::givesAnotherPassword, "theProxyIsGivenUserAndPasswordAndAddressesAsTheyAre"),
    TAKES_EVERY_REPLY_FOR_YES(Kind.SOCKS, SocksProxyHabits::takesEveryReplyForYes, "aRefusalIsReported"),
    BLAMES_THE_GATEWAY_FOR_A_PROXY_THAT_WANTS_A_USER(
            Kind.SOCKS,
            SocksProxyHabits::blamesTheGatewayForAProxyThatWantsAUser,
            "aProxyThatWantsAUserWhereWeHaveNoneIsReported"),
    WAITS_LONGER_FOR_A_SOCKS_PROXY(
            Kind.SOCKS, ProxyHabits::waitsLongerThanItIsAsked, "aSilentProxyIsLeftWithinTheDeadline"),
    NAMES_THE_GATEWAY_FOR_A_SOCKS_PROXY(
            Kind.SOCKS, ProxyHabits::namesTheGatewayInsteadOfTheProxy, "aProxyThatIsNotThereIsNamed"),
    BLAMES_THE_GATEWAY_FOR_A_HANG_UP_OF_A_SOCKS_PROXY(
            Kind.SOCKS, ProxyHabits::blamesTheGatewayForAHangUp, "aProxyThatHangsUpIsReported");

    /** What the proxy speaks, and so whose contract the habit breaks. */
    enum Kind {
        HTTP(CarelessHttpProxyContract.class),
        SOCKS(CarelessSocksProxyContract.class);

        final Class<?> contract;

        Kind(Class<?> contract) {
            this.contract = contract;
        }
    }

    /** Makes a careless transport. */
    interface Habit {
        /**
         * One that has the habit.
         *
         * @param proxy the setting; the relay of a habit takes its place
         */
        Transport of(URI proxy, Careful careful);
    }

    /** Makes a transport that keeps the contract. */
    interface Careful {
        Transport through(URI proxy);
    }

    final Kind kind;
    final Set<String> tests;
    private final Habit habit;

    ProxyHabit(Kind kind, Habit habit, String... tests) {
        this.kind = kind;
        this.habit = habit;
        this.tests = Set.of(tests);
    }

    /** Makes transports that have the habit. */
    TransportProvider careless() {
        return new TransportProvider() {
            @Override
            public String name() {
                return "careless";
            }

            @Override
            public String description() {
                return ProxyHabit.this.name();
            }

            @Override
            public Transport create(Settings settings) {
                String trust = settings.text("trust").orElseThrow();
                return habit.of(
                        URI.create(settings.text("proxy").orElseThrow()),
                        proxy -> new NettyTransportProvider()
                                .create(Settings.of(Map.of("trust", trust, "proxy", proxy.toString()))));
            }
        };
    }
}
