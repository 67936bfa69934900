package org.cunyi.insight.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How times grow with the number of cases, both on logarithmic axes: where a line is flat, more cases cost nothing. */
public final class GrowthChart {

    private static final int LEFT = 60;
    private static final int TOP = 40;
    private static final int WIDTH = 420;
    private static final int HEIGHT = 300;
    private static final double LEAST = 0.1;
    private static final int DECADES = 5;
    private static final List<String> INKS = List.of("#9b1c1c", "#1f1b16", "#2b6cb0", "#2f855a", "#b7791f", "#6b46c1", "#718096", "#c05621");

    private GrowthChart() {
    }

    /** @param times in milliseconds, one for each size */
    public static String of(String title, List<Integer> sizes, Map<String, List<Double>> times) {
        List<String> names = List.copyOf(times.keySet());
        String lines = IntStream.range(0, names.size()).mapToObj(i -> line(i, names.get(i), times.get(names.get(i)))).collect(Collectors.joining());
        String grid = IntStream.rangeClosed(0, DECADES).mapToObj(d -> said("<path d='M%d %.0fh%d' stroke='#cfc7b6'/><text x='%d' y='%.0f'"
                + " text-anchor='end'>%s</text>%n", LEFT, y(LEAST * Math.pow(10, d)), WIDTH, LEFT - 6, y(LEAST * Math.pow(10, d)) + 4,
                d == 0 ? "0.1" : String.valueOf((int) Math.pow(10, d - 1)))).collect(Collectors.joining());
        String below = IntStream.range(0, sizes.size()).mapToObj(i -> said("<text x='%.0f' y='%d' text-anchor='middle'>%,d</text>%n", x(i, sizes.size()),
                TOP + HEIGHT + 20, sizes.get(i))).collect(Collectors.joining());
        return said("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif' font-size='12'>%n<title>%s</title>%n"
                + "<rect width='100%%' height='100%%' fill='#fff'/>%n<text x='%d' y='20'>%s</text>%n", LEFT + WIDTH + 330, TOP + HEIGHT + 40, title, LEFT, title)
                + grid + below + lines + "</svg>\n";
    }

    private static String line(int at, String name, List<Double> times) {
        String ink = INKS.get(at % INKS.size());
        String points = IntStream.range(0, times.size()).mapToObj(i -> said("%.0f,%.1f", x(i, times.size()), y(times.get(i)))).collect(Collectors.joining(" "));
        int row = TOP + 10 + at * 20;
        return said("<polyline points='%s' fill='none' stroke='%s' stroke-width='2'/><path d='M%d %dh18' stroke='%s' stroke-width='3'/>"
                + "<text x='%d' y='%d'>%s</text>%n", points, ink, LEFT + WIDTH + 20, row, ink, LEFT + WIDTH + 44, row + 4, name);
    }

    private static double x(int i, int of) {
        return LEFT + WIDTH * (0.5 + i) / of;
    }

    private static double y(double time) {
        return TOP + HEIGHT * (1 - Math.log10(Math.max(time, LEAST) / LEAST) / DECADES);
    }

    private static String said(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
