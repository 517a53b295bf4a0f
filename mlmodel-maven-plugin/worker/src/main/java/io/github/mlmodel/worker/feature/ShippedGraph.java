package io.github.mlmodel.worker.feature;

import io.github.mlmodel.model.ModelSignature.Output;
import io.github.mlmodel.model.OutputName;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import io.github.mlmodel.spi.graph.VersionedGraph;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The graph that ships: raw columns in, features and model inside, predictions out.
 *
 * @param graph the graph, with the versions and the metadata of the model's
 * @param outputs its outputs: {@code label} (text {@code [N]}, the first of the labels with the highest value) and
 *     {@code probabilities} or {@code scores} (float {@code [N, C]}); for regression {@code prediction} (float {@code [N]})
 */
public record ShippedGraph(VersionedGraph graph, List<Output> outputs) {

    /** The operator set from which on {@code Squeeze} takes its axes as an input. */
    private static final int AXES_AS_INPUT = 13;

    /** Copies the list. */
    public ShippedGraph {
        outputs = List.copyOf(outputs);
    }

    /**
     * Joins features and model.
     *
     * @param plan makes the features, or the images, that the model was trained on
     * @param model the model, whose graph has the one input and the one output that it must have
     * @param labels the class labels in the order of the model's output; empty for regression
     */
    public static ShippedGraph join(Features<?, ?> plan, TrainedModel<?> model, List<String> labels) {
        VersionedGraph versioned = model.graph();
        Graph features = OperatorSets.written(plan.graph(), versioned.opset());
        Graph predicting = versioned.graph();
        GraphBuilder graph = new GraphBuilder(InputNames.OUTPUTS);
        features.inputs().forEach(input -> graph.input(input.name(), input.type(), lengths(input)));
        graph.join(features);
        String predicted = graph.join(Renaming.apart(predicting, taken(features, predicting), TrainedModel.INPUT))
                .get(0);
        List<Output> outputs =
                switch (model.kind()) {
                    case PROBABILITIES -> classes(graph, predicted, OutputName.PROBABILITIES, labels);
                    case SCORES -> classes(graph, predicted, OutputName.SCORES, labels);
                    case PREDICTION -> number(graph, predicted, versioned.opset());
                };
        return new ShippedGraph(versioned.with(graph.build()), outputs);
    }

    private static List<Output> classes(GraphBuilder graph, String predicted, OutputName name, List<String> labels) {
        String best =
                graph.node("ArgMax", List.of(predicted), new Attribute("axis", 1L), new Attribute("keepdims", 0L));
        String texts = graph.constant(TensorData.strings(labels.toArray(new String[0]), labels.size()));
        graph.output(
                graph.node("Gather", List.of(texts, best)),
                OutputName.LABEL.text(),
                ElementType.STRING,
                ValueInfo.ROWS);
        graph.output(predicted, name.text(), ElementType.FLOAT, ValueInfo.ROWS, labels.size());
        return List.of(Output.label(), Output.ofLabels(name, labels.size()));
    }

    private static List<Output> number(GraphBuilder graph, String predicted, int opset) {
        String lengths = graph.constant(TensorData.longs(new long[] {opset < AXES_AS_INPUT ? -1 : 1}, 1));
        String flat = graph.node(opset < AXES_AS_INPUT ? "Reshape" : "Squeeze", List.of(predicted, lengths));
        graph.output(flat, OutputName.PREDICTION.text(), ElementType.FLOAT, ValueInfo.ROWS);
        return List.of(Output.prediction());
    }

    private static Set<String> taken(Graph features, Graph model) {
        Set<String> taken = new HashSet<>(Renaming.names(features));
        Arrays.stream(OutputName.values()).map(OutputName::text).forEach(taken::add);
        Renaming.names(model).stream()
                .filter(name -> name.startsWith(InputNames.OUTPUTS + "_"))
                .forEach(taken::add);
        return taken;
    }

    private static long[] lengths(ValueInfo value) {
        return value.shape().stream().mapToLong(Long::longValue).toArray();
    }
}
