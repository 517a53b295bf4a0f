package io.github.mlmodel.onnx.tree;

/**
 * A tree as {@link TreeEnsemble} reads it, whoever grew it. Nodes are numbered from the root, which is 0, in the order in
 * which they are written.
 */
public interface GrownTree {

    /** What {@link #feature} returns for a leaf. */
    int LEAF = -1;

    /** Takes what a leaf adds. */
    @FunctionalInterface
    interface LeafSums {

        /** Adds a value to a target; a leaf adds to a target once at most, to the lower targets first. */
        void add(int target, float value);
    }

    /** Returns the number of nodes. */
    int size();

    /** Returns the column of the features that a node splits by, or {@link #LEAF}. */
    int feature(int node);

    /** Returns what a split compares the feature with. */
    double threshold(int node);

    /**
     * Returns whether a split sends rows to the left whose value is the threshold, and all others to the right; else it
     * compares as {@link TreeEnsemble.Branch} says.
     */
    default boolean isOneValue(int node) {
        return false;
    }

    /** Returns whether a split sends a row without a value to the left. */
    boolean isMissingLeft(int node);

    /** Returns the left child of a split. */
    int left(int node);

    /** Returns the right child of a split. */
    int right(int node);

    /**
     * Returns how much of the training data has reached a node, as its trainer counts: weights of rows, or their second
     * derivatives. The cover of a split is that of its children together. NaN where the tree does not know.
     */
    default float cover(int node) {
        return Float.NaN;
    }

    /** Tells what a leaf adds; nothing where it adds nothing. */
    void leaf(int node, LeafSums sums);
}
