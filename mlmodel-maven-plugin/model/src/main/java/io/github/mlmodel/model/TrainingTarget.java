package io.github.mlmodel.model;

import io.github.mlmodel.model.api.Stable;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the target was over the rows that a model was trained on; rows count alike, whatever their weights. */
@Stable(since = "1.0.0")
public sealed interface TrainingTarget {

    /** Returns what becomes of it, by what it is. */
    <T> T choose(Function<? super Classes, T> ofClasses, Function<? super Numbers, T> ofNumbers, Supplier<T> unknown);

    /**
     * Classes.
     *
     * @param rows number of rows of each, in the order of the labels
     */
    record Classes(List<Long> rows) implements TrainingTarget {

        /** Copies the list. */
        public Classes {
            rows = List.copyOf(rows);
        }

        @Override
        public <T> T choose(
                Function<? super Classes, T> ofClasses, Function<? super Numbers, T> ofNumbers, Supplier<T> unknown) {
            return ofClasses.apply(this);
        }

        /** Returns the place of the class that has most rows, the first where several have as many. */
        public int majority() {
            int best = 0;
            for (int label = 1; label < rows.size(); label++) {
                best = rows.get(label) > rows.get(best) ? label : best;
            }
            return best;
        }
    }

    /**
     * Numbers.
     *
     * @param mean their mean
     */
    record Numbers(double mean) implements TrainingTarget {

        @Override
        public <T> T choose(
                Function<? super Classes, T> ofClasses, Function<? super Numbers, T> ofNumbers, Supplier<T> unknown) {
            return ofNumbers.apply(this);
        }
    }

    /** It was not recorded: the description is of an older version. */
    record Unknown() implements TrainingTarget {

        @Override
        public <T> T choose(
                Function<? super Classes, T> ofClasses, Function<? super Numbers, T> ofNumbers, Supplier<T> unknown) {
            return unknown.get();
        }
    }
}
