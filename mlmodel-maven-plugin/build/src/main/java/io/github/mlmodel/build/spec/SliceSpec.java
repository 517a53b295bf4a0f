package io.github.mlmodel.build.spec;

import io.github.mlmodel.grade.Slice;
import io.github.mlmodel.grade.Slice.OnTooFew;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parts of the held-back rows that a model is judged by. They judge a model and never change it. */
public sealed interface SliceSpec
        permits SliceSpec.EachValue, SliceSpec.OneValue, SliceSpec.Bins, SliceSpec.Quantiles, SliceSpec.Named {

    /** Returns how many rows are enough. */
    Enough enough();

    /** Returns the column that divides the rows; nothing where it is one part alone. */
    default Optional<String> divides() {
        return Optional.empty();
    }

    /** Returns the names of its slices, as far as they are known without the rows. */
    List<String> names();

    /** Returns what is called the slice of the rows that have no value in a column. */
    static String missing(String column) {
        return column + " is missing";
    }

    /** Returns what is called the slice of the rows that have one value in a column. */
    static String ofValue(String column, String value) {
        return column + "=" + value;
    }

    /**
     * How many rows are enough.
     *
     * @param minExamples the least number of rows that a metric rests on
     * @param onTooFew what fewer mean, or absent
     */
    record Enough(long minExamples, @Nullable OnTooFew onTooFew) {

        /** What is enough unless the user says otherwise. */
        public static final Enough BY_DEFAULT = new Enough(Slice.DEFAULT_MIN_EXAMPLES, null);
    }

    /**
     * A slice for each value of a column.
     *
     * @param column the column
     */
    record EachValue(String column, Enough enough) implements SliceSpec {

        @Override
        public Optional<String> divides() {
            return Optional.of(column);
        }

        @Override
        public List<String> names() {
            return List.of(missing(column));
        }
    }

    /**
     * The rows with one value of a column.
     *
     * @param column the column
     * @param value the value
     */
    record OneValue(String column, String value, Enough enough) implements SliceSpec {

        @Override
        public List<String> names() {
            return List.of(ofValue(column, value));
        }
    }

    /**
     * Ranges of a column of numbers.
     *
     * @param column the column
     * @param bounds what is between them, each part of the range above it, ascending
     */
    record Bins(String column, List<String> bounds, Enough enough) implements SliceSpec {

        /** Copies the list. */
        public Bins {
            bounds = List.copyOf(bounds);
        }

        @Override
        public Optional<String> divides() {
            return Optional.of(column);
        }

        @Override
        public List<String> names() {
            List<String> names = new ArrayList<>();
            names.add(column + "<" + bounds.get(0));
            for (int i = 1; i < bounds.size(); i++) {
                names.add(bounds.get(i - 1) + "<=" + column + "<" + bounds.get(i));
            }
            names.add(column + ">=" + bounds.get(bounds.size() - 1));
            names.add(missing(column));
            return names;
        }
    }

    /**
     * Ranges of a column of numbers that have equally many training rows each.
     *
     * @param column the column
     * @param bins how many
     */
    record Quantiles(String column, int bins, Enough enough) implements SliceSpec {

        @Override
        public Optional<String> divides() {
            return Optional.of(column);
        }

        @Override
        public List<String> names() {
            List<String> names = new ArrayList<>();
            for (int i = 1; i <= bins; i++) {
                names.add(column + " quantile " + i + " of " + bins);
            }
            names.add(missing(column));
            return names;
        }
    }

    /**
     * The rows that keep a condition.
     *
     * @param name what it is called
     * @param when the condition
     */
    record Named(String name, String when, Enough enough) implements SliceSpec {

        @Override
        public List<String> names() {
            return List.of(name);
        }
    }
}
