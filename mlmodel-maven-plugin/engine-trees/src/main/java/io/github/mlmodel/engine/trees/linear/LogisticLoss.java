package io.github.mlmodel.engine.trees.linear;

import io.github.mlmodel.spi.work.WorkPool;
import java.util.Arrays;

/**
 * The mean log loss of a linear model plus the L2 penalty, as scikit-learn scales it: with {@code S} the sum of row
 * weights, loss/S + |W|²/(2·C·S). Biases are not penalised.
 *
 * <p>Parameters are a vector of weights for each score, then the biases. Two classes have one score, that of the
 * second; more have one each.
 */
final class LogisticLoss implements Lbfgs.Objective {

    /** Products of terms are logged before they overflow: one logarithm for some hundred rows. */
    private static final double LARGE = 1e250;

    private final DesignMatrix matrix;
    private final int[] classes;
    private final double[] rowWeights;
    private final int scores;
    private final double penalty;
    private final double totalWeight;
    private final WorkPool workers;
    private final double[][] gradients;
    private final double[] losses;

    /**
     * Takes the data.
     *
     * @param rowWeights each row's weight, or length 0 when all are 1
     */
    LogisticLoss(DesignMatrix matrix, int[] classes, int classCount, double[] rowWeights, double c, WorkPool workers) {
        this.matrix = matrix;
        this.classes = classes;
        this.rowWeights = rowWeights;
        this.scores = scoresFor(classCount);
        this.workers = workers;
        double total = 0;
        for (double weight : rowWeights) {
            total += weight;
        }
        this.totalWeight = rowWeights.length == 0 ? matrix.rows() : total;
        this.penalty = 1 / (c * totalWeight);
        this.gradients = new double[matrix.blocks()][parameters()];
        this.losses = new double[matrix.blocks()];
    }

    static int scoresFor(int classCount) {
        return classCount == 2 ? 1 : classCount;
    }

    int parameters() {
        return scores * (matrix.width() + 1);
    }

    @Override
    public double at(double[] point, double[] gradient) {
        workers.each(matrix.blocks(), block -> {
            Arrays.fill(gradients[block], 0);
            losses[block] = scores == 1 ? binary(block, point) : multinomial(block, point);
        });
        Arrays.fill(gradient, 0);
        double loss = 0;
        for (int block = 0; block < losses.length; block++) {
            loss += losses[block];
            double[] part = gradients[block];
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] += part[i];
            }
        }
        double squares = 0;
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] /= totalWeight;
            if (i < scores * matrix.width()) {
                gradient[i] += penalty * point[i];
                squares += point[i] * point[i];
            }
        }
        return loss / totalWeight + penalty / 2 * squares;
    }

    private double binary(int block, double[] point) {
        int from = matrix.from(block);
        int count = matrix.to(block) - from;
        double[] margins = new double[count];
        int width = matrix.width();
        matrix.times(block, point, 0, point[width], margins);
        double loss = 0;
        double product = 1;
        double biasGradient = 0;
        for (int i = 0; i < count; i++) {
            double margin = classes[from + i] == 1 ? margins[i] : -margins[i];
            double small = StrictMath.exp(-Math.abs(margin));
            double wrong = margin < 0 ? 1 / (1 + small) : small / (1 + small);
            double weight = 1;
            if (rowWeights.length == 0) {
                product *= 1 + small;
                if (product > LARGE) {
                    loss += StrictMath.log(product);
                    product = 1;
                }
                loss += margin < 0 ? -margin : 0;
            } else {
                weight = rowWeights[from + i];
                loss += weight * (StrictMath.log1p(small) + (margin < 0 ? -margin : 0));
            }
            margins[i] = classes[from + i] == 1 ? -weight * wrong : weight * wrong;
            biasGradient += margins[i];
        }
        matrix.addTransposed(block, margins, gradients[block], 0);
        gradients[block][width] += biasGradient;
        return loss + StrictMath.log(product);
    }

    private double multinomial(int block, double[] point) {
        int from = matrix.from(block);
        int count = matrix.to(block) - from;
        int width = matrix.width();
        double[][] margins = new double[scores][count];
        for (int k = 0; k < scores; k++) {
            matrix.times(block, point, k * width, point[scores * width + k], margins[k]);
        }
        double loss = 0;
        for (int i = 0; i < count; i++) {
            double weight = rowWeights.length == 0 ? 1 : rowWeights[from + i];
            loss += weight * softmax(margins, i, classes[from + i], weight);
        }
        for (int k = 0; k < scores; k++) {
            matrix.addTransposed(block, margins[k], gradients[block], k * width);
            double sum = 0;
            for (double residual : margins[k]) {
                sum += residual;
            }
            gradients[block][scores * width + k] += sum;
        }
        return loss;
    }

    /** Turns a row's scores into weighted residuals; returns its loss. */
    private double softmax(double[][] margins, int i, int label, double weight) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < scores; k++) {
            highest = Math.max(highest, margins[k][i]);
        }
        double own = margins[label][i] - highest;
        double sum = 0;
        for (int k = 0; k < scores; k++) {
            margins[k][i] = StrictMath.exp(margins[k][i] - highest);
            sum += margins[k][i];
        }
        for (int k = 0; k < scores; k++) {
            margins[k][i] = weight * (margins[k][i] / sum - (k == label ? 1 : 0));
        }
        return StrictMath.log(sum) - own;
    }
}
