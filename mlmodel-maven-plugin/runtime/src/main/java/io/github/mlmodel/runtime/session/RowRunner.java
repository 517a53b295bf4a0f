package io.github.mlmodel.runtime.session;

import io.github.mlmodel.model.ColumnType;
import io.github.mlmodel.runtime.column.BatchColumns;
import io.github.mlmodel.runtime.column.BatchMeaning;
import io.github.mlmodel.runtime.column.InputPlan;
import io.github.mlmodel.runtime.plan.FlatRows;
import io.github.mlmodel.runtime.plan.RowPlan;
import io.github.mlmodel.runtime.provider.Deadline;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Runs blocks of rows of a flattened graph. */
final class RowRunner implements Runner {

    private final RowPlan plan;
    private final String origin;
    private final BatchColumns batch;
    private final Map<String, InputPlan> inputs = new HashMap<>();
    private final FlatRows block;

    RowRunner(RowPlan plan, String origin, BatchColumns batch, List<InputPlan> inputs, int rows) {
        this.plan = plan;
        this.origin = origin;
        this.batch = batch;
        this.block = plan.block(rows);
        inputs.forEach(input -> this.inputs.put(input.name(), input));
    }

    @Override
    public Map<String, Object> run(int from, int to, @Nullable Deadline deadline) {
        if (deadline != null && deadline.isOver()) {
            throw deadline.late(origin, null);
        }
        for (RowPlan.Input input : plan.inputs()) {
            InputPlan filled = inputs.get(input.port().name());
            for (int place = 0; filled != null && place < input.width(); place++) {
                fill(filled, place, input.first() + place, from, to);
            }
        }
        int rows = to - from;
        block.run(rows);
        Map<String, Object> values = new HashMap<>();
        for (RowPlan.Output output : plan.outputs()) {
            values.put(output.port().name(), output.texts().length == 0 ? numbers(output, rows) : texts(output, rows));
        }
        return values;
    }

    private void fill(InputPlan input, int place, int target, int from, int to) {
        if (input.is(ColumnType.STRING)) {
            IntFunction<String> texts =
                    BatchMeaning.texts(batch, input.columns().get(place));
            for (int row = from; row < to; row++) {
                block.setText(target, row - from, texts.apply(row));
            }
            return;
        }
        IntToDoubleFunction numbers =
                BatchMeaning.numbers(batch, input.columns().get(place));
        boolean single = input.is(ColumnType.FLOAT);
        for (int row = from; row < to; row++) {
            double number = numbers.applyAsDouble(row);
            block.setNumber(target, row - from, single ? (float) number : number);
        }
    }

    private float[] numbers(RowPlan.Output output, int rows) {
        int[] registers = output.registers();
        float[] numbers = new float[rows * registers.length];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < registers.length; i++) {
                numbers[row * registers.length + i] = (float) block.value(registers[i], row);
            }
        }
        return numbers;
    }

    private String[] texts(RowPlan.Output output, int rows) {
        String[] texts = new String[rows];
        for (int row = 0; row < rows; row++) {
            texts[row] = output.texts()[(int) block.value(output.registers()[0], row)];
        }
        return texts;
    }
}
