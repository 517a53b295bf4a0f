package io.github.mlmodel.runtime.session;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.runtime.column.BatchColumns;
import io.github.mlmodel.runtime.column.InputPlan;
import io.github.mlmodel.runtime.evaluate.FailedNode;
import io.github.mlmodel.runtime.evaluate.Plan;
import io.github.mlmodel.runtime.evaluate.Stopped;
import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;
import io.github.mlmodel.runtime.operator.text.WellFormed;
import io.github.mlmodel.runtime.provider.Deadline;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Runs blocks of rows in Java. */
final class JavaRunner implements Runner {

    private final Plan plan;
    private final String origin;
    private final BatchColumns batch;
    private final List<InputPlan> inputs;
    private final Set<String> outputs;

    /**
     * Prepares.
     *
     * @param batch where the rows are
     * @param inputs how inputs are filled, in any order
     */
    JavaRunner(Plan plan, String origin, BatchColumns batch, List<InputPlan> inputs, Set<String> outputs) {
        this.plan = plan;
        this.origin = origin;
        this.batch = batch;
        Map<String, InputPlan> byName = new HashMap<>();
        inputs.forEach(input -> byName.put(input.name(), input));
        this.inputs = plan.inputs().stream()
                .map(port -> Objects.requireNonNull(byName.get(port.name()), port.name()))
                .toList();
        this.outputs = outputs;
    }

    @Override
    public Map<String, Object> run(int from, int to, @Nullable Deadline deadline) {
        TensorValue[] given =
                inputs.stream().map(input -> tensor(input, from, to)).toArray(TensorValue[]::new);
        TensorValue[] written;
        try {
            written = plan.run(given, () -> deadline != null && deadline.isOver());
        } catch (Stopped e) {
            throw deadline == null
                    ? MlModelException.internal(origin + " was stopped by nobody.", e)
                    : deadline.late(origin, e);
        } catch (FailedNode e) {
            throw MlModelException.user(origin + " failed to predict: " + e.what() + ".", e);
        }
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < written.length; i++) {
            String name = plan.outputs().get(i).name();
            TensorElement type = written[i].type();
            if (outputs.contains(name) && (type == TensorElement.FLOAT || type == TensorElement.STRING)) {
                values.put(name, written[i].data());
            }
        }
        return values;
    }

    private TensorValue tensor(InputPlan input, int from, int to) {
        int rows = to - from;
        int columns = input.columns().size();
        return switch (input.type()) {
            case FLOAT -> {
                float[] values = new float[rows * columns];
                input.floats(batch, from, to, FloatBuffer.wrap(values));
                yield TensorValue.of(values, rows, columns);
            }
            case DOUBLE -> {
                double[] values = new double[rows * columns];
                input.doubles(batch, from, to, DoubleBuffer.wrap(values));
                yield TensorValue.of(values, rows, columns);
            }
            case STRING -> {
                String[] texts = input.texts(batch, from, to);
                for (int i = 0; i < texts.length; i++) {
                    texts[i] = WellFormed.of(texts[i]);
                }
                yield TensorValue.of(texts, rows, columns);
            }
            case UINT8 -> {
                ByteBuffer bytes = input.bytes(batch, from, to).duplicate();
                byte[] values = new byte[bytes.remaining()];
                bytes.get(values);
                int[] shape = Arrays.stream(input.tensorShape(rows))
                        .mapToInt(Math::toIntExact)
                        .toArray();
                yield new TensorValue(TensorElement.UINT8, shape, values);
            }
        };
    }
}
