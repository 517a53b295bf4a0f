package io.github.mlmodel.engine.trees.linear;

import io.github.mlmodel.spi.work.WorkPool;
import java.util.function.IntConsumer;

/**
 * Least squares for more columns than a decomposition can take: conjugate gradients on the normal equations without
 * forming them (CGLS; Björck: Numerical Methods for Least Squares Problems, 7.4). Started at 0 it goes to the solution
 * of least norm.
 */
final class ConjugateGradients {

    private static final double SMALL = 1e-8;

    private final DesignMatrix matrix;
    private final double[] rowWeights;
    private final double[] means;
    private final double penalty;
    private final WorkPool workers;

    ConjugateGradients(DesignMatrix matrix, double[] rowWeights, double[] means, double penalty, WorkPool workers) {
        this.matrix = matrix;
        this.rowWeights = rowWeights;
        this.means = means;
        this.penalty = penalty;
        this.workers = workers;
    }

    double[] solve(double[] targets, int iterations, IntConsumer progress) {
        int width = matrix.width();
        double[] solution = new double[width];
        double[] residual = targets.clone();
        double[] gradient = transposed(residual, solution);
        double[] direction = gradient.clone();
        double length = dot(gradient, gradient);
        double enough = SMALL * SMALL * length;
        for (int done = 0; done < iterations && length > enough; done++) {
            double[] image = times(direction);
            double curve = penalty * dot(direction, direction) + weightedDot(image);
            if (!(curve > 0)) {
                break;
            }
            double step = length / curve;
            for (int i = 0; i < width; i++) {
                solution[i] += step * direction[i];
            }
            for (int row = 0; row < residual.length; row++) {
                residual[row] -= step * image[row];
            }
            gradient = transposed(residual, solution);
            double next = dot(gradient, gradient);
            for (int i = 0; i < width; i++) {
                direction[i] = gradient[i] + next / length * direction[i];
            }
            length = next;
            progress.accept(done + 1);
        }
        return solution;
    }

    private double[] times(double[] vector) {
        double shift = -dot(means, vector);
        double[] image = new double[matrix.rows()];
        workers.each(matrix.blocks(), block -> {
            double[] part = new double[matrix.blockRows()];
            matrix.times(block, vector, 0, shift, part);
            System.arraycopy(part, 0, image, matrix.from(block), matrix.to(block) - matrix.from(block));
        });
        return image;
    }

    /** Returns centred featuresᵀ · weighted residuals − penalty · solution. */
    private double[] transposed(double[] residual, double[] solution) {
        double[][] parts = new double[matrix.blocks()][matrix.width()];
        double[] sums = new double[matrix.blocks()];
        workers.each(matrix.blocks(), block -> {
            int from = matrix.from(block);
            int count = matrix.to(block) - from;
            double[] weighted = new double[count];
            for (int i = 0; i < count; i++) {
                weighted[i] = residual[from + i] * (rowWeights.length == 0 ? 1 : rowWeights[from + i]);
                sums[block] += weighted[i];
            }
            matrix.addTransposed(block, weighted, parts[block], 0);
        });
        double sum = 0;
        double[] result = new double[matrix.width()];
        for (int block = 0; block < parts.length; block++) {
            sum += sums[block];
            for (int i = 0; i < result.length; i++) {
                result[i] += parts[block][i];
            }
        }
        for (int i = 0; i < result.length; i++) {
            result[i] -= means[i] * sum + penalty * solution[i];
        }
        return result;
    }

    private double weightedDot(double[] image) {
        double sum = 0;
        for (int row = 0; row < image.length; row++) {
            sum += image[row] * image[row] * (rowWeights.length == 0 ? 1 : rowWeights[row]);
        }
        return sum;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
