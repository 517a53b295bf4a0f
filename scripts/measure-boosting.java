import io.github.mlmodel.model.ColumnKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Measures gradient boosting beside its peers, for measure-boosting.sh, which says what is measured. */
final class MeasureBoosting {

    private MeasureBoosting() {}

    public static void main(String[] arguments) throws Exception {
        Map<String, List<String>> options = new TreeMap<>();
        List<String> last = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.startsWith("--")) {
                last = options.computeIfAbsent(argument, key -> new ArrayList<>());
            } else {
                last.add(argument);
            }
        }
        Wanted wanted = new Wanted(
                Path.of(options.get("--work").get(0)),
                options.get("--python").stream().findFirst(),
                Path.of(options.get("--peers").get(0)),
                options.getOrDefault("--parameter", List.of()),
                options.getOrDefault("--only", List.of()),
                Integer.parseInt(options.get("--seeds").get(0)),
                Integer.parseInt(options.get("--rounds").get(0)),
                Integer.parseInt(options.get("--trees").get(0)));
        List<Trials> given = new ArrayList<>();
        for (String folder : options.getOrDefault("--data", List.of())) {
            given.addAll(FileTrials.in(Path.of(folder)));
        }
        Sheet sheet = new Sheet(wanted.work().resolve("tables.md"));
        if (options.get("--table").contains("quality")) {
            new QualityTable(wanted).addTo(sheet, given);
        } else {
            new SpeedTable(wanted).addTo(sheet, given);
        }
        System.exit(sheet.isRight() ? 0 : 1);
    }
}

/**
 * What was asked for.
 *
 * @param peers folder with the peers' native libraries, of those that are there
 * @param parameters of the product's trainer what is not as it is by default
 * @param only names of sets; none for all
 * @param rounds how often each time is taken
 * @param trees how many trees (a class) all grow where times are taken
 */
record Wanted(
        Path work, Optional<String> python, Path peers, List<String> parameters, List<String> only, int seeds, int rounds,
        int trees) {

    boolean wants(String set) {
        return only.isEmpty() || only.contains(set);
    }

    /** Returns those that can be asked, in the tables' order. */
    List<Peer> peersOf(List<String> names) {
        return names.stream().map(name -> new Peer(name, this)).toList();
    }
}

/** Another library, called by measure-boosting.py. */
record Peer(String name, Wanted wanted) {

    static final String LIGHTGBM = "lightgbm";
    static final String XGBOOST = "xgboost";
    static final String SCIKIT_LEARN = "scikit-learn";

    boolean isAbsent() {
        return wanted.python().isEmpty() || !Files.exists(library());
    }

    /** Returns whether it can be asked of such rows in reasonable time. */
    boolean takes(Labelled rows) {
        return !name.equals(SCIKIT_LEARN) || !rows.kinds().contains(ColumnKind.TEXT);
    }

    /** For scikit-learn a mark that it was found. */
    private Path library() {
        return wanted.peers().resolve(switch (name) {
            case LIGHTGBM -> "lib_lightgbm.so";
            case XGBOOST -> "libxgboost4j.so";
            default -> SCIKIT_LEARN;
        });
    }

    /** Trains on what each folder has, one after the other, and returns what each took. */
    List<Taken> train(int threads, String settings, List<Path> folders) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(wanted.python().orElseThrow(),
                System.getProperty("measure.scripts") + "/measure-boosting.py", name, library().toString(),
                Integer.toString(threads), settings));
        folders.forEach(folder -> command.add(folder.toString()));
        return Taken.by(command, threads, wanted.work());
    }

    double[] predicted(Path folder) throws IOException {
        return doubles(folder.resolve("predicted-" + name + ".f64"));
    }

    static double[] doubles(Path file) throws IOException {
        double[] values = new double[(int) (Files.size(file) / Double.BYTES)];
        ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(values);
        return values;
    }
}

/** What a training took. */
record Taken(double cpu, double wall, double megabytes) {

    /** Runs a command that prints a line a training. */
    static List<Taken> by(List<String> command, int threads, Path work) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(pinned(command, threads)).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
        builder.environment().put("OPENBLAS_NUM_THREADS", "1");
        // Threads that spin while they wait take other processes' time, and their own.
        builder.environment().put("OMP_WAIT_POLICY", "passive");
        Path output = Files.createTempFile(work, "printed", ".txt");
        int exit = builder.redirectOutput(output.toFile()).start().waitFor();
        List<String> lines = Files.readAllLines(output);
        Files.delete(output);
        if (exit != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + exit + ": " + lines);
        }
        return lines.stream().map(line -> Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray())
                .map(figures -> new Taken(figures[0], figures[1], figures[2])).toList();
    }

    /** On a busy machine threads that wander and wait for one another would be measured. */
    private static List<String> pinned(List<String> command, int threads) {
        if (!Files.exists(Path.of("/usr/bin/taskset"))) {
            return command;
        }
        List<String> pinned = new ArrayList<>(List.of("/usr/bin/taskset", "-c", "0-" + (threads - 1)));
        pinned.addAll(command);
        return pinned;
    }
}

/** Tables, printed row by row. */
final class Sheet {

    private final Path file;
    private final StringBuilder text = new StringBuilder();
    private boolean right = true;

    Sheet(Path file) {
        this.file = file;
    }

    void head(String sentence, List<String> columns) throws IOException {
        add("\n" + sentence + "\n\n| " + String.join(" | ", columns) + " |\n" + "| --- ".repeat(columns.size()) + "|\n");
    }

    /** Adds a row; {@code short} says where it falls short, if it does. */
    void row(List<String> cells, List<String> shortOf) throws IOException {
        right &= shortOf.isEmpty();
        add("| " + String.join(" | ", cells) + " | " + (shortOf.isEmpty() ? "right" : "SHORT: " + String.join(", ", shortOf))
                + " |\n");
    }

    void remark(List<String> cells) throws IOException {
        add("| " + String.join(" | ", cells) + " | |\n");
    }

    void sentence(String sentence) throws IOException {
        add("\n" + sentence + "\n");
    }

    boolean isRight() {
        return right;
    }

    private void add(String more) throws IOException {
        System.out.print(more);
        text.append(more);
        Files.writeString(file, text);
    }
}

/** Folders of rows that were needed for a while. */
final class Folders {

    private Folders() {}

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
