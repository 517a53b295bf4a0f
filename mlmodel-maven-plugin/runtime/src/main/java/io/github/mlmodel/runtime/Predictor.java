package io.github.mlmodel.runtime;

import io.github.mlmodel.model.ColumnType;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelSignature;
import io.github.mlmodel.model.OutputName;
import io.github.mlmodel.model.PredictedColumn;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.runtime.column.BatchColumns;
import io.github.mlmodel.runtime.column.InputPlan;
import io.github.mlmodel.runtime.column.RowColumns;
import io.github.mlmodel.runtime.provider.AwaitedCall;
import io.github.mlmodel.runtime.provider.Deadline;
import io.github.mlmodel.runtime.session.RowSession;
import io.github.mlmodel.runtime.session.Runner;
import io.github.mlmodel.runtime.session.Session;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Feeds batches to a session, a fixed number of rows at a time, and takes its outputs. */
final class Predictor {

    /** Bounds the memory of one run on images, whose layers take many times the bytes of the image. */
    private static final int MOST_IMAGE_BYTES = 1 << 18;

    private final Session session;
    private final Options options;
    private final OutputCheck check;
    private final Doubts doubts;
    private final List<InputPlan> inputs;
    private final int rowsAtOnce;
    private final PredictedColumn target;
    private final Map<String, Integer> labelIndexes;
    private final Set<String> outputs = new LinkedHashSet<>();
    private final OutputName output;
    private final int width;
    private final boolean hasLabels;

    Predictor(Session session, ModelDescription description, Options options) {
        this.session = session;
        this.options = options;
        this.inputs = InputPlan.of(description.signature());
        this.rowsAtOnce = inputs.stream()
                .filter(input -> input.is(ColumnType.UINT8))
                .mapToInt(input -> Math.max(1, MOST_IMAGE_BYTES / input.bytes()))
                .reduce(session.rowsAtOnce(), Math::min);
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
        this.check = new OutputCheck(session.origin(), output, target.labels());
        this.hasLabels = target.choose(classes -> true, numbers -> false);
    }

    /** Returns what its numbers are. */
    OutputName output() {
        return output;
    }

    /** Returns what predicts single rows, if the graph is flattened and nothing is asked that takes a batch. */
    Optional<SingleRows> ofRows(RowColumns columns) {
        return session instanceof RowSession rows
                        && options.refused().isEmpty()
                        && options.timeLimit().isEmpty()
                ? SingleRows.of(
                        rows.plan(), columns, new SingleRows.Interpretation(output, target, check, doubts), inputs)
                : Optional.empty();
    }

    /**
     * Predicts a batch that has the model's columns, unless its values are to be refused.
     *
     * @param done told by any thread how many rows are predicted
     */
    Predictions predict(BatchColumns batch, IntConsumer done) {
        doubts.refuse(batch, options.refused());
        int rows = batch.rows();
        float[] values = new float[Math.multiplyExact(rows, width)];
        int[] indexes = new int[hasLabels ? rows : 0];
        int blocks = (int) ((rows + rowsAtOnce - 1L) / rowsAtOnce);
        AtomicInteger next = new AtomicInteger();
        AtomicInteger predicted = new AtomicInteger();
        @Nullable Deadline deadline = options.timeLimit().map(Deadline::in).orElse(null);
        AwaitedCall.share(Math.min(options.threads(), blocks), () -> {
            Block block = new Block(
                    session.runner(batch, inputs, outputs, Math.min(rows, rowsAtOnce)), values, indexes, deadline);
            for (int number = next.getAndIncrement(); number < blocks; number = next.getAndIncrement()) {
                int from = number * rowsAtOnce;
                int count = Math.min(rows - from, rowsAtOnce);
                run(block, from, from + count);
                done.accept(predicted.addAndGet(count));
            }
        });
        return new Predictions(new PredictedValues(output, target, rows, indexes, values, doubts.about(batch)));
    }

    /** What the blocks that a thread works on have in common. */
    private record Block(
            Runner runner,
            float[] values,
            int[] indexes,
            @Nullable Deadline deadline) {}

    private void run(Block block, int from, int to) {
        Map<String, Object> found = block.runner().run(from, to, block.deadline());
        copyValues(found, from, to, block.values());
        if (hasLabels) {
            copyLabels(found, from, to, block.indexes());
        }
        check(block, from, to);
    }

    private void check(Block block, int from, int to) {
        for (int row = from; row < to; row++) {
            check.values(block.values(), row * width, (row + 1) * width);
            if (hasLabels) {
                check.label(block.indexes()[row], block.values(), row * width, (row + 1) * width);
            }
        }
    }

    private void copyValues(Map<String, Object> found, int from, int to, float[] values) {
        if (!(found.get(output.text()) instanceof float[] numbers) || numbers.length != (to - from) * width) {
            throw wrongShape(output.text(), to - from);
        }
        System.arraycopy(numbers, 0, values, from * width, numbers.length);
    }

    private void copyLabels(Map<String, Object> found, int from, int to, int[] indexes) {
        if (!(found.get(OutputName.LABEL.text()) instanceof String[] texts) || texts.length != to - from) {
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
