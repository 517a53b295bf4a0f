package io.github.mlmodel.build.message;

import io.github.mlmodel.grade.TrainingFigures;
import io.github.mlmodel.model.Task;
import java.util.List;

/**
 * A trained model.
 *
 * @param task what it predicts: as specified, or inferred
 * @param toldByRows whether the training rows themselves tell the task, so that it is known for equal ones
 * @param rows rows trained on
 * @param features columns of the feature matrix
 * @param maxDifference largest difference between the trained model's and the exported file's predictions
 * @param seconds wall-clock time
 * @param bytes size of {@code model.onnx}
 * @param deciding the columns by which rows are held back; empty where all rows of the source are trained on
 * @param figures what was found of the training rows, and travels with the model
 * @param beyondJava what of the graph Java does not evaluate, in words; empty where it evaluates all
 * @param provenance what the model was trained on, where that is no part of its specification; empty for the CPU
 * @param told what was decided of the data and goes as a person may expect, in a sentence; empty if nothing was
 * @param notes what the user should look at, a sentence each
 */
public record TrainResult(
        Task task,
        boolean toldByRows,
        long rows,
        int features,
        double maxDifference,
        double seconds,
        long bytes,
        List<String> deciding,
        TrainingFigures figures,
        String beyondJava,
        String provenance,
        String told,
        List<String> notes) {

    /** Copies the lists. */
    public TrainResult {
        deciding = List.copyOf(deciding);
        notes = List.copyOf(notes);
    }
}
