package dev.shard.cli;

import dev.shard.sim.GatewaySimulator;
import dev.shard.sim.SimulatorBuilder;
import dev.shard.sim.report.Counts;
import dev.shard.sim.traffic.RecordingException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code shard sim}: the simulator alone, for clients in any language. */
@Command(
        name = "sim",
        description =
                "Runs the gateway simulator alone, on 127.0.0.1, until Ctrl-C; then prints what its clients did wrong.")
final class SimCommand implements Callable<Integer> {
    @Option(names = "--port", paramLabel = "P", defaultValue = "0", description = "0, the default, takes a free one.")
    private int port;

    @Option(
            names = "--token",
            paramLabel = "T",
            defaultValue = "SIM.TOKEN",
            description = "The bot token that is accepted. Default: ${DEFAULT-VALUE}")
    private String token = "SIM.TOKEN";

    @Option(names = "--guilds", paramLabel = "N", defaultValue = "10", description = "Default: ${DEFAULT-VALUE}")
    private int guilds = 10;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "5",
            description = "Generated events per second and session. Default: ${DEFAULT-VALUE}")
    private double rate = 5;

    @Option(
            names = "--shards",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many shards GET /gateway/bot recommends. Default: ${DEFAULT-VALUE}")
    private int shards = 1;

    @Option(
            names = "--max-concurrency",
            paramLabel = "N",
            defaultValue = "1",
            description = "Identifies per 5 seconds, that is the number of buckets. Default: ${DEFAULT-VALUE}")
    private int maxConcurrency = 1;

    @Option(
            names = "--daily-limit",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Session starts in 24 hours. Default: ${DEFAULT-VALUE}")
    private int dailyLimit = 1000;

    @Option(
            names = "--faults",
            paramLabel = "LEVEL",
            defaultValue = "none",
            description = "none, mild or wild. Default: none")
    private FaultLevel faults = FaultLevel.NONE;

    @Option(names = "--seed", paramLabel = "L", defaultValue = "1", description = "Of traffic and faults. Default: 1")
    private long seed;

    @Option(
            names = "--replay",
            paramLabel = "FILE",
            description =
                    "Send a recorded session instead: payload lines (.jsonl), or a compressed stream (.bin) byte for byte.")
    private @Nullable Path replay;

    @Option(names = "--tls", description = "Serve wss:// and https:// with a certificate made for this run.")
    private boolean tls;

    @Option(names = "--trace", description = "Write each payload's op, t, s and size to standard error.")
    private boolean trace;

    @Mixin
    private Console console = new Console();

    @Override
    public Integer call() throws Exception {
        console.applyVerbosity();
        try (GatewaySimulator gateway = start();
                CertificateFile certificate = CertificateFile.of(gateway)) {
            PrintWriter out = console.out();
            out.println("gateway " + gateway.gatewayUrl());
            out.println("api " + gateway.apiUrl());
            certificate.path().ifPresent(path -> out.println("certificate " + path));
            out.flush();
            console.interrupted().get();
            report(gateway, out);
            out.flush();
            return 0;
        }
    }

    private GatewaySimulator start() {
        console.check(port >= 0 && port <= 65_535, "--port must be from 0 to 65535, was " + port);
        console.check(guilds >= 0 && guilds <= 100_000, "--guilds must be from 0 to 100000, was " + guilds);
        console.check(rate >= 0 && rate <= 100_000, "--rate must be from 0 to 100000 events per second, was " + rate);
        console.check(shards >= 1 && shards <= 100_000, "--shards must be from 1 to 100000, was " + shards);
        console.check(
                maxConcurrency >= 1 && maxConcurrency <= 100_000,
                "--max-concurrency must be from 1 to 100000, was " + maxConcurrency);
        console.check(dailyLimit >= 0, "--daily-limit must be at least 0, was " + dailyLimit);
        console.check(replay == null || Files.isReadable(replay), "--replay: cannot read " + replay);
        SimulatorBuilder builder = GatewaySimulator.builder()
                .port(port)
                .tls(tls)
                .token(token)
                .guilds(guilds)
                .recommendedShards(shards)
                .maxConcurrency(maxConcurrency)
                .sessionStarts(dailyLimit, dailyLimit)
                .trafficRate(rate)
                .seed(seed)
                .faults(faults.faults(seed));
        if (trace) {
            builder.trace(new TraceLines(console.err()));
        }
        if (replay != null) {
            builder.replay(replay);
        }
        try {
            return builder.start();
        } catch (UncheckedIOException | RecordingException refused) {
            throw new CliException(String.valueOf(refused.getMessage()), refused);
        }
    }

    private static void report(GatewaySimulator gateway, PrintWriter out) {
        Counts counts = gateway.counts();
        out.printf(
                "connections %d, identifies %d, resumes %d, heartbeats %d%n",
                counts.connections(), counts.identifies(), counts.resumes(), counts.heartbeats());
        if (gateway.violations().isEmpty()) {
            out.println("violations none");
        }
        gateway.violations()
                .forEach((violation, count) ->
                        out.printf("violation %s (step %s): %d%n", violation, violation.step(), count));
    }
}
