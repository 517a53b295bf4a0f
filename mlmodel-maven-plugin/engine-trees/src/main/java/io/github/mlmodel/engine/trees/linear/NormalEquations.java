package io.github.mlmodel.engine.trees.linear;

import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.work.WorkPool;
import java.util.Arrays;

/**
 * Least squares by Cholesky's decomposition of the correlations. Every sum runs over the rows in order, in one thread:
 * the threads share columns.
 */
final class NormalEquations {

    private static final int BLOCK_ROWS = 2048;

    /** A pivot below this share of a column's variance: the column is a combination of those before. */
    static final double SINGULAR = 1e-9;

    /** Added to the correlations then: small beside them, large beside rounding errors. */
    private static final double RIDGE = 1e-8;

    private final FeatureMatrix features;
    private final double[] rowWeights;
    private final int width;
    private final double[] means;
    private final double[] scales;
    private final double[] correlations;
    private final double[][] covariances;

    NormalEquations(FeatureMatrix features, double[] targets, double[] rowWeights, double[] means, WorkPool workers) {
        this.features = features;
        this.rowWeights = rowWeights;
        this.width = features.width();
        this.means = means;
        this.scales = new double[width];
        this.correlations = new double[width];
        this.covariances = new double[width][];
        workers.each(width, piece -> row(width - 1 - piece, targets));
        for (int i = 0; i < width; i++) {
            scales[i] = StrictMath.sqrt(covariances[i][i]);
        }
    }

    /**
     * Solves for the weights.
     *
     * @param penalty added to the sums of squares of each feature
     */
    double[] solve(double penalty) {
        return solve(decompose(penalty));
    }

    private double[] solve(double[][] lower) {
        double[] scaled = new double[width];
        for (int i = 0; i < width; i++) {
            scaled[i] = isUsed(i) ? correlations[i] / scales[i] : 0;
        }
        substitute(lower, scaled);
        for (int i = 0; i < width; i++) {
            scaled[i] = isUsed(i) ? scaled[i] / scales[i] : 0;
        }
        return scaled;
    }

    /**
     * Returns how well a penalty does on rows that it has not seen, by generalized cross-validation: the mean squared
     * residual over the squared share of the rows that is left when the parameters are taken off (Golub, Heath, Wahba:
     * Generalized Cross-Validation as a Method for Choosing a Good Ridge Parameter, 1979).
     *
     * @param penalty added to the sums of squares of each feature, above 0
     * @param squares the targets' sum of squares about their mean
     */
    double crossValidated(double penalty, double squares, WorkPool workers) {
        double[][] lower = decompose(penalty);
        double[] weights = solve(lower);
        double residual = squares;
        double left = features.rows() - 1.0;
        double[] shrunk = new double[width];
        workers.each(width, i -> shrunk[i] = isUsed(i) ? penalty / (scales[i] * scales[i]) * inverted(lower, i) : 1);
        for (int i = 0; i < width; i++) {
            left -= 1 - shrunk[i];
            residual -= weights[i] * (2 * correlations[i] - weights[i] * covariances[i][i]);
            for (int j = 0; j < i; j++) {
                residual += 2 * weights[i] * weights[j] * covariances[i][j];
            }
        }
        return left > 0 ? Math.max(0, residual) / (left * left) : Double.POSITIVE_INFINITY;
    }

    /** Returns an entry of the diagonal of the inverse. */
    private double inverted(double[][] lower, int i) {
        double[] column = new double[width];
        double sum = 0;
        for (int k = i; k < width; k++) {
            double value = k == i ? 1 : 0;
            for (int j = i; j < k; j++) {
                value -= lower[k][j] * column[j];
            }
            column[k] = value / lower[k][k];
            sum += column[k] * column[k];
        }
        return sum;
    }

    /** A constant feature has no weight. */
    private boolean isUsed(int i) {
        return scales[i] > 0;
    }

    private double[][] decompose(double penalty) {
        double[][] lower = decompose(penalty, 0);
        return lower.length == 0 ? decompose(penalty, RIDGE) : lower;
    }

    /**
     * Returns for each column the share of its variance that does not follow from the columns before it; 1 for those that
     * are not looked at and for constant ones. The reciprocal of a share is a lower bound of the condition number of the
     * correlations.
     *
     * @param looked which columns are looked at
     * @param penalty added to the sums of squares of each feature
     */
    double[] sharesOfTheirOwn(boolean[] looked, double penalty) {
        double[] shares = new double[width];
        Arrays.fill(shares, 1);
        double[][] lower = new double[width][];
        int[] kept = new int[width];
        int count = 0;
        for (int i = 0; i < width; i++) {
            if (!looked[i] || !(scales[i] > 0)) {
                continue;
            }
            double[] row = new double[count + 1];
            double own = 1 + penalty / (scales[i] * scales[i]);
            for (int j = 0; j < count; j++) {
                double sum = covariances[i][kept[j]] / (scales[i] * scales[kept[j]]);
                for (int k = 0; k < j; k++) {
                    sum -= row[k] * lower[j][k];
                }
                row[j] = sum / lower[j][j];
                own -= row[j] * row[j];
            }
            shares[i] = own;
            if (own > SINGULAR) {
                row[count] = StrictMath.sqrt(own);
                lower[count] = row;
                kept[count++] = i;
            }
        }
        return shares;
    }

