package io.github.mlmodel.worker.train;

import io.github.mlmodel.model.PredictedColumn;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.work.Moments;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a model's description says of its target. */
final class LearntTarget {

    private LearntTarget() {}

    /** Returns the column with what it was over the training rows. */
    static PredictedColumn of(String column, Target target) {
        return target.choose(
                classes -> PredictedColumn.Classes.of(column, classes.labels(), counts(classes)),
                numbers -> numbers(column, numbers.values()));
    }

    /** Returns the classes; none where numbers are predicted. */
    static List<String> labels(Target target) {
        return target.choose(Target.Classes::labels, numbers -> List.of());
    }

    /** Returns the classes of rows; nothing where numbers are predicted. */
    static Optional<Target.Classes> classes(Target target) {
        return target.choose(Optional::of, numbers -> Optional.empty());
    }

    private static List<Long> counts(Target.Classes classes) {
        long[] counts = new long[classes.labels().size()];
        for (int label : classes.ids()) {
            counts[label]++;
        }
        return Arrays.stream(counts).boxed().toList();
    }

    private static PredictedColumn.Numbers numbers(String column, double[] values) {
        Moments moments = Moments.of(values);
        return new PredictedColumn.Numbers(column, moments.mean(), moments.deviation(), values.length);
    }
}
