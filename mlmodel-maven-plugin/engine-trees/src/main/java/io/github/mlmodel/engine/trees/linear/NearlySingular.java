package io.github.mlmodel.engine.trees.linear;

import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.spi.FeatureGroup;
import io.github.mlmodel.spi.FeatureMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Says which features of a linear regression follow from others, so that the rows do not determine their weights. */
final class NearlySingular {

    /** Below that a share is made of rounding errors alone. */
    private static final double SMALLEST = 1e-15;

    private NearlySingular() {}

    /**
     * Returns a warning, if there is something to warn of. Where nobody has set the penalty, it is of numbers alone: that a
     * category follows from the others is how categories are written, and the penalty takes care of it.
     *
     * @param equations the features' equations
     */
    static Optional<String> warning(FeatureMatrix features, NormalEquations equations, RidgePenalty penalty) {
        boolean[] looked = penalty.chosen() ? all(features) : numbers(features);
        double[] shares = equations.sharesOfTheirOwn(looked, penalty.chosen() ? penalty.strength() : 0);
        List<String> found = new ArrayList<>();
        double least = 1;
        for (int column = 0; column < shares.length; column++) {
            if (shares[column] <= NormalEquations.SINGULAR) {
                found.add(features.names().get(column));
                least = Math.min(least, Math.max(SMALLEST, shares[column]));
            }
        }
        int exponent = (int) Math.floor(-Math.log10(least));
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(sentence(found, "condition number at least 1e" + exponent, penalty));
    }

    /** Returns the same for more features than equations are made for: there are no more rows than features. */
    static Optional<String> warning(FeatureMatrix features, RidgePenalty penalty) {
        return penalty.strength() > 0 || features.width() < features.rows()
                ? Optional.empty()
                : Optional.of("Trainer '" + LinearTrainer.TYPE + "': the matrix of features is singular ("
                        + Names.count(features.width(), "feature") + ", " + Names.count(features.rows(), "row")
                        + "), so that the rows do not determine the weights. " + advice(penalty));
    }

    private static String sentence(List<String> found, String condition, RidgePenalty penalty) {
        return "Trainer '" + LinearTrainer.TYPE + "': the matrix of features is nearly singular (" + condition + "): "
                + Names.count(found.size(), "feature") + " ("
                + Names.list(found) + ") " + (found.size() == 1 ? "follows" : "follow")
                + " from those before, so that the rows do not determine the weights. " + advice(penalty);
    }

    private static String advice(RidgePenalty penalty) {
        String exclude = "exclude columns that say the same with <dataset><exclude>.";
        return penalty.chosen()
                ? "Leave <l2> out of <trainer><parameters>, or set <l2>1</l2>, or " + exclude
                : "The penalty shares them out; to have it otherwise, set <l2> in <trainer><parameters>, or " + exclude;
    }

    private static boolean[] all(FeatureMatrix features) {
        boolean[] all = new boolean[features.width()];
        Arrays.fill(all, true);
        return all;
    }

    private static boolean[] numbers(FeatureMatrix features) {
        boolean[] numbers = new boolean[features.width()];
        for (FeatureGroup group : features.groups()) {
            // What is made of one column, as the year and the elapsed days of a date, nobody can act on.
            boolean ofColumns =
                    group.kind() == FeatureGroup.Kind.NUMERIC && group.column().isEmpty();
            Arrays.fill(numbers, group.from(), group.to(), ofColumns);
        }
        return numbers;
    }
}
