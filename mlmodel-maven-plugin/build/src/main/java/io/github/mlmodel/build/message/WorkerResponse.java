package io.github.mlmodel.build.message;

import io.github.mlmodel.model.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the forked JVM found. Results stand in the order of the jobs; a job that failed has a {@link JobFailure} instead.
 *
 * @param failures jobs that failed
 * @param trained results of train jobs
 * @param evaluated results of evaluate jobs
 * @param verified results of verify jobs
 * @param inspected results of inspect jobs
 */
public record WorkerResponse(
        List<JobFailure> failures,
        List<TrainResult> trained,
        List<EvaluateResult> evaluated,
        List<VerifyResult> verified,
        List<InspectResult> inspected) {

    /** Copies the lists. */
    public WorkerResponse {
        failures = List.copyOf(failures);
        trained = List.copyOf(trained);
        evaluated = List.copyOf(evaluated);
        verified = List.copyOf(verified);
        inspected = List.copyOf(inspected);
    }

    /** Returns this response and another one, as one. */
    public WorkerResponse and(WorkerResponse other) {
        return new WorkerResponse(
                joined(failures, other.failures),
                joined(trained, other.trained),
                joined(evaluated, other.evaluated),
                joined(verified, other.verified),
                joined(inspected, other.inspected));
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** Returns the response to no job. */
    public static WorkerResponse empty() {
        return new WorkerResponse(List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /**
     * A job that failed.
     *
     * @param name the model's name
     * @param user whether the user can mend it
     * @param message a sentence
     * @param trace stack trace, for the debug log; empty when the user can mend it
     * @param changed files whose bytes were not those that the goal had digested; usually none
     */
    public record JobFailure(String name, boolean user, String message, String trace, List<Path> changed) {

        /** Copies the list. */
        public JobFailure {
            changed = List.copyOf(changed);
        }

        /** Makes a failure that has nothing to do with changed files. */
        public JobFailure(String name, boolean user, String message, String trace) {
            this(name, user, message, trace, List.of());
        }
    }

    /**
     * A trained model.
     *
     * @param name the model's name
     * @param task what it predicts: as specified, or inferred from the target of the training rows
     * @param rows rows trained on
     * @param features columns of the feature matrix
     * @param maxDifference largest difference between the trained model's and the exported file's predictions
     * @param seconds wall-clock time
     * @param bytes size of {@code model.onnx}
     * @param provenance what the model was trained on, where that is no part of its specification; empty for the CPU
     * @param notes what the user should know, a sentence each
     */
    public record TrainResult(
            String name,
            Task task,
            long rows,
            int features,
            double maxDifference,
            double seconds,
            long bytes,
            String provenance,
            List<String> notes) {

        /** Copies the list. */
        public TrainResult {
            notes = List.copyOf(notes);
        }
    }

    /**
     * An evaluated model.
     *
     * @param name the model's name
     * @param rows held-back rows
     * @param seconds wall-clock time
     * @param notes what the user should know, a clause each
     */
    public record EvaluateResult(String name, long rows, double seconds, List<String> notes) {

        /** Copies the list. */
        public EvaluateResult {
            notes = List.copyOf(notes);
        }
    }

    /**
     * A verified bundle.
     *
     * @param name the model's name
     * @param samples recorded rows that were predicted again
     * @param maxDifference largest difference from the recorded outputs
     * @param violations what was wrong, a sentence each; empty when all is well
     */
    public record VerifyResult(String name, int samples, double maxDifference, List<String> violations) {}

    /**
     * What is in the data.
     *
     * @param name as in the job
     * @param rows number of rows
     * @param columns the columns in the data's order
     * @param suggestedTarget the column to predict, or empty when none is fit
     * @param suggestedTask {@code classification} or {@code regression}, or empty
     * @param delimiter the delimiter that was found; empty where rows are images
     * @param header whether the first line was taken for names
     * @param suggestedMissing texts that should be declared as {@code <missing>}: each is the only value that is no number
     *     in some column
     * @param parameters the trainer's parameters with their values, defaults included, in the order of its documentation;
     *     empty unless they were asked for
     */
    public record InspectResult(
            String name,
            long rows,
            List<InspectedColumn> columns,
            String suggestedTarget,
            String suggestedTask,
            String delimiter,
            boolean header,
            List<String> suggestedMissing,
            List<String> parameters) {

        /** Copies the lists. */
        public InspectResult {
            columns = List.copyOf(columns);
            suggestedMissing = List.copyOf(suggestedMissing);
            parameters = List.copyOf(parameters);
        }

        /** Returns this result with a trainer's effective parameters. */
        public InspectResult withParameters(List<String> effective) {
            return new InspectResult(
                    name,
                    rows,
                    columns,
                    suggestedTarget,
                    suggestedTask,
                    delimiter,
                    header,
                    suggestedMissing,
                    effective);
        }
    }

    /**
     * A column of inspected data.
     *
     * @param name its name
     * @param type {@code numeric}, {@code categorical} or {@code text}
     * @param missing rows without a value
     * @param distinct number of different values
     * @param example most frequent values with their counts, for example {@code yes (812)}
     */
    public record InspectedColumn(String name, String type, long missing, long distinct, List<String> example) {}
}
