package io.github.mlmodel.worker.evaluate;

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
        PredictionDifference difference = PredictionDifference.between(onCpu, onGpu);
        return "on " + onCpu.rows() + " held-back rows, predictions of the GPU differ from those of the CPU by "
                + difference.largest().number() + " at most, "
                + difference.largest().scale()
                + onCpu.target().choose(classes -> ", labels of " + difference.otherLabels() + " rows", numbers -> "")
                + "; the grade is the CPU's";
    }
}
