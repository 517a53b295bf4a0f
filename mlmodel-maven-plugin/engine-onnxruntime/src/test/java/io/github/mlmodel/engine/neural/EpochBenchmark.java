package io.github.mlmodel.engine.neural;

import io.github.mlmodel.spi.Images;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Trains on images that {@code scripts/benchmark-networks.sh} leaves in a folder, an epoch whenever a line comes in, and
 * answers with what the epoch took. Not a test.
 */
final class EpochBenchmark {

    private static final Pattern LOSS = Pattern.compile("loss ([0-9.]+)");

    private final BufferedReader commands =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    private final PrintStream answers;
    private long cpu;
    private long wall;

    private EpochBenchmark(PrintStream answers) {
        this.answers = answers;
    }

    /** Takes folder, rows, height, width, channels, batch size, threads, and the layers' lines. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int[] numbers =
                IntStream.range(1, 7).map(i -> Integer.parseInt(arguments[i])).toArray();
        new EpochBenchmark(new PrintStream(System.out, true, StandardCharsets.UTF_8))
                .train(data(folder, numbers), spec(numbers, arguments[7]));
    }

    private static TrainingData<Images, Target.Classes> data(Path folder, int[] numbers) throws IOException {
        int rows = numbers[0];
        byte[] bytes = Files.readAllBytes(folder.resolve("images"));
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        byte[] labels = Files.readAllBytes(folder.resolve("labels"));
        int[] classes = IntStream.range(0, rows).map(row -> labels[row]).toArray();
        return new TrainingData<>(
                new Images(rows, numbers[1], numbers[2], numbers[3], List.of(direct), rows),
                new Target.Classes(
                        IntStream.range(0, 10).mapToObj(Integer::toString).toList(), classes),
                null);
    }

    private static TrainerSpec spec(int[] numbers, String layers) {
        List<Parameter.Entry> parameters = new ArrayList<>();
        parameters.add(new Parameter.Entry("layers", new Parameter.Text(layers)));
        parameters.add(new Parameter.Entry("epochs", new Parameter.Text("1000000")));
        parameters.add(new Parameter.Entry("checkpoint", new Parameter.Text("0")));
        parameters.add(new Parameter.Entry("batchSize", new Parameter.Text(Integer.toString(numbers[4]))));
        parameters.add(new Parameter.Entry("threads", new Parameter.Text(Integer.toString(numbers[5]))));
        return new TrainerSpec(EngineCatalog.NEURAL_NETWORK, parameters);
    }

    private void train(TrainingData<Images, Target.Classes> data, TrainerSpec spec) throws IOException {
        Progress progress = new Progress() {
            @Override
            public void done(String unit, long done, long total) {
                // Only lines are of interest.
            }

            @Override
            public void line(String text) {
                answer(text);
                await();
            }
        };
        await();
        SampleData.result(
                spec, data, new TrainingContext(1, 2, "cpu", Files.createTempDirectory("checkpoints"), progress));
    }

    private void answer(String line) {
        Matcher loss = LOSS.matcher(line);
        answers.printf(
                Locale.ROOT,
                "{\"cpu\": %.4f, \"wall\": %.4f, \"loss\": %s}%n",
                (processCpu() - cpu) / 1e9,
                (System.nanoTime() - wall) / 1e9,
                loss.find() ? loss.group(1) : "NaN");
    }

    /** Ends the JVM when no command comes any more: a training cannot be stopped from within. */
    private void await() {
        try {
            if (commands.readLine() == null) {
                Runtime.getRuntime().halt(0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cpu = processCpu();
        wall = System.nanoTime();
    }

    private static long processCpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
