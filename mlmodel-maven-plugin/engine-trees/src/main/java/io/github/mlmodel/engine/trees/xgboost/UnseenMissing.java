package io.github.mlmodel.engine.trees.xgboost;

import io.github.mlmodel.engine.trees.work.RowBlock;
import io.github.mlmodel.onnx.tree.GrownTree;
import io.github.mlmodel.onnx.tree.SumTree;
import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.work.WorkPool;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits that no training row without a value has reached. XGBoost sends such rows to a side that nothing has decided,
 * and later ones, of a data set that grew gaps, are predicted as if they were extreme, without a word. Here they go with
 * the larger child; where only zeros are absent, zero is compared as the number that it is.
 *
 * <p>With {@code subsample}, rows that a tree was not shown count too: which they were, XGBoost does not say.
 */
final class UnseenMissing {

    private final FeatureMatrix used;
    private final int[] placeOf;
    private final boolean[] mayMiss;
    private final boolean[] zeroIsAbsent;

    private UnseenMissing(List<SumTree> trees, FeatureMatrix training, XgboostData layout) {
        int width = training.width();
        placeOf = new int[width];
        mayMiss = new boolean[width];
        zeroIsAbsent = new boolean[width];
        boolean[] splits = splits(trees, width);
        List<String> names = new ArrayList<>();
        List<FeatureColumn> columns = new ArrayList<>();
        for (int c = 0; c < width; c++) {
            if (splits[c]) {
                placeOf[c] = columns.size();
                names.add(training.names().get(c));
                columns.add(training.columns().get(c));
                zeroIsAbsent[c] = layout.isZeroAbsent(c);
                mayMiss[c] = zeroIsAbsent[c] || hasMissing(training.columns().get(c));
            }
        }
        used = new FeatureMatrix(training.rows(), names, columns);
    }

    /** Returns which columns some tree splits by. */
    private static boolean[] splits(List<SumTree> trees, int width) {
        boolean[] splits = new boolean[width];
        for (SumTree tree : trees) {
            for (int node : tree.preorder()) {
                if (tree.feature(node) != GrownTree.LEAF) {
                    splits[tree.feature(node)] = true;
                }
            }
        }
        return splits;
    }

    /** Decides the sides of a model's splits. */
    static void decide(BoosterJson model, FeatureMatrix training, XgboostData layout, int threads) {
        List<SumTree> trees = model.trees();
        UnseenMissing unseen = new UnseenMissing(trees, training, layout);
        List<Walk> walks = trees.stream().map(tree -> unseen.new Walk(tree)).toList();
        unseen.see(walks, threads);
        for (int number = 0; number < walks.size(); number++) {
            unseen.decide(model, number, walks.get(number));
        }
    }

    private void decide(BoosterJson model, int number, Walk walk) {
        SumTree tree = walk.tree;
        for (int node : walk.order) {
            if (tree.feature(node) != GrownTree.LEAF && !walk.seen[node]) {
                boolean left = zeroIsAbsent[tree.feature(node)]
                        ? 0 < tree.threshold(node)
                        : model.cover(number, tree.left(node)) >= model.cover(number, tree.right(node));
                model.sendMissing(number, node, left);
            }
        }
    }

    /** Walks all training rows, block by block, through the trees that wait for one without a value. */
    private void see(List<Walk> walks, int threads) {
        List<Walk> waiting = walks;
        int blockRows = RowBlock.rowsFor(used.width());
        try (WorkPool workers = new WorkPool(threads)) {
            for (int from = 0; from < used.rows(); from += blockRows) {
                waiting = waiting.stream().filter(Walk::isWaiting).toList();
                if (waiting.isEmpty()) {
                    return;
                }
                List<Walk> now = waiting;
                float[] rows = RowBlock.copy(used, from, Math.min(used.rows(), from + blockRows));
                workers.each(now.size(), i -> now.get(i).rows(rows));
            }
        }
    }

    private static boolean hasMissing(FeatureColumn column) {
        float[] values =
                column instanceof FeatureColumn.Dense dense ? dense.values() : ((FeatureColumn.Sparse) column).values();
        for (float value : values) {
            if (Float.isNaN(value)) {
                return true;
            }
        }
        return false;
    }

    /** Training rows on their way through one tree. */
    private final class Walk {

        private final SumTree tree;
        private final int[] order;
        /** Whether a row without a value has reached the split. */
        private final boolean[] seen;
        /** Whether a split from here on waits for such a row, which there may be. */
        private final boolean[] waits;

        Walk(SumTree tree) {
            this.tree = tree;
            this.order = tree.preorder();
            this.seen = new boolean[tree.size()];
            this.waits = new boolean[tree.size()];
            lookAhead();
        }

        boolean isWaiting() {
            return waits[0];
        }

        void rows(float[] rows) {
            boolean found = false;
            for (int offset = 0; offset < rows.length && waits[0]; offset += used.width()) {
                found |= row(rows, offset);
            }
            if (found) {
                lookAhead();
            }
        }

        /** Returns whether the row, without a value, reached a split that waited for one. */
        private boolean row(float[] rows, int offset) {
            boolean found = false;
            int node = 0;
            while (waits[node]) {
                int feature = tree.feature(node);
                float value = rows[offset + placeOf[feature]];
                boolean missing = Float.isNaN(value) || (zeroIsAbsent[feature] && value == 0);
                found |= missing && !seen[node];
                seen[node] |= missing;
                boolean left = missing ? tree.isMissingLeft(node) : value < tree.threshold(node);
                node = left ? tree.left(node) : tree.right(node);
            }
            return found;
        }

        private void lookAhead() {
            for (int at = order.length - 1; at >= 0; at--) {
                int node = order[at];
                int feature = tree.feature(node);
                waits[node] = feature != GrownTree.LEAF
                        && ((mayMiss[feature] && !seen[node]) || waits[tree.left(node)] || waits[tree.right(node)]);
            }
        }
    }
}
