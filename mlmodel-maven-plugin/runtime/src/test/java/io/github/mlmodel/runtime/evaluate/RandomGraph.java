package io.github.mlmodel.runtime.evaluate;

import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.runtime.graph.OnnxReader;
import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.Node;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Many nodes side by side, each of which reads inputs of its own and gives an output of its own. */
final class RandomGraph {

    private final List<ValueInfo> inputs = new ArrayList<>();
    private final Map<String, TensorValue> given = new LinkedHashMap<>();
    private final Map<String, TensorData> constants = new LinkedHashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();

    /** Adds an input with the value that it will have, and returns its name. */
    String input(TensorValue value) {
        String name = "in" + given.size();
        inputs.add(info(name, value.type(), value.shape()));
        given.put(name, value);
        return name;
    }

    boolean isDouble(String input) {
        return inputs.stream().anyMatch(info -> info.name().equals(input) && info.type() == ElementType.DOUBLE);
    }

    /** Adds a constant, and returns its name. */
    String constant(TensorValue value) {
        String name = "constant" + constants.size();
        constants.put(name, new TensorData(type(value.type()), lengths(value.shape()), value.data()));
        return name;
    }

    /** Adds a node. */
    void node(String domain, String operator, List<String> in, Attribute... attributes) {
        String output = "out" + outputs.size();
        nodes.add(new Node(domain, operator, in, List.of(output), List.of(attributes)));
        outputs.add(output);
    }

    /** Returns what Java gives, by output. */
    Map<String, TensorValue> evaluated() {
        List<ValueInfo> open = outputs.stream()
                .map(name -> new ValueInfo(name, ElementType.FLOAT, List.of()))
                .toList();
        PlanOutcome compiled = PlanBuilder.compile(OnnxReader.read(file(open), "a random graph"), "a random graph");
        Plan plan = ((PlanOutcome.Ready) compiled).plan();
        TensorValue[] values =
                plan.inputs().stream().map(port -> given.get(port.name())).toArray(TensorValue[]::new);
        TensorValue[] results = plan.run(values, () -> false);
        Map<String, TensorValue> byName = new LinkedHashMap<>();
        for (int i = 0; i < results.length; i++) {
            byName.put(plan.outputs().get(i).name(), results[i]);
        }
        return byName;
    }

    /** Returns what ONNX Runtime gives, which is told the types and shapes that Java's results have. */
    Map<String, TensorValue> expected(Map<String, TensorValue> evaluated) {
        List<ValueInfo> known = evaluated.entrySet().stream()
                .map(entry -> info(
                        entry.getKey(),
                        entry.getValue().type(),
                        entry.getValue().shape()))
                .toList();
        return Reference.run(file(known), given);
    }

    /** Returns a node in words. */
    String node(String output) {
        Node node = nodes.get(outputs.indexOf(output));
        StringBuilder words = new StringBuilder(node.operator());
        node.attributes()
                .forEach(it -> words.append(' ').append(it.name()).append('=').append(text(it.value())));
        for (String input : node.inputs()) {
            TensorValue value = given.get(input);
            words.append(' ').append(input);
            if (value != null) {
                words.append(Arrays.toString(value.shape())).append(text(value.data()));
            } else if (constants.get(input) != null) {
                words.append(constants.get(input).shape())
                        .append(text(constants.get(input).data()));
            }
        }
        return words.toString();
    }

    private static String text(Object value) {
        String text = Arrays.deepToString(new Object[] {value});
        return text.length() > 600 ? text.substring(0, 600) + "..." : text;
    }

    private byte[] file(List<ValueInfo> results) {
        return OnnxFile.write(new Graph(inputs, results, nodes, constants), "random", Map.of());
    }

    private static ValueInfo info(String name, TensorElement type, int... shape) {
        return new ValueInfo(name, type(type), lengths(shape));
    }

    private static List<Long> lengths(int... shape) {
        return Arrays.stream(shape).asLongStream().boxed().toList();
    }

    private static ElementType type(TensorElement type) {
        return ElementType.valueOf(type.name());
    }
}
