package io.github.mlmodel.engine.trees.boosting;

import java.util.ArrayList;
import java.util.List;

/**
 * Some rows of a leaf, which one thread goes through: {@code start … end − 1} of the order of rows.
 *
 * @param leaf the leaf's number
 */
record LeafPiece(int leaf, int start, int end) {

    private static final int MOST_ROWS = 1 << 14;

    /** Returns the pieces of all leaves. */
    static List<LeafPiece> of(List<Leaf> leaves) {
        List<LeafPiece> pieces = new ArrayList<>();
        for (Leaf leaf : leaves) {
            for (int start = leaf.start; start < leaf.end; start += MOST_ROWS) {
                pieces.add(new LeafPiece(leaf.number, start, Math.min(leaf.end, start + MOST_ROWS)));
            }
        }
        return pieces;
    }
}
