package dev.shard.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Help.Ansi;

/** Shows a block of text again and again: in place on a terminal, now and then as plain lines elsewhere. */
final class Screen {
    private static final String ERASE_LINE = "\u001b[K";

    private static final int USUAL_ROWS = 24;

    private final PrintWriter out;
    private final boolean terminal;
    private int linesShown;

    Screen(PrintWriter out) {
        this.out = out;
        this.terminal = Ansi.AUTO.enabled();
    }

    /** Whether a block can be drawn over the last one. */
    boolean terminal() {
        return terminal;
    }

    /** Lines that fit on it; a usual number if the shell does not say. */
    int rows() {
        String lines = System.getenv("LINES");
        return lines != null && lines.matches("[1-9]\\d{0,3}") ? Integer.parseInt(lines) : USUAL_ROWS;
    }

    void show(String block) {
        StringBuilder text = new StringBuilder();
        if (terminal && linesShown > 0) {
            text.append("\u001b[").append(linesShown).append('A');
        }
        int lines = 0;
        for (String line : (Iterable<String>) block.lines()::iterator) {
            text.append(line.stripTrailing()).append(terminal ? ERASE_LINE : "").append('\n');
            lines++;
        }
        linesShown = lines;
        out.print(text);
        out.flush();
    }
}
