import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Measures models that nobody has tuned, for measure-defaults.sh, which says what is measured. */
final class MeasureDefaults {

    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(arguments[0]);
        Builds builds = new Builds(work, arguments[2], arguments[3], arguments[4]);
        Peer peer = new Peer(work, Path.of(arguments[1]), Optional.ofNullable(arguments.length > 7 ? arguments[7] : null));
        long seeds = Long.parseLong(arguments[5]);
        Sheet sheet = new Sheet();
        for (String table : arguments[6].split(",")) {
            switch (table) {
                case "linear" -> new LinearTable(builds, peer, seeds).addTo(sheet);
                case "weights" -> new WeightsTable(builds, peer, seeds).addTo(sheet);
                case "texts" -> new TextsTable(builds, peer, seeds).addTo(sheet);
                case "init" -> new InitTable(builds).addTo(sheet);
                default -> throw new IllegalArgumentException("There is no table '" + table + "'.");
            }
            sheet.print(work.resolve("tables.md"));
        }
        System.exit(sheet.isRight() ? 0 : 1);
    }
}

/** Figures of one thing, a seed each. */
record Figures(double[] values) {

    static Figures of(List<Double> values) {
        return new Figures(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    double mean() {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    double deviation() {
        double mean = mean();
        return values.length < 2
                ? 0
                : Math.sqrt(Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum() / (values.length - 1));
    }

    Figures minus(Figures others) {
        return new Figures(
                IntStream.range(0, values.length).mapToDouble(i -> values[i] - others.values[i]).toArray());
    }

    /** Whether these are above a bound but for chance: two standard errors of their mean are allowed. */
    boolean reach(double bound) {
        return mean() + 2 * deviation() / Math.sqrt(values.length) >= bound;
    }

    String text() {
        return values.length == 0 ? "absent" : String.format(Locale.ROOT, "%.3f ± %.3f", mean(), deviation());
    }
}

/** The tables. */
final class Sheet {
    private final StringBuilder text = new StringBuilder();
    private int printed;
    private boolean right = true;

    void head(String sentence, String... columns) {
        text.append('\n').append(sentence).append("\n\n| ").append(String.join(" | ", columns)).append(" | |\n")
                .append("| --- ".repeat(columns.length + 1)).append("|\n");
    }

    void row(boolean fine, List<String> cells) {
        right &= fine;
        text.append("| ").append(String.join(" | ", cells)).append(fine ? " | right |\n" : " | SHORT |\n");
    }

    boolean isRight() {
        return right;
    }

    void print(Path file) throws IOException {
        System.out.print(text.substring(printed));
        printed = text.length();
        Files.writeString(file, text);
    }
}

/** Rows of a file; what is random about them comes from a seed alone. */
final class Rows {
    private final String header;
    private final List<String> lines = new ArrayList<>();

    Rows(String header) {
        this.header = header;
    }

    void add(Object... cells) {
        List<String> texts = new ArrayList<>();
        for (Object cell : cells) {
            texts.add(cell instanceof Double number ? String.format(Locale.ROOT, "%.4f", number) : String.valueOf(cell));
        }
        lines.add(String.join(",", texts));
    }

    /** Writes rows from one up to another. */
    void write(Path file, int from, int to) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, header + "\n" + String.join("\n", lines.subList(from, to)) + "\n");
    }

    int count() {
        return lines.size();
    }
}

/** The same in scikit-learn. */
record Peer(Path work, Path root, Optional<String> python) {

    /** Returns figures by name of the set and method; none where scikit-learn is absent. */
    Map<String, List<Double>> figures(String table, Path data, List<String> sets) throws IOException, InterruptedException {
        if (python.isEmpty()) {
            return Map.of();
        }
        List<String> command = new ArrayList<>(List.of(
                python.get(), root.resolve("scripts/measure-defaults.py").toString(), table, data.toString()));
        command.addAll(sets);
        Path output = work.resolve("logs/scikit-learn-" + table + ".txt");
        Files.createDirectories(output.getParent());
        int exit = new ProcessBuilder(command).redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start().waitFor();
        if (exit != 0) {
            throw new IOException("scikit-learn's side ended with " + exit + ": " + String.join(" ", command));
        }
        Map<String, List<Double>> figures = new java.util.HashMap<>();
        for (String line : Files.readAllLines(output)) {
            String[] words = line.split(" ");
            figures.put(words[0], Arrays.stream(words).skip(1).map(Double::valueOf).toList());
        }
        return figures;
    }
}
