package io.github.mlmodel.engine.neural;

import io.github.mlmodel.engine.neural.base.Origin;
import io.github.mlmodel.engine.neural.input.NetworkInput;
import io.github.mlmodel.engine.neural.program.Forward;
import io.github.mlmodel.engine.neural.program.PredictingProgram;
import io.github.mlmodel.engine.neural.program.RowPredictor;
import io.github.mlmodel.engine.neural.program.TrainingRun;
import io.github.mlmodel.spi.Predicted;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.TrainingRows;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.VersionedGraph;

/**
 * A trained network. In memory it predicts by the graph of training, from compact row stores and with its variables as inputs;
 * the shipped graph takes raw features or pixels and has the variables as constants.
 *
 * @param input takes the rows
 * @param kind what is predicted
 * @param graph the shipped graph
 * @param looksUp whether a base looks up tokens
 * @param predictor predicts in memory
 */
record TrainedNetwork<R extends TrainingRows>(
        NetworkInput<R> input, Predicted.Kind kind, VersionedGraph graph, boolean looksUp, RowPredictor predictor)
        implements TrainedModel<R> {

    static <R extends TrainingRows> TrainedNetwork<R> of(
            Origin origin,
            NetworkInput<R> input,
            Assembly network,
            Head head,
            TrainingRun.RunResult outcome,
            int threads) {
        Graph graph = PredictingProgram.shipped(
                input.info(),
                (rows, pass) -> head.predicted(network.layer().apply(input.predicting(rows, pass), pass)),
                outcome.variables(),
                network.opset());
        Forward forward = network.predicting(input, head);
        return new TrainedNetwork<>(
                input,
                head.kind(),
                new VersionedGraph(graph, network.opset(), network.irVersion(), origin.metadata()),
                network.looksUp(),
                new RowPredictor(forward, outcome.variables(), threads));
    }

    @Override
    public Predicted predict(R rows) {
        return kind.of(predictor.predict(RowShards.predicting(input, rows)));
    }
}
