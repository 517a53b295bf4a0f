package io.github.mlmodel.engine.tribuo;

import io.github.mlmodel.onnx.tree.GrownTree;
import io.github.mlmodel.onnx.tree.GrownTree.LeafSums;
import io.github.mlmodel.onnx.tree.TreeEnsemble;
import io.github.mlmodel.onnx.tree.TreeEnsemble.Branch;
import io.github.mlmodel.spi.Predicted.Kind;
import io.github.mlmodel.spi.graph.ElementType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.Model;
import org.tribuo.Output;
import org.tribuo.classification.Label;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.Node;
import org.tribuo.common.tree.SplitNode;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.rtree.IndependentRegressionTreeModel;

/** Tribuo's decision trees: a value above the threshold goes to one side, any other to the other. */
final class TreeGraphs {

    /** What a leaf adds. */
    private interface Leaf {
        void add(LeafNode<?> leaf, LeafSums sums);
    }

    private TreeGraphs() {}

    /** Adds one tree with the probabilities or the number at its leaves. */
    static Outputs tree(Canvas canvas, TreeModel<?> model) {
        String sums = leafSums(canvas, List.of(model));
        return switch (canvas.task()) {
            case CLASSIFICATION -> Outputs.inOrder(sums, canvas.classes(), Kind.PROBABILITIES);
            case REGRESSION -> Outputs.number(sums);
        };
    }

    /** Adds all trees as one ensemble: for each label the number of trees that predict it. */
    static String votes(Canvas canvas, List<? extends Model<?>> trees) {
        ImmutableOutputInfo<Label> labels = labels(trees.get(0));
        return sums(canvas, trees, (leaf, sums) -> {
            Label label = (Label) (Object) leaf.getOutput();
            sums.add(labels.getID(label), 1f);
        });
    }

    /** Adds all trees as one ensemble: the sums of their leaves. */
    static String leafSums(Canvas canvas, List<? extends Model<?>> trees) {
        Leaf leaf =
                switch (canvas.task()) {
                    case CLASSIFICATION -> probabilities(canvas, trees.get(0));
                    case REGRESSION -> TreeGraphs::number;
                };
        return sums(canvas, trees, leaf);
    }

    private static Leaf probabilities(Canvas canvas, Model<?> model) {
        ImmutableOutputInfo<Label> labels = labels(model);
        return (leaf, sums) -> {
            float[] values = new float[canvas.classes()];
            for (Map.Entry<String, ? extends Output<?>> entry :
                    leaf.getDistribution().entrySet()) {
                Label label = (Label) (Object) entry.getValue();
                values[labels.getID(label)] = (float) label.getScore();
            }
            for (int id = 0; id < values.length; id++) {
                if (values[id] != 0f) {
                    sums.add(id, values[id]);
                }
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static ImmutableOutputInfo<Label> labels(Model<?> model) {
        return (ImmutableOutputInfo<Label>) model.getOutputIDInfo();
    }

    private static void number(LeafNode<?> leaf, LeafSums sums) {
        Regressor output = (Regressor) (Object) leaf.getOutput();
        sums.add(0, (float) output.getValues()[0]);
    }

    private static String sums(Canvas canvas, List<? extends Model<?>> trees, Leaf leaf) {
        TreeEnsemble ensemble = new TreeEnsemble(canvas.classes(), Branch.LEQ);
        for (Model<?> tree : trees) {
            ensemble.add(Preorder.of(canvas, root(tree), leaf));
        }
        return canvas.cast(ensemble.addTo(canvas.builder(), canvas.features()), ElementType.DOUBLE);
    }

    private static Node<?> root(Model<?> tree) {
        return tree instanceof IndependentRegressionTreeModel independent
                ? independent.getRoots().values().iterator().next()
                : ((TreeModel<?>) tree).getRoot();
    }

    /**
     * The nodes of one of Tribuo's trees, each left child right after its parent.
     *
     * @param nodes the nodes in that order
     * @param rights each split's right child
     */
    private record Preorder(Canvas canvas, List<Node<?>> nodes, List<Integer> rights, Leaf leaf) implements GrownTree {

        static Preorder of(Canvas canvas, Node<?> root, Leaf leaf) {
            List<Node<?>> nodes = new ArrayList<>();
            Deque<Node<?>> waiting = new ArrayDeque<>();
            Deque<Integer> parents = new ArrayDeque<>();
            List<Integer> rights = new ArrayList<>();
            waiting.push(root);
            while (!waiting.isEmpty()) {
                Node<?> node = waiting.pop();
                if (!nodes.isEmpty() && !(nodes.get(nodes.size() - 1) instanceof SplitNode<?>)) {
                    rights.set(parents.pop(), nodes.size());
                }
                if (node instanceof SplitNode<?> split) {
                    parents.push(nodes.size());
                    waiting.push(split.getGreaterThan());
                    waiting.push(split.getLessThanOrEqual());
                }
                nodes.add(node);
                rights.add(0);
            }
            return new Preorder(canvas, nodes, rights, leaf);
        }

        @Override
        public int size() {
            return nodes.size();
        }

        @Override
        public int feature(int node) {
            return nodes.get(node) instanceof SplitNode<?> split ? canvas.columnOf(split.getFeatureID()) : LEAF;
        }

        @Override
        public double threshold(int node) {
            return ((SplitNode<?>) nodes.get(node)).splitValue();
        }

        @Override
        public boolean isMissingLeft(int node) {
            return false;
        }

        @Override
        public int left(int node) {
            return node + 1;
        }

        @Override
        public int right(int node) {
            return rights.get(node);
        }

        @Override
        public void leaf(int node, LeafSums sums) {
            leaf.add((LeafNode<?>) nodes.get(node), sums);
        }
    }
}
