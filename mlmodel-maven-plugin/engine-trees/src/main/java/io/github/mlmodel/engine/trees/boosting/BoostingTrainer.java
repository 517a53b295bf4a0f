package io.github.mlmodel.engine.trees.boosting;

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
import io.github.mlmodel.spi.catalog.EngineCatalog;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * Gradient boosting by XGBoost, with the defaults that come nearest to scikit-learn's histogram boosting: leaf-wise
 * trees of 31 leaves. XGBoost's classes are named by {@link BoostedModel} only, so that listing trainers loads none.
 */
public final class BoostingTrainer implements Trainer {

    static final String TYPE = EngineCatalog.GRADIENT_BOOSTING;

    /** With fewer rows, unpenalised leaves fit noise. */
    private static final int SMALL = 2000;

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
    public BoostingTrainer(TrainerSpec spec) {
        this.values = parameters().read(spec);
    }

    /** Describes the trainer. */
    public static TrainerDescription description() {
        return new TrainerDescription(
                TYPE,
                EngineCatalog.tasks(TYPE),
                "Small trees, each correcting those before it, by XGBoost.",
                parameters().descriptions());
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
        Map<String, Object> settings =
                settings(features.rows(), (long) features.rows() * features.width(), classes, context);
        settings.put("base_score", baseScore);
        return new TrainingResult<>(BoostedModel.train(
                features, classes, settings, values.integer("rounds"), labels, weights, base, context));
    }

    private Map<String, Object> settings(int rows, long cells, int classes, TrainingContext context) {
        boolean small = rows < SMALL;
        double leastWeight = classes == 0 ? (small ? 15 : 5) : small && classes == 2 ? 5 : 1;
        Map<String, Object> settings = new HashMap<>();
        settings.put(
                "objective", classes == 0 ? "reg:squarederror" : classes == 2 ? "binary:logistic" : "multi:softprob");
        if (classes > 2) {
            settings.put("num_class", classes);
        }
        settings.put("tree_method", "hist");
        settings.put("grow_policy", "lossguide");
        settings.put("max_depth", values.integer("maxDepth"));
        settings.put("max_leaves", values.integer("maxLeaves"));
        settings.put("max_bin", values.integer("bins"));
        settings.put("eta", values.decimalOr("learningRate", classes > 2 ? 0.2 : 0.1));
        settings.put("lambda", values.decimalOr("lambda", small ? 1 : 0));
        settings.put("alpha", values.decimal("alpha"));
        settings.put("gamma", values.decimal("gamma"));
        settings.put("min_child_weight", values.decimalOr("minChildWeight", leastWeight));
        settings.put("subsample", values.decimal("subsample"));
        settings.put("colsample_bynode", values.decimalOr("maxFeatures", small && classes > 2 ? 0.3 : 1));
        settings.put("seed", (int) (context.seed() ^ (context.seed() >>> 32)) & Integer.MAX_VALUE);
        settings.put("nthread", (int) Math.max(1, Math.min(context.threads(), cells / CELLS_PER_THREAD)));
        settings.put("verbosity", 0);
        return settings;
    }

    private static ParameterSet parameters() {
        return new ParameterSet()
                .integer("rounds", 100, 1, 100_000, "number of trees, for more than two classes of each class")
                .decimal(
                        "learningRate",
                        ParameterSet.AUTOMATIC,
                        0,
                        true,
                        1,
                        "share of each tree's correction that is"
                                + " made; automatic is 0.1, or 0.2 for more than two classes")
                .integer("maxLeaves", 31, 0, Integer.MAX_VALUE, "most leaves of a tree; 0 is no limit")
                .integer("maxDepth", 0, 0, 1000, "deepest level of a leaf; 0 is no limit")
                .integer("bins", 255, 2, 65_535, "most bins of a feature's values")
                .decimal(
                        "minChildWeight",
                        ParameterSet.AUTOMATIC,
                        0,
                        false,
                        Double.MAX_VALUE,
                        "least sum of second derivatives in a leaf; automatic is 5 for regression, else 1; with fewer"
                                + " than 2000 rows, 15 for regression, 5 for two classes")
                .decimal(
                        "lambda",
                        ParameterSet.AUTOMATIC,
                        0,
                        false,
                        Double.MAX_VALUE,
                        "L2 penalty of leaves; automatic" + " is 0, or 1 for fewer than 2000 rows")
                .decimal("alpha", "0", 0, false, Double.MAX_VALUE, "L1 penalty of leaves")
                .decimal("gamma", "0", 0, false, Double.MAX_VALUE, "least gain of a split")
                .decimal("subsample", "1", 0, true, 1, "share of the rows that each tree sees")
                .decimal(
                        "maxFeatures",
                        ParameterSet.AUTOMATIC,
                        0,
                        true,
                        1,
                        "share of the features looked at in a node;"
                                + " automatic is 1, or 0.3 for more than two classes and fewer than 2000 rows");
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
