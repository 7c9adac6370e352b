package dev.shard.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every token that a source of ours speaks of, so that a new test is watched without a word. */
final class TestTokens {
    private static final Pattern SPOKEN_OF = Pattern.compile("(?:BotToken\\.of\\(|Shards\\.builder\\(|\\.token\\(|"
            + "\\w*(?:TOKEN|CANARY)\\w* = |DISCORD_TOKEN\", |shard\\.token\", )\\s*\"([^\"\\\\]+)\"");

    /** Shorter ones are parts of ordinary words. */
    private static final int SHORTEST = 8;

    private TestTokens() {}

    static Set<String> in(Collection<Path> sourceDirectories) {
        Set<String> tokens = new TreeSet<>();
        for (Path directory : sourceDirectories) {
            try (Stream<Path> files = Files.walk(directory)) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(file -> tokens.addAll(in(read(file))));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return tokens;
    }

    static Set<String> in(String source) {
        Set<String> tokens = new TreeSet<>();
        SPOKEN_OF
                .matcher(source)
                .results()
                .map(found -> found.group(1))
                .filter(token -> token.length() >= SHORTEST && token.contains("."))
                .forEach(tokens::add);
        return tokens;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
