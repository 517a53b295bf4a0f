package io.github.mlmodel.runtime.operator.tree;

import io.github.mlmodel.runtime.operator.LongPlaces;
import java.util.Arrays;

/** Where the nodes of trees stand, by the numbers of tree and node. */
final class NodePlaces {

    private static final int MOST_TREES = 1 << 20;

    private final LongPlaces trees;
    private final int[] firsts;
    private final int[] ids;
    private final LongPlaces nodes;
    private final boolean counted;
    private int lastTree;
    private int lastNumber = -1;

    private NodePlaces(LongPlaces trees, int[] firsts, int[] ids, LongPlaces nodes, boolean counted) {
        this.trees = trees;
        this.firsts = firsts;
        this.ids = ids;
        this.nodes = nodes;
        this.counted = counted;
    }

    /** Nodes of most files are counted from 0 in each tree: then nothing has to be remembered of each. */
    static NodePlaces of(int[] treeIds, int[] ids) {
        LongPlaces trees = new LongPlaces(Math.min(changes(treeIds), MOST_TREES));
        int[] firsts = new int[16];
        int first = 0;
        boolean counted = true;
        for (int i = 0; i < treeIds.length; i++) {
            if (i == 0 || treeIds[i] != treeIds[i - 1]) {
                int before = trees.size();
                requireFew(before + 1);
                counted &= trees.add(treeIds[i]) == before;
                firsts = before >= firsts.length ? Arrays.copyOf(firsts, 2 * before) : firsts;
                if (trees.size() > before) {
                    firsts[before] = i;
                }
                first = firsts[trees.of(treeIds[i])];
            }
            counted &= ids[i] == i - first;
        }
        LongPlaces nodes = new LongPlaces(counted ? 0 : treeIds.length);
        for (int i = 0; i < treeIds.length && !counted; i++) {
            if (nodes.add(key(treeIds[i], ids[i])) != i) {
                throw new IllegalArgumentException("tree " + treeIds[i] + " has node " + ids[i] + " twice");
            }
        }
        return new NodePlaces(trees, Arrays.copyOf(firsts, trees.size()), ids, nodes, counted);
    }

    static void requireFew(int trees) {
        if (trees > MOST_TREES) {
            throw new IllegalArgumentException("there are more than a million trees");
        }
    }

    private static int changes(int[] treeIds) {
        int changes = 1;
        for (int i = 1; i < treeIds.length; i++) {
            changes += treeIds[i] == treeIds[i - 1] ? 0 : 1;
        }
        return changes;
    }

    private static long key(int tree, int id) {
        return ((long) tree << 32) | (id & 0xffffffffL);
    }

    int[] firsts() {
        return firsts;
    }

    int of(int tree, int id) {
        int place = -1;
        if (!counted) {
            place = nodes.of(key(tree, id));
        } else if (numberOf(tree) >= 0 && id >= 0) {
            int number = numberOf(tree);
            int end = number + 1 < firsts.length ? firsts[number + 1] : ids.length;
            place = id < end - firsts[number] ? firsts[number] + id : -1;
        }
        if (place < 0) {
            throw new IllegalArgumentException("tree " + tree + " has no node " + id);
        }
        return place;
    }

    /** Nodes of a tree are asked for one after the other. */
    private int numberOf(int tree) {
        if (tree != lastTree || lastNumber < 0) {
            lastTree = tree;
            lastNumber = trees.of(tree);
        }
        return lastNumber;
    }
}
