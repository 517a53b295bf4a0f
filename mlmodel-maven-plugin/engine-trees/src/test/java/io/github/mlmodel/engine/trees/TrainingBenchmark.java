package io.github.mlmodel.engine.trees;

import com.sun.management.OperatingSystemMXBean;
import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.TrainingData;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Our side of {@code scripts/benchmark-training.sh}: one training, its CPU time by stage, its predictions. */
final class TrainingBenchmark {

    private TrainingBenchmark() {}

    /**
     * Trains on the first four fifths of the rows and predicts the rest.
     *
     * @param arguments folder with {@code features.f32} (by column) and {@code labels.u8}; columns; alias; threads
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int width = Integer.parseInt(arguments[1]);
        String alias = arguments[2];
        int threads = Integer.parseInt(arguments[3]);
        byte[] labels = Files.readAllBytes(folder.resolve("labels.u8"));
        int trainRows = labels.length / 5 * 4;
        List<FeatureColumn> train = new ArrayList<>();
        List<FeatureColumn> test = new ArrayList<>();
        List<String> names = new ArrayList<>();
        read(folder.resolve("features.f32"), labels.length, trainRows, width, train, test);
        for (int c = 0; c < width; c++) {
            names.add("x" + c);
        }
        int[] classes = new int[trainRows];
        for (int row = 0; row < trainRows; row++) {
            classes[row] = labels[row];
        }
        TrainingData<FeatureMatrix, ?> data = new TrainingData<>(
                new FeatureMatrix(trainRows, names, train), new Target.Classes(List.of("0", "1"), classes), null);
        double before = cpuSeconds();
        TrainedModel<FeatureMatrix> model = SampleData.train(
                TrainerSpec.of(alias),
                data,
                new TrainingContext(1, threads, "cpu", folder.resolve("unused"), Progress.NONE));
        double fitted = cpuSeconds();
        float[] predicted = model.predict(new FeatureMatrix(labels.length - trainRows, names, test))
                .values();
        double done = cpuSeconds();
        ByteBuffer bytes = ByteBuffer.allocate(predicted.length / 2 * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 1; i < predicted.length; i += 2) {
            bytes.putFloat(predicted[i]);
        }
        Files.write(folder.resolve("predicted.f32"), bytes.array());
        Files.writeString(
                folder.resolve("times.txt"), String.format(Locale.ROOT, "%.3f %.3f", fitted - before, done - fitted));
    }

    private static void read(
            Path file, int rows, int trainRows, int width, List<FeatureColumn> train, List<FeatureColumn> test)
            throws IOException {
        try (var channel = Files.newByteChannel(file)) {
            ByteBuffer buffer = ByteBuffer.allocate(rows * 4).order(ByteOrder.LITTLE_ENDIAN);
            for (int c = 0; c < width; c++) {
                buffer.clear();
                while (buffer.hasRemaining()) {
                    if (channel.read(buffer) < 0) {
                        throw new IOException("the file ends early: " + file);
                    }
                }
                buffer.flip();
                float[] first = new float[trainRows];
                float[] last = new float[rows - trainRows];
                buffer.asFloatBuffer().get(first).get(last);
                train.add(new FeatureColumn.Dense(first));
                test.add(new FeatureColumn.Dense(last));
            }
        }
    }

    private static double cpuSeconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }
}
