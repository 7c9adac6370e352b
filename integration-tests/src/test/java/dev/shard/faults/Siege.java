package dev.shard.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shard.integration.Combination;
import dev.shard.sim.GatewaySimulator;
import dev.shard.sim.report.SessionRecord;
import dev.shard.sim.scenario.ResumeUrl;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;

/** A bot of two shards, the first of which is attacked; the second one must not notice. */
final class Siege implements AutoCloseable {
    private static final int ATTACKED = 0;
    private static final int NEIGHBOUR = 1;

    /** Longer than any attack that is not one by silence. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(20);

    /** A peer that is silent for so long is found in less than two. */
    private static final Duration SHORT_HEARTBEAT = Duration.ofSeconds(2);

    /** More than two starting at once take longer than any bound on a busy machine. */
    private static final Semaphore PROCESSES = new Semaphore(2);

    private final GatewaySimulator gateway;
    private final FaultProxy proxy;
    private final BotProcess bot;
    private int published;

    private Siege(GatewaySimulator gateway, FaultProxy proxy, BotProcess bot) {
        this.gateway = gateway;
        this.proxy = proxy;
        this.bot = bot;
    }

    /** Waits until there are not too many processes at once; then starts another one. */
    static Siege of(Combination parts) throws IOException, InterruptedException {
        PROCESSES.acquire();
        try {
            return started(parts);
        } catch (IOException | InterruptedException | RuntimeException | Error failed) {
            PROCESSES.release();
            throw failed;
        }
    }

    private static Siege started(Combination parts) throws IOException, InterruptedException {
        GatewaySimulator gateway = GatewaySimulator.builder()
                .identifySpacing(Duration.ZERO)
                .heartbeatInterval(HEARTBEAT)
                .heartbeatTolerance(10)
                .resumeUrl(ResumeUrl.absent())
                .start();
        FaultProxy proxy = FaultProxy.to(gateway.gatewayUrl());
        BotProcess bot = BotProcess.start(parts, proxy.inFrontOf(gateway.gatewayUrl()), gateway.gatewayUrl());
        Siege siege = new Siege(gateway, proxy, bot);
        siege.awaitEvent(ATTACKED, 0);
        siege.awaitEvent(NEIGHBOUR, 0);
        return siege;
    }

    /** Between the frames of a session. */
    void insert(Attack attack) throws InterruptedException {
        endure(attack, () -> proxy.newest().insert(attack.script()));
    }

    /** Lets the attacked shard alone beat more often from now on, until its connection ends. */
    void quicken() throws InterruptedException {
        gateway.shard(ATTACKED).sendHello(SHORT_HEARTBEAT);
        awaitEvent(ATTACKED, 0);
    }

    /** In place of the gateway's answer to the next upgrade. */
    void answer(Attack attack) throws InterruptedException {
        proxy.next(Plan.instead(attack.script()));
        endure(attack, () -> proxy.newest().reset());
    }

    /** As a message of the gateway's, past its codec and compressor. */
    void send(String name, String words, boolean costsTheConnection, byte[] message) throws InterruptedException {
        endure(
                new Attack(name, words, costsTheConnection, out -> {}),
                () -> gateway.shard(ATTACKED).sendRaw(message));
    }

    private void endure(Attack attack, Runnable strike) throws InterruptedException {
        int before = bot.said().size();
        strike.run();
        if (!attack.words().isEmpty()) {
            bot.await(attack + ": " + attack.words(), before, line -> isOf(ATTACKED, line, attack.words()));
        }
        if (attack.costsTheConnection()) {
            bot.await(attack + ": active again", before, line -> isOf(ATTACKED, line, "active"));
        }
        awaitEvent(NEIGHBOUR, before);
        awaitEvent(ATTACKED, before);
        List<String> heard = bot.said().subList(before, bot.said().size());
        assertThat(heard).as("%s", attack).noneMatch(line -> isOf(NEIGHBOUR, line, "disconnected"));
        if (!attack.costsTheConnection()) {
            assertThat(heard).as("%s", attack).noneMatch(line -> isOf(ATTACKED, line, "disconnected"));
        }
    }

    private void awaitEvent(int shard, int from) throws InterruptedException {
        String name = "PROOF_" + ++published;
        gateway.await(sim -> sim.publishTo(shard, name, "{}") > 0, Duration.ofSeconds(20));
        bot.await(name, from, line -> isOf(shard, line, name));
    }

    private static boolean isOf(int shard, String line, String words) {
        return line.startsWith(shard + " ") && line.contains(words);
    }

    /** Lets the bot go; fails if it was not what it should be, or has lost anything. */
    void lift() throws IOException, InterruptedException {
        bot.end();
        assertThat(bot.said()).noneMatch(line -> line.contains(" lost ")).endsWith("ended");
        assertThat(gateway.counts().identifies()).isEqualTo(2);
        assertThat(gateway.violations()).isEmpty();
        for (SessionRecord session : gateway.ledger().sessions()) {
            assertThat(sequencesOf(session.shard().id()))
                    .hasSize((int) session.dispatched())
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
    }

    private List<Long> sequencesOf(int shard) {
        return bot.said().stream()
                .filter(line -> line.startsWith(shard + " event "))
                .map(line -> Long.valueOf(line.split(" ")[2]))
                .toList();
    }

    @Override
    public void close() throws IOException {
        PROCESSES.release();
        bot.close();
        proxy.close();
        gateway.close();
    }
}
