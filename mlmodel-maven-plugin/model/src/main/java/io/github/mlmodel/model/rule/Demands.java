package io.github.mlmodel.model.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a graph asks for before a row is seen: memory of its tensors and of the shapes that constants give, and loops whose
 * length no constant limits. What it computes from rows is not known here.
 */
final class Demands {

    /** Which input of an operator is the shape, or the factor, of what it allocates. */
    private static final Map<String, Integer> SHAPE_INPUTS =
            Map.of("ConstantOfShape", 0, "Expand", 1, "Tile", 1, "OneHot", 1, "Resize", 3);

    private static final int BYTES_OF_AN_ELEMENT = 4;

    private final Map<String, Long> products = new HashMap<>();
    private final Set<String> constants = new HashSet<>();
    private final Set<String> others = new HashSet<>();
    private final List<Use> loops = new ArrayList<>();
    private final List<Use> shapes = new ArrayList<>();
    private long bytes;
    private long largest;
    private String largestOf = "";

    private record Use(String of, String input) {}

    /** Takes note of a tensor, wherever it stands. */
    void tensor(TensorClaim claim) {
        ask(claim.bytes(), "tensor " + Listing.quoted(claim.name()));
    }

    /** Takes note of a value that no row changes. */
    void constant(String name, @Nullable Long product) {
        if (!constants.add(name)) {
            others.add(name);
        }
        if (product != null) {
            products.put(name, product);
        }
    }

    /** Takes note of a value that rows may change. */
    void other(String name) {
        others.add(name);
    }

    /** Takes note of a node. */
    void node(String operator, List<String> inputs, List<String> outputs) {
        String written = outputs.isEmpty() ? "" : outputs.get(0);
        if (operator.equals("Loop")) {
            loops.add(new Use(written, inputs.isEmpty() ? "" : inputs.get(0)));
        }
        Integer place = SHAPE_INPUTS.get(operator);
        if (place != null && place < inputs.size()) {
            shapes.add(new Use(operator + " that writes " + Listing.quoted(written), inputs.get(place)));
        }
    }

    /** Returns what the loops write whose length no constant limits. */
    List<String> endlessLoops() {
        return loops.stream()
                .filter(loop -> !constants.contains(loop.input()) || others.contains(loop.input()))
                .map(Use::of)
                .toList();
    }

    /** Returns how many bytes are asked for in all. */
    long bytes() {
        for (Use shape : shapes) {
            long product = products.getOrDefault(shape.input(), 0L);
            ask(TensorClaim.times(product, BYTES_OF_AN_ELEMENT), shape.of());
        }
        shapes.clear();
        return bytes;
    }

    /** Returns what asks for most of it, once {@link #bytes} was asked. */
    String largest() {
        return largestOf;
    }

    private void ask(long more, String of) {
        bytes = bytes > Long.MAX_VALUE - more ? Long.MAX_VALUE : bytes + more;
        if (more > largest) {
            largest = more;
            largestOf = of;
        }
    }
}
