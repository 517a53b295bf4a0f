package io.github.mlmodel.build.message;

import com.google.gson.reflect.TypeToken;
import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.model.Anchor;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of a job.
 *
 * @param <R> what the job finds
 */
public sealed interface Outcome<R> permits Outcome.Done, Outcome.Failed, Outcome.NotBegun {

    /**
     * The job has done what it is for.
     *
     * @param result what it found
     */
    record Done<R>(R result) implements Outcome<R> {

        /** Refuses what lacks the result. */
        public Done {
            Objects.requireNonNull(result);
        }
    }

    /**
     * The job failed, and left nothing.
     *
     * @param user whether the user can mend it
     * @param sentence what, where, what to do next
     * @param anchor where the documentation says more, or absent
     * @param trace stack trace, for the debug log; empty when the user can mend it
     * @param changed files whose bytes were not those that the goal had digested; usually none
     */
    record Failed<R>(
            boolean user, String sentence, @Nullable Anchor anchor, String trace, List<Path> changed)
            implements Outcome<R> {

        /** Copies the list. */
        public Failed {
            Objects.requireNonNull(sentence);
            Objects.requireNonNull(trace);
            changed = List.copyOf(changed);
        }

        /** Returns a failure that the user can mend. */
        public static <R> Failed<R> user(String sentence) {
            return new Failed<>(true, sentence, null, "", List.of());
        }
    }

    /** The job was not begun, because of what is wrong with other jobs of its request; of those, each has failed. */
    record NotBegun<R>() implements Outcome<R> {}

    /** Exit code of a worker that cannot write an outcome: that of the C library for trouble with input or output. */
    int UNWRITTEN = 74;

    /** Takes what became of a job, as soon as it has ended. */
    @FunctionalInterface
    interface Taker<J, R> {

        /** Takes the outcome of a job. */
        void take(J job, Outcome<R> outcome) throws IOException;
    }

    /** Writes this outcome, whole or not at all. */
    default void write(Path file) throws IOException {
        AtomicFiles.write(file, Json.write(this, Outcome.class));
    }

    /**
     * Reads the outcome of a job.
     *
     * @throws com.google.gson.JsonParseException if the file holds none
     */
    @SuppressWarnings("unchecked") // The result is read as what the job finds.
    static <R> Outcome<R> read(Path file, Job<R> job) throws IOException {
        return Json.read(file, (TypeToken<Outcome<R>>) TypeToken.getParameterized(Outcome.class, job.finds()));
    }
}
