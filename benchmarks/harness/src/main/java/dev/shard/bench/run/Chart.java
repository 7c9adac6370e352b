package dev.shard.bench.run;

import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A curve as a picture: medians joined by a line, a bar from the least to the most; x in powers of ten, y from zero.
 *
 * @param name of the file
 * @param x what grows, and {@code y} what it costs
 */
record Chart(String name, String x, String y, SortedMap<Double, Series> points) {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 320;
    private static final int LEFT = 60;
    private static final int RIGHT = 20;
    private static final int TOP = 20;
    private static final int BOTTOM = 45;
    private static final int GRID_LINES = 4;

    Chart(String name, String x, String y, Map<Double, Series> points) {
        this(name, x, y, new TreeMap<>(points));
    }

    /** The picture; draws what is black in the colour of the text around it. */
    String svg() {
        StringBuilder svg = new StringBuilder();
        append(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">",
                WIDTH,
                HEIGHT);
        append(svg, "<rect width=\"%d\" height=\"%d\" fill=\"white\"/>", WIDTH, HEIGHT);
        grid(svg);
        StringBuilder line = new StringBuilder();
        points.forEach((at, series) -> {
            double px = px(at);
            line.append(String.format(Locale.ROOT, "%.1f,%.1f ", px, py(series.median())));
            append(
                    svg,
                    "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#5865f2\" stroke-width=\"2\"/>",
                    px,
                    px,
                    py(series.min()),
                    py(series.max()));
            append(svg, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"#5865f2\"/>", px, py(series.median()));
            append(
                    svg,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                    px,
                    HEIGHT - BOTTOM + 18,
                    String.format(Locale.ROOT, "%,.0f", at));
        });
        append(
                svg,
                "<polyline points=\"%s\" fill=\"none\" stroke=\"#5865f2\"/>",
                line.toString().strip());
        append(svg, "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>", WIDTH / 2, HEIGHT - 8, x);
        append(svg, "<text x=\"%d\" y=\"%d\">%s</text>", LEFT, TOP - 6, y);
        return svg.append("</svg>\n").toString();
    }

    private void grid(StringBuilder svg) {
        for (int i = 0; i <= GRID_LINES; i++) {
            double value = highest() * i / GRID_LINES;
            append(
                    svg,
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>",
                    LEFT,
                    WIDTH - RIGHT,
                    py(value),
                    py(value));
            append(svg, "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.1f</text>", LEFT - 6, py(value) + 4, value);
        }
    }

    private double highest() {
        return points.values().stream().mapToDouble(Series::max).max().orElse(1) * 1.05;
    }

    private double px(double at) {
        double first = Math.log10(points.firstKey());
        double span = Math.max(1e-9, Math.log10(points.lastKey()) - first);
        return LEFT + 20 + (Math.log10(at) - first) / span * (WIDTH - LEFT - RIGHT - 50);
    }

    private double py(double value) {
        return HEIGHT - BOTTOM - value / highest() * (HEIGHT - TOP - BOTTOM);
    }

    private static void append(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
