package dev.shard.bench.run;

import dev.shard.bench.session.SessionFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs groups of benchmarks, one after the other, and writes what came of them. */
public final class BenchmarkRun {
    private static final Map<String, Group> GROUPS = new LinkedHashMap<>();

    static {
        GROUPS.put("throughput", new Throughput(Contestants.throughput()));
        GROUPS.put("latency", Latency.ofEverybody());
        GROUPS.put("memory", Memory.ofEverybody());
        GROUPS.put("ready", Ready.ofEverybody());
        GROUPS.put("lag", Lag.ofEverybody());
        GROUPS.put("curves", new Curves());
    }

    private BenchmarkRun() {}

    /** The benchmarks' folder, then {@code --quick} or not, then names of groups; all of them if there is none. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        List<String> words = new ArrayList<>(Arrays.asList(args).subList(1, args.length));
        Size size = words.remove("--quick") ? Size.QUICK : Size.FULL;
        List<String> unknown =
                words.stream().filter(word -> !GROUPS.containsKey(word)).toList();
        if (!unknown.isEmpty()) {
            end("there is no group %s; there are %s".formatted(unknown, GROUPS.keySet()));
        }
        try {
            run(folder, words, size);
        } catch (IOException e) {
            end(String.valueOf(e.getMessage()));
        }
    }

    private static void end(String why) {
        System.err.println("benchmarks: " + why);
        System.exit(1);
    }

    private static void run(Path folder, List<String> words, Size size) throws Exception {
        Path sessions = folder.resolve("target").resolve("sessions-" + SessionFiles.VERSION);
        SessionFiles.prepare(sessions, size.events());
        for (var group : GROUPS.entrySet()) {
            if (words.isEmpty() || words.contains(group.getKey())) {
                run(group.getKey(), group.getValue(), folder, sessions, size);
            }
        }
    }

    private static void run(String name, Group group, Path folder, Path sessions, Size size) throws Exception {
        Results results = new Results(name);
        try (Lab lab = new Lab(folder, sessions, size)) {
            group.run(lab, results);
            results.write(lab.results());
        }
        System.out.println("## " + name + "\n\n" + results.markdown());
    }
}
