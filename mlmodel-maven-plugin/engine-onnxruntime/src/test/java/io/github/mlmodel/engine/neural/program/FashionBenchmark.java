package io.github.mlmodel.engine.neural.program;

import io.github.mlmodel.core.onnx.ElementType;
import io.github.mlmodel.engine.neural.device.Device;
import io.github.mlmodel.engine.neural.loss.Loss;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.TrainingContext;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** Trains a multilayer perceptron of 784-256-128-10 on images of IDX files. Arguments: folder, epochs, threads, seed. */
final class FashionBenchmark {

    private FashionBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int epochs = Integer.parseInt(arguments[1]);
        int threads = Integer.parseInt(arguments[2]);
        long seed = Long.parseLong(arguments[3]);
        byte[] train = read(folder.resolve("train-images-idx3-ubyte.gz"), 16);
        byte[] trainLabels = read(folder.resolve("train-labels-idx1-ubyte.gz"), 8);
        byte[] test = read(folder.resolve("t10k-images-idx3-ubyte.gz"), 16);
        byte[] testLabels = read(folder.resolve("t10k-labels-idx1-ubyte.gz"), 8);
        RowShard rows = shard(train, trainLabels);
        Blueprint blueprint = new Blueprint(
                rows.columns(),
                (batch, pass) -> {
                    Tensor x = Objects.requireNonNull(batch.get("image"))
                            .cast(ElementType.FLOAT)
                            .mul(1 / 255.0);
                    Tensor first = Dense.layer(x, pass, "first", 256).relu();
                    Tensor second = Dense.layer(first, pass, "second", 128).relu();
                    return Dense.layer(second, pass, "third", 10);
                },
                Loss.crossEntropy(),
                new Adam(0.9, 0.999, 1e-8, 0, false),
                0,
                seed);
        Settings settings = new Settings(epochs, 128, 1e-3, steps -> new Schedule.Constant(), 0, 0, 0, threads, false);
        Progress print = new Progress() {
            @Override
            public void done(String unit, long done, long total) {}

            @Override
            public void line(String text) {
                System.out.println(text);
            }
        };
        Device device = Device.open("cpu");
        TrainingContext context = new TrainingContext(seed, threads, "cpu", Path.of("unused"), print);
        long start = System.nanoTime();
        long cpu = cpu();
        var outcome = TrainingRun.run(blueprint, settings, List.of(rows), NoScore.NONE, device, context);
        System.out.printf("wall %.2f s, CPU %.2f s%n", (System.nanoTime() - start) / 1e9, (cpu() - cpu) / 1e9);
        System.out.printf("accuracy %.4f%n", accuracy(outcome.variables(), test, testLabels));
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean)
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static double accuracy(java.util.Map<String, float[]> v, byte[] images, byte[] labels) {
        int right = 0;
        for (int row = 0; row < labels.length; row++) {
            float[] x = new float[784];
            for (int i = 0; i < 784; i++) {
                x[i] = (images[row * 784 + i] & 255) / 255f;
            }
            float[] a = dense(
                    x,
                    Objects.requireNonNull(v.get("first.weight")),
                    Objects.requireNonNull(v.get("first.bias")),
                    true);
            float[] b = dense(
                    a,
                    Objects.requireNonNull(v.get("second.weight")),
                    Objects.requireNonNull(v.get("second.bias")),
                    true);
            float[] c = dense(
                    b,
                    Objects.requireNonNull(v.get("third.weight")),
                    Objects.requireNonNull(v.get("third.bias")),
                    false);
            int best = 0;
            for (int i = 1; i < 10; i++) {
                best = c[i] > c[best] ? i : best;
            }
            right += best == labels[row] ? 1 : 0;
        }
        return (double) right / labels.length;
    }

    private static float[] dense(float[] x, float[] weight, float[] bias, boolean relu) {
        float[] y = bias.clone();
        for (int o = 0; o < y.length; o++) {
            for (int i = 0; i < x.length; i++) {
                y[o] += weight[o * x.length + i] * x[i];
            }
            y[o] = relu ? Math.max(0, y[o]) : y[o];
        }
        return y;
    }

    private static RowShard shard(byte[] images, byte[] labels) {
        ByteBuffer pixels = ByteBuffer.allocateDirect(images.length).order(ByteOrder.nativeOrder());
        pixels.put(images).flip();
        ByteBuffer targets = ByteBuffer.allocateDirect(labels.length * 8).order(ByteOrder.nativeOrder());
        for (byte label : labels) {
            targets.putLong(label);
        }
        targets.flip();
        return new RowShard(
                labels.length,
                List.of(
                        new RowColumn("image", ElementType.UINT8, List.of(784L), pixels),
                        new RowColumn(RowColumn.TARGET, ElementType.INT64, List.of(), targets)));
    }

    private static byte[] read(Path file, int header) throws IOException {
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(Files.newInputStream(file)))) {
            in.readFully(new byte[header]);
            return in.readAllBytes();
        }
    }
}
