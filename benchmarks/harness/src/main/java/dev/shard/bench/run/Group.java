package dev.shard.bench.run;

/** One of the questions that {@code benchmarks/run} answers. */
interface Group {
    void run(Lab lab, Results results) throws Exception;
}
