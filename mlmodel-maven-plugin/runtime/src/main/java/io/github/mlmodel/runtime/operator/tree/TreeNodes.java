package io.github.mlmodel.runtime.operator.tree;

import io.github.mlmodel.runtime.graph.Attributes;

/**
 * The nodes of trees in flat arrays, in the order of their file.
 *
 * @param features which feature decides; -1 at a leaf
 * @param thresholds what it is compared with; at a leaf of a single sum its weight
 * @param modes how, by {@link #mode}
 * @param yes the node that follows where the comparison holds
 * @param no the node that follows where it does not
 * @param missingIsYes whether it holds for NaN, too; empty where that is nowhere
 * @param roots the first node of each tree, in the order of the file
 * @param yesShares of the training data that has reached a node, the share that took the way of yes; empty where the file does
 *     not say
 */
public record TreeNodes(
        int[] features,
        float[] thresholds,
        byte[] modes,
        int[] yes,
        int[] no,
        boolean[] missingIsYes,
        int[] roots,
        float[] yesShares) {

    /** The share where no row has been. */
    private static final float EVEN = 0.5f;

    /** How far sums of 32-bit numbers may be off. */
    private static final float ROUNDING = 0.01f;

    /** No comparison: a leaf. */
    public static final byte LEAF = 0;
    /** Value &lt;= threshold. */
    public static final byte LEQ = 1;
    /** Value &lt; threshold. */
    public static final byte LT = 2;
    /** Value &gt;= threshold. */
    public static final byte GTE = 3;
    /** Value &gt; threshold. */
    public static final byte GT = 4;
    /** Value == threshold. */
    public static final byte EQ = 5;
    /** Value != threshold. */
    public static final byte NEQ = 6;

    /** Reads nodes; refuses with an {@link IllegalArgumentException} those that do not form trees. */
    static TreeNodes of(Attributes attributes, NodePlaces places) {
        int[] trees = attributes.ints("nodes_treeids");
        byte[] modes = modes(attributes.texts("nodes_modes"), trees.length);
        int[] features = same("nodes_featureids", attributes.ints("nodes_featureids"), trees.length)
                .clone();
        int[] yes = same("nodes_truenodeids", attributes.ints("nodes_truenodeids"), trees.length)
                .clone();
        int[] no = same("nodes_falsenodeids", attributes.ints("nodes_falsenodeids"), trees.length)
                .clone();
        float[] values = attributes.numbers("nodes_values");
        if (values.length != trees.length) {
            throw new IllegalArgumentException("nodes_values has " + values.length + " of " + trees.length + " values");
        }
        for (int node = 0; node < trees.length; node++) {
            if (modes[node] == LEAF) {
                features[node] = -1;
            } else {
                features[node] = feature(features[node]);
                yes[node] = places.of(trees[node], yes[node]);
                no[node] = places.of(trees[node], no[node]);
            }
        }
        boolean[] missing = missing(attributes.ints("nodes_missing_value_tracks_true"), trees.length);
        float[] covers = attributes.numbers("nodes_hitrates");
        if (covers.length != 0 && covers.length != trees.length) {
            throw new IllegalArgumentException(
                    "nodes_hitrates has " + covers.length + " of " + trees.length + " values");
        }
        TreeNodes nodes = new TreeNodes(
                features,
                values.clone(),
                modes,
                yes,
                no,
                missing,
                places.firsts(),
                yesShares(covers, features, yes, no));
        nodes.refuseCircles();
        return nodes;
    }

    /** Returns which feature a node compares. */
    static int feature(int given) {
        if (given < 0 || given == Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a node compares feature " + given);
        }
        return given;
    }

    static int[] same(String name, int[] values, int count) {
        if (values.length != count) {
            throw new IllegalArgumentException(name + " has " + values.length + " of " + count + " values");
        }
        return values;
    }

    /**
     * Covers tell of both sides of a node how much of the training data has reached it. Where they make no sense, as covers that
     * are 1 everywhere do not, the share is none: nothing can be explained by it.
     */
    private static float[] yesShares(float[] covers, int[] features, int[] yes, int[] no) {
        float[] shares = new float[covers.length];
        for (int node = 0; node < shares.length; node++) {
            if (features[node] >= 0) {
                float both = covers[yes[node]] + covers[no[node]];
                boolean sound = covers[yes[node]] >= 0
                        && covers[no[node]] >= 0
                        && Math.abs(both - covers[node]) <= ROUNDING * both;
                shares[node] = !sound ? Float.NaN : both == 0 ? EVEN : covers[yes[node]] / both;
            }
        }
        return shares;
    }

    static boolean[] missing(int[] values, int count) {
        boolean[] missing = new boolean[values.length == 0 ? 0 : count];
        boolean any = false;
        for (int i = 0; i < missing.length; i++) {
            int value = same("nodes_missing_value_tracks_true", values, count)[i];
            if (value != 0 && value != 1) {
                throw new IllegalArgumentException("nodes_missing_value_tracks_true has " + value);
            }
            missing[i] = value == 1;
            any |= missing[i];
        }
        return any ? missing : new boolean[0];
    }

    private static byte[] modes(String[] texts, int count) {
        if (texts.length != count) {
            throw new IllegalArgumentException("nodes_modes has " + texts.length + " of " + count + " values");
        }
        byte[] modes = new byte[count];
        for (int i = 0; i < count; i++) {
            modes[i] = mode(texts[i]);
        }
        return modes;
    }

    private static byte mode(String text) {
        return switch (text) {
            case "LEAF" -> LEAF;
            case "BRANCH_LEQ" -> LEQ;
            case "BRANCH_LT" -> LT;
            case "BRANCH_GTE" -> GTE;
            case "BRANCH_GT" -> GT;
            case "BRANCH_EQ" -> EQ;
            case "BRANCH_NEQ" -> NEQ;
            default -> throw new IllegalArgumentException("a node's mode is not known");
        };
    }

    /** A walk from a root has to end, whatever a file says. Nodes may be shared. */
    void refuseCircles() {
        byte[] seen = new byte[features.length];
        int[] path = new int[features.length + 1];
        for (int root : roots) {
            int depth = 0;
            path[0] = root;
            while (depth >= 0) {
                int node = path[depth];
                boolean leaf = features[node] < 0;
                int next = leaf || seen[node] == 2 ? -1 : seen[node] == 0 ? yes[node] : no[node];
                if (next < 0) {
                    seen[node] = 3;
                    depth--;
                    continue;
                }
                seen[node]++;
                if (seen[next] == 1 || seen[next] == 2) {
                    throw new IllegalArgumentException("a tree goes round in a circle");
                }
                if (seen[next] == 0) {
                    path[++depth] = next;
                }
            }
        }
    }

    /** Returns the number of features that are looked at, one more than the last of them. */
    public int width() {
        int width = 0;
        for (int feature : features) {
            width = Math.max(width, feature + 1);
        }
        return width;
    }

    /** Returns the leaf that a row reaches. */
    public int leaf(int root, float[] row, int start) {
        int node = root;
        for (int feature = features[node]; feature >= 0; feature = features[node]) {
            float value = row[start + feature];
            node = isYes(node, value) ? yes[node] : no[node];
        }
        return node;
    }

    /** Returns whether a value takes the way of yes at a node that is no leaf. */
    public boolean isYes(int node, float value) {
        float threshold = thresholds[node];
        boolean holds =
                switch (modes[node]) {
                    case LEQ -> value <= threshold;
                    case LT -> value < threshold;
                    case GTE -> value >= threshold;
                    case GT -> value > threshold;
                    case EQ -> value == threshold;
                    default -> value != threshold;
                };
        return holds || (missingIsYes.length > 0 && Float.isNaN(value) && missingIsYes[node]);
    }
}
