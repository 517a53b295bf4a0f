package io.github.mlmodel.grade;

import io.github.mlmodel.grade.interval.Interval;
import io.github.mlmodel.grade.interval.PairedChange;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** What became of the comparison of a model with its baseline: another model, of an earlier version. */
public sealed interface Comparison permits Comparison.Made, Comparison.Impossible, Comparison.Absent {

    /** Returns what the model was to be compared with, if there was such a model. */
    Optional<Baseline> against();

    /**
     * The model that another one is compared with.
     *
     * @param name how the user knows it: coordinates, or a path
     * @param digest SHA-256 of its bundle
     * @param heldTo what it was held to
     * @param wear how many released models in a row, up to it, were judged by the rows that it was judged by
     */
    record Baseline(String name, String digest, HeldTo heldTo, Wear wear) {

        /** Refuses what lacks a part, as a damaged file does. */
        public Baseline {
            Objects.requireNonNull(name);
            Objects.requireNonNull(digest);
            Objects.requireNonNull(heldTo);
            Objects.requireNonNull(wear);
        }

        /** Makes one of which nobody knows what judged it. */
        public Baseline(String name, String digest, HeldTo heldTo) {
            this(name, digest, heldTo, Wear.NONE);
        }

        /** Makes one that was held to nothing. */
        public Baseline(String name, String digest) {
            this(name, digest, HeldTo.Known.of(List.of()));
        }
    }

    /**
     * Both models predicted the same rows, which neither was trained on.
     *
     * @param identical whether they are the same model, byte by byte
     * @param rowsDigest SHA-256 over the rows
     * @param today what came out of the model
     * @param before what came out of the baseline
     * @param pairing how the values of both go together
     * @param slices what came out of both on parts of these rows
     */
    record Made(
            Baseline baseline,
            boolean identical,
            String rowsDigest,
            Scores today,
            Scores before,
            Pairing pairing,
            List<SliceChange> slices)
            implements Comparison {

        /** Refuses what lacks a part, as a damaged file does. */
        public Made {
            Objects.requireNonNull(baseline);
            Objects.requireNonNull(rowsDigest);
            Objects.requireNonNull(today);
            Objects.requireNonNull(before);
            Objects.requireNonNull(pairing);
            slices = List.copyOf(slices);
        }

        /** Makes one of models of which nobody knows how their values go together. */
        public Made(Baseline baseline, boolean identical, String rowsDigest, Scores today, Scores before) {
            this(baseline, identical, rowsDigest, today, before, Pairing.NONE, List.of());
        }

        /** Returns the change of a metric, over all classes or of one, where it is known how far it may be off. */
        public Optional<PairedChange> change(String metric, @Nullable String label) {
            OptionalDouble now = today.value(metric, label);
            OptionalDouble then = before.value(metric, label);
            Optional<Interval> ofNow = today.intervals().of(metric, label);
            Optional<Interval> ofThen = before.intervals().of(metric, label);
            if (now.isEmpty() || then.isEmpty() || ofNow.isEmpty() || ofThen.isEmpty()) {
                return Optional.empty();
            }
            if (identical) {
                Interval point = new Interval(now.getAsDouble(), now.getAsDouble(), null);
                return Optional.of(new PairedChange(now.getAsDouble(), point, now.getAsDouble(), point, 1, false));
            }
            return pairing.of(metric, label)
                    .map(correlation -> new PairedChange(
                            now.getAsDouble(),
                            ofNow.get(),
                            then.getAsDouble(),
                            ofThen.get(),
                            correlation,
                            pairing.isOfShares(metric, label)));
        }

        /** Returns the same of a part of the rows. */
        public Made of(SliceChange part) {
            return new Made(baseline, identical, rowsDigest, part.today(), part.before(), part.pairing(), List.of());
        }

        @Override
        public Optional<Baseline> against() {
            return Optional.of(baseline);
        }
    }

    /**
     * The two cannot be compared.
     *
     * @param problem why, as a clause without the full stop
     */
    record Impossible(Baseline baseline, String problem) implements Comparison {

        /** Refuses what lacks a part, as a damaged file does. */
        public Impossible {
            Objects.requireNonNull(baseline);
            Objects.requireNonNull(problem);
        }

        @Override
        public Optional<Baseline> against() {
            return Optional.of(baseline);
        }
    }

    /**
     * There is no model to compare with.
     *
     * @param reason why, as a clause without the full stop
     * @param error whether gates that compare cannot be judged then; else they are skipped
     */
    record Absent(String reason, boolean error) implements Comparison {

        /** Refuses what lacks a part, as a damaged file does. */
        public Absent {
            Objects.requireNonNull(reason);
        }

        @Override
        public Optional<Baseline> against() {
            return Optional.empty();
        }
    }
}
