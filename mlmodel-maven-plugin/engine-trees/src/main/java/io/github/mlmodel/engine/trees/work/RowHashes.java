package io.github.mlmodel.engine.trees.work;

import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.work.Mix64;
import java.util.Arrays;

/** A number for each row by what is in it: what is drawn by it does not depend on the order of rows. */
public final class RowHashes {

    private RowHashes() {}

    /** Returns the rows' numbers by their features. */
    public static long[] of(FeatureMatrix features, long seed) {
        long[] hashes = new long[features.rows()];
        Arrays.fill(hashes, seed);
        for (int c = 0; c < features.width(); c++) {
            long column = Mix64.mix((c + 1) * Mix64.GOLDEN);
            if (features.columns().get(c) instanceof FeatureColumn.Dense dense) {
                for (int row = 0; row < hashes.length; row++) {
                    hashes[row] += hash(column, dense.values()[row]);
                }
            } else if (features.columns().get(c) instanceof FeatureColumn.Sparse sparse) {
                for (int i = 0; i < sparse.rows().length; i++) {
                    hashes[sparse.rows()[i]] += hash(column, sparse.values()[i]);
                }
            }
        }
        return hashes;
    }

    /** Zero adds nothing, so that a list has the hash of the column written out. */
    private static long hash(long column, float value) {
        return value == 0 ? 0 : Mix64.mix(column ^ Float.floatToIntBits(value));
    }
}
