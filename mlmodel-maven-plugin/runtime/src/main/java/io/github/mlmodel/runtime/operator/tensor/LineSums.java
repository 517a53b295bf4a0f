package io.github.mlmodel.runtime.operator.tensor;

/** Lines of a matrix that are added up, each times a factor, in their order. */
public final class LineSums {

    private static final int AT_ONCE = 4;

    private LineSums() {}

    /**
     * Adds lines that stand one after the other in an array.
     *
     * @param chosen which lines
     * @param factors what they are multiplied with
     * @param from the first of these
     * @param end the one behind the last
     * @param sums what they are added to, as long as a line
     */
    public static void add(float[] matrix, int[] chosen, float[] factors, int from, int end, float[] sums) {
        for (int i = from; i < end; i++) {
            int place = chosen[i] * sums.length;
            float factor = factors[i];
            for (int column = 0; column < sums.length; column++) {
                sums[column] = Fused.of(factor, matrix[place + column], sums[column]);
            }
        }
    }

    /**
     * Adds lines that are arrays of their own, four at a time: only then the JVM computes several numbers of a line at once.
     *
     * @param chosen which lines
     * @param factors what they are multiplied with
     * @param from the first of these
     * @param end the one behind the last
     * @param sums what they are added to, as long as a line
     */
    public static void add(float[][] lines, int[] chosen, float[] factors, int from, int end, float[] sums) {
        int line = from;
        for (; line + AT_ONCE <= end; line += AT_ONCE) {
            four(lines, chosen, factors, line, sums);
        }
        for (; line < end; line++) {
            one(lines[chosen[line]], factors[line], sums);
        }
    }

    private static void four(float[][] lines, int[] chosen, float[] factors, int line, float[] sums) {
        float[] a = lines[chosen[line]];
        float[] b = lines[chosen[line + 1]];
        float[] c = lines[chosen[line + 2]];
        float[] d = lines[chosen[line + 3]];
        float byA = factors[line];
        float byB = factors[line + 1];
        float byC = factors[line + 2];
        float byD = factors[line + 3];
        for (int i = 0; i < sums.length; i++) {
            float sum = Fused.of(byA, a[i], sums[i]);
            sum = Fused.of(byB, b[i], sum);
            sum = Fused.of(byC, c[i], sum);
            sums[i] = Fused.of(byD, d[i], sum);
        }
    }

    private static void one(float[] line, float factor, float[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = Fused.of(factor, line[i], sums[i]);
        }
    }

    /** Returns the lines of a matrix that stand one after the other, from a place on. */
    public static float[][] lines(float[] matrix, int from, int lines, int columns) {
        float[][] all = new float[lines][columns];
        for (int line = 0; line < lines; line++) {
            System.arraycopy(matrix, from + line * columns, all[line], 0, columns);
        }
        return all;
    }
}
