package io.github.mlmodel.engine.neural;

import io.github.mlmodel.engine.neural.base.Origin;
import io.github.mlmodel.engine.neural.device.Device;
import io.github.mlmodel.engine.neural.input.NetworkInput;
import io.github.mlmodel.engine.neural.program.Forward;
import io.github.mlmodel.engine.neural.program.PredictingProgram;
import io.github.mlmodel.engine.neural.program.RowPredictor;
import io.github.mlmodel.engine.neural.program.TrainingRun;
import io.github.mlmodel.model.LearningCurve;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Images;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.graph.Graph;
import java.util.List;
import java.util.Map;

/**
 * A trained network. In memory it predicts by the graph of training, from compact row stores and with its variables as inputs;
 * the shipped graph takes raw features or pixels and has the variables as constants.
 */
final class TrainedNetwork implements TrainedModel {

    private final Task task;
    private final NetworkInput input;
    private final Kind kind;
    private final Graph graph;
    private final RowPredictor predictor;
    private final List<LearningCurve> curves;
    private final String provenance;
    private final int opset;
    private final int irVersion;
    private final Map<String, String> metadata;

    private TrainedNetwork(
            Task task,
            NetworkInput input,
            Kind kind,
            Graph graph,
            RowPredictor predictor,
            List<LearningCurve> curves,
            String provenance,
            int opset,
            int irVersion,
            Map<String, String> metadata) {
        this.task = task;
        this.input = input;
        this.kind = kind;
        this.graph = graph;
        this.predictor = predictor;
        this.curves = curves;
        this.provenance = provenance;
        this.opset = opset;
        this.irVersion = irVersion;
        this.metadata = metadata;
    }

    static TrainedNetwork of(
            TrainingData data,
            NetworkInput input,
            Assembly network,
            Head head,
            TrainingRun.Outcome outcome,
            int threads,
            Device device) {
        Graph graph = PredictingProgram.shipped(
                input.info(),
                (rows, pass) -> head.predicted(network.layer().apply(input.predicting(rows, pass), pass)),
                outcome.variables(),
                network.opset());
        Forward forward = network.predicting(input, head);
        return new TrainedNetwork(
                data.task(),
                input,
                head.kind(),
                graph,
                new RowPredictor(forward, outcome.variables(), threads),
                outcome.curves(),
                device.kind() == Device.Kind.CPU ? "" : device.provenance(),
                network.opset(),
                network.irVersion(),
                Origin.of(data).metadata());
    }

    @Override
    public Map<String, String> metadata() {
        return metadata;
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public Graph graph() {
        return graph;
    }

    @Override
    public float[] predict(FeatureMatrix features) {
        return predict(new TrainingData(task, features, List.of(), new int[0], new double[0], null));
    }

    @Override
    public float[] predict(Images images) {
        FeatureMatrix none = new FeatureMatrix(images.rows(), List.of(), List.of());
        return predict(new TrainingData(task, none, images, List.of(), new int[0], new double[0], null));
    }

    private float[] predict(TrainingData data) {
        return predictor.predict(RowShards.predicting(input, data));
    }

    @Override
    public List<LearningCurve> curve() {
        return curves;
    }

    @Override
    public int opset() {
        return opset;
    }

    @Override
    public int irVersion() {
        return irVersion;
    }

    @Override
    public String provenance() {
        return provenance;
    }
}
