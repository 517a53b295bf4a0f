package io.github.mlmodel.engine.tribuo;

import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Predicted;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.graph.VersionedGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tribuo.Example;
import org.tribuo.Output;
import org.tribuo.Prediction;

/** A model of Tribuo beside its graph. */
final class TribuoModel<T extends Output<T>> implements TrainedModel<FeatureMatrix> {

    /** Rows made into examples at a time. */
    private static final int CHUNK = 4096;

    /** Reads a prediction into consecutive numbers. */
    interface Reader<T extends Output<T>> {
        /** Reads {@code prediction} into {@code numbers}, beginning at {@code from}. */
        void read(Prediction<T> prediction, float[] numbers, int from);
    }

    private final BatchPredictions<T> predictions;
    private final T unknown;
    private final ExampleRows.Layout layout;
    private final ModelGraph graph;
    private final int outputs;
    private final Reader<T> reader;
    private final Consumer<FeatureMatrix> check;

    TribuoModel(
            BatchPredictions<T> predictions,
            T unknown,
            ExampleRows.Layout layout,
            ModelGraph graph,
            int outputs,
            Reader<T> reader,
            Consumer<FeatureMatrix> check) {
        this.predictions = predictions;
        this.unknown = unknown;
        this.layout = layout;
        this.graph = graph;
        this.outputs = outputs;
        this.reader = reader;
        this.check = check;
    }

    @Override
    public Predicted.Kind kind() {
        return graph.kind();
    }

    @Override
    public VersionedGraph graph() {
        return new VersionedGraph(graph.graph());
    }

    @Override
    public Predicted predict(FeatureMatrix features) {
        check.accept(features);
        return kind().of(QuietTribuo.run(() -> predictQuietly(features)));
    }

    private float[] predictQuietly(FeatureMatrix features) {
        ExampleRows rows = new ExampleRows(layout, features);
        float[] numbers = new float[features.rows() * outputs];
        for (int from = 0; from < features.rows(); from += CHUNK) {
            List<Example<T>> examples = new ArrayList<>();
            for (int row = from; row < Math.min(from + CHUNK, features.rows()); row++) {
                examples.add(rows.example(row, unknown));
            }
            int at = from * outputs;
            for (Prediction<T> prediction : predictions.of(examples)) {
                reader.read(prediction, numbers, at);
                at += outputs;
            }
        }
        return numbers;
    }
}
