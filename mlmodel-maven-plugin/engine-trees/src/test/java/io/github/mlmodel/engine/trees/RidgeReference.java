package io.github.mlmodel.engine.trees;

/**
 * Ridge regression as it is not done in main code: by Householder's QR decomposition of the centred features with the
 * square root of the penalty below them, whose error does not grow with the square of the condition number.
 */
final class RidgeReference {

    private final double[] weights;
    private final double bias;

    private RidgeReference(double[] weights, double bias) {
        this.weights = weights;
        this.bias = bias;
    }

    static RidgeReference fit(float[][] columns, double[] targets, double penalty) {
        int rows = targets.length;
        int width = columns.length;
        double[] means = new double[width];
        double mean = mean(targets);
        double[][] matrix = new double[rows + width][width];
        double[] wanted = new double[rows + width];
        for (int c = 0; c < width; c++) {
            double[] values = new double[rows];
            for (int row = 0; row < rows; row++) {
                values[row] = columns[c][row];
            }
            means[c] = mean(values);
            for (int row = 0; row < rows; row++) {
                matrix[row][c] = values[row] - means[c];
            }
            matrix[rows + c][c] = Math.sqrt(penalty);
        }
        for (int row = 0; row < rows; row++) {
            wanted[row] = targets[row] - mean;
        }
        double[] weights = solve(matrix, wanted);
        double bias = mean;
        for (int c = 0; c < width; c++) {
            bias -= weights[c] * means[c];
        }
        return new RidgeReference(weights, bias);
    }

    float[] predict(float[][] columns) {
        float[] predicted = new float[columns[0].length];
        for (int row = 0; row < predicted.length; row++) {
            double sum = bias;
            for (int c = 0; c < columns.length; c++) {
                sum += weights[c] * columns[c][row];
            }
            predicted[row] = (float) sum;
        }
        return predicted;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double[] solve(double[][] a, double[] b) {
        int width = a[0].length;
        for (int c = 0; c < width; c++) {
            reflect(a, b, c);
        }
        double[] x = new double[width];
        for (int c = width - 1; c >= 0; c--) {
            double sum = b[c];
            for (int k = c + 1; k < width; k++) {
                sum -= a[c][k] * x[k];
            }
            x[c] = a[c][c] == 0 ? 0 : sum / a[c][c];
        }
        return x;
    }

    /** Makes all below the diagonal of a column 0. */
    private static void reflect(double[][] a, double[] b, int c) {
        double norm = 0;
        for (int row = c; row < a.length; row++) {
            norm = Math.hypot(norm, a[row][c]);
        }
        double[] mirror = new double[a.length];
        for (int row = c; row < a.length; row++) {
            mirror[row] = a[row][c];
        }
        mirror[c] += a[c][c] < 0 ? -norm : norm;
        double square = 0;
        for (double value : mirror) {
            square += value * value;
        }
        if (square == 0) {
            return;
        }
        for (int k = c; k < a[0].length; k++) {
            double dot = 0;
            for (int row = c; row < a.length; row++) {
                dot += mirror[row] * a[row][k];
            }
            for (int row = c; row < a.length; row++) {
                a[row][k] -= 2 * dot / square * mirror[row];
            }
        }
        double dot = 0;
        for (int row = c; row < a.length; row++) {
            dot += mirror[row] * b[row];
        }
        for (int row = c; row < a.length; row++) {
            b[row] -= 2 * dot / square * mirror[row];
        }
    }
}
