package com.example.machines;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.spi.Learners;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.TrainingResult;
import java.util.Arrays;

/**
 * A line that wild values do not bend: linear regression with Huber's loss, by iteratively reweighted least squares.
 *
 * <p>A row whose residual is above {@code delta} robust standard deviations counts less, the more so the farther it is
 * away. Parameters: {@code delta} (default 1.35, as in P. J. Huber, Robust Statistics, 1981) and {@code ridge}, the
 * penalty on squared coefficients (default 1).
 */
public final class HuberRegression implements Trainer {

    private static final int MOST_ROUNDS = 100;
    private static final double SETTLED = 1e-9;

    /** The median absolute deviation of a normal distribution is this share of its standard deviation. */
    private static final double MEDIAN_DEVIATION = 0.6744897501960817;

    private double delta = 1.35;
    private double ridge = 1;

    @Override
    public void configure(TrainerSpec spec, Task task) {
        for (Parameter.Entry entry : spec.parameters()) {
            switch (entry.name()) {
                case "delta" -> delta = positive(entry);
                case "ridge" -> ridge = positive(entry);
                default -> throw MlModelException.user("Trainer '" + spec.type() + "' has no parameter '"
                        + entry.name() + "'. Its parameters are: delta, ridge.");
            }
        }
    }

    private static double positive(Parameter.Entry entry) {
        String text = entry.value() instanceof Parameter.Text plain ? plain.value() : "";
        try {
            double number = Double.parseDouble(text);
            if (number > 0 && number < Double.POSITIVE_INFINITY) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw refused(entry.name(), text, e);
        }
        throw refused(entry.name(), text, null);
    }

    private static MlModelException refused(String name, String text, Throwable cause) {
        return MlModelException.user("<" + name + "> under <trainer><parameters> is '" + text
                + "', but must be a number above 0.", cause);
    }

    @Override
    public FeatureNeeds needs() {
        return FeatureNeeds.STANDARDISED;
    }

    @Override
    public Learners<FeatureMatrix> learners() {
        return Learners.ofNumbers(this::train);
    }

    private TrainingResult<FeatureMatrix> train(
            TrainingData<FeatureMatrix, Target.Numbers> data, TrainingContext context) {
        double[] targets = data.target().values();
        double[][] columns = columns(data.features());
        double[] importance = new double[data.rows()];
        for (int row = 0; row < data.rows(); row++) {
            importance[row] = data.weights() == null ? 1 : data.weights()[row];
        }
        double[] weights = importance.clone();
        double[] line = new double[columns.length];
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double[] next = LeastSquares.solve(columns, targets, weights, ridge);
            double[] residuals = residuals(columns, next, targets);
            double limit = delta * spread(residuals);
            for (int row = 0; row < weights.length; row++) {
                double distance = Math.abs(residuals[row]);
                weights[row] = importance[row] * (distance <= limit ? 1 : limit / distance);
            }
            boolean settled = settled(line, next);
            line = next;
            context.progress().done("rounds", round + 1, MOST_ROUNDS);
            if (settled) {
                break;
            }
        }
        return new TrainingResult<>(new LinearModel(line));
    }

    /** Returns the features by column, and a last column of ones for the intercept. */
    static double[][] columns(FeatureMatrix features) {
        double[][] columns = new double[features.width() + 1][features.rows()];
        for (int i = 0; i < features.width(); i++) {
            if (features.columns().get(i) instanceof FeatureColumn.Dense dense) {
                for (int row = 0; row < features.rows(); row++) {
                    columns[i][row] = dense.values()[row];
                }
            } else if (features.columns().get(i) instanceof FeatureColumn.Sparse sparse) {
                for (int k = 0; k < sparse.rows().length; k++) {
                    columns[i][sparse.rows()[k]] = sparse.values()[k];
                }
            }
        }
        Arrays.fill(columns[features.width()], 1);
        return columns;
    }

    private static double[] residuals(double[][] columns, double[] line, double[] targets) {
        double[] residuals = targets.clone();
        for (int i = 0; i < columns.length; i++) {
            for (int row = 0; row < residuals.length; row++) {
                residuals[row] -= line[i] * columns[i][row];
            }
        }
        return residuals;
    }

    /** Returns the standard deviation as estimated by the median, which few wild values do not move. */
    private static double spread(double[] residuals) {
        double[] sorted = new double[residuals.length];
        for (int row = 0; row < sorted.length; row++) {
            sorted[row] = Math.abs(residuals[row]);
        }
        Arrays.sort(sorted);
        return Math.max(sorted[sorted.length / 2] / MEDIAN_DEVIATION, Float.MIN_NORMAL);
    }

    private static boolean settled(double[] before, double[] after) {
        for (int i = 0; i < after.length; i++) {
            if (Math.abs(after[i] - before[i]) > SETTLED * (1 + Math.abs(after[i]))) {
                return false;
            }
        }
        return true;
    }
}
