package io.github.mlmodel.engine.trees.boosting;

import io.github.mlmodel.engine.trees.boosting.bins.Cuts;
import io.github.mlmodel.engine.trees.boosting.category.CategorySettings;
import io.github.mlmodel.engine.trees.boosting.loss.Deviation;
import io.github.mlmodel.spi.ParameterSet;
import java.util.ArrayList;
import java.util.List;

/** What gradient boosting can be told, in the names of LightGBM and scikit-learn where these have one. */
final class BoostingParameters {

    static final String LOSS = "loss";
    static final String QUANTILE = "quantile";
    static final String POWER = "tweediePower";
    static final String STOPPING = "earlyStopping";
    static final String VALIDATED = "validationFraction";
    static final String MONOTONE = "monotone";
    static final String INTERACTIONS = "interactions";
    static final String MOST_ONE_HOT = "maxCategoriesOneHot";
    private static final String LAMBDA = "lambda";

    /** Of each of many classes a row has second derivatives that are the smaller the more classes there are. */
    private static final double LAMBDA_OF_CLASSES = 4;

    private BoostingParameters() {}

    private static List<String> words() {
        List<String> words = new ArrayList<>(Deviation.texts());
        words.add(0, ParameterSet.AUTOMATIC);
        return words;
    }

    static ParameterSet all() {
        ParameterSet set = new ParameterSet()
                .word(
                        LOSS,
                        words(),
                        ParameterSet.AUTOMATIC,
                        "what training makes small; automatic is log loss for classes, squared for numbers")
                .decimal(
                        QUANTILE,
                        "0.9",
                        0,
                        true,
                        0.9999,
                        "of loss quantile the share of rows that lie below; of huber the share whose distance from the"
                                + " median counts by its square")
                .decimal(POWER, "1.5", 1, true, 1.99, "of loss tweedie how the variance grows with the mean")
                .integer("rounds", 100, 1, 100_000, "number of trees, for more than two classes of each class")
                .decimal("learningRate", "0.1", 0, true, 1, "share of each tree's correction that is made")
                .integer(
                        "maxLeaves",
                        31,
                        0,
                        Integer.MAX_VALUE,
                        "most leaves of a tree, which grows where the loss falls most; 0 is no limit, so that it grows"
                                + " level by level to maxDepth")
                .integer("maxDepth", 0, 0, 1000, "deepest level of a leaf; 0 is no limit but 1000")
                .integer("bins", Cuts.MOST, 2, Cuts.MOST, "most bins of a feature's values")
                .integer(
                        "minSamplesLeaf",
                        20,
                        1,
                        Integer.MAX_VALUE,
                        "fewest rows in a leaf; with classes, weights or loss poisson, gamma or tweedie told by a side's"
                                + " share of the second derivatives")
                .decimal(
                        "minChildWeight",
                        "0.001",
                        0,
                        false,
                        Double.MAX_VALUE,
                        "least sum of second derivatives in a leaf")
                .decimal(
                        LAMBDA,
                        ParameterSet.AUTOMATIC,
                        0,
                        false,
                        Double.MAX_VALUE,
                        "L2 penalty of leaves; automatic is 1, of more than two classes 4 divided by their number")
                .decimal("alpha", "0", 0, false, Double.MAX_VALUE, "L1 penalty of leaves")
                .decimal("gamma", "0", 0, false, Double.MAX_VALUE, "least gain of a split")
                .text(
                        MONOTONE,
                        "lines of increasing or decreasing and a column",
                        ConstraintLines.NONE,
                        "columns of numbers with which predictions, of two classes the probability of the second, may"
                                + " only rise or fall")
                .text(
                        INTERACTIONS,
                        "lines of columns, separated by commas",
                        ConstraintLines.NONE,
                        "columns that may act together in a tree; those in no line are a set, too");
        set.integer(
                        MOST_ONE_HOT,
                        4,
                        1,
                        Integer.MAX_VALUE,
                        "most categories of a column with a feature for each; in one of more trees split by single"
                                + " categories and, where there are more than classes, by the mean of the target")
                .decimal(
                        "categorySmoothing",
                        "10",
                        0,
                        false,
                        Double.MAX_VALUE,
                        "rows of the overall mean that are added to a category's");
        set.integer(
                        STOPPING,
                        0,
                        0,
                        100_000,
                        "rounds without a smaller validation loss after which training ends, with the best round's"
                                + " trees; 0 is never")
                .decimal(
                        VALIDATED,
                        "0.1",
                        0,
                        true,
                        0.9,
                        "of earlyStopping the share of the training rows that are only looked at");
        return set.decimal("subsample", "1", 0, true, 1, "share of the rows that each round sees")
                .decimal("columnSubsample", "1", 0, true, 1, "share of the features that each tree looks at")
                .decimal("maxFeatures", "1", 0, true, 1, "share of these features that is looked at in a node");
    }

    /**
     * Reads what is told.
     *
     * @param outputs how many trees a round has
     */
    static BoostingSettings settings(
            ParameterSet.Values values, int outputs, ColumnConstraints constraints, long seed) {
        int depth = values.integer("maxDepth");
        Growth growth = new Growth(
                values.integer("maxLeaves"),
                depth == 0 ? Growth.DEEPEST : depth,
                values.integer("minSamplesLeaf"),
                values.decimal("minChildWeight"),
                values.decimal("gamma"));
        Sampling sampling = new Sampling(
                values.decimal("subsample"), values.decimal("columnSubsample"), values.decimal("maxFeatures"), seed);
        return new BoostingSettings(
                values.integer("rounds"),
                values.decimal("learningRate"),
                values.integer("bins"),
                growth,
                values.decimalOr(LAMBDA, outputs == 1 ? 1 : LAMBDA_OF_CLASSES / outputs),
                values.decimal("alpha"),
                new CategorySettings(values.integer(MOST_ONE_HOT), values.decimal("categorySmoothing")),
                constraints,
                sampling);
    }
}
