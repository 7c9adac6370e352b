package dev.shard.core.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages of {@code docs/protocol} that tests hold against the code. */
final class Documents {
    private static final Pattern ROW = Pattern.compile("^\\| (\\d+) \\|");

    private Documents() {}

    /** The rows of the transition table. */
    static SortedSet<Integer> rows() {
        SortedSet<Integer> rows = new TreeSet<>();
        for (String line : lines("transitions.md")) {
            Matcher row = ROW.matcher(line);
            if (row.find() && !rows.add(Integer.parseInt(row.group(1)))) {
                throw new IllegalStateException("row " + row.group(1) + " stands twice in transitions.md");
            }
        }
        return rows;
    }

    /** The lines of one page. */
    static List<String> lines(String page) {
        Path path = Stream.of(Path.of("docs", "protocol", page), Path.of("..", "docs", "protocol", page))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("docs/protocol/" + page + " is missing"));
        try {
            return Files.readAllLines(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
