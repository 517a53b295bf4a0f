package io.github.mlmodel.worker.evaluate;

import io.github.mlmodel.model.LargestDifference;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.runtime.Batch;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Predictions;
import io.github.mlmodel.spi.Progress;
import java.nio.file.Path;

/** Compares what the processor and a GPU predict for the same rows. It decides nothing: a failure of it is a note too. */
final class DeviceComparison {

    private DeviceComparison() {}

    /** Returns what came of it, as a clause. */
    static String of(Path model, Batch batch, Predictions onCpu, Progress progress) {
        try (Model gpu = Model.loadOnGpu(model)) {
            return clause(
                    onCpu, gpu.predict(batch, done -> progress.done("rows predicted on the GPU", done, onCpu.rows())));
        } catch (MlModelException e) {
            return "the GPU's predictions could not be compared with the CPU's: " + e.sentence();
        }
    }

    static String clause(Predictions onCpu, Predictions onGpu) {
        double largest = 0;
        float[] left = onCpu.values();
        float[] right = onGpu.values();
        for (int i = 0; i < left.length; i++) {
            double difference = Math.abs((double) left[i] - right[i]);
            // A NaN on one side alone is no small difference.
            largest = Math.max(largest, Float.compare(left[i], right[i]) == 0 ? 0 : difference);
        }
        LargestDifference difference = LargestDifference.of(largest, onCpu.target(), onCpu.hasProbabilities());
        return "on " + onCpu.rows() + " held-back rows, predictions of the GPU differ from those of the CPU by "
                + difference.number() + " at most, " + difference.scale()
                + onCpu.target().choose(classes -> labels(onCpu, onGpu), numbers -> "") + "; the grade is the CPU's";
    }

    private static String labels(Predictions onCpu, Predictions onGpu) {
        int other = 0;
        for (int row = 0; row < onCpu.rows(); row++) {
            if (onCpu.labelIndex(row) != onGpu.labelIndex(row)) {
                other++;
            }
        }
        return ", labels of " + other + " rows";
    }
}
