import io.github.mlmodel.engine.trees.TreesEngine;
import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The product's trainer.
 *
 * @param parameters what is not as it is by default, name=value each
 */
record OwnTrainer(List<String> parameters, int threads) {

    double[] predict(Trial trial, long seed) {
        Trainer trainer = trainer(trial.train().asTarget());
        var plan = trial.plan(trainer.needs(), threads);
        return predict(trainer, plan.transform(trial.train().table()), trial.train().asTarget(),
                plan.transform(trial.test().table()), seed);
    }

    Trainer trainer(Target target) {
        List<Parameter.Entry> entries = parameters.stream().map(text -> text.split("=", 2))
                .map(parts -> new Parameter.Entry(parts[0], new Parameter.Text(parts[1]))).toList();
        return new TreesEngine().trainer(new TrainerSpec(EngineCatalog.GRADIENT_BOOSTING, entries), target.task());
    }

    TrainedModel<FeatureMatrix> train(Trainer trainer, FeatureMatrix features, Target target, long seed) {
        TrainingContext context = new TrainingContext(seed, threads, "cpu", Path.of("unused"), Progress.NONE);
        return trainer.learners().train(new TrainingData<>(features, target, null), context).orElseThrow().model();
    }

    private double[] predict(Trainer trainer, FeatureMatrix features, Target target, FeatureMatrix test, long seed) {
        return numbers(train(trainer, features, target, seed).predict(test).values(), test.rows());
    }

    /** Returns of two classes the second's probabilities alone. */
    static double[] numbers(float[] values, int rows) {
        int step = values.length == 2 * rows ? 2 : 1;
        return IntStream.range(0, values.length / step).mapToDouble(i -> values[i * step + step - 1]).toArray();
    }
}

/**
 * One training in a process of its own, on what {@link Trial#write} wrote; arguments: folder, threads, and parameters. Prints
 * CPU seconds of the whole process until the end of the fit, wall seconds of the fit, and the largest memory until then in MB.
 * Goes there without streams where it can: their classes would be measured.
 */
final class OwnTraining {

    /** Where the times stand behind the program's name. */
    private static final int USER = 11;

    private static final int SYSTEM = 12;
    private static final double TICKS_OF_SECOND = 100;

    private OwnTraining() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        OwnTrainer own = new OwnTrainer(
                Arrays.asList(arguments).subList(2, arguments.length), Integer.parseInt(arguments[1]));
        var words = new java.util.Properties();
        try (var reader = Files.newBufferedReader(folder.resolve("rows.txt"))) {
            words.load(reader);
        }
        int width = Integer.parseInt(words.getProperty("width"));
        int classes = Integer.parseInt(words.getProperty("classes"));
        int rows = Integer.parseInt(words.getProperty("train"));
        List<Integer> categories = new ArrayList<>();
        for (String word : words.getProperty("categories").split(" ")) {
            if (!word.isEmpty()) {
                categories.add(Integer.valueOf(word));
            }
        }
        long start = System.nanoTime();
        float[] given = floats(folder.resolve("train-target.f32"), 0, rows);
        Target target = new Labelled(null, List.of(), numbers(given), classes).asTarget();
        Trainer trainer = own.trainer(target);
        double before = cpu();
        long begun = System.nanoTime();
        Reading reading = new Reading(folder, width, categories, trainer);
        FeatureMatrix features = reading.features("train", rows);
        double made = categories.isEmpty() ? 0 : cpu() - before;
        long making = categories.isEmpty() ? 0 : System.nanoTime() - begun;
        TrainedModel<FeatureMatrix> model = own.train(trainer, features, target, 1);
        double wall = (System.nanoTime() - start - making) / 1e9;
        System.out.printf(Locale.ROOT, "%.3f %.3f %.0f%n", cpu() - made, wall, peak());
        int tested = Integer.parseInt(words.getProperty("test"));
        double[] predicted = OwnTrainer.numbers(model.predict(reading.features("test", tested)).values(), tested);
        ByteBuffer bytes = ByteBuffer.allocate(predicted.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(predicted);
        Files.write(folder.resolve("predicted-mlmodel.f64"), bytes.array());
    }

    /** Of the process, its start, its compiler and its collector included. Java's own way would load a hundred classes for it. */
    private static double cpu() throws IOException {
        String told = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = told.substring(told.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])) / TICKS_OF_SECOND;
    }

    private static double peak() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmHWM"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024).findFirst().orElseThrow();
    }

    static float[] floats(Path file, long from, int count) throws IOException {
        float[] values = new float[count];
        try (FileChannel channel = FileChannel.open(file)) {
            FloatBuffer buffer = channel.map(FileChannel.MapMode.READ_ONLY, from * Float.BYTES, (long) count * Float.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
            buffer.get(values);
        }
        return values;
    }

    private static double[] numbers(float[] values) {
        double[] numbers = new double[values.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = values[i];
        }
        return numbers;
    }

    /** Makes features: numbers are taken as they are; a table with categories goes the product's whole way. */
    private static final class Reading {
        private final Path folder;
        private final int width;
        private final List<Integer> categories;
        private final Trainer trainer;
        private io.github.mlmodel.worker.feature.FeaturePlan plan;

        Reading(Path folder, int width, List<Integer> categories, Trainer trainer) {
            this.folder = folder;
            this.width = width;
            this.categories = categories;
            this.trainer = trainer;
        }

        FeatureMatrix features(String side, int rows) throws IOException {
            List<float[]> columns = new ArrayList<>();
            for (int c = 0; c < width; c++) {
                columns.add(floats(folder.resolve(side + "-columns.f32"), (long) c * rows, rows));
            }
            if (categories.isEmpty()) {
                List<String> names = new ArrayList<>();
                List<FeatureColumn> dense = new ArrayList<>();
                for (float[] column : columns) {
                    names.add("x" + names.size());
                    dense.add(new FeatureColumn.Dense(column));
                }
                return new FeatureMatrix(rows, names, dense);
            }
            Labelled read = table(columns, rows);
            if (plan == null) {
                plan = new Trial("", read, read).plan(trainer.needs(), 1);
            }
            return plan.transform(read.table());
        }

        private Labelled table(List<float[]> columns, int rows) {
            List<io.github.mlmodel.worker.table.Column> made = new ArrayList<>();
            List<io.github.mlmodel.model.ColumnKind> kinds = new ArrayList<>();
            for (int c = 0; c < width; c++) {
                boolean category = categories.contains(c);
                double[] values = numbers(columns.get(c));
                int most = (int) Arrays.stream(values).filter(value -> !Double.isNaN(value)).max().orElse(0);
                made.add(category
                        ? new io.github.mlmodel.worker.table.Column.Texts("x" + c,
                                IntStream.rangeClosed(0, most).mapToObj(Integer::toString).toArray(String[]::new),
                                Arrays.stream(values).mapToInt(value -> Double.isNaN(value) ? -1 : (int) value).toArray())
                        : new io.github.mlmodel.worker.table.Column.Numbers("x" + c, values));
                kinds.add(category ? io.github.mlmodel.model.ColumnKind.CATEGORICAL : io.github.mlmodel.model.ColumnKind.NUMERIC);
            }
            return new Labelled(new io.github.mlmodel.worker.table.Table(rows, made), kinds, new double[rows], 0);
        }
    }
}
