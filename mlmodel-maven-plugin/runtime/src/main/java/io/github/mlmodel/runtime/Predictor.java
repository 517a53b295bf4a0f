package io.github.mlmodel.runtime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.mlmodel.model.ColumnType;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelSignature;
import io.github.mlmodel.model.OutputName;
import io.github.mlmodel.model.PredictedColumn;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.runtime.library.NativeCall;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Feeds batches to a session, a fixed number of rows at a time, and takes its outputs. */
final class Predictor {

    /** Bounds the native memory of one run; being fixed, it also keeps the outputs independent of machine and threads. */
    private static final int MOST_ROWS = 1024;

    /** The same for images, whose layers take many times the bytes of the image. */
    private static final int MOST_IMAGE_BYTES = 1 << 18;

    /** Fewer rows of a model that has more bytes than 16 MiB, so that somebody who waits is told of them. */
    private static final long MOST_WORK = 1L << 34;

    private static final int LEAST_ROWS = 8;

    private final OnnxSession session;
    private final Options options;
    private final OutputCheck check;
    private final Doubts doubts;
    private final List<InputPlan> inputs;
    private final int rowsAtOnce;
    private final int floatWidth;
    private final int doubleWidth;
    private final PredictedColumn target;
    private final Map<String, Integer> labelIndexes;
    private final Set<String> outputs = new LinkedHashSet<>();
    private final OutputName output;
    private final int width;
    private final boolean hasLabels;

    Predictor(OnnxSession session, ModelDescription description, Options options) {
        this.session = session;
        this.options = options;
        this.inputs = InputPlan.of(description.signature());
        this.rowsAtOnce = inputs.stream()
                .filter(input -> input.is(ColumnType.UINT8))
                .mapToInt(input -> Math.max(1, MOST_IMAGE_BYTES / input.bytes()))
                .reduce(rowsAtOnce(session.size()), Math::min);
        this.floatWidth = width(ColumnType.FLOAT);
        this.doubleWidth = width(ColumnType.DOUBLE);
        this.target = description.target();
        this.labelIndexes = session.places(target.labels());
        description.signature().outputs().forEach(it -> outputs.add(it.name().text()));
        this.output = description.signature().outputs().stream()
                .map(ModelSignature.Output::name)
                .filter(name -> name != OutputName.LABEL)
                .findFirst()
                .orElseThrow();
        this.width = PredictedValues.width(target);
        this.doubts = Doubts.of(description.signature());
        this.check = session.outputCheck(output, target.labels());
        this.hasLabels = target.choose(classes -> true, numbers -> false);
    }

    private int width(ColumnType type) {
        return inputs.stream()
                .filter(input -> input.is(type))
                .mapToInt(input -> input.columns().size())
                .sum();
    }

    /** Returns how many rows of a table a model of so many bytes is given at once. */
    static int rowsAtOnce(long bytes) {
        return (int) Math.max(LEAST_ROWS, Math.min(MOST_ROWS, MOST_WORK / Math.max(1, bytes)));
    }

    /**
     * Predicts a batch that has the model's columns, unless its values are to be refused.
     *
     * @param done told by any thread how many rows are predicted
     */
    Predictions predict(Batch batch, IntConsumer done) {
        doubts.refuse(batch, options.refused());
        int rows = batch.rows();
        float[] values = new float[Math.multiplyExact(rows, width)];
        int[] indexes = new int[hasLabels ? rows : 0];
        int blocks = (int) ((rows + rowsAtOnce - 1L) / rowsAtOnce);
        AtomicInteger next = new AtomicInteger();
        AtomicInteger predicted = new AtomicInteger();
        try (TimeLimit limit = TimeLimit.of(options)) {
            NativeCall.share(Math.min(options.threads(), blocks), () -> {
                Block block = new Block(batch, buffers(Math.min(rows, rowsAtOnce)), values, indexes, limit);
                for (int number = next.getAndIncrement(); number < blocks; number = next.getAndIncrement()) {
                    int from = number * rowsAtOnce;
                    int count = Math.min(rows - from, rowsAtOnce);
                    run(block, from, from + count);
                    done.accept(predicted.addAndGet(count));
                }
            });
        }
        return new Predictions(new PredictedValues(output, target, rows, indexes, values, doubts.about(batch)));
    }

