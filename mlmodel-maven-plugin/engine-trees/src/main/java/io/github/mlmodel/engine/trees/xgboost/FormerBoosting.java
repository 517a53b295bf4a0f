package io.github.mlmodel.engine.trees.xgboost;

import io.github.mlmodel.spi.ParameterSet;
import io.github.mlmodel.spi.TrainerDescription;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code gradient-boosting} by XGBoost, with the defaults that come nearest to scikit-learn's histogram boosting: leaf-wise
 * trees of 31 leaves.
 */
final class FormerBoosting {

    static final String TYPE = EngineCatalog.GRADIENT_BOOSTING;

    /** With fewer rows, unpenalised leaves fit noise. */
    private static final int SMALL = 2000;

    private FormerBoosting() {}

    static TrainerDescription description() {
        return new TrainerDescription(
                TYPE,
                EngineCatalog.tasks(TYPE),
                "Small trees, each correcting those before it, by XGBoost.",
                parameters().descriptions());
    }

    /** Returns what XGBoost is told of the trees. */
    static Map<String, Object> settings(ParameterSet.Values values, int rows, int classes) {
        boolean small = rows < SMALL;
        double leastWeight = classes == 0 ? (small ? 15 : 5) : small && classes == 2 ? 5 : 1;
        Map<String, Object> settings = new HashMap<>();
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
        return settings;
    }

    static ParameterSet parameters() {
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
}
