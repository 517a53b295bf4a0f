package io.github.mlmodel.runtime.plan;

import java.util.Arrays;

/**
 * Sums of trees of at most {@value #MOST_LEAVES} leaves: QuickScorer (Lucchese et al., SIGIR 2015) with the masks of a column
 * multiplied out. A row is one AND of all trees a column, which is done for several trees at once, and no branch a node.
 */
final class MaskStep implements FlatStep {

    static final int MOST_LEAVES = Integer.SIZE;

    private static final int AT_ONCE = 4;

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

    private record Scratch(long[] masks, int[] lines, float[] sums) {}

    @Override
    public Object newScratch(int rows) {
        return new Scratch(new long[MaskTable.width(targets.length)], new int[tables.length], new float[base.length]);
    }

    @Override
    public void run(Registers rows, Object scratch) {
        long[] masks = ((Scratch) scratch).masks;
        float[] sums = ((Scratch) scratch).sums;
        for (int row = 0; row < rows.rows; row++) {
            mask(rows, row, masks, ((Scratch) scratch).lines);
            if (sums.length == 1) {
                rows.set(to, row, sum(masks) + base[0]);
                continue;
            }
            Arrays.fill(sums, 0);
            for (int tree = 0; tree < targets.length; tree++) {
                sums[targets[tree]] += leaf(masks, tree);
            }
            for (int target = 0; target < sums.length; target++) {
                rows.set(to + target, row, sums[target] + base[target]);
            }
        }
    }

    /**
     * Four tables at a time: a loop's beginning and end take as long as what is between, for as few trees as these are. Lines are
     * arrays of their own: only then the JVM ANDs several numbers at once.
     */
    private void mask(Registers rows, int row, long[] masks, int[] lines) {
        for (int table = 0; table < tables.length; table++) {
            lines[table] = tables[table].line(rows, row);
        }
        Arrays.fill(masks, -1);
        int table = 0;
        for (; table + AT_ONCE <= tables.length; table += AT_ONCE) {
            four(masks, table, lines);
        }
        for (; table < tables.length; table++) {
            one(masks, line(table, lines));
        }
    }

    private long[] line(int table, int[] lines) {
        return tables[table].lines()[lines[table]];
    }

    private void four(long[] masks, int table, int[] lines) {
        long[] a = line(table, lines);
        long[] b = line(table + 1, lines);
        long[] c = line(table + 2, lines);
        long[] d = line(table + 3, lines);
        for (int i = 0; i < masks.length; i++) {
            masks[i] &= a[i] & b[i] & c[i] & d[i];
        }
    }

    private static void one(long[] masks, long[] line) {
        for (int i = 0; i < masks.length; i++) {
            masks[i] &= line[i];
        }
    }

    private float sum(long[] masks) {
        float sum = 0;
        int pairs = targets.length / 2;
        for (int pair = 0; pair < pairs; pair++) {
            int first = 2 * pair * MOST_LEAVES;
            long both = masks[pair];
            sum += leaves[first + Integer.numberOfTrailingZeros((int) both)];
            sum += leaves[first + MOST_LEAVES + Integer.numberOfTrailingZeros((int) (both >>> 32))];
        }
        return 2 * pairs == targets.length ? sum : sum + leaf(masks, targets.length - 1);
    }

    private float leaf(long[] masks, int tree) {
        return leaves[tree * MOST_LEAVES + Integer.numberOfTrailingZeros(MaskTable.mask(masks, tree))];
    }
}
