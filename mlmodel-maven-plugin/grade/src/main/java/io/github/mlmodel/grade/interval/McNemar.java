package io.github.mlmodel.grade.interval;

/** Whether two models that disagree are right equally often. */
public final class McNemar {

    private static final long MOST_EXACT = 1_000;

    private McNemar() {}

    /**
     * Returns the probability of counts that are at least as uneven, where both are equally likely: McNemar, <i>Note on the
     * sampling error of the difference between correlated proportions or percentages</i>, Psychometrika 12 (1947); exact up to
     * 1,000 rows that the models disagree on, by the normal distribution with Edwards' correction beyond.
     *
     * @param onlyFirst rows on which only the first model is right
     * @param onlySecond rows on which only the second model is right
     */
    public static double p(long onlyFirst, long onlySecond) {
        long rows = onlyFirst + onlySecond;
        if (rows == 0) {
            return 1;
        }
        long fewer = Math.min(onlyFirst, onlySecond);
        if (rows > MOST_EXACT) {
            double distance = Math.max(0, Math.abs(onlyFirst - onlySecond) - 1) / StrictMath.sqrt((double) rows);
            return Math.min(1, 2 * Normal.below(-distance));
        }
        double logarithm = -rows * StrictMath.log(2);
        double sum = StrictMath.exp(logarithm);
        for (long k = 1; k <= fewer; k++) {
            logarithm += StrictMath.log((double) (rows - k + 1) / k);
            sum += StrictMath.exp(logarithm);
        }
        return Math.min(1, 2 * sum);
    }
}
