package io.github.mlmodel.runtime;

import io.github.mlmodel.model.api.Stable;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How a model is loaded, and what it may take.
 *
 * @param threads how many threads work on one prediction, at least 1; more than 1 pays for large batches only, and decides no
 *     bit of it
 * @param verified whether a {@code model.onnx} is refused of which nothing records the SHA-256
 * @param memoryLimit most bytes that model.onnx may ask for before a row is seen (in tensors, and in shapes that constants
 *     give), and most bytes of one row
 * @param timeLimit how long one call of {@code predict} may take, or empty for no limit; it is looked at between operators,
 *     so one that has begun is finished first
 * @param refused which doubtful values a row is refused for; none of them unless it is asked for. Looking for them takes
 *     time, about as much as reading the rows
 * @param evaluator what computes the predictions
 */
@Stable(since = "1.0.0")
public record Options(
        int threads,
        boolean verified,
        long memoryLimit,
        Optional<Duration> timeLimit,
        Set<Doubt.Kind> refused,
        EvaluatorChoice evaluator) {

    private static final long GIBIBYTE = 1L << 30;

    /** Refuses what makes no sense. */
    public Options {
        Objects.requireNonNull(timeLimit);
        Objects.requireNonNull(evaluator);
        refused = Set.copyOf(refused);
        if (threads < 1) {
            throw new IllegalArgumentException("A model cannot predict on " + threads + " threads.");
        }
        if (memoryLimit < 1) {
            throw new IllegalArgumentException("A model cannot be loaded into " + memoryLimit + " bytes.");
        }
        timeLimit.filter(limit -> limit.isNegative() || limit.isZero()).ifPresent(limit -> {
            throw new IllegalArgumentException("A model cannot predict within " + limit + ".");
        });
    }

    /** Returns one thread, only what is verified, 1 GiB, no limit of time, {@link EvaluatorChoice#AUTOMATIC}. */
    public static Options defaults() {
        return new Options(1, true, GIBIBYTE, Optional.empty(), Set.of(), EvaluatorChoice.AUTOMATIC);
    }

    /** Returns the defaults, but rows are refused in which a value is missing, unknown or out of range ({@link Doubt}). */
    public static Options strict() {
        return defaults().withRefused(Doubt.Kind.values());
    }

    /** Returns the defaults for a model of which nothing records the SHA-256: nothing shows then that it is whole. */
    public static Options unverified() {
        return new Options(1, false, GIBIBYTE, Optional.empty(), Set.of(), EvaluatorChoice.AUTOMATIC);
    }

    /** Returns these with another number of threads. */
    public Options withThreads(int number) {
        return new Options(number, verified, memoryLimit, timeLimit, refused, evaluator);
    }

    /** Returns these with another limit of memory, in bytes. */
    public Options withMemoryLimit(long bytes) {
        return new Options(threads, verified, bytes, timeLimit, refused, evaluator);
    }

    /** Returns these with a limit of the time that one call of {@code predict} may take. */
    public Options withTimeLimit(Duration limit) {
        return new Options(threads, verified, memoryLimit, Optional.of(limit), refused, evaluator);
    }

    /** Returns these, refusing rows with doubtful values of these kinds, and of no others. */
    public Options withRefused(Doubt.Kind... kinds) {
        return new Options(threads, verified, memoryLimit, timeLimit, Set.of(kinds), evaluator);
    }

    /** Returns these with another evaluator. */
    public Options withEvaluator(EvaluatorChoice other) {
        return new Options(threads, verified, memoryLimit, timeLimit, refused, other);
    }
}
