package io.github.mlmodel.engine.tribuo;

import io.github.mlmodel.onnx.tree.TreeEnsemble;
import io.github.mlmodel.onnx.tree.TreeEnsemble.Branch;
import io.github.mlmodel.spi.Predicted.Kind;
import io.github.mlmodel.spi.graph.ElementType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** What a leaf adds to a sum. */
    private interface Leaf {
        int add(TreeEnsemble ensemble, LeafNode<?> leaf);
    }

    /**
     * A split that waits for its node.
     *
     * @param node the subtree
     * @param parent number of the parent's node, or -1
     * @param left whether it is the parent's left child
     */
    private record Pending(Node<?> node, int parent, boolean left) {}

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
        return sums(canvas, trees, (ensemble, leaf) -> {
            Label label = (Label) (Object) leaf.getOutput();
            return ensemble.leafOf(labels.getID(label), 1f);
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
        return (ensemble, leaf) -> {
            float[] values = new float[canvas.classes()];
            for (Map.Entry<String, ? extends Output<?>> entry :
                    leaf.getDistribution().entrySet()) {
                Label label = (Label) (Object) entry.getValue();
                values[labels.getID(label)] = (float) label.getScore();
            }
            return ensemble.leaf(values);
        };
    }

    @SuppressWarnings("unchecked")
    private static ImmutableOutputInfo<Label> labels(Model<?> model) {
        return (ImmutableOutputInfo<Label>) model.getOutputIDInfo();
    }

    private static int number(TreeEnsemble ensemble, LeafNode<?> leaf) {
        Regressor output = (Regressor) (Object) leaf.getOutput();
        return ensemble.leaf((float) output.getValues()[0]);
    }

    private static String sums(Canvas canvas, List<? extends Model<?>> trees, Leaf leaf) {
        TreeEnsemble ensemble = new TreeEnsemble(canvas.classes(), Branch.LEQ);
        for (Model<?> tree : trees) {
            ensemble.startTree();
            add(canvas, ensemble, root(tree), leaf);
        }
        return canvas.cast(ensemble.addTo(canvas.builder(), canvas.features()), ElementType.DOUBLE);
    }

    private static Node<?> root(Model<?> tree) {
        return tree instanceof IndependentRegressionTreeModel independent
                ? independent.getRoots().values().iterator().next()
                : ((TreeModel<?>) tree).getRoot();
    }

    private static void add(Canvas canvas, TreeEnsemble ensemble, Node<?> root, Leaf leaf) {
        Deque<Pending> stack = new ArrayDeque<>();
        Map<Integer, Integer> lefts = new HashMap<>();
        stack.push(new Pending(root, -1, false));
        while (!stack.isEmpty()) {
            Pending next = stack.pop();
            int number;
            if (next.node() instanceof SplitNode<?> split) {
                number = ensemble.split(canvas.columnOf(split.getFeatureID()), split.splitValue(), false);
                stack.push(new Pending(split.getGreaterThan(), number, false));
                stack.push(new Pending(split.getLessThanOrEqual(), number, true));
            } else {
                number = leaf.add(ensemble, (LeafNode<?>) next.node());
            }
            if (next.left()) {
                lefts.put(next.parent(), number);
            } else if (next.parent() >= 0) {
                ensemble.children(next.parent(), Objects.requireNonNull(lefts.remove(next.parent())), number);
            }
        }
    }
}
