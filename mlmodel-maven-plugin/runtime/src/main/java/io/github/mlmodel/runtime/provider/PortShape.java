package io.github.mlmodel.runtime.provider;

import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelSignature;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.ShapeText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Type and shape of an input or output; -1 is the number of rows, or a length that the graph leaves open.
 */
public record PortShape(String type, List<Long> lengths) {

    /** Copies the list. */
    public PortShape {
        lengths = List.copyOf(lengths);
    }

    /** Adds how a graph's inputs differ from their description. */
    public static void compareInputs(
            ModelDescription description, Map<String, PortShape> actual, List<String> differences) {
        Map<String, PortShape> described = new LinkedHashMap<>();
        for (ModelSignature.Input input : description.signature().inputs()) {
            List<Long> lengths = new ArrayList<>(List.of(-1L));
            input.shape().forEach(length -> lengths.add((long) length));
            described.put(input.name(), new PortShape(input.type().text(), lengths));
        }
        compare("input", described, actual, differences);
    }

    /** Adds how a graph's outputs differ from their description. */
    public static void compareOutputs(
            ModelDescription description, Map<String, PortShape> actual, List<String> differences) {
        Map<String, PortShape> described = new LinkedHashMap<>();
        for (ModelSignature.Output output : description.signature().outputs()) {
            List<Long> lengths = output.width() == 0 ? List.of(-1L) : List.of(-1L, (long) output.width());
            described.put(output.name().text(), new PortShape(output.type().text(), lengths));
        }
        compare("output", described, actual, differences);
    }

    private static void compare(
            String kind, Map<String, PortShape> described, Map<String, PortShape> actual, List<String> differences) {
        Set<String> names = new TreeSet<>(described.keySet());
        names.addAll(actual.keySet());
        for (String name : names) {
            @Nullable PortShape found = actual.get(name);
            @Nullable PortShape shape = described.get(name);
            if (found == null) {
                differences.add("the graph has no " + kind + " '" + Printable.text(name) + "'");
            } else if (shape == null) {
                differences.add("model.json has no " + kind + " '" + Printable.text(name) + "'");
            } else if (!shape.allows(found)) {
                differences.add(kind + " '" + Printable.text(name) + "' is " + found.text() + ", and model.json says "
                        + shape.text());
            }
        }
    }

    private boolean allows(PortShape found) {
        List<Long> actual = found.lengths;
        boolean fits = type.equals(found.type) && actual.size() == lengths.size() && actual.get(0) == -1;
        for (int i = 1; fits && i < actual.size(); i++) {
            fits = actual.get(i) == -1 || actual.get(i).equals(lengths.get(i));
        }
        return fits;
    }

    private String text() {
        return lengths.isEmpty() ? type : type + " " + ShapeText.ofTensor(lengths);
    }
}
