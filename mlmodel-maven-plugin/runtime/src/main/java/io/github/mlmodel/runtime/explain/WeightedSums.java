package io.github.mlmodel.runtime.explain;

import io.github.mlmodel.runtime.graph.OnnxNode;
import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;
import java.util.Map;
import java.util.Optional;

/**
 * Sums of features by weights, which a node {@code MatMul} or {@code Gemm} has.
 *
 * @param byTarget by sum the weight of each feature
 * @param added by sum what is added
 */
record WeightedSums(double[][] byTarget, double[] added) {

    /** Returns the sums of a node, if it multiplies its first input by a matrix. */
    static Optional<WeightedSums> of(OnnxNode node, Map<String, TensorValue> constants) {
        boolean product = node.operator().equals("MatMul") || node.operator().equals("Gemm");
        TensorValue matrix =
                product && node.domain().isEmpty() ? constants.get(node.inputs().get(1)) : null;
        if (matrix == null
                || matrix.rank() != 2
                || matrix.type() != TensorElement.FLOAT
                || node.attributes().integer("transA", 0) != 0) {
            return Optional.empty();
        }
        boolean turned = node.attributes().integer("transB", 0) != 0;
        int targets = matrix.shape()[turned ? 0 : 1];
        int features = matrix.shape()[turned ? 1 : 0];
        double alpha = node.attributes().number("alpha", 1);
        double[][] byTarget = new double[targets][features];
        for (int target = 0; target < targets; target++) {
            for (int feature = 0; feature < features; feature++) {
                int place = turned ? target * features + feature : feature * targets + target;
                byTarget[target][feature] = alpha * matrix.floats()[place];
            }
        }
        return added(node, constants, targets).map(summands -> new WeightedSums(byTarget, summands));
    }

    private static Optional<double[]> added(OnnxNode node, Map<String, TensorValue> constants, int targets) {
        double[] added = new double[targets];
        if (node.inputs().size() < 3 || node.inputs().get(2).isEmpty()) {
            return Optional.of(added);
        }
        TensorValue bias = constants.get(node.inputs().get(2));
        if (bias == null
                || bias.type() != TensorElement.FLOAT
                || (bias.size() != 1 && bias.size() != targets)
                || (bias.rank() == 2 && bias.shape()[0] != 1)) {
            return Optional.empty();
        }
        double beta = node.attributes().number("beta", 1);
        for (int target = 0; target < targets; target++) {
            added[target] = beta * bias.floats()[bias.size() == 1 ? 0 : target];
        }
        return Optional.of(added);
    }

    int features() {
        return byTarget.length == 0 ? 0 : byTarget[0].length;
    }
}
