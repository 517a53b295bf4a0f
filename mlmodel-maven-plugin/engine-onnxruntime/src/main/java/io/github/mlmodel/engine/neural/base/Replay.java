package io.github.mlmodel.engine.neural.base;

import io.github.mlmodel.engine.neural.layer.ForwardPass;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.engine.neural.tensor.TensorGraph;
import io.github.mlmodel.model.Anchor;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.Node;
import io.github.mlmodel.spi.graph.TensorData;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Adds a base's operators to the graph of a pass, with other names. */
final class Replay {

    private static final String PREFIX = "base.";

    private final String base;
    private final Section section;
    private final Set<String> trained;
    private final ForwardPass pass;
    private final TensorGraph graph;
    private final Map<String, Tensor> values = new HashMap<>();

    private Replay(String base, Section section, Set<String> trained, ForwardPass pass) {
        this.base = base;
        this.section = section;
        this.trained = trained;
        this.pass = pass;
        this.graph = pass.graph();
    }

    /**
     * Adds the operators.
     *
     * @param base the base's name, for messages
     * @param given the values from which the section starts
     * @param trained names of the constants that become parameters of the pass
     * @return the value to which the section leads
     */
    static Tensor run(String base, Section section, Map<String, Tensor> given, Set<String> trained, ForwardPass pass) {
        Replay replay = new Replay(base, section, trained, pass);
        replay.values.putAll(given);
        section.nodes().forEach(replay::add);
        return replay.value(section.to());
    }

    private void add(Node node) {
        switch (node.operator()) {
            case "Constant" -> constant(node);
            // Both only say that the value has two names; a parameter that two layers share goes through Identity.
            case "Identity", "Dropout" ->
                values.put(node.outputs().get(0), value(node.inputs().get(0)));
            case "If" -> branch(node);
            case "BatchNormalization" -> apply(inferring(node));
            default -> apply(node);
        }
    }

    private void apply(Node node) {
        if (Reads.hasGraphs(node)) {
            throw MlModelException.user(
                    Anchor.REFUSED_BASE,
                    "Base \'" + base + "' has the operator " + node.operator() + " (it writes '"
                            + node.outputs().get(0)
                            + "'), whose graphs of its own cannot be trained through. Export the base"
                            + " without loops and conditions, by torch.onnx.export of a traced model.");
        }
        int count = node.outputs().size();
        while (count > 1 && node.outputs().get(count - 1).isEmpty()) {
            count--;
        }
        List<Tensor> in = node.inputs().stream().map(this::value).toList();
        try {
            List<Tensor> out = graph.apply(
                    node.domain(), node.operator(), in, count, node.attributes().toArray(new Attribute[0]));
            for (int i = 0; i < count; i++) {
                values.put(node.outputs().get(i), out.get(i));
            }
        } catch (IllegalArgumentException e) {
            throw MlModelException.user(
                    Anchor.REFUSED_BASE,
                    "Base \'" + base + "' does not fit this input: at operator " + node.operator() + ", which writes '"
                            + node.outputs().get(0) + "': " + e.getMessage()
                            + ". Give it the input that it was made for, or export it with the sizes open that are"
                            + " fixed now, for example dynamic_axes={\"input\": {0: \"batch\"}}.",
                    e);
        }
    }

    private Tensor value(String name) {
        if (name.isEmpty()) {
            return Tensor.absent();
        }
        Tensor known = values.get(name);
        if (known != null) {
            return known;
        }
        Tensor made = initializer(name)
                .orElseThrow(() -> MlModelException.user(
                        Anchor.REFUSED_BASE,
                        "Base \'" + base + "' is damaged: '" + name
                                + "' is read before it is written. Export it again."));
        values.put(name, made);
        return made;
    }

    private Optional<Tensor> initializer(String name) {
        return Optional.ofNullable(section.graph().initializers().get(name)).map(stored -> {
            if (!trained.contains(name)) {
                return graph.constant(PREFIX + parameterName(section.graph(), name), stored);
            }
            long[] shape = stored.shape().stream().mapToLong(Long::longValue).toArray();
            float[] values = (float[]) stored.data();
            return pass.parameter(parameterName(section.graph(), name), (lengths, chance) -> values.clone(), shape);
        });
    }

    /** A model that was fine-tuned itself keeps the names that its base's constants had. */
    static String parameterName(Graph graph, String name) {
        String rest = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
        return graph.initializers().containsKey(rest) ? name : rest;
    }

    private void constant(Node node) {
        values.put(node.outputs().get(0), graph.constant(Constants.of(node)));
    }

    /** Exporters write conditions on sizes; once these are known, one branch is left. */
    private void branch(Node node) {
        Optional<TensorData> condition = graph.value(value(node.inputs().get(0)));
        if (condition.isEmpty() || condition.get().type() != ElementType.BOOL) {
            apply(node);
            return;
        }
        boolean yes = ((boolean[]) condition.get().data())[0];
        Graph taken = (Graph)
                Reads.attribute(node, yes ? "then_branch" : "else_branch").orElseThrow();
        taken.initializers().forEach((name, stored) -> values.put(name, graph.constant(stored)));
        taken.nodes().forEach(this::add);
        for (int i = 0; i < node.outputs().size(); i++) {
            values.put(node.outputs().get(i), value(taken.outputs().get(i).name()));
        }
    }

    /** Batch normalisation keeps the statistics that it was exported with, also while the rest is trained. */
    private static Node inferring(Node node) {
        List<Attribute> attributes = new ArrayList<>(node.attributes());
        attributes.removeIf(attribute -> attribute.name().equals("training_mode"));
        return new Node(
                node.domain(), node.operator(), node.inputs(), node.outputs().subList(0, 1), attributes);
    }
}
