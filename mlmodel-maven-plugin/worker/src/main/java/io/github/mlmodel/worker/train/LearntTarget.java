package io.github.mlmodel.worker.train;

import io.github.mlmodel.model.PredictedColumn;
import io.github.mlmodel.spi.Target;
import java.util.Arrays;
import java.util.List;

/** What a model's description says of its target. */
final class LearntTarget {

    private LearntTarget() {}

    /** Returns the column with what it was over the training rows. */
    static PredictedColumn of(String column, Target target) {
        return target.choose(
                classes -> PredictedColumn.Classes.of(column, classes.labels(), counts(classes)),
                numbers -> new PredictedColumn.Numbers(column, mean(numbers.values()), deviation(numbers.values())));
    }

    private static List<Long> counts(Target.Classes classes) {
        long[] counts = new long[classes.labels().size()];
        for (int label : classes.ids()) {
            counts[label]++;
        }
        return Arrays.stream(counts).boxed().toList();
    }

    /** Summed in the order of the rows. */
    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Standard deviation with divisor N, summed in the order of the rows. */
    private static double deviation(double[] values) {
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return StrictMath.sqrt(squares / values.length);
    }
}
