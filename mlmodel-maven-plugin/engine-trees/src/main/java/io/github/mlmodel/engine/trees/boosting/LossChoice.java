package io.github.mlmodel.engine.trees.boosting;

import io.github.mlmodel.engine.trees.boosting.exchange.Exchange;
import io.github.mlmodel.engine.trees.boosting.loss.Deviation;
import io.github.mlmodel.engine.trees.boosting.loss.NumericLoss;
import io.github.mlmodel.engine.trees.boosting.loss.RelativeWeights;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.ParameterSet;
import io.github.mlmodel.spi.TrainerSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The loss that the parameters ask for: whether it fits task and targets, and what of it is set. */
final class LossChoice {

    private final String type;
    private final ParameterSet.Values values;

    /**
     * Takes the parameters.
     *
     * @throws MlModelException where the loss is of another task, or a parameter or constraints of another loss
     */
    LossChoice(TrainerSpec spec, Task task, ParameterSet.Values values) {
        this.type = spec.type();
        this.values = values;
        List<String> wrong = new ArrayList<>();
        String asked = values.text(BoostingParameters.LOSS);
        boolean ofNumbers =
                switch (task) {
                    case CLASSIFICATION -> false;
                    case REGRESSION -> true;
                };
        if (!ofNumbers && !asked.equals(ParameterSet.AUTOMATIC)) {
            wrong.add("Trainer '" + type + "': loss '" + asked + "' is of numbers, and the task is " + task.text()
                    + ". Remove <loss>, or set <task>" + Task.REGRESSION.text() + "</task>.");
        }
        boolean leavesAreOrdered = !asked.equals(Deviation.ABSOLUTE.text()) && !asked.equals(Deviation.QUANTILE.text());
        if (ofNumbers
                && !leavesAreOrdered
                && !values.text(BoostingParameters.MONOTONE).equals(ConstraintLines.NONE)) {
            wrong.add("Trainer '" + type + "': <monotone> is not of loss " + asked + ", whose leaves are a "
                    + (asked.equals(Deviation.ABSOLUTE.text()) ? "median" : "quantile")
                    + " of their rows, in whatever order these are. Remove <monotone>, or set <loss>"
                    + Deviation.HUBER.text() + "</loss>.");
        }
        for (Parameter.Entry entry : spec.parameters()) {
            List<String> losses = lossesOf(entry.name());
            if (!losses.isEmpty() && !(ofNumbers && losses.contains(asked))) {
                wrong.add("Trainer '" + type + "': parameter '" + entry.name() + "' is of loss "
                        + String.join(" and ", losses) + ", and the "
                        + (ofNumbers ? "loss is " + asked : "task is " + task.text()) + ". Remove <" + entry.name()
                        + (ofNumbers ? ">, or set <loss>" + losses.get(0) + "</loss>." : ">."));
            }
        }
        if (!wrong.isEmpty()) {
            throw MlModelException.user(String.join("\n", wrong));
        }
    }

    /**
     * Returns the loss of numbers.
     *
     * @throws MlModelException where the targets are none that it is of
     */
    NumericLoss of(double[] targets, RelativeWeights weights) {
        String asked = values.text(BoostingParameters.LOSS);
        Deviation deviation = asked.equals(ParameterSet.AUTOMATIC) ? Deviation.SQUARED : Deviation.of(asked);
        double quantile = values.decimal(BoostingParameters.QUANTILE);
        return switch (deviation) {
            case SQUARED, ABSOLUTE -> new NumericLoss(deviation, targets, 0);
            case HUBER -> NumericLoss.huber(targets, quantile, weights);
            case QUANTILE -> new NumericLoss(deviation, targets, quantile);
            case POISSON, GAMMA -> new NumericLoss(deviation, positive(deviation, targets, weights), 0);
            case TWEEDIE ->
                new NumericLoss(
                        deviation, positive(deviation, targets, weights), values.decimal(BoostingParameters.POWER));
        };
    }

    private double[] positive(Deviation deviation, double[] targets, RelativeWeights weights) {
        boolean zeroes = deviation != Deviation.GAMMA;
        long[] found = new long[3];
        double least = Double.POSITIVE_INFINITY;
        for (int row = 0; row < targets.length; row++) {
            found[0] += (zeroes ? targets[row] < 0 : targets[row] <= 0) ? 1 : 0;
            found[1] += targets[row] == 0 ? 0 : 1;
            found[2] += targets[row] == 0 || weights.of(row) == 0 ? 0 : 1;
            least = Math.min(least, targets[row]);
        }
        Exchange exchange = weights.share().exchange();
        exchange.sum(found);
        least = -exchange.most(-least);
        String complaint = null;
        if (found[0] > 0) {
            complaint = found[0] + " of " + weights.share().all() + " training rows " + (found[0] == 1 ? "is" : "are")
                    + " not, the least " + least;
        } else if (found[1] == 0) {
            complaint = "all of them are 0";
        } else if (found[2] == 0) {
            complaint = "all that are above 0 are held out by <earlyStopping>";
        }
        return checked(deviation, targets, complaint);
    }

    private double[] checked(Deviation deviation, double[] targets, @Nullable String complaint) {
        if (complaint != null) {
            throw MlModelException.user("Trainer '" + type + "': loss '" + deviation.text() + "' is of targets "
                    + (deviation == Deviation.GAMMA ? "above 0" : "of at least 0, not all 0") + "; " + complaint
                    + ". Exclude such rows, or set <loss>squared</loss>.");
        }
        return targets;
    }

    /** Returns the losses that a parameter is of; none where it is of every loss. */
    private static List<String> lossesOf(String parameter) {
        return switch (parameter) {
            case BoostingParameters.QUANTILE -> List.of(Deviation.QUANTILE.text(), Deviation.HUBER.text());
            case BoostingParameters.POWER -> List.of(Deviation.TWEEDIE.text());
            default -> List.of();
        };
    }
}
