package io.github.mlmodel.runtime.plan;

import io.github.mlmodel.runtime.operator.tree.TreeNodes;
import io.github.mlmodel.runtime.operator.tree.TreeSums;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sums of deep trees, level by level: all walks that are still inside, of a row through all trees or of all rows through a tree,
 * take one step; those that are at a leaf drop out without a branch. No step waits for another, so that the processor waits for
 * the memory of many at once, and no walk pays for a deeper neighbour.
 *
 * @param keys writes what is compared
 * @param nodes the trees
 * @param leaves what leaves add
 * @param to register of the first sum
 */
record WaveStep(KeyWriter keys, WaveNodes nodes, LeafWeights leaves, int to) implements FlatStep {

    private record Scratch(int[] keys, int[] at, int[] active, float[] sums) {}

    static WaveStep of(TreeSums sums, List<Feature> features, int to) throws NotFlat {
        TreeNodes trees = sums.nodes();
        int[] placeOfFeature = new int[trees.width()];
        Arrays.fill(placeOfFeature, -1);
        List<Feature> used = new ArrayList<>();
        for (int feature : trees.features()) {
            if (feature >= 0 && placeOfFeature[feature] < 0) {
                placeOfFeature[feature] = used.size();
                used.add(features.get(feature));
            }
        }
        Leaves leaves = new Leaves(sums);
        WaveNodes nodes = WaveNodes.of(trees, placeOfFeature, used.size(), leaves);
        return new WaveStep(KeyWriter.of(used, nodes.width() > used.size()), nodes, leaves.sums(), to);
    }

    @Override
    public Object newScratch(int rows) {
        int walks = rows == 1 ? nodes.roots().length : rows;
        return new Scratch(
                new int[Math.multiplyExact(keys.width(), rows)],
                new int[walks],
                new int[walks],
                new float[leaves.scratch(rows)]);
    }

    @Override
    public void run(Registers rows, Object scratch) {
        Scratch own = (Scratch) scratch;
        for (int row = 0; row < rows.rows; row++) {
            keys.write(rows, row, own.keys);
        }
        if (rows.capacity == 1) {
            one(rows, own);
        } else {
            several(rows, own);
        }
    }

    private void one(Registers rows, Scratch own) {
        int trees = nodes.roots().length;
        System.arraycopy(nodes.roots(), 0, own.at, 0, trees);
        int inside = 0;
        for (int tree = 0; tree < trees; tree++) {
            own.active[inside] = tree;
            inside += 1 + (own.at[tree] >> 31);
        }
        while (inside > 0) {
            inside = nodes.step(own.keys, 0, own.at, own.active, inside);
        }
        leaves.one(own.at, trees, own.sums, rows, to);
    }

    private void several(Registers rows, Scratch own) {
        Arrays.fill(own.sums, 0);
        for (int root : nodes.roots()) {
            for (int row = 0; row < rows.rows; row++) {
                own.at[row] = root;
                own.active[row] = row;
            }
            int inside = root < 0 ? 0 : rows.rows;
            while (inside > 0) {
                inside = nodes.step(own.keys, keys.width(), own.at, own.active, inside);
            }
            for (int row = 0; row < rows.rows; row++) {
                leaves.add(~own.at[row], own.sums, row);
            }
        }
        leaves.put(own.sums, rows.rows, rows, to);
    }
}
