package dev.shard.cli;

import java.io.PrintWriter;

/** What a check found, a line each: how it went, what was tried, what came of it. */
final class Findings {
    private final PrintWriter out;
    private boolean failed;

    Findings(PrintWriter out) {
        this.out = out;
    }

    void ok(String what, String found) {
        line("ok", what, found);
    }

    void warn(String what, String found) {
        line("warn", what, found);
    }

    /** Was not tried. */
    void skip(String what, String why) {
        line("skip", what, why);
    }

    void fail(String what, String found) {
        failed = true;
        line("fail", what, found);
    }

    boolean failed() {
        return failed;
    }

    private void line(String how, String what, String found) {
        out.printf("%-4s  %s: %s%n", how, what, found);
        out.flush();
    }
}
