package io.github.mlmodel.engine.trees.xgboost;

import io.github.mlmodel.spi.ParameterSet;
import io.github.mlmodel.spi.TrainerDescription;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code xgboost}: XGBoost's parameters, by its own names and with its own defaults. */
final class XgboostParameters {

    private static final String TYPE = EngineCatalog.XGBOOST;

    private XgboostParameters() {}

    static TrainerDescription description() {
        return new TrainerDescription(
                TYPE,
                EngineCatalog.tasks(TYPE),
                "XGBoost, with its own parameters and defaults.",
                parameters().descriptions());
    }

    static ParameterSet parameters() {
        ParameterSet set = new ParameterSet();
        set.integer("rounds", 100, 1, 100_000, "number of trees, for more than two classes of each class");
        set.decimal("eta", "0.3", 0, true, 1, "learning rate: share of each tree's correction that is made");
        set.integer("maxDepth", 6, 0, 1000, "deepest level of a leaf; 0 is no limit");
        set.integer("maxLeaves", 0, 0, Integer.MAX_VALUE, "most leaves of a tree; 0 is no limit");
        set.word(
                "growPolicy",
                List.of("depthwise", "lossguide"),
                "depthwise",
                "which node is split next: the nearest to the root, or the one that lowers the loss most");
        set.integer("maxBin", 256, 2, 65_535, "most bins of a feature's values");
        set.decimal(
                "minChildWeight",
                "1",
                0,
                false,
                Double.MAX_VALUE,
                "least sum of second derivatives in a leaf; for regression these are rows");
        set.decimal(
                "maxDeltaStep", "0", 0, false, Double.MAX_VALUE, "largest value of a leaf before eta; 0 is no limit");
        set.decimal("lambda", "1", 0, false, Double.MAX_VALUE, "L2 penalty of leaves");
        set.decimal("alpha", "0", 0, false, Double.MAX_VALUE, "L1 penalty of leaves");
        set.decimal("gamma", "0", 0, false, Double.MAX_VALUE, "least gain of a split");
        share(set, "subsample", "share of the rows that each tree sees");
        share(set, "colsampleBytree", "share of the features that each tree sees");
        share(set, "colsampleBylevel", "share of a tree's features that each of its levels sees");
        share(set, "colsampleBynode", "share of a level's features that are looked at in a node");
        return set;
    }

    private static void share(ParameterSet set, String name, String description) {
        set.decimal(name, "1", 0, true, 1, description);
    }

    /** Returns what XGBoost is told of the trees. */
    static Map<String, Object> settings(ParameterSet.Values values) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("eta", values.decimal("eta"));
        settings.put("max_depth", values.integer("maxDepth"));
        settings.put("max_leaves", values.integer("maxLeaves"));
        settings.put("grow_policy", values.text("growPolicy"));
        settings.put("max_bin", values.integer("maxBin"));
        settings.put("min_child_weight", values.decimal("minChildWeight"));
        settings.put("max_delta_step", values.decimal("maxDeltaStep"));
        settings.put("lambda", values.decimal("lambda"));
        settings.put("alpha", values.decimal("alpha"));
        settings.put("gamma", values.decimal("gamma"));
        settings.put("subsample", values.decimal("subsample"));
        settings.put("colsample_bytree", values.decimal("colsampleBytree"));
        settings.put("colsample_bylevel", values.decimal("colsampleBylevel"));
        settings.put("colsample_bynode", values.decimal("colsampleBynode"));
        return settings;
    }
}
