package io.github.mlmodel.onnx.tree;

/** The nodes of trees, one tree after the other; those that follow a node are numbered from its tree's root. */
final class CollectedTrees {

    /** How a node compares; {@link TreeEnsemble.Branch} but for splits by one value. */
    enum Mode {
        LEQ("BRANCH_LEQ", 0),
        LT("BRANCH_LT", 1),
        ONE_VALUE("BRANCH_EQ", 4),
        LEAF("LEAF", -1);

        /** The mode in {@code TreeEnsembleRegressor}. */
        final String text;
        /** The mode in {@code TreeEnsemble}, which has none for leaves. */
        final int number;

        Mode(String text, int number) {
            this.text = text;
            this.number = number;
        }

        private static Mode of(int number) {
            return switch (number) {
                case 0 -> LEQ;
                case 1 -> LT;
                case 4 -> ONE_VALUE;
                default -> LEAF;
            };
        }
    }

    final int targets;
    private final Mode branch;
    private final GrowingInts firstNodes = new GrowingInts();
    private final GrowingInts features = new GrowingInts();
    private final GrowingFloats thresholds = new GrowingFloats();
    private final GrowingInts modes = new GrowingInts();
    private final GrowingInts lefts = new GrowingInts();
    private final GrowingInts rights = new GrowingInts();
    private final GrowingInts missingLeft = new GrowingInts();
    private final GrowingFloats covers = new GrowingFloats();
    private final GrowingInts weightNodes = new GrowingInts();
    private final GrowingInts weightTargets = new GrowingInts();
    private final GrowingFloats weights = new GrowingFloats();
    private boolean covered = true;
    private boolean tracked;
    private int leaves;

    CollectedTrees(int targets, Mode branch) {
        this.targets = targets;
        this.branch = branch;
    }

    void add(GrownTree tree) {
        firstNodes.add(size());
        for (int node = 0; node < tree.size(); node++) {
            float cover = tree.cover(node);
            covered &= !Float.isNaN(cover);
            covers.add(cover);
            if (tree.feature(node) == GrownTree.LEAF) {
                leaf(tree, node);
            } else {
                split(tree, node);
            }
        }
    }

    private void split(GrownTree tree, int node) {
        Mode mode = tree.isOneValue(node) ? Mode.ONE_VALUE : branch;
        double threshold = tree.threshold(node);
        thresholds.add(branch == Mode.LEQ ? FloatThresholds.floor(threshold) : FloatThresholds.ceiling(threshold));
        features.add(tree.feature(node));
        modes.add(mode.number);
        lefts.add(tree.left(node));
        rights.add(tree.right(node));
        missingLeft.add(tree.isMissingLeft(node) ? 1 : 0);
        tracked |= tree.isMissingLeft(node);
    }

    /** Adds a leaf; one that adds nothing keeps a weight, because every leaf needs one. */
    private void leaf(GrownTree tree, int node) {
        int before = weights.size();
        int written = size();
        tree.leaf(node, (target, value) -> weight(written, target, value));
        if (weights.size() == before) {
            weight(written, 0, 0f);
        }
        leaves++;
        thresholds.add(0f);
        features.add(0);
        modes.add(Mode.LEAF.number);
        lefts.add(0);
        rights.add(0);
        missingLeft.add(0);
    }

    private void weight(int node, int target, float value) {
        if (target < 0 || target >= targets) {
            throw new IllegalArgumentException("target " + target + " of " + targets);
        }
        weightNodes.add(node);
        weightTargets.add(target);
        weights.add(value);
    }

    /** Returns the number of nodes. */
    int size() {
        return features.size();
    }

    int trees() {
        return firstNodes.size();
    }

    /** Returns the first node of a tree, or the number of nodes for the tree after the last. */
    int first(int tree) {
        return tree < trees() ? firstNodes.get(tree) : size();
    }

    Mode mode(int node) {
        return Mode.of(modes.get(node));
    }

    boolean isLeaf(int node) {
        return modes.get(node) == Mode.LEAF.number;
    }

    int feature(int node) {
        return features.get(node);
    }

    float threshold(int node) {
        return thresholds.get(node);
    }

    int left(int node) {
        return lefts.get(node);
    }

    int right(int node) {
        return rights.get(node);
    }

    int missingLeft(int node) {
        return missingLeft.get(node);
    }

    float cover(int node) {
        return covers.get(node);
    }

    /** Returns whether some split sends rows without a value to the left. */
    boolean isTracked() {
        return tracked;
    }

    /** Returns whether the covers of all nodes are known. */
    boolean isCovered() {
        return covered;
    }

    /** Returns whether every leaf adds one number. */
    boolean isOfSingleNumbers() {
        return weights.size() == leaves;
    }

    /** Returns how many numbers leaves add; they follow each other as their leaves do. */
    int weights() {
        return weights.size();
    }

    int weightNode(int place) {
        return weightNodes.get(place);
    }

    int weightTarget(int place) {
        return weightTargets.get(place);
    }

    float weight(int place) {
        return weights.get(place);
    }
}
