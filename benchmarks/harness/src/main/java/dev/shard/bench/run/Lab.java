package dev.shard.bench.run;

import dev.shard.bench.load.LoadServerProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where processes are started: the load server on one core, clients on another. */
final class Lab implements AutoCloseable {
    private final Path folder;
    private final Path sessions;
    private final Size size;
    private final Cores cores;
    private final JavaProcess server;
    private final URI gateway;

    /** @param folder that has the benchmarks' modules in it */
    Lab(Path folder, Path sessions, Size size) throws IOException {
        this.folder = folder;
        this.sessions = sessions;
        this.size = size;
        cores = Cores.allowed();
        Files.createDirectories(logs());
        server = JavaProcess.start(
                "the load server",
                cores.server(),
                List.of(
                        "-Xms64m",
                        "-Xmx256m",
                        "-cp",
                        classPath("kit"),
                        LoadServerProcess.class.getName(),
                        sessions.toString()),
                logs().resolve("load-server.log"));
        gateway = URI.create("ws://127.0.0.1:" + server.greeting());
    }

    Size size() {
        return size;
    }

    /** Where the sessions are. */
    Path sessions() {
        return sessions;
    }

    /** A folder for what is not to be kept. */
    Path logs() {
        return folder.resolve("target").resolve("logs");
    }

    /** Where tables and pictures go. */
    Path results() {
        return folder.resolve("target").resolve("results");
    }

    /** Where connections go that are not secured. */
    URI gateway() {
        return gateway;
    }

    /** What connections get that are opened from now on; kind and plan as the server reads them. */
    void serve(String kindAndPlan) throws IOException {
        server.ask(kindAndPlan);
    }

    /** When the first event of a pace was due. */
    long startedNanos() throws IOException {
        return Long.parseLong(server.ask("started"));
    }

    /** Makes sure that so many connections are there, as the server sees it. */
    void requireConnections(int expected, Contestant contestant) throws IOException {
        int connections = Integer.parseInt(server.ask("connections"));
        if (connections != expected) {
            throw new IOException(
                    "%s has %d connections in place of %d".formatted(contestant.title(), connections, expected));
        }
    }

    /** Starts a process under measurement. */
    JavaProcess start(Contestant contestant, String... options) throws IOException {
        return start(contestant, gateway, options);
    }

    /** Same, of a client that connects to another address. */
    JavaProcess start(Contestant contestant, URI to, String... options) throws IOException {
        List<String> java = new ArrayList<>(Arrays.asList(options));
        java.addAll(List.of("-cp", classPath(contestant.module()), contestant.mainClass()));
        java.addAll(contestant.arguments());
        java.addAll(List.of(to.toString(), sessions.toString()));
        return JavaProcess.start(
                contestant.title(),
                cores.client(),
                java,
                logs().resolve(contestant.id().replace('/', '-') + ".log"));
    }

    /** What a module's classes need, its own first. */
    private String classPath(String module) throws IOException {
        Path target = folder.resolve(module).resolve("target");
        String libraries = Files.readString(target.resolve("class-path"));
        return target.resolve("classes") + (libraries.isEmpty() ? "" : ":" + libraries);
    }

    @Override
    public void close() throws InterruptedException {
        server.close();
    }
}
