package io.github.mlmodel.grade.interval;

/** A metric of how well scores rank rows. */
public enum RankedBy {
    /** The area under the ROC curve. */
    ROC_AUC {
        @Override
        public Ranked of(float[] scores, boolean[] positive) {
            return Ranked.rocAuc(scores, positive);
        }

        @Override
        public double again(RankedRows rows, int[] times) {
            return rows.rocAuc(times);
        }
    },
    /** Average precision. */
    AVERAGE_PRECISION {
        @Override
        public Ranked of(float[] scores, boolean[] positive) {
            return Ranked.averagePrecision(scores, positive);
        }

        @Override
        public double again(RankedRows rows, int[] times) {
            return rows.averagePrecision(times);
        }
    };

    /** Returns what each row does to it, see {@link Ranked}. */
    public abstract Ranked of(float[] scores, boolean[] positive);

    /** Returns its value for rows that count as often as said. */
    public abstract double again(RankedRows rows, int[] times);
}
