package dev.shard.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that a group measured, round by round; and the tables that are made of it. */
final class Results {
    private final String group;
    private final Map<String, List<Double>> values = new LinkedHashMap<>();
    private final StringBuilder markdown = new StringBuilder();

    Results(String group) {
        this.group = group;
    }

    /** Notes what one round gave. */
    void add(Contestant contestant, String metric, double value) {
        values.computeIfAbsent(key(contestant, metric), first -> new ArrayList<>())
                .add(value);
    }

    /** All rounds of a metric. */
    Series series(Contestant contestant, String metric) {
        return new Series(values.getOrDefault(key(contestant, metric), List.of()));
    }

    /** One contestant's metric divided by another's, round by round. */
    Series ratio(Contestant dividend, Contestant divisor, String metric) {
        List<Double> above = values.getOrDefault(key(dividend, metric), List.of());
        List<Double> below = values.getOrDefault(key(divisor, metric), List.of());
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < Math.min(above.size(), below.size()); round++) {
            ratios.add(above.get(round) / below.get(round));
        }
        return new Series(ratios);
    }

    /** Same, by whoever of several had the least in each round. */
    Series ratioToLeast(Contestant dividend, List<Contestant> divisors, String metric) {
        List<Double> above = values.getOrDefault(key(dividend, metric), List.of());
        List<Double> ratios = new ArrayList<>();
        for (int at = 0; at < above.size(); at++) {
            int round = at;
            double least = divisors.stream()
                    .mapToDouble(divisor ->
                            values.getOrDefault(key(divisor, metric), List.of()).get(round))
                    .min()
                    .orElseThrow();
            ratios.add(above.get(round) / least);
        }
        return new Series(ratios);
    }

    private static String key(Contestant contestant, String metric) {
        return contestant.id() + "," + metric;
    }

    /** Appends a paragraph. */
    void paragraph(String text) {
        markdown.append(text).append("\n\n");
    }

    /** Begins a table. */
    void header(String... cells) {
        row(cells);
        markdown.append("| --- ".repeat(cells.length)).append("|\n");
    }

    /** Appends a row. */
    void row(String... cells) {
        markdown.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /** Ends a table. */
    void end() {
        markdown.append('\n');
    }

    /** Appends a table of figures that were to be reached, and whether they were. */
    void goals(List<Goal> goals) {
        header("figure", "measured (range)", "goal", "aim", "verdict");
        goals.forEach(goal -> row(goal.cells()));
        end();
    }

    String markdown() {
        return markdown.toString();
    }

    /** Writes {@code <group>.md}, and {@code <group>.csv} with each round's value in a line. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(group + ".md"), markdown);
        List<String> lines = new ArrayList<>(List.of("contestant,metric,round,value"));
        values.forEach((key, rounds) -> {
            for (int round = 0; round < rounds.size(); round++) {
                lines.add(key + "," + round + "," + rounds.get(round));
            }
        });
        Files.write(folder.resolve(group + ".csv"), lines);
    }
}
