package io.github.mlmodel.engine.neural.layer;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What the layers of a network give and train.
 *
 * @param rows one a layer
 */
public record Summary(List<Row> rows) {

    /** Copies the list. */
    public Summary {
        rows = List.copyOf(rows);
    }

    /**
     * A layer.
     *
     * @param number counted from 1, nested lines included
     * @param line its line
     * @param output the shape of one row of its output, for example {@code 64x7x7}
     * @param parameters how many numbers it trains
     */
    public record Row(int number, String line, String output, long parameters) {}

    /** Returns how many numbers are trained. */
    public long parameters() {
        return rows.stream().mapToLong(Row::parameters).sum();
    }

    /** Returns a table with a line for each layer and one for the sum, in columns. */
    public String text() {
        int line = width(rows.stream().map(Row::line), "layer");
        int output = width(rows.stream().map(Row::output), "output");
        StringBuilder text = new StringBuilder();
        append(text, line, output, "", "layer", "output", "parameters");
        for (Row row : rows) {
            append(text, line, output, String.valueOf(row.number()), row.line(), row.output(), count(row.parameters()));
        }
        append(text, line, output, "", "", "", count(parameters()));
        return text.toString();
    }

    private static void append(StringBuilder text, int line, int output, String... cells) {
        String format = "%4s  %-" + line + "s  %-" + output + "s  %13s\n";
        text.append(String.format(Locale.ROOT, format, (Object[]) cells));
    }

    private static int width(Stream<String> cells, String title) {
        return Stream.concat(cells, Stream.of(title))
                .mapToInt(String::length)
                .max()
                .orElseThrow();
    }

    private static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
