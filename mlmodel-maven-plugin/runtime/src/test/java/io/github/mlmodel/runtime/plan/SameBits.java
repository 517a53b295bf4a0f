package io.github.mlmodel.runtime.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.runtime.evaluate.Plan;
import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Gives the same random rows to a flattened graph and to its operators one by one, and compares what they make of them. */
final class SameBits {

    private final Random random;
    private final RowPlan flattened;
    private final Plan operators;

    SameBits(Random random, RowPlan flattened, Plan operators) {
        this.random = random;
        this.flattened = flattened;
        this.operators = operators;
    }

    /**
     * Asserts that both are equal.
     *
     * @param capacity how many rows could be computed at once, so many at least
     */
    void require(int rows, int capacity) {
        FlatRows block = flattened.block(capacity);
        TensorValue[] given = flattened.inputs().stream()
                .map(input -> input(input, block, rows))
                .toArray(TensorValue[]::new);
        block.run(rows);
        TensorValue[] expected = operators.run(given, () -> false);
        for (int output = 0; output < expected.length; output++) {
            assertThat(results(flattened.outputs().get(output), block, rows))
                    .as(operators.outputs().get(output).name())
                    .isEqualTo(results(expected[output]));
        }
    }

    private TensorValue input(RowPlan.Input input, FlatRows block, int rows) {
        int width = input.width();
        Object values = input.port().type().array(rows * width);
        for (int i = 0; i < rows * width; i++) {
            int place = input.first() + i % width;
            switch (input.port().type()) {
                case FLOAT -> {
                    ((float[]) values)[i] = (float) number();
                    block.setNumber(place, i / width, ((float[]) values)[i]);
                }
                case DOUBLE -> {
                    ((double[]) values)[i] = 1e6 + number();
                    block.setNumber(place, i / width, ((double[]) values)[i]);
                }
                default -> {
                    ((String[]) values)[i] = text();
                    block.setText(place, i / width, ((String[]) values)[i]);
                }
            }
        }
        return new TensorValue(input.port().type(), new int[] {rows, width}, values);
    }

    private String text() {
        List<String> words = RandomTable.words();
        StringBuilder text = new StringBuilder(words.get(random.nextInt(words.size())));
        for (int i = random.nextInt(3) == 0 ? random.nextInt(6) : 0; i > 0; i--) {
            text.append(random.nextBoolean() ? " " : "-").append(words.get(random.nextInt(words.size())));
        }
        return text.toString();
    }

    private double number() {
        return switch (random.nextInt(10)) {
            case 0 -> Double.NaN;
            case 1 -> -0f;
            case 2 -> 1e30;
            case 3, 4, 5 -> random.nextInt(3);
            default -> 2 * random.nextGaussian();
        };
    }

    private static List<Object> results(TensorValue values) {
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            all.add(values.type() == TensorElement.STRING ? values.texts()[i] : (Object) (0f + values.floats()[i]));
        }
        return all;
    }

    private static List<Object> results(RowPlan.Output output, FlatRows block, int rows) {
        List<Object> all = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            for (int register : output.registers()) {
                double value = block.value(register, row);
                all.add(output.texts().length > 0 ? output.texts()[(int) value] : (Object) (0f + (float) value));
            }
        }
        return all;
    }
}
