package io.github.mlmodel.repository;

import io.github.mlmodel.runtime.evaluate.Plan;
import io.github.mlmodel.runtime.graph.OnnxContent;
import io.github.mlmodel.runtime.graph.OnnxNode;
import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;
import io.github.mlmodel.runtime.plan.FlatRows;
import io.github.mlmodel.runtime.plan.RowPlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Random rows for a file's graph, flattened and operator by operator. */
final class FlattenedFile {

    private static final int ROWS = 100;

    private final Random random = new Random(1);
    private final List<String> texts = new ArrayList<>(List.of("", "a text of no key", "Ja, ein Test"));

    private FlattenedFile(OnnxContent content) {
        for (OnnxNode node : content.graph().nodes()) {
            Collections.addAll(texts, node.attributes().texts("keys_strings"));
        }
    }

    /** Returns by output the results of a flattened graph, and of its operators. */
    static List<List<Object>> results(OnnxContent content, RowPlan flattened, Plan operators) {
        FlattenedFile file = new FlattenedFile(content);
        FlatRows block = flattened.block(ROWS);
        TensorValue[] given = flattened.inputs().stream()
                .map(input -> file.input(input, block))
                .toArray(TensorValue[]::new);
        block.run(ROWS);
        List<Object> expected = new ArrayList<>();
        for (TensorValue output : operators.run(given, () -> false)) {
            for (int i = 0; i < output.size(); i++) {
                expected.add(output.type() == TensorElement.STRING ? output.texts()[i] : (Object) output.floats()[i]);
            }
        }
        List<Object> actual = new ArrayList<>();
        for (RowPlan.Output output : flattened.outputs()) {
            for (int i = 0; i < ROWS * output.registers().length; i++) {
                int width = output.registers().length;
                double value = block.value(output.registers()[i % width], i / width);
                actual.add(output.texts().length > 0 ? output.texts()[(int) value] : (Object) (float) value);
            }
        }
        return List.of(actual, expected);
    }

    private TensorValue input(RowPlan.Input input, FlatRows block) {
        Object values = input.port().type().array(ROWS * input.width());
        for (int i = 0; i < ROWS * input.width(); i++) {
            int place = input.first() + i % input.width();
            int row = i / input.width();
            double number = random.nextInt(10) == 0 ? Double.NaN : 3 * random.nextGaussian();
            if (values instanceof float[] floats) {
                floats[i] = (float) number;
                block.setNumber(place, row, floats[i]);
            } else if (values instanceof double[] doubles) {
                doubles[i] = number;
                block.setNumber(place, row, number);
            } else if (values instanceof String[] strings) {
                strings[i] = texts.get(random.nextInt(texts.size())) + (random.nextBoolean() ? "" : " und mehr");
                block.setText(place, row, strings[i]);
            }
        }
        return new TensorValue(input.port().type(), new int[] {ROWS, input.width()}, values);
    }
}
