package io.github.mlmodel.onnx.tree;

import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import java.util.List;

/**
 * Collects trees and writes them as one node, whose output is the sum of the leaves that a row reaches: {@code TreeEnsemble} of
 * {@code ai.onnx.ml} 5 where every leaf adds one number, else {@code TreeEnsembleRegressor} of {@code ai.onnx.ml} 3.
 *
 * <p>ONNX Runtime adds leaves as 32-bit floats in an order that depends on the number of rows and threads: sums of whole
 * numbers below 2<sup>24</sup> are exact, others agree to about 1e-7 of the sum of magnitudes.
 */
public final class TreeEnsemble {

    /** How a split compares a feature with its threshold. */
    public enum Branch {
        /** Left when {@code value <= threshold}. */
        LEQ(CollectedTrees.Mode.LEQ),
        /** Left when {@code value < threshold}. */
        LT(CollectedTrees.Mode.LT);

        private final CollectedTrees.Mode mode;

        Branch(CollectedTrees.Mode mode) {
            this.mode = mode;
        }
    }

    private final int targets;
    private final CollectedTrees trees;
    private float[] base = new float[0];

    /**
     * Makes an ensemble without trees.
     *
     * @param targets number of sums, at least 1
     * @param branch how every split compares that is not of one value
     */
    public TreeEnsemble(int targets, Branch branch) {
        if (targets < 1) {
            throw new IllegalArgumentException("targets: " + targets);
        }
        this.targets = targets;
        this.trees = new CollectedTrees(targets, branch.mode);
    }

    /** Sets what is added to the sums: one value a target. */
    public void base(float... values) {
        if (values.length != targets) {
            throw new IllegalArgumentException(values.length + " base values for " + targets + " targets");
        }
        base = values.clone();
    }

    /**
     * Adds a tree.
     *
     * <p>Thresholds are rounded such that every 32-bit float compares with them as with the double: down for
     * {@link Branch#LEQ}, up for {@link Branch#LT}. The covers of nodes are written if every tree knows its own.
     */
    public void add(GrownTree tree) {
        trees.add(tree);
    }

    /**
     * Adds the ensemble to a graph.
     *
     * @param input a value of the graph: float {@code [N, F]}
     * @return the name of the sums: float {@code [N, targets]}
     */
    public String addTo(GraphBuilder builder, String input) {
        boolean single = trees.isOfSingleNumbers();
        List<Attribute> attributes = single ? EnsembleTrees.attributes(trees) : RegressorTrees.attributes(trees);
        String sums = builder.node(
                GraphBuilder.ML,
                single ? EnsembleTrees.OPERATOR : RegressorTrees.OPERATOR,
                List.of(input),
                attributes.toArray(new Attribute[0]));
        return base.length == 0
                ? sums
                : builder.node("Add", List.of(sums, builder.constant(TensorData.floats(base.clone(), targets))));
    }
}
