package dev.shard.thirdparty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.sim.GatewaySimulator;
import dev.shard.sim.report.SessionRecord;
import dev.shard.sim.report.Violation;
import dev.shard.sim.scenario.Moment;
import dev.shard.sim.scenario.SimConnection;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import net.dv8tion.jda.api.GatewayEncoding;
import net.dv8tion.jda.api.events.session.SessionResumeEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** JDA 5.6, which asks for zlib-stream, in both encodings. */
class JdaTest {
    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final double EVENTS_PER_SECOND = 200;
    /** It knows neither their newest components nor channels that it has not seen, and then does not tell of them. */
    private static final String NOT_ALWAYS_READ = "INTERACTION_CREATE";

    @ParameterizedTest
    @EnumSource(GatewayEncoding.class)
    void itLogsInHearsEverythingResumesAndShutsDown(GatewayEncoding encoding) throws InterruptedException {
        var sent = new SentDispatches();
        try (GatewaySimulator gateway = GatewaySimulator.builder().trace(sent).start();
                JdaBot bot = new JdaBot(gateway, encoding)) {
            bot.jda().awaitReady();
            assertThat(bot.jda().getGuilds()).hasSize(2);

            gateway.trafficRate(EVENTS_PER_SECOND);
            await(gateway, () -> sent.names().size() > 200);
            gateway.shard(0).reset();
            await(gateway, () -> bot.heard(SessionResumeEvent.class));
            gateway.trafficRate(0);
            await(gateway, () -> heardEverything(bot, sent));
            bot.jda().shutdown();

            assertThat(bot.jda().awaitShutdown(BOUND)).isTrue();
            await(gateway, () -> session(gateway).state() == SessionRecord.State.ENDED_BY_CLIENT);
            assertThat(gateway.counts().identifies()).isOne();
            assertThat(gateway.counts().resumes()).isOne();
            // It asks for the members of a guild again when GUILD_CREATE comes again, be it within the 30 s.
            assertThat(gateway.violations().keySet()).isSubsetOf(Violation.MEMBERS_TOO_OFTEN);
        }
    }

    /** Contrary to "After receiving the Hello event, your app should send Identify", it does not wait for HELLO. */
    @Test
    void itIdentifiesBeforeHello() throws InterruptedException {
        try (GatewaySimulator gateway = GatewaySimulator.start()) {
            gateway.scenario().next(Moment.HELLO).hold();
            try (JdaBot bot = new JdaBot(gateway, GatewayEncoding.JSON)) {
                await(gateway, () -> gateway.counts().identifies() == 1);
                gateway.connections().forEach(SimConnection::proceed);

                assertThat(bot.jda().awaitReady().getGuilds()).hasSize(2);
                assertThat(gateway.violations()).isEmpty();
            }
        }
    }

    /** Nothing that was sent is missing, and nothing is there that was not. */
    private static boolean heardEverything(JdaBot bot, SentDispatches sent) {
        return sent.names().entrySet().stream()
                        .allMatch(dispatch ->
                                isIn(bot, dispatch) || dispatch.getValue().equals(NOT_ALWAYS_READ))
                && sent.names().entrySet().containsAll(bot.dispatches().entrySet());
    }

    private static boolean isIn(JdaBot bot, Map.Entry<Long, String> dispatch) {
        return dispatch.getValue().equals(bot.dispatches().get(dispatch.getKey()));
    }

    private static SessionRecord session(GatewaySimulator gateway) {
        return gateway.ledger().sessions().get(0);
    }

    private static void await(GatewaySimulator gateway, BooleanSupplier condition) {
        assertThat(gateway.await(sim -> condition.getAsBoolean(), BOUND))
                .as("%s %s", gateway.counts(), gateway.violations())
                .isTrue();
    }
}
