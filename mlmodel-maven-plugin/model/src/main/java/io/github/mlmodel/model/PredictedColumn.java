package io.github.mlmodel.model;

import io.github.mlmodel.model.api.Stable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;

/** The predicted column, and what it was over the rows that a model was trained on; rows count alike, whatever their weights. */
@Stable(since = "1.0.0")
public sealed interface PredictedColumn {

    /** Returns the column's name in the data. */
    String name();

    /** Returns what is predicted, in a word. */
    Task task();

    /** Returns the class labels in the order of the probabilities, as in the data; none for numbers. */
    List<String> labels();

    /** Returns the number of rows trained on, where it was recorded. */
    OptionalLong trainingRows();

    /** Returns what becomes of it, by what it is. */
    <T> T choose(Function<? super Classes, T> ofClasses, Function<? super Numbers, T> ofNumbers);

    /**
     * Classes.
     *
     * @param name the column's name in the data
     * @param labels class labels in the order of the probabilities, as in the data
     * @param positive the positive class of two (the last label), or empty
     * @param rows number of training rows of each, in the order of the labels; empty where that was not recorded
     */
    @Stable(since = "1.0.0")
    record Classes(String name, List<String> labels, String positive, List<Long> rows) implements PredictedColumn {

        /** Copies the lists. */
        public Classes {
            Objects.requireNonNull(name);
            Objects.requireNonNull(positive);
            labels = List.copyOf(labels);
            rows = List.copyOf(rows);
        }

        /** Makes classes whose positive one, where they are two, is the last. */
        public static Classes of(String name, List<String> labels, List<Long> rows) {
            return new Classes(name, labels, labels.size() == 2 ? labels.get(1) : "", rows);
        }

        @Override
        public Task task() {
            return Task.CLASSIFICATION;
        }

        @Override
        public OptionalLong trainingRows() {
            return rows.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(rows.stream().mapToLong(Long::longValue).sum());
        }

        @Override
        public <T> T choose(Function<? super Classes, T> ofClasses, Function<? super Numbers, T> ofNumbers) {
            return ofClasses.apply(this);
        }

        /** Returns the place of the class that has most training rows, the first where several have as many. */
        public OptionalInt majority() {
            if (rows.isEmpty()) {
                return OptionalInt.empty();
            }
            int best = 0;
            for (int label = 1; label < rows.size(); label++) {
                best = rows.get(label) > rows.get(best) ? label : best;
            }
            return OptionalInt.of(best);
        }
    }

    /**
     * Numbers.
     *
     * @param name the column's name in the data
     * @param mean their mean over the training rows; NaN where that was not recorded
     * @param deviation their standard deviation (divisor N) over the training rows, the scale on which predictions are
     *     compared
     * @param rows number of training rows; 0 where that was not recorded
     */
    @Stable(since = "1.0.0")
    record Numbers(String name, double mean, double deviation, long rows) implements PredictedColumn {

        /** Refuses what lacks a part. */
        public Numbers {
            Objects.requireNonNull(name);
        }

        /** Returns their mean over the training rows, where it was recorded. */
        public Optional<Double> knownMean() {
            return Double.isNaN(mean) ? Optional.empty() : Optional.of(mean);
        }

        @Override
        public Task task() {
            return Task.REGRESSION;
        }

        @Override
        public List<String> labels() {
            return List.of();
        }

        @Override
        public OptionalLong trainingRows() {
            return rows == 0 ? OptionalLong.empty() : OptionalLong.of(rows);
        }

        @Override
        public <T> T choose(Function<? super Classes, T> ofClasses, Function<? super Numbers, T> ofNumbers) {
            return ofNumbers.apply(this);
        }
    }
}
