package io.github.mlmodel.engine.neural.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which rows are trained on and which are only looked at: chosen by the seed, in each shard the same share, so that few sizes
 * of last batches come up.
 *
 * @param training for each shard, rows to train on, ascending
 * @param validation for each shard, rows to look at after each epoch, ascending
 */
record RowSplit(List<int[]> training, List<int[]> validation) {

    RowSplit {
        training = List.copyOf(training);
        validation = List.copyOf(validation);
    }

    /**
     * Splits rows.
     *
     * @param shards number of rows in each shard
     * @param fraction share to look at, in [0, 1)
     */
    static RowSplit of(List<Integer> shards, double fraction, long seed) {
        List<int[]> training = new ArrayList<>();
        List<int[]> validation = new ArrayList<>();
        for (int shard = 0; shard < shards.size(); shard++) {
            int rows = shards.get(shard);
            int[] order = shuffled(rows, Chance64.of(seed, "validation " + shard));
            int kept = (int) StrictMath.rint(rows * fraction);
            if (fraction > 0 && rows > 1) {
                kept = Math.max(1, Math.min(rows - 1, kept));
            }
            int[] looked = Arrays.copyOf(order, kept);
            int[] trained = Arrays.copyOfRange(order, kept, rows);
            Arrays.sort(looked);
            Arrays.sort(trained);
            validation.add(looked);
            training.add(trained);
        }
        return new RowSplit(training, validation);
    }

    /** Returns the rows to train on in an epoch's order: shards in turn, shuffled, and rows shuffled within each. */
    List<Batches> epoch(long seed, int epoch) {
        List<Batches> order = new ArrayList<>();
        for (int shard : shuffled(training.size(), Chance64.of(seed, "shards of epoch " + epoch))) {
            int[] rows = training.get(shard);
            int[] places = shuffled(rows.length, Chance64.of(seed, "rows of epoch " + epoch + " shard " + shard));
            Arrays.setAll(places, i -> rows[places[i]]);
            order.add(new Batches(shard, places));
        }
        return order;
    }

    /** Returns the rows to look at, in order. */
    List<Batches> lookedAt() {
        List<Batches> order = new ArrayList<>();
        for (int shard = 0; shard < validation.size(); shard++) {
            order.add(new Batches(shard, validation.get(shard)));
        }
        return order;
    }

    /** Returns how many rows are trained on. */
    int trainingRows() {
        return training.stream().mapToInt(rows -> rows.length).sum();
    }

    /** Returns how many rows are looked at. */
    int validationRows() {
        return validation.stream().mapToInt(rows -> rows.length).sum();
    }

    /** By Fisher and Yates. */
    private static int[] shuffled(int count, Chance64 chance) {
        int[] order = new int[count];
        Arrays.setAll(order, i -> i);
        for (int i = count - 1; i > 0; i--) {
            int other = chance.below(i + 1);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
        }
        return order;
    }
}