    /** Computes the covariances, times the rows, of a column with the ones before it and with the target. */
    private void row(int i, double[] targets) {
        double[] sums = new double[i + 1];
        double[] centred = new double[BLOCK_ROWS];
        double withTarget = 0;
        for (int from = 0; from < features.rows(); from += BLOCK_ROWS) {
            int to = Math.min(features.rows(), from + BLOCK_ROWS);
            centre(i, from, to, centred);
            int j = 0;
            for (; j + 4 <= i + 1 && areDense(j); j += 4) {
                addFour(centred, from, to, j, sums);
            }
            for (; j <= i; j++) {
                sums[j] += product(centred, from, to, features.columns().get(j));
            }
            for (int row = from; row < to; row++) {
                withTarget += centred[row - from] * targets[row];
            }
        }
        sums[i] = Math.max(0, sums[i]);
        covariances[i] = sums;
        correlations[i] = withTarget;
    }

    private boolean areDense(int j) {
        for (int k = j; k < j + 4; k++) {
            if (!(features.columns().get(k) instanceof FeatureColumn.Dense)) {
                return false;
            }
        }
        return true;
    }

    private void addFour(double[] centred, int from, int to, int j, double[] sums) {
        float[] x0 = ((FeatureColumn.Dense) features.columns().get(j)).values();
        float[] x1 = ((FeatureColumn.Dense) features.columns().get(j + 1)).values();
        float[] x2 = ((FeatureColumn.Dense) features.columns().get(j + 2)).values();
        float[] x3 = ((FeatureColumn.Dense) features.columns().get(j + 3)).values();
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (int row = from; row < to; row++) {
            double value = centred[row - from];
            s0 += value * x0[row];
            s1 += value * x1[row];
            s2 += value * x2[row];
            s3 += value * x3[row];
        }
        sums[j] += s0;
        sums[j + 1] += s1;
        sums[j + 2] += s2;
        sums[j + 3] += s3;
    }

    /** Sets the weighted distances from the mean. As their sum is 0, the other column need not be centred. */
    private void centre(int i, int from, int to, double[] centred) {
        FeatureColumn column = features.columns().get(i);
        if (column instanceof FeatureColumn.Dense dense) {
            float[] values = dense.values();
            for (int row = from; row < to; row++) {
                centred[row - from] = values[row] - means[i];
            }
        } else if (column instanceof FeatureColumn.Sparse sparse) {
            Arrays.fill(centred, 0, to - from, -means[i]);
            for (int at = first(sparse.rows(), from); at < sparse.rows().length && sparse.rows()[at] < to; at++) {
                centred[sparse.rows()[at] - from] += sparse.values()[at];
            }
        }
        for (int row = from; rowWeights.length > 0 && row < to; row++) {
            centred[row - from] *= rowWeights[row];
        }
    }

    private static double product(double[] centred, int from, int to, FeatureColumn column) {
        double sum = 0;
        if (column instanceof FeatureColumn.Dense dense) {
            float[] values = dense.values();
            for (int row = from; row < to; row++) {
                sum += centred[row - from] * values[row];
            }
        } else if (column instanceof FeatureColumn.Sparse sparse) {
            for (int at = first(sparse.rows(), from); at < sparse.rows().length && sparse.rows()[at] < to; at++) {
                sum += centred[sparse.rows()[at] - from] * sparse.values()[at];
            }
        }
        return sum;
    }

    private static int first(int[] rows, int from) {
        int found = Arrays.binarySearch(rows, from);
        return found < 0 ? -found - 1 : found;
    }

    /** Returns the lower triangle, or nothing where the correlations are singular. */
    private double[][] decompose(double penalty, double ridge) {
        double[][] lower = new double[width][];
        for (int i = 0; i < width; i++) {
            lower[i] = new double[i + 1];
            if (!isUsed(i)) {
                lower[i][i] = 1;
                continue;
            }
            for (int j = 0; j <= i; j++) {
                if (!isUsed(j)) {
                    continue;
                }
                double sum = covariances[i][j] / (scales[i] * scales[j]);
                if (i == j) {
                    sum += ridge + penalty / (scales[i] * scales[i]);
                }
                for (int k = 0; k < j; k++) {
                    sum -= lower[i][k] * lower[j][k];
                }
                if (i != j) {
                    lower[i][j] = sum / lower[j][j];
                } else if (sum > (ridge > 0 ? 0 : SINGULAR)) {
                    lower[i][i] = StrictMath.sqrt(sum);
                } else if (ridge > 0) {
                    lower[i][i] = StrictMath.sqrt(ridge);
                } else {
                    return new double[0][];
                }
            }
        }
        return lower;
    }

    private static void substitute(double[][] lower, double[] values) {
        for (int i = 0; i < values.length; i++) {
            for (int k = 0; k < i; k++) {
                values[i] -= lower[i][k] * values[k];
            }
            values[i] /= lower[i][i];
        }
        for (int i = values.length - 1; i >= 0; i--) {
            values[i] /= lower[i][i];
            for (int k = 0; k < i; k++) {
                values[k] -= lower[i][k] * values[i];
            }
        }
    }
}
