package io.github.mlmodel.spi;

import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.api.Stable;
import java.util.List;
import java.util.function.Function;

/**
 * What is to be predicted, of each row. What is learnt of a kind of target is in {@link Learners}; a further kind (several
 * numbers, sets of labels, nothing at all, relevance in groups) is a record here, and every place that must decide what
 * becomes of it does not compile before it does.
 */
@Stable(since = "1.0.0")
public sealed interface Target {

    /** Returns what becomes of it, by what it is. */
    <T> T choose(Function<? super Classes, T> ofClasses, Function<? super Numbers, T> ofNumbers);

    /** Returns the number of rows. */
    int rows();

    /** Returns the word for it, as users write it and files carry it. */
    default Task task() {
        return choose(classes -> Task.CLASSIFICATION, numbers -> Task.REGRESSION);
    }

    /**
     * One of several classes.
     *
     * @param labels the classes' labels, sorted (as numbers where all are numbers, else by code point)
     * @param ids each row's index into the labels; shared, must not be written to
     */
    @Stable(since = "1.0.0")
    record Classes(List<String> labels, int[] ids) implements Target {

        /** Copies the list. */
        public Classes {
            labels = List.copyOf(labels);
        }

        @Override
        public <T> T choose(Function<? super Classes, T> ofClasses, Function<? super Numbers, T> ofNumbers) {
            return ofClasses.apply(this);
        }

        @Override
        public int rows() {
            return ids.length;
        }
    }

    /**
     * A number.
     *
     * @param values each row's number; shared, must not be written to
     */
    @Stable(since = "1.0.0")
    record Numbers(double[] values) implements Target {

        @Override
        public <T> T choose(Function<? super Classes, T> ofClasses, Function<? super Numbers, T> ofNumbers) {
            return ofNumbers.apply(this);
        }

        @Override
        public int rows() {
            return values.length;
        }
    }
}
