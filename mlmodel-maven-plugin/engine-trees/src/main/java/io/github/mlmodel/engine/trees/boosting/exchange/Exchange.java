package io.github.mlmodel.engine.trees.boosting.exchange;

/**
 * What places that share the rows of a training tell each other. Each place grows the same trees on rows of its own: all that
 * decides anything is a sum of whole numbers over all places, the largest number of any, or all their numbers.
 * So neither how many places there are nor which rows lie where changes a bit of the model, and every place ends with the
 * whole of it.
 *
 * <p>All that is learnt of rows goes through here: the cuts of columns (a sample of keys), scales of derivatives (the largest
 * ones, and sums), the means of categories (sums, and which rows are equal), nodes' histograms, on which side of a split there are more rows, what leaves add (sums; of losses
 * {@code absolute} and {@code quantile} the weights of numbers by their digits), where sums start, and the loss of rows that
 * are held out. No loss is excluded.
 *
 * <p>Every place has the same columns, as lists or written out alike, the same parameters and seed, and makes the same calls in
 * the same order. Rows are numbered through the places in their order; numbers decide which rows a sample or a round sees, and
 * nothing else. Where a place fails, the calls of all others have to.
 */
public interface Exchange {

    /** All rows are here. */
    Exchange LOCAL = new Local();

    /** Replaces each number by the sum over all places. */
    void sum(long[]... numbers);

    /** Replaces each number by the largest of any place. */
    void most(double[] numbers);

    /** Returns of each list the numbers of all places, one place after the other. */
    int[][] join(int[][] lists);

    /** Returns how many rows lie in the places before this one, which has {@code rows}. */
    long before(long rows);

    /** Returns a number's sum over all places. */
    default long sum(long number) {
        long[] sum = {number};
        sum(sum);
        return sum[0];
    }

    /** Returns the largest number of any place. */
    default double most(double number) {
        double[] most = {number};
        most(most);
        return most[0];
    }

    /** The only place. */
    final class Local implements Exchange {

        private Local() {}

        @Override
        public void sum(long[]... numbers) {
            // There is nobody else.
        }

        @Override
        public void most(double[] numbers) {
            // There is nobody else.
        }

        @Override
        public int[][] join(int[][] lists) {
            return lists;
        }

        @Override
        public long before(long rows) {
            return 0;
        }
    }
}
