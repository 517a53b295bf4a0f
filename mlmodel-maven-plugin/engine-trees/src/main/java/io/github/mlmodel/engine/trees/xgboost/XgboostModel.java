package io.github.mlmodel.engine.trees.xgboost;

import io.github.mlmodel.onnx.tree.TreeEnsemble;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Predicted;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import io.github.mlmodel.spi.graph.VersionedGraph;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;

/** A model that XGBoost trained. */
final class XgboostModel implements TrainedModel<FeatureMatrix> {

    private final Booster booster;
    private final XgboostData layout;
    private final int width;
    private final int classes;
    private final float base;
    private final int threads;

    /**
     * Makes a model.
     *
     * @param classes number of classes, or 0 for a number
     * @param base added to the sums of leaves: the logit that XGBoost started from, or the mean it was not told of
     */
    private XgboostModel(Booster booster, XgboostData layout, int width, int classes, float base, int threads) {
        this.booster = booster;
        this.layout = layout;
        this.width = width;
        this.classes = classes;
        this.base = base;
        this.threads = threads;
    }

    /**
     * Trains.
     *
     * @param classes number of classes, or 0 for a number
     * @param weights each row's weight, or length 0
     * @param base as in the model
     */
    static XgboostModel train(
            FeatureMatrix features,
            int classes,
            Map<String, Object> settings,
            int rounds,
            float[] labels,
            float[] weights,
            float base,
            TrainingContext context) {
        XgboostData layout = new XgboostData(features);
        return Xgboost.call(() -> {
            DMatrix matrix = layout.matrix(features, context.threads());
            try {
                matrix.setLabel(labels);
                if (weights.length > 0) {
                    matrix.setWeight(weights);
                }
                Booster booster = XGBoost.train(matrix, settings, 1, Map.of(), null, null);
                context.progress().done("rounds", 1, rounds);
                for (int round = 1; round < rounds; round++) {
                    booster.update(matrix, round);
                    context.progress().done("rounds", round + 1L, rounds);
                }
                return new XgboostModel(booster, layout, features.width(), classes, base, context.threads());
            } finally {
                matrix.dispose();
            }
        });
    }

    /**
     * Returns this model with a side for what its splits had not to decide in training, where XGBoost leaves the side to
     * chance; this one is done with.
     *
     * @param training the features that it was trained on
     */
    XgboostModel decided(FeatureMatrix training) {
        BoosterJson json = json();
        UnseenMissing.decide(json, training, layout, threads);
        return Xgboost.call(() -> {
            Booster decided = XGBoost.loadModel(json.bytes());
            decided.setParam("nthread", threads);
            booster.dispose();
            return new XgboostModel(decided, layout, width, classes, base, threads);
        });
    }

    @Override
    public Predicted.Kind kind() {
        return classes == 0 ? Predicted.Kind.PREDICTION : Predicted.Kind.PROBABILITIES;
    }

    @Override
    public VersionedGraph graph() {
        int targets = classes > 2 ? classes : 1;
        TreeEnsemble ensemble = new TreeEnsemble(targets, TreeEnsemble.Branch.LT);
        json().trees().forEach(tree -> ensemble.add(tree.inPreorder()));
        GraphBuilder builder = new GraphBuilder("boosting");
        String input = builder.input(TrainedModel.INPUT, ElementType.FLOAT, ValueInfo.ROWS, width);
        String sums = ensemble.addTo(builder, withoutZeros(builder, input));
        if (classes <= 2) {
            sums = builder.node("Add", List.of(sums, builder.constant(TensorData.floats(new float[] {base}))));
        }
        if (classes == 2) {
            sums = builder.node("Mul", List.of(sums, builder.constant(TensorData.floats(new float[] {0, 1}, 2))));
        }
        if (classes > 0) {
            sums = builder.node("Softmax", List.of(sums), new Attribute("axis", 1L));
        }
        builder.output(sums, "output", ElementType.FLOAT, ValueInfo.ROWS, Math.max(1, classes));
        return new VersionedGraph(builder.build());
    }

    @Override
    public Predicted predict(FeatureMatrix features) {
        return Xgboost.call(() -> {
            DMatrix matrix = layout.matrix(features, threads);
            try {
                return kind().of(flat(booster.predict(matrix, classes == 0), features.rows()));
            } finally {
                matrix.dispose();
            }
        });
    }

    private float[] flat(float[][] predicted, int rows) {
        float[] result = new float[rows * Math.max(1, classes)];
        for (int row = 0; row < rows; row++) {
            if (classes == 0) {
                result[row] = predicted[row][0] + base;
            } else if (classes == 2) {
                result[2 * row] = 1 - predicted[row][0];
                result[2 * row + 1] = predicted[row][0];
            } else {
                System.arraycopy(predicted[row], 0, result, row * classes, classes);
            }
        }
        return result;
    }

    /** Turns zeros into NaN in the columns whose zeros XGBoost did not see. */
    private String withoutZeros(GraphBuilder builder, String input) {
        if (!layout.isAnyZeroAbsent()) {
            return input;
        }
        float[] absent = new float[width];
        Arrays.fill(absent, Float.NaN);
        for (int c = 0; c < width; c++) {
            if (layout.isZeroAbsent(c)) {
                absent[c] = 0;
            }
        }
        String isAbsent = builder.node("Equal", List.of(input, builder.constant(TensorData.floats(absent, width))));
        String missing = builder.constant(TensorData.floats(new float[] {Float.NaN}));
        return builder.node("Where", List.of(isAbsent, missing, input));
    }

    private BoosterJson json() {
        return new BoosterJson(Xgboost.call(() -> booster.toByteArray("json")));
    }
}
