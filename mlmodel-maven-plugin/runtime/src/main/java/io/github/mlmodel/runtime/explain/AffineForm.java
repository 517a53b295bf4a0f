package io.github.mlmodel.runtime.explain;

/**
 * Numbers that are weighted sums of others.
 *
 * @param weights by number the weight of each of the others
 * @param constants by number what is added
 */
record AffineForm(double[][] weights, double[] constants) {

    /** Returns the numbers themselves. */
    static AffineForm identity(int width) {
        double[][] weights = new double[width][width];
        for (int i = 0; i < width; i++) {
            weights[i][i] = 1;
        }
        return new AffineForm(weights, new double[width]);
    }

    int width() {
        return constants.length;
    }

    double[] of(double[] numbers) {
        double[] result = linear(numbers);
        for (int i = 0; i < result.length; i++) {
            result[i] += constants[i];
        }
        return result;
    }

    /** Returns the sums without what is added. */
    double[] linear(double[] numbers) {
        double[] result = new double[constants.length];
        for (int i = 0; i < result.length; i++) {
            for (int j = 0; j < numbers.length; j++) {
                // A weight of none keeps numbers out, whatever they are.
                result[i] += weights[i][j] == 0 ? 0 : weights[i][j] * numbers[j];
            }
        }
        return result;
    }

    /** Returns some of the numbers. */
    AffineForm picked(int[] places) {
        double[][] picked = new double[places.length][];
        double[] added = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            picked[i] = weights[places[i]];
            added[i] = constants[places[i]];
        }
        return new AffineForm(picked, added);
    }

    /** Returns each number times a factor, and something added. */
    AffineForm scaled(double[] factors, double[] summands) {
        double[][] scaled = new double[constants.length][];
        double[] added = new double[constants.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = weights[i].clone();
            for (int j = 0; j < scaled[i].length; j++) {
                scaled[i][j] *= factors[i];
            }
            added[i] = constants[i] * factors[i] + summands[i];
        }
        return new AffineForm(scaled, added);
    }

    /** Returns the sums of these numbers and others, place by place. */
    AffineForm plus(AffineForm other, double sign) {
        double[][] sums = new double[constants.length][];
        double[] added = new double[constants.length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = weights[i].clone();
            for (int j = 0; j < sums[i].length; j++) {
                sums[i][j] += sign * other.weights[i][j];
            }
            added[i] = constants[i] + sign * other.constants[i];
        }
        return new AffineForm(sums, added);
    }

    /** Returns weighted sums of these numbers. */
    AffineForm times(double[][] matrix, double[] summands) {
        double[][] product = new double[matrix.length][];
        double[] added = new double[matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            product[i] = new double[weights.length == 0 ? 0 : weights[0].length];
            added[i] = summands[i];
            for (int k = 0; k < constants.length; k++) {
                added[i] += matrix[i][k] * constants[k];
                for (int j = 0; j < product[i].length; j++) {
                    product[i][j] += matrix[i][k] * weights[k][j];
                }
            }
        }
        return new AffineForm(product, added);
    }
}
