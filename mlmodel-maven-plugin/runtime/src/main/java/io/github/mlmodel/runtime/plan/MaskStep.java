package io.github.mlmodel.runtime.plan;

import java.util.Arrays;

/**
 * Sums of trees of at most {@value #MOST_LEAVES} leaves: QuickScorer (Lucchese et al., SIGIR 2015) with the masks of a column
 * multiplied out. A row is one AND of all trees a column, which is done for several trees at once, and no branch a node.
 */
final class MaskStep implements FlatStep {

    static final int MOST_LEAVES = Integer.SIZE;

    private final MaskTable[] tables;
    private final float[] leaves;
    private final int[] targets;
    private final float[] base;
    private final int to;

    /**
     * Makes the step.
     *
     * @param leaves what is added, {@link #MOST_LEAVES} a tree
     * @param targets to which sum a tree adds
     * @param base what is added to each sum at last
     * @param to register of the first sum
     */
    MaskStep(MaskTable[] tables, float[] leaves, int[] targets, float[] base, int to) {
        this.tables = tables;
        this.leaves = leaves;
        this.targets = targets;
        this.base = base;
        this.to = to;
    }

    private record Scratch(int[] masks, float[] sums) {}

    @Override
    public Object newScratch(int rows) {
        return new Scratch(new int[targets.length], new float[base.length]);
    }

    @Override
    public void run(Registers rows, Object scratch) {
        int[] masks = ((Scratch) scratch).masks;
        float[] sums = ((Scratch) scratch).sums;
        for (int row = 0; row < rows.rows; row++) {
            Arrays.fill(masks, -1);
            for (MaskTable table : tables) {
                and(masks, table.masks(), table.line(rows, row, masks.length));
            }
            if (sums.length == 1) {
                rows.set(to, row, sum(masks) + base[0]);
                continue;
            }
            Arrays.fill(sums, 0);
            for (int tree = 0; tree < masks.length; tree++) {
                sums[targets[tree]] += leaf(masks, tree);
            }
            for (int target = 0; target < sums.length; target++) {
                rows.set(to + target, row, sums[target] + base[target]);
            }
        }
    }

    private static void and(int[] masks, int[] table, int line) {
        for (int tree = 0; tree < masks.length; tree++) {
            masks[tree] &= table[line + tree];
        }
    }

    private float sum(int[] masks) {
        float sum = 0;
        for (int tree = 0; tree < masks.length; tree++) {
            sum += leaf(masks, tree);
        }
        return sum;
    }

    private float leaf(int[] masks, int tree) {
        return leaves[tree * MOST_LEAVES + Integer.numberOfTrailingZeros(masks[tree])];
    }
}