    private Buffers buffers(int rows) {
        return new Buffers(
                buffer(rows, Float.BYTES, floatWidth).asFloatBuffer(),
                buffer(rows, Double.BYTES, doubleWidth).asDoubleBuffer());
    }

    private static ByteBuffer buffer(int rows, int bytes, int width) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(rows * bytes, width))
                .order(ByteOrder.nativeOrder());
    }

    /** Native memory for the numbers of one run. */
    private record Buffers(FloatBuffer floats, DoubleBuffer doubles) {

        void clear() {
            floats.clear();
            doubles.clear();
        }
    }

    /** What the blocks that a thread works on have in common. */
    private record Block(
            Batch batch,
            Buffers buffers,
            float[] values,
            int[] indexes,
            @Nullable TimeLimit limit) {}

    private void run(Block block, int from, int to) {
        Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
        List<Runnable> closers = new ArrayList<>();
        try {
            block.buffers().clear();
            for (InputPlan input : inputs) {
                tensors.put(input.name(), tensor(input, block.batch(), from, to, block.buffers(), closers));
            }
            try (OrtSession.Result result = session.run(tensors, outputs, block.limit())) {
                copyValues(result, from, to, block.values());
                if (hasLabels) {
                    copyLabels(result, from, to, block.indexes());
                }
                check(block, from, to);
            }
        } catch (OrtException e) {
            throw session.failure(e);
        } finally {
            closers.forEach(Runnable::run);
        }
    }

    private void check(Block block, int from, int to) {
        for (int row = from; row < to; row++) {
            check.values(block.values(), row * width, (row + 1) * width);
            if (hasLabels) {
                check.label(block.indexes()[row], block.values(), row * width, (row + 1) * width);
            }
        }
    }

    private OnnxTensor tensor(InputPlan input, Batch batch, int from, int to, Buffers buffers, List<Runnable> closers)
            throws OrtException {
        int rows = to - from;
        int columns = input.columns().size();
        if (input.is(ColumnType.STRING)) {
            TextTensor texts = session.texts(input.texts(batch, from, to), rows, columns);
            closers.add(texts::close);
            return texts.tensor();
        }
        OnnxTensor tensor =
                switch (input.type()) {
                    case UINT8 -> session.bytes(input.bytes(batch, from, to), input.tensorShape(rows));
                    case DOUBLE -> {
                        DoubleBuffer part =
                                buffers.doubles().slice(buffers.doubles().position(), rows * columns);
                        buffers.doubles().position(buffers.doubles().position() + rows * columns);
                        input.doubles(batch, from, to, part);
                        yield session.doubles(part, rows, columns);
                    }
                    case FLOAT, STRING -> {
                        FloatBuffer part =
                                buffers.floats().slice(buffers.floats().position(), rows * columns);
                        buffers.floats().position(buffers.floats().position() + rows * columns);
                        input.floats(batch, from, to, part);
                        yield session.floats(part, rows, columns);
                    }
                };
        closers.add(tensor::close);
        return tensor;
    }

    private void copyValues(OrtSession.Result result, int from, int to, float[] values) {
        OnnxTensor tensor = OnnxSession.tensor(result.get(output.text()).orElse(null));
        FloatBuffer numbers = tensor == null ? null : tensor.getFloatBuffer();
        if (numbers == null || numbers.remaining() != (to - from) * width) {
            throw wrongShape(output.text(), to - from);
        }
        numbers.get(values, from * width, (to - from) * width);
    }

    private void copyLabels(OrtSession.Result result, int from, int to, int[] indexes) throws OrtException {
        OnnxTensor tensor =
                OnnxSession.tensor(result.get(OutputName.LABEL.text()).orElse(null));
        if (tensor == null || !(tensor.getValue() instanceof String[] texts) || texts.length != to - from) {
            throw wrongShape(OutputName.LABEL.text(), to - from);
        }
        for (int i = 0; i < texts.length; i++) {
            Integer index = labelIndexes.get(texts[i]);
            if (index == null) {
                throw MlModelException.user("The model predicted the label '" + Printable.text(texts[i])
                        + "', which model.json does not list.");
            }
            indexes[from + i] = index;
        }
    }

    private static MlModelException wrongShape(String name, int rows) {
        return MlModelException.user("The model's output '" + Printable.text(name)
                + "' has another shape than model.json says, on " + rows + " rows.");
    }
}
