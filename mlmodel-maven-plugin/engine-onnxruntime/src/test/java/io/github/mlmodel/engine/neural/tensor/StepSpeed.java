package io.github.mlmodel.engine.neural.tensor;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.sun.management.OperatingSystemMXBean;
import io.github.mlmodel.core.onnx.Attribute;
import io.github.mlmodel.core.onnx.ElementType;
import io.github.mlmodel.core.onnx.Graph;
import io.github.mlmodel.core.onnx.Node;
import io.github.mlmodel.core.onnx.ValueInfo;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.runtime.library.NativeLibrary;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Trains a convolutional network by Adam, an epoch for each line read, and writes seconds of processor and clock and the
 * losses. {@code step_speed.py} drives it, in turns with PyTorch.
 *
 * <p>Arguments: {@code lenet} or {@code cnn}, the number of threads, the form ({@code plain} or {@code blocked}), and a folder
 * with the rows and first weights as little-endian floats.
 */
final class StepSpeed {

    private static final long BATCH = 128;
    private static final long STEPS = 16;

    private final TensorGraph body = new TensorGraph("b");
    private final List<Tensor> weights = new ArrayList<>();
    private final boolean lenet;

    private StepSpeed(boolean lenet) {
        this.lenet = lenet;
    }

    public static void main(String[] arguments) throws OrtException, IOException {
        StepSpeed speed = new StepSpeed(arguments[0].equals("lenet"));
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(
                new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8));
        Path folder = Path.of(arguments[3]);
        OrtEnvironment environment = NativeLibrary.environment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(Integer.parseInt(arguments[1]));
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            speed.body.blockChannels(arguments[2].equals("blocked") ? ChannelBlocks.probe(environment) : 0);
            byte[] file = OnnxFile.write(speed.epoch(), "epoch", Map.of());
            Files.write(folder.resolve(arguments[0] + "-" + arguments[2] + ".onnx"), file);
            try (OrtSession session = environment.createSession(file, options)) {
                speed.run(environment, session, folder, in, out);
            }
        }
    }

    private void run(OrtEnvironment environment, OrtSession session, Path folder, BufferedReader in, PrintStream out)
            throws OrtException, IOException {
        Map<String, OnnxTensor> given = new HashMap<>();
        long channels = lenet ? 1 : 3;
        long side = lenet ? 28 : 32;
        given.put("X", floats(environment, folder.resolve("x.bin"), BATCH * STEPS, channels * side * side));
        given.put("Y", longs(environment, folder.resolve("y.bin")));
        given.put("PERM", longs(environment, folder.resolve("perm.bin")));
        given.put("T", OnnxTensor.createTensor(environment, FloatBuffer.wrap(new float[1]), new long[0]));
        for (int i = 0; i < weights.size(); i++) {
            given.put(
                    "W" + i,
                    floats(
                            environment,
                            folder.resolve("w" + i + ".bin"),
                            weights.get(i).lengths()));
            for (String moment : List.of("M", "V")) {
                FloatBuffer zeros =
                        FloatBuffer.allocate(Math.toIntExact(weights.get(i).size()));
                given.put(
                        moment + i,
                        OnnxTensor.createTensor(
                                environment, zeros, weights.get(i).lengths()));
            }
        }
        out.println("ready");
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        while (in.readLine() != null) {
            long cpu = system.getProcessCpuTime();
            long start = System.nanoTime();
            OrtSession.Result result = session.run(given);
            float[] losses = (float[]) result.get("LOSS").orElseThrow().getValue();
            double wall = (System.nanoTime() - start) / 1e9;
            StringBuilder line = new StringBuilder();
            line.append((system.getProcessCpuTime() - cpu) / 1e9).append(' ').append(wall);
            for (float loss : losses) {
                line.append(' ').append(loss);
            }
            out.println(line);
            result.forEach(entry -> {
                if (entry.getKey().startsWith("o")) {
                    given.put(entry.getKey().substring(1), (OnnxTensor) entry.getValue());
                }
            });
        }
    }

    private static OnnxTensor floats(OrtEnvironment environment, Path file, long... shape)
            throws OrtException, IOException {
        return OnnxTensor.createTensor(environment, bytes(file).asFloatBuffer(), shape);
    }

    private static OnnxTensor longs(OrtEnvironment environment, Path file) throws OrtException, IOException {
        LongBuffer longs = bytes(file).asLongBuffer();
        return OnnxTensor.createTensor(environment, longs, new long[] {longs.remaining()});
    }

    private static ByteBuffer bytes(Path file) throws IOException {
        byte[] all = Files.readAllBytes(file);
        ByteBuffer direct = ByteBuffer.allocateDirect(all.length).order(ByteOrder.LITTLE_ENDIAN);
        direct.put(all).flip();
        return direct;
    }

    private Graph epoch() {
        Tensor step = body.input("step", ElementType.INT64);
        Tensor go = body.input("go", ElementType.BOOL);
        Tensor time = body.input("t", ElementType.FLOAT).add(1);
        long channels = lenet ? 1 : 3;
        long side = lenet ? 28 : 32;
        TensorGraph outer = new TensorGraph("e");
        Tensor rows = body.outer(outer.input("X", ElementType.FLOAT, ValueInfo.ROWS, channels * side * side));
        Tensor labels = body.outer(outer.input("Y", ElementType.INT64, ValueInfo.ROWS));
        Tensor order = body.outer(outer.input("PERM", ElementType.INT64, STEPS * BATCH))
                .reshape(STEPS, BATCH);
        Tensor chosen = order.gather(step, 0);
        Tensor loss = loss(rows.gather(chosen, 0).reshape(BATCH, channels, side, side), labels.gather(chosen, 0));
        List<Tensor> gradients = Gradients.of(loss, weights);
        List<Tensor> next = new ArrayList<>(List.of(body.apply("Identity", List.of(go)), time));
        List<Tensor> moments = new ArrayList<>();
        List<Tensor> squares = new ArrayList<>();
        Tensor one = time.number(1);
        Tensor rate = one.number(1e-3).div(one.sub(one.number(0.9).pow(time)));
        Tensor root = one.sub(one.number(0.999).pow(time)).sqrt();
        List<Tensor> moved = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            Tensor w = weights.get(i);
            Tensor g = gradients.get(i);
            Tensor m =
                    body.input("m" + i, ElementType.FLOAT, w.lengths()).mul(0.9).add(g.mul(0.1));
            Tensor v = body.input("v" + i, ElementType.FLOAT, w.lengths())
                    .mul(0.999)
                    .add(g.mul(g).mul(0.001));
            moved.add(w.sub(m.div(v.sqrt().div(root).add(1e-8)).mul(rate)));
            moments.add(m);
            squares.add(v);
        }
        next.addAll(moved);
        next.addAll(moments);
        next.addAll(squares);
        next.add(loss);
        List<ValueInfo> inputs = new ArrayList<>(List.of(step.info(), go.info()));
        inputs.add(new ValueInfo("t", ElementType.FLOAT, List.of()));
        for (String kind : List.of("w", "m", "v")) {
            for (int i = 0; i < weights.size(); i++) {
                inputs.add(new ValueInfo(
                        kind + i, ElementType.FLOAT, weights.get(i).shape()));
            }
        }
        return loop(outer, inputs, body.build(inputs, next));
    }

    private Graph loop(TensorGraph outer, List<ValueInfo> inputs, Graph step) {
        List<Tensor> in = new ArrayList<>(List.of(outer.scalar(ElementType.INT64, STEPS), Tensor.absent()));
        List<String> out = new ArrayList<>();
        for (ValueInfo input : inputs.subList(2, inputs.size())) {
            String name = input.name().toUpperCase(java.util.Locale.ROOT);
            in.add(outer.input(name, ElementType.FLOAT, Shapes.array(input.shape())));
            out.add("o" + name);
        }
        out.add("LOSS");
        List<String> names = in.stream().map(Tensor::name).toList();
        return outer.build(outer.apply(new Node("", "Loop", names, out, List.of(new Attribute("body", step))), in));
    }

    private Tensor loss(Tensor image, Tensor labels) {
        Tensor x = image;
        if (lenet) {
            x = conv(conv(x, 16, 5, false), 32, 5, false);
            x = dense(x.reshape(BATCH, -1), 128).relu();
        } else {
            x = conv(conv(conv(x, 32, 3, true), 64, 3, true), 128, 3, true).reshape(BATCH, -1);
        }
        Tensor logits = dense(x, 10).logSoftmax(1);
        Tensor values = body.floats(new float[] {0, 1}, 2);
        Tensor hot = body.apply("OneHot", List.of(labels, body.longs(10), values));
        return logits.mul(hot).reduceSum(false).div(-BATCH);
    }

    private Tensor conv(Tensor x, long filters, long kernel, boolean normal) {
        Window window = Window.of(List.of(kernel, kernel)).padding(List.of(kernel / 2, kernel / 2));
        Tensor y = x.conv(weight(filters, x.length(1), kernel, kernel), weight(filters), window, 1);
        y = normal ? y.batchNorm(weight(filters), weight(filters), 1e-5).get(0) : y;
        return y.maxPool(Window.of(List.of(2L, 2L)).strides(List.of(2L, 2L))).relu();
    }

    private Tensor dense(Tensor x, long width) {
        return x.linear(weight(width, x.length(1)), weight(width));
    }

    private Tensor weight(long... shape) {
        weights.add(body.input("w" + weights.size(), ElementType.FLOAT, shape));
        return weights.get(weights.size() - 1);
    }
}
