package dev.shard.bench.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A JVM that answers lines with lines, kept on one core by {@code taskset}. */
final class JavaProcess implements AutoCloseable {
    /** Longer than a client waits for a server, so that it can say itself what it waited for. */
    private static final long PATIENCE_SECONDS = 300;

    private static final ScheduledExecutorService WATCH = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "patience");
        thread.setDaemon(true);
        return thread;
    });

    private final String title;
    private final Process process;
    private final PrintWriter input;
    private final BufferedReader output;
    private final Path log;
    private final String greeting;

    private JavaProcess(String title, Process process, Path log) throws IOException {
        this.title = title;
        this.process = process;
        this.log = log;
        input = new PrintWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8), true);
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        greeting = answer();
    }

    /**
     * Starts one, and waits for its first line.
     *
     * @param title what it is called when it fails
     * @param java options, class path and main class, arguments
     * @param log for what it writes to standard error
     */
    static JavaProcess start(String title, int core, List<String> java, Path log) throws IOException {
        List<String> command = new ArrayList<>(List.of("taskset", "-c", String.valueOf(core)));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(java);
        Process process =
                new ProcessBuilder(command).redirectError(log.toFile()).start();
        try {
            return new JavaProcess(title, process, log);
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** The first line. */
    String greeting() {
        return greeting;
    }

    /** Says a line and waits for the answer. */
    String ask(String line) throws IOException {
        tell(line);
        return answer();
    }

    /** Says a line. */
    void tell(String line) {
        input.println(line);
    }

    /** Waits for a line. */
    String answer() throws IOException {
        Future<?> overdue = WATCH.schedule(process::destroyForcibly, PATIENCE_SECONDS, TimeUnit.SECONDS);
        String line = output.readLine();
        if (line == null) {
            String how =
                    overdue.isDone() ? "did not answer within " + PATIENCE_SECONDS + " s" : "ended: " + lastWords();
            throw new IOException(title + " " + how + " (more in " + log + ")");
        }
        overdue.cancel(false);
        return line;
    }

    private String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return lines.isEmpty() ? "without a word" : lines.get(lines.size() - 1);
    }

    /** The most that was ever resident, in bytes. */
    long peakResidentBytes() throws IOException {
        return bytes("status", "VmHWM");
    }

    /** A line of {@code smaps_rollup}, in bytes: exact, where {@code status} may be late by some dozen pages for each core. */
    long residentBytes(String key) throws IOException {
        return bytes("smaps_rollup", key);
    }

    private long bytes(String file, String key) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), file)).stream()
                        .filter(line -> line.startsWith(key + ":"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .findFirst()
                        .orElseThrow(() -> new IOException("no " + key + " in " + file + " of a process"))
                * 1024;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
