package io.github.mlmodel.runtime.operator.tree;

import io.github.mlmodel.runtime.operator.LongPlaces;
import java.util.Arrays;

/** Where the nodes of trees stand, by the numbers of tree and node. */
final class NodePlaces {

    private final LongPlaces trees;
    private final int[] firsts;
    private final int[] ids;
    private final LongPlaces nodes;
    private final boolean counted;

    private NodePlaces(LongPlaces trees, int[] firsts, int[] ids, LongPlaces nodes, boolean counted) {
        this.trees = trees;
        this.firsts = firsts;
        this.ids = ids;
        this.nodes = nodes;
        this.counted = counted;
    }

    /** Nodes of most files are counted from 0 in each tree: then nothing has to be remembered of each. */
    static NodePlaces of(int[] treeIds, int[] ids) {
        LongPlaces trees = new LongPlaces(Math.min(treeIds.length, 1 << 20));
        int[] firsts = new int[16];
        boolean counted = true;
        for (int i = 0; i < treeIds.length; i++) {
            if (i == 0 || treeIds[i] != treeIds[i - 1]) {
                int before = trees.size();
                if (before >= 1 << 20) {
                    throw new IllegalArgumentException("there are more than a million trees");
                }
                counted &= trees.add(treeIds[i]) == before;
                firsts = before >= firsts.length ? Arrays.copyOf(firsts, 2 * before) : firsts;
                if (trees.size() > before) {
                    firsts[before] = i;
                }
            }
            counted &= ids[i] == i - firsts[trees.of(treeIds[i])];
        }
        LongPlaces nodes = new LongPlaces(counted ? 0 : treeIds.length);
        for (int i = 0; i < treeIds.length && !counted; i++) {
            if (nodes.add(key(treeIds[i], ids[i])) != i) {
                throw new IllegalArgumentException("tree " + treeIds[i] + " has node " + ids[i] + " twice");
            }
        }
        return new NodePlaces(trees, Arrays.copyOf(firsts, trees.size()), ids, nodes, counted);
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
        } else if (trees.of(tree) >= 0 && id >= 0) {
            int number = trees.of(tree);
            int end = number + 1 < firsts.length ? firsts[number + 1] : ids.length;
            place = id < end - firsts[number] ? firsts[number] + id : -1;
        }
        if (place < 0) {
            throw new IllegalArgumentException("tree " + tree + " has no node " + id);
        }
        return place;
    }
}
