package dev.shard.bench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Two cores: one for the load server, one for the client under measurement. */
record Cores(int server, int client) {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String KEY = "Cpus_allowed_list:";

    /** The first two that this process may use. */
    static Cores allowed() throws IOException {
        return of(Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith(KEY))
                .map(line -> line.substring(KEY.length()).strip())
                .findFirst()
                .orElseThrow(() -> new IOException("benchmarks need a Linux that tells which cores may be used")));
    }

    /** As the kernel lists them: {@code 0-3,8}. */
    static Cores of(String list) throws IOException {
        List<Integer> cores = new ArrayList<>();
        for (String range : list.split(",")) {
            String[] ends = range.split("-");
            int last = Integer.parseInt(ends[ends.length - 1]);
            for (int core = Integer.parseInt(ends[0]); core <= last; core++) {
                cores.add(core);
            }
        }
        if (cores.size() < 2) {
            throw new IOException("benchmarks need two cores, and this process may use core " + list + " only");
        }
        return new Cores(cores.get(0), cores.get(1));
    }
}
