package io.github.mlmodel.model.column;

import io.github.mlmodel.model.api.Stable;
import java.util.List;

/** What the values of a column were over the rows that a model was trained on, as far as a new value is compared with it. */
@Stable(since = "1.0.0")
public sealed interface SeenValues {

    /**
     * Numbers, or dates in seconds since 1970-01-01T00:00Z.
     *
     * @param smallest the smallest one
     * @param largest the largest one
     */
    @Stable(since = "1.0.0")
    record Range(double smallest, double largest) implements SeenValues {

        /** Returns whether these are two finite numbers in their order. */
        public boolean isSound() {
            return Double.isFinite(smallest) && Double.isFinite(largest) && smallest <= largest;
        }
    }

    /**
     * Categories.
     *
     * @param known those that the model tells apart, the most frequent first; to the model, all others are alike
     */
    @Stable(since = "1.0.0")
    record Categories(List<String> known) implements SeenValues {

        /** Copies the list. */
        public Categories {
            known = List.copyOf(known);
        }
    }
}
