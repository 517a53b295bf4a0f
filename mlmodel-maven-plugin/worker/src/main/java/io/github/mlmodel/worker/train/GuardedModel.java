package io.github.mlmodel.worker.train;

import io.github.mlmodel.model.rule.OnnxVersions;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.spi.Predicted;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.TrainingRows;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.ValueInfo;
import io.github.mlmodel.spi.graph.VersionedGraph;
import java.util.List;

/**
 * A trained model that gives what it must give, or says so.
 *
 * @param code the code of the trainer
 * @param model the model
 * @param kind what it says of a row
 * @param width how many numbers it says of a row
 * @param <R> the rows that it takes
 */
record GuardedModel<R extends TrainingRows>(TrainerCode code, TrainedModel<R> model, Predicted.Kind kind, int width)
        implements TrainedModel<R> {

    /** Asks a model what it says of a row of a target. */
    static <R extends TrainingRows> GuardedModel<R> of(TrainerCode code, TrainedModel<R> model, Target target) {
        Predicted.Kind kind = code.call("its model's kind()", model::kind);
        if (!kind.task().equals(target.task())) {
            throw code.broken(
                    "was to learn " + target.task().text() + ", and gave a model whose kind() is " + kind + ".",
                    "its learner");
        }
        int width = Math.max(1, LearntTarget.labels(target).size());
        return new GuardedModel<>(code, model, kind, width);
    }

    @Override
    public boolean looksUp() {
        return code.call("its model's looksUp()", model::looksUp);
    }

    @Override
    public VersionedGraph graph() {
        VersionedGraph graph = code.call("its model's graph()", model::graph);
        requireShape(code.given("the graph of its model's graph()", graph.graph()));
        if (graph.opset() < OnnxVersions.LEAST_TRAINABLE_OPSET || graph.opset() > OnnxVersions.MOST_TRAINABLE_OPSET) {
            throw code.broken(
                    "gave a graph of operator set " + graph.opset()
                            + ", and those from " + OnnxVersions.LEAST_TRAINABLE_OPSET + " to "
                            + OnnxVersions.MOST_TRAINABLE_OPSET + " can be joined with its features.",
                    "its graph(): new VersionedGraph(graph) is one of operator set " + OnnxVersions.OPSET);
        }
        return graph;
    }

    private void requireShape(Graph graph) {
        List<String> inputs = graph.inputs().stream().map(ValueInfo::name).toList();
        if (!inputs.equals(List.of(INPUT)) || graph.outputs().size() != 1) {
            throw code.broken(
                    "gave a graph that has the inputs " + inputs + " and the outputs "
                            + graph.outputs().stream().map(ValueInfo::name).toList() + "; it must have the one input '"
                            + INPUT + "' and one output.",
                    "its graph()");
        }
    }

    @Override
    public Predicted predict(R rows) {
        Predicted predicted = code.call("its model's predict()", () -> model.predict(rows));
        if (predicted.kind() != kind) {
            throw code.broken(
                    "gave a model whose kind() is " + kind + ", and whose predict() gave " + predicted.kind() + ".",
                    "one of them");
        }
        float[] values = code.given("the values of its model's predict()", predicted.values());
        long due = (long) rows.rows() * width;
        if (values.length != due) {
            throw code.broken(
                    "gave a model whose predict() gave " + Names.count(values.length, "value") + " for "
                            + Names.count(rows.rows(), "row") + ", and " + due + " are due.",
                    "its predict()");
        }
        return predicted;
    }
}
