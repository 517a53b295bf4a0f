package io.github.mlmodel.runtime.plan;

import io.github.mlmodel.runtime.operator.tree.TreeNodes;
import java.util.Arrays;

/**
 * Nodes of trees as two numbers side by side: threshold and place of the key that is compared with it, and the nodes that follow.
 * What follows is negative where it is a leaf.
 *
 * @param nodes threshold and place, what follows of keys above and of others
 * @param roots the first node of each tree
 * @param width how many keys a row has
 */
record WaveNodes(long[] nodes, int[] roots, int width) {

    /**
     * Takes one step with the nodes of several walks; returns how many of them are not at a leaf.
     *
     * @param stride from the keys of a walk to those of the next; 0 where all have the same
     * @param at by walk the node
     * @param active the walks that are not at a leaf
     */
    int step(int[] keys, int stride, int[] at, int[] active, int count) {
        long[] nodes = this.nodes;
        int left = 0;
        for (int i = 0; i < count; i++) {
            int walk = active[i];
            int place = at[walk] << 1;
            long node = nodes[place];
            int above = (int) (((node >> 32) - keys[walk * stride + (int) node]) >>> 63);
            int next = (int) (nodes[place + 1] >>> (above << 5));
            at[walk] = next;
            active[left] = walk;
            left += 1 + (next >> 31);
        }
        return left;
    }

    /** Lays trees out, each node before those that follow it. */
    static WaveNodes of(TreeNodes trees, int[] placeOfFeature, int places, Leaves leaves) throws NotFlat {
        Layout layout = new Layout(trees, placeOfFeature, places, leaves);
        int[] roots = new int[trees.roots().length];
        for (int tree = 0; tree < roots.length; tree++) {
            roots[tree] = layout.add(trees.roots()[tree]);
        }
        return new WaveNodes(layout.nodes(), roots, layout.hasLow ? 2 * places : places);
    }

    private static final class Layout {

        private static final int MOST_UNFOLDED = 8;

        private final TreeNodes trees;
        private final int[] placeOfFeature;
        private final int places;
        private final Leaves leaves;
        private long[] nodes;
        private int size;
        private boolean hasLow;
        private int[] waiting = new int[64];
        private int[] parents = new int[64];

        Layout(TreeNodes trees, int[] placeOfFeature, int places, Leaves leaves) {
            this.trees = trees;
            this.placeOfFeature = placeOfFeature;
            this.places = places;
            this.leaves = leaves;
            int inner = 0;
            for (int feature : trees.features()) {
                inner += feature < 0 ? 0 : 1;
            }
            this.nodes = new long[2 * Math.max(1, inner)];
        }

        /** Returns the nodes; there is room for exactly these where trees share none. */
        long[] nodes() {
            return nodes.length == 2 * size ? nodes : Arrays.copyOf(nodes, 2 * size);
        }

        /** Adds a tree; returns its first node. */
        int add(int root) throws NotFlat {
            int first = 0;
            int count = 1;
            waiting[0] = root;
            parents[0] = -1;
            while (count > 0) {
                int node = waiting[--count];
                int parent = parents[count];
                boolean leaf = trees.features()[node] < 0;
                int place = leaf ? ~leaves.of(node) : inner(node);
                if (parent < 0) {
                    first = place;
                } else {
                    nodes[parent >> 1] |= (parent & 1) == 0 ? place & 0xffffffffL : (long) place << 32;
                }
                if (!leaf) {
                    count = follow(node, place, count);
                }
            }
            return first;
        }

        /** Puts the nodes that follow on the stack, what follows of keys above first. */
        private int follow(int node, int place, int count) {
            if (count + 2 > waiting.length) {
                waiting = Arrays.copyOf(waiting, 2 * waiting.length);
                parents = Arrays.copyOf(parents, 2 * parents.length);
            }
            boolean yesIsAbove = trees.modes()[node] == TreeNodes.GT || trees.modes()[node] == TreeNodes.GTE;
            int slot = (2 * place + 1) << 1;
            waiting[count] = yesIsAbove ? trees.yes()[node] : trees.no()[node];
            parents[count] = slot | 1;
            waiting[count + 1] = yesIsAbove ? trees.no()[node] : trees.yes()[node];
            parents[count + 1] = slot;
            return count + 2;
        }

        private int inner(int node) throws NotFlat {
            if (2 * size == nodes.length) {
                // Only nodes that trees share are laid out more than once.
                if (size > MOST_UNFOLDED * (long) trees.features().length) {
                    throw new NotFlat("shared nodes");
                }
                nodes = Arrays.copyOf(nodes, 2 * nodes.length);
            }
            float threshold = trees.thresholds()[node];
            boolean missingIsYes = trees.missingIsYes().length > 0 && trees.missingIsYes()[node];
            boolean yesIsAbove;
            int key;
            switch (trees.modes()[node]) {
                case TreeNodes.LEQ -> {
                    yesIsAbove = false;
                    key = Float.isNaN(threshold) ? Keys.LEAST : Keys.of(threshold);
                }
                case TreeNodes.LT -> {
                    yesIsAbove = false;
                    key = Float.isNaN(threshold) ? Keys.LEAST : Keys.below(threshold);
                }
                case TreeNodes.GT -> {
                    yesIsAbove = true;
                    key = Keys.of(threshold);
                }
                case TreeNodes.GTE -> {
                    yesIsAbove = true;
                    key = Keys.below(threshold);
                }
                default -> throw new NotFlat("equality in trees");
            }
            if (yesIsAbove && Float.isNaN(threshold)) {
                throw new NotFlat("thresholds that are no numbers");
            }
            boolean low = missingIsYes != yesIsAbove;
            hasLow |= low;
            int place = placeOfFeature[trees.features()[node]] + (low ? places : 0);
            nodes[2 * size] = (long) key << 32 | place;
            return size++;
        }
    }
}
