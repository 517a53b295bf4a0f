package io.github.mlmodel.engine.trees.boosting.category;

import io.github.mlmodel.engine.trees.boosting.exchange.RowShare;
import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureGroup;
import io.github.mlmodel.spi.FeatureMatrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A column of categories.
 *
 * @param group its one feature
 * @param numbers of each row that is here the number of its category
 * @param counts of each number how many rows have it everywhere
 */
record NumberedColumn(FeatureGroup group, float[] numbers, long[] counts) {

    /** Returns the columns of a matrix whose categories have numbers. */
    static List<NumberedColumn> of(FeatureMatrix features, RowShare share) {
        List<FeatureGroup> groups = features.groups().stream()
                .filter(group -> group.kind() == FeatureGroup.Kind.NUMBERED)
                .toList();
        List<float[]> numbers = groups.stream()
                .map(group -> values(features.columns().get(group.from()), features.rows()))
                .toList();
        double[] most = new double[groups.size()];
        for (int i = 0; i < most.length; i++) {
            for (float number : numbers.get(i)) {
                most[i] = Math.max(most[i], number);
            }
        }
        share.exchange().most(most);
        long[][] counts = new long[most.length][];
        for (int i = 0; i < most.length; i++) {
            counts[i] = new long[(int) most[i] + 1];
            for (float number : numbers.get(i)) {
                counts[i][(int) number]++;
            }
        }
        share.exchange().sum(counts);
        List<NumberedColumn> columns = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            columns.add(new NumberedColumn(groups.get(i), numbers.get(i), counts[i]));
        }
        return columns;
    }

    private static float[] values(FeatureColumn column, int rows) {
        if (column instanceof FeatureColumn.Dense dense) {
            return dense.values();
        }
        FeatureColumn.Sparse sparse = (FeatureColumn.Sparse) column;
        float[] values = new float[rows];
        for (int i = 0; i < sparse.rows().length; i++) {
            values[sparse.rows()[i]] = sparse.values()[i];
        }
        return values;
    }

    int feature() {
        return group.from();
    }

    /** Returns how many categories there are. */
    int categories() {
        return counts.length - 1;
    }

    /** Returns the numbers of the most frequent categories, rising. */
    int[] frequent(int most) {
        return IntStream.rangeClosed(1, categories())
                .boxed()
                .sorted(Comparator.comparingLong((Integer number) -> -counts[number]))
                .limit(most)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    /** Returns of each row that is here which of at most 255 categories it has, counted from 1, or 0. */
    byte[] places(int[] wanted) {
        byte[] placeOf = new byte[counts.length];
        for (int i = 0; i < wanted.length; i++) {
            placeOf[wanted[i]] = (byte) (i + 1);
        }
        byte[] places = new byte[numbers.length];
        for (int row = 0; row < places.length; row++) {
            places[row] = placeOf[(int) numbers[row]];
        }
        return places;
    }
}
