package io.github.mlmodel.grade.interval;

import java.util.function.BiFunction;
import java.util.function.ToDoubleBiFunction;

/** A metric of how well scores rank rows. */
public enum RankedBy {
    /** The area under the ROC curve. */
    ROC_AUC(Ranked::rocAuc, RankedRows::rocAuc),
    /** Average precision. */
    AVERAGE_PRECISION(Ranked::averagePrecision, RankedRows::averagePrecision);

    private final BiFunction<float[], boolean[], Ranked> once;
    private final ToDoubleBiFunction<RankedRows, int[]> again;

    RankedBy(BiFunction<float[], boolean[], Ranked> once, ToDoubleBiFunction<RankedRows, int[]> again) {
        this.once = once;
        this.again = again;
    }

    /** Returns what each row does to it, see {@link Ranked}. */
    public Ranked of(float[] scores, boolean[] positive) {
        return once.apply(scores, positive);
    }

    /** Returns its value for rows that count as often as said. */
    public double again(RankedRows rows, int[] times) {
        return again.applyAsDouble(rows, times);
    }
}
