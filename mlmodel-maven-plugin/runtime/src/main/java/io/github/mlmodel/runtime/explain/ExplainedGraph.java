package io.github.mlmodel.runtime.explain;

import io.github.mlmodel.runtime.graph.OnnxContent;
import io.github.mlmodel.runtime.graph.OnnxGraph;
import io.github.mlmodel.runtime.graph.OnnxNode;
import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.operator.BeyondJava;
import io.github.mlmodel.runtime.operator.Site;
import io.github.mlmodel.runtime.operator.tree.TreeNodes;
import io.github.mlmodel.runtime.operator.tree.TreeReader;
import io.github.mlmodel.runtime.operator.tree.TreeSums;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A graph that computes features, each of one column; sums of trees or of weights over these; and what it gives of the sums.
 * Several threads may use it at once.
 */
public final class ExplainedGraph {

    private final OnnxContent head;
    private final String features;
    private final int[] featureColumns;
    private final int columns;
    private final Sums sums;
    private final MarginLink link;

    /** What is summed. */
    private sealed interface Sums {

        /** Trees. */
        record OfTrees(TreeSums trees) implements Sums {}

        /** Weights. */
        record OfWeights(WeightedSums weights) implements Sums {}
    }

    private ExplainedGraph(
            OnnxContent head, String features, int[] featureColumns, int columns, Sums sums, MarginLink link) {
        this.head = head;
        this.features = features;
        this.featureColumns = featureColumns;
        this.columns = columns;
        this.sums = sums;
        this.link = link;
    }

    /**
     * Takes a graph apart, if it is of this kind.
     *
     * @param output the name of the numbers that it gives
     * @param inputs by name of an input the columns that it takes
     * @param columns how many columns there are
     */
    public static Optional<ExplainedGraph> of(
            OnnxContent content, String output, Map<String, int[]> inputs, int columns) {
        Set<String> rowValues =
                FeatureOwners.of(content.graph(), inputs, Map.of()).keySet();
        for (OnnxNode node : content.graph().nodes()) {
            Optional<Sums> sums = sums(content.graph(), node, rowValues);
            Optional<ExplainedGraph> found =
                    sums.flatMap(it -> apart(content, node, it, new Asked(output, inputs, columns, rowValues)));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** What is looked for in a graph. */
    private record Asked(String output, Map<String, int[]> inputs, int columns, Set<String> rowValues) {}

    private static Optional<Sums> sums(OnnxGraph graph, OnnxNode node, Set<String> rowValues) {
        if (node.inputs().isEmpty() || !rowValues.contains(node.inputs().get(0))) {
            return Optional.empty();
        }
        if (!TreeReader.reads(node.operator())) {
            return WeightedSums.of(node, graph.constants()).map(Sums.OfWeights::new);
        }
        try {
            return Optional.of(
                    new Sums.OfTrees(TreeReader.sums(new Site(node, Map.of(0, TensorElement.FLOAT), Map.of()))));
        } catch (BeyondJava e) {
            return Optional.empty();
        }
    }

    /** Returns whether trees say how the training data divides at each split. */
    private static boolean areDivided(TreeNodes nodes) {
        for (int node = 0; node < nodes.yesShares().length; node++) {
            float share = nodes.yesShares()[node];
            if (nodes.features()[node] >= 0 && !(share >= 0 && share <= 1)) {
                return false;
            }
        }
        return nodes.yesShares().length > 0;
    }

    private static Optional<ExplainedGraph> apart(OnnxContent content, OnnxNode node, Sums sums, Asked asked) {
        String features = node.inputs().get(0);
        int width = sums instanceof Sums.OfTrees trees
                ? trees.trees.targets()
                : ((Sums.OfWeights) sums).weights.added().length;
        Optional<MarginLink> link = GraphTail.of(
                        content.graph(), node.outputs().get(0), width, asked.output, asked.rowValues)
                .flatMap(tail -> MarginLink.of(tail, content.versions()));
        Optional<int[]> owners = link.isEmpty() ? Optional.empty() : owners(content, features, asked);
        return owners.filter(columns -> isColumnWise(sums, columns, asked.columns))
                .map(columns -> new ExplainedGraph(
                        GraphHead.of(content, List.of(features)),
                        features,
                        columns,
                        asked.columns,
                        sums,
                        link.orElseThrow()));
    }

    private static Optional<int[]> owners(OnnxContent content, String features, Asked asked) {
        Optional<Map<String, Integer>> widths = GraphHead.widths(content, features, asked.rowValues);
        if (widths.isEmpty() || !widths.get().containsKey(features)) {
            return Optional.empty();
        }
        Owned owned =
                FeatureOwners.of(content.graph(), asked.inputs, widths.get()).get(features);
        int[] columns = new int[widths.get().get(features)];
        if (owned == null || (!owned.isOne() && owned.owners().length != columns.length)) {
            return Optional.empty();
        }
        Arrays.setAll(columns, owned::at);
        return Optional.of(columns);
    }

    /** Returns whether each feature that counts is of one column. */
    private static boolean isColumnWise(Sums sums, int[] owners, int columns) {
        boolean[] used = new boolean[owners.length];
        if (sums instanceof Sums.OfTrees trees) {
            for (int feature : trees.trees.nodes().features()) {
                if (feature >= owners.length) {
                    return false;
                } else if (feature >= 0) {
                    used[feature] = true;
                }
            }
        } else {
            for (double[] weights : ((Sums.OfWeights) sums).weights.byTarget()) {
                for (int feature = 0; feature < weights.length; feature++) {
                    used[feature] |= weights[feature] != 0;
                }
            }
        }
        for (int feature = 0; feature < used.length; feature++) {
            if (used[feature] && (owners[feature] < 0 || owners[feature] >= columns)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the graph that computes the features. */
    public OnnxContent head() {
        return head;
    }

    /** Returns the name of the features. */
    public String features() {
        return features;
    }

    /** Returns the column of each feature, negative where it is of none or of several, and does not count. */
    public int[] featureColumns() {
        return featureColumns.clone();
    }

    /** Returns what becomes of the sums. */
    public MarginLink link() {
        return link;
    }

    /** Returns whether the means of features have to be known. */
    public boolean needsMeans() {
        return sums instanceof Sums.OfWeights;
    }

    /** Returns whether all else is known that the contributions follow from. */
    public boolean isWhole() {
        return !(sums instanceof Sums.OfTrees trees)
                || (areDivided(trees.trees.nodes()) && TreePaths.areTrees(trees.trees.nodes()));
    }

    /**
     * Returns what adds up, with the margins that the sums make.
     *
     * @param means the mean of each feature, if they are needed
     */
    public ColumnMargins margins(double[] means) {
        FeatureSums of = sums instanceof Sums.OfTrees trees
                ? new TreeShap(trees.trees, featureColumns, columns)
                : new LinearShap(((Sums.OfWeights) sums).weights, means, featureColumns, columns);
        return new ColumnMargins(of, link);
    }
}
