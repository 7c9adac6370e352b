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

/** A JVM that answers lines with lines, on one core where {@code taskset} is there to keep it on one. */
final class JavaProcess implements AutoCloseable {
    private static final Path TASKSET = Path.of("/usr/bin/taskset");

    private final Process process;
    private final PrintWriter input;
    private final BufferedReader output;
    private final Path log;
    private final String greeting;

    private JavaProcess(Process process, Path log) throws IOException {
        this.process = process;
        this.log = log;
        input = new PrintWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8), true);
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        greeting = answer();
    }

    /**
     * Starts one, and waits for its first line.
     *
     * @param java options, class path and main class, arguments
     * @param log for what it writes to standard error
     */
    static JavaProcess start(int core, List<String> java, Path log) throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(TASKSET)) {
            command.addAll(List.of(TASKSET.toString(), "-c", String.valueOf(core)));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(java);
        Process process =
                new ProcessBuilder(command).redirectError(log.toFile()).start();
        try {
            return new JavaProcess(process, log);
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
        String line = output.readLine();
        if (line == null) {
            throw new IOException("the process ended; see " + log);
        }
        return line;
    }

    /** A line of {@code /proc/<pid>/status} that is in kB, in bytes. */
    long statusBytes(String key) throws IOException {
        return status(key) * 1024;
    }

    private long status(String key) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                .filter(line -> line.startsWith(key + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow(() -> new IOException("no " + key + " in the status of a process"));
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
