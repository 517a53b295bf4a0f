package io.github.mlmodel.engine.trees.xgboost;

import io.github.mlmodel.engine.trees.work.RowWeights;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.spi.Learners;
import io.github.mlmodel.spi.ParameterSet;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.spi.TrainerDescription;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.TrainingResult;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * XGBoost, by its own names and defaults. Its classes are named by {@link XgboostModel} and what that calls only, so that
 * listing trainers loads none.
 */
public final class XgboostTrainer implements Trainer {

    /** The largest share of a class that is not all, as a float. */
    private static final float MOST = 1 - 1e-6f;

    /** Waiting for each other costs more than threads save on fewer cells; their number decides no byte. */
    private static final long CELLS_PER_THREAD = 25_000;

    private final ParameterSet.Values values;

    /**
     * Takes the parameters.
     *
     * @throws io.github.mlmodel.model.MlModelException for what it does not know
     */
    public XgboostTrainer(TrainerSpec spec) {
        this.values = XgboostParameters.parameters().read(spec);
    }

    /** Describes the trainer. */
    public static TrainerDescription description() {
        return XgboostParameters.description();
    }

    @Override
    public FeatureNeeds needs() {
        return FeatureNeeds.RAW;
    }

    @Override
    public Learners<FeatureMatrix> learners() {
        return Learners.of(this::classify, this::regress);
    }

    private TrainingResult<FeatureMatrix> classify(
            TrainingData<FeatureMatrix, Target.Classes> data, TrainingContext context) {
        int classes = data.target().labels().size();
        int[] ids = data.target().ids();
        double[] rowWeights = RowWeights.of(data);
        // XGBoost starts at the logarithm of the odds, which must be finite whatever the weights are.
        float share = Math.min(MOST, Math.max(1 - MOST, (float) mean(ids.length, row -> ids[row], rowWeights)));
        float[] labels = new float[ids.length];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = ids[row];
        }
        float base = classes == 2 ? (float) -StrictMath.log(1.0 / share - 1.0) : share;
        return train(data.features(), classes, classes == 2 ? share : 0.5f, labels, weights(rowWeights), base, context);
    }

    /** Targets are centred: 32-bit floats would lose small differences of large numbers. */
    private TrainingResult<FeatureMatrix> regress(
            TrainingData<FeatureMatrix, Target.Numbers> data, TrainingContext context) {
        double[] targets = data.target().values();
        double[] rowWeights = RowWeights.of(data);
        float mean = (float) mean(targets.length, row -> targets[row], rowWeights);
        float[] labels = new float[targets.length];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = (float) (targets[row] - mean);
        }
        return train(data.features(), 0, 0f, labels, weights(rowWeights), mean, context);
    }

    private TrainingResult<FeatureMatrix> train(
            FeatureMatrix features,
            int classes,
            float baseScore,
            float[] labels,
            float[] weights,
            float base,
            TrainingContext context) {
        Map<String, Object> settings = settings(features, classes, context);
        settings.put("base_score", baseScore);
        XgboostModel model = XgboostModel.train(
                features, classes, settings, values.integer("rounds"), labels, weights, base, context);
        return new TrainingResult<>(model.decided(features));
    }

    private Map<String, Object> settings(FeatureMatrix features, int classes, TrainingContext context) {
        Map<String, Object> settings = XgboostParameters.settings(values);
        settings.put(
                "objective", classes == 0 ? "reg:squarederror" : classes == 2 ? "binary:logistic" : "multi:softprob");
        if (classes > 2) {
            settings.put("num_class", classes);
        }
        long cells = (long) features.rows() * features.width();
        settings.put("tree_method", "hist");
        settings.put("seed", (int) (context.seed() ^ (context.seed() >>> 32)) & Integer.MAX_VALUE);
        settings.put("nthread", (int) Math.max(1, Math.min(context.threads(), cells / CELLS_PER_THREAD)));
        settings.put("verbosity", 0);
        return settings;
    }

    /** Returns the weighted mean of a value a row. */
    private static double mean(int rows, IntToDoubleFunction value, double[] rowWeights) {
        double sum = 0;
        double total = 0;
        for (int row = 0; row < rows; row++) {
            double weight = rowWeights.length == 0 ? 1 : rowWeights[row];
            sum += weight * value.applyAsDouble(row);
            total += weight;
        }
        return sum / total;
    }

    /** Scales weights to a mean of 1, for which the least weight of a leaf is meant. */
    private static float[] weights(double[] rowWeights) {
        double total = 0;
        for (double weight : rowWeights) {
            total += weight;
        }
        float[] scaled = new float[rowWeights.length];
        for (int row = 0; row < scaled.length; row++) {
            scaled[row] = (float) (rowWeights[row] / total * scaled.length);
        }
        return scaled;
    }
}
