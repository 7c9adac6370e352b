package dev.shard.secrets;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads what tests have logged, printed and reported, and finds tokens in it. */
final class SecretScan {
    private static final int MOST_FINDINGS = 20;

    private final Collection<String> tokens;
    private final List<String> findings = new ArrayList<>();
    private final Set<Path> read = new TreeSet<>();
    private long traceLines;

    SecretScan(Collection<String> tokens) {
        this.tokens = tokens;
    }

    /** Reads every file below the directory, if it is there. */
    SecretScan read(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            List<Path> files;
            try (Stream<Path> all = Files.walk(directory)) {
                files = all.filter(Files::isRegularFile).toList();
            }
            for (Path file : files) {
                readFile(file);
            }
        }
        return this;
    }

    /** Where tokens stand, without the token. */
    List<String> findings() {
        return findings;
    }

    /** What was read. */
    Set<Path> files() {
        return read;
    }

    /** Lines of the level TRACE among it. */
    long traceLines() {
        return traceLines;
    }

    private void readFile(Path file) throws IOException {
        read.add(file);
        // Tokens are ASCII, and any byte is a character here.
        try (BufferedReader lines = Files.newBufferedReader(file, ISO_8859_1)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                traceLines += line.contains(" TRACE ") ? 1 : 0;
                if (findings.size() < MOST_FINDINGS && hasToken(line)) {
                    findings.add(file + ":" + number + ": " + withoutTokens(line));
                }
            }
        }
    }

    private boolean hasToken(String line) {
        for (String token : tokens) {
            if (line.contains(token)) {
                return true;
            }
        }
        return false;
    }

    private String withoutTokens(String line) {
        String hidden = line;
        for (String token : tokens) {
            hidden = hidden.replace(token, "<token>");
        }
        return hidden.substring(0, Math.min(300, hidden.length()));
    }
}
