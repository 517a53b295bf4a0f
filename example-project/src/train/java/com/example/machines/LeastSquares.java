package com.example.machines;

/** Weighted least squares with a ridge penalty, by Cholesky's decomposition of the normal equations. */
final class LeastSquares {

    private LeastSquares() {}

    /**
     * Returns the coefficients, one a column.
     *
     * @param columns values by column; the last column is the intercept's and bears no penalty
     * @param ridge penalty on squared coefficients, above 0, so that the equations have one solution
     */
    static double[] solve(double[][] columns, double[] targets, double[] weights, double ridge) {
        int width = columns.length;
        double[][] left = new double[width][width];
        double[] right = new double[width];
        for (int i = 0; i < width; i++) {
            for (int j = 0; j <= i; j++) {
                left[i][j] = product(columns[i], columns[j], weights);
            }
            left[i][i] += i == width - 1 ? 0 : ridge;
            right[i] = product(columns[i], targets, weights);
        }
        decompose(left);
        return substitute(left, right);
    }

    private static double product(double[] a, double[] b, double[] weights) {
        double sum = 0;
        for (int row = 0; row < a.length; row++) {
            sum += weights[row] * a[row] * b[row];
        }
        return sum;
    }

    /** Replaces the lower triangle of a symmetric positive matrix by L, where L·Lᵀ is the matrix. */
    private static void decompose(double[][] matrix) {
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j <= i; j++) {
                double value = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    value -= matrix[i][k] * matrix[j][k];
                }
                matrix[i][j] = i == j ? Math.sqrt(value) : value / matrix[j][j];
            }
        }
    }

    private static double[] substitute(double[][] lower, double[] right) {
        double[] solution = right.clone();
        for (int i = 0; i < solution.length; i++) {
            for (int k = 0; k < i; k++) {
                solution[i] -= lower[i][k] * solution[k];
            }
            solution[i] /= lower[i][i];
        }
        for (int i = solution.length - 1; i >= 0; i--) {
            for (int k = i + 1; k < solution.length; k++) {
                solution[i] -= lower[k][i] * solution[k];
            }
            solution[i] /= lower[i][i];
        }
        return solution;
    }
}
