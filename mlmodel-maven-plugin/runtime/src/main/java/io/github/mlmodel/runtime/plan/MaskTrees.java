package io.github.mlmodel.runtime.plan;

import io.github.mlmodel.runtime.operator.tree.TreeNodes;
import io.github.mlmodel.runtime.operator.tree.TreeSums;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Multiplies out the masks of small trees. */
final class MaskTrees {

    /** Larger tables are not in the processor's cache from row to row. */
    private static final long MOST_BYTES = 1 << 20;

    private final TreeSums sums;
    private final TreeNodes nodes;
    private final List<Feature> features;
    private final int trees;
    private final float[] leaves;
    private final int[] targets;
    private final Map<Object, List<Choice>> choices = new LinkedHashMap<>();
    private int tree;
    private int leaf;

    /**
     * A node of a tree.
     *
     * @param ifYes a mask without the leaves of the side of no
     */
    private record Choice(int tree, int node, int ifYes, int ifNo) {}

    private MaskTrees(TreeSums sums, List<Feature> features) {
        this.sums = sums;
        this.nodes = sums.nodes();
        this.features = features;
        this.trees = nodes.roots().length;
        this.leaves = new float[trees * MaskStep.MOST_LEAVES];
        this.targets = new int[trees];
        Arrays.fill(targets, -1);
    }

    /** Returns the step, if the trees are small and each adds to one sum. */
    static Optional<FlatStep> of(TreeSums sums, List<Feature> features, int to) {
        MaskTrees trees = new MaskTrees(sums, features);
        for (int root : trees.nodes.roots()) {
            trees.leaf = 0;
            if (!trees.walk(root, 0)) {
                return Optional.empty();
            }
            trees.tree++;
        }
        List<MaskTable> tables = new ArrayList<>();
        long bytes = 0;
        for (Map.Entry<Object, List<Choice>> source : trees.choices.entrySet()) {
            MaskTable table = source.getKey() instanceof Feature.Register number
                    ? trees.ofNumber(number, source.getValue())
                    : trees.ofText((Integer) source.getKey(), source.getValue());
            bytes += (long) table.lines().length * MaskTable.width(trees.trees) * Long.BYTES;
            if (bytes > MOST_BYTES) {
                return Optional.empty();
            }
            tables.add(table);
        }
        return Optional.of(
                new MaskStep(tables.toArray(MaskTable[]::new), trees.leaves, trees.targets, trees.reachedBase(), to));
    }

    /** ONNX Runtime adds nothing to a sum to which no leaf has added. */
    private float[] reachedBase() {
        float[] base = new float[sums.targets()];
        for (int target : targets) {
            base[target] = sums.base().length == 0 ? 0 : sums.base()[target];
        }
        if (base.length == 1 && sums.base().length == 1) {
            base[0] = sums.base()[0];
        }
        return base;
    }

    /** Numbers the leaves from the side of yes; returns whether the tree is as it has to be. */
    private boolean walk(int node, int depth) {
        if (nodes.features()[node] < 0) {
            return addLeaf(node);
        }
        Feature feature = features.get(nodes.features()[node]);
        if (feature instanceof Feature.Word || leaf == MaskStep.MOST_LEAVES || depth == MaskStep.MOST_LEAVES) {
            return false;
        }
        int first = leaf;
        if (!walk(nodes.yes()[node], depth + 1)) {
            return false;
        }
        int middle = leaf;
        if (!walk(nodes.no()[node], depth + 1)) {
            return false;
        }
        Object source = feature instanceof Feature.Cell cell ? (Object) cell.column() : feature;
        choices.computeIfAbsent(source, key -> new ArrayList<>())
                .add(new Choice(tree, node, ~span(middle, leaf), ~span(first, middle)));
        return true;
    }

    private boolean addLeaf(int node) {
        int weight = sums.firstWeights()[node];
        if (leaf == MaskStep.MOST_LEAVES || sums.firstWeights()[node + 1] != weight + 1) {
            return false;
        }
        int target = sums.weightTargets()[weight];
        boolean same = targets[tree] < 0 || targets[tree] == target;
        targets[tree] = target;
        leaves[tree * MaskStep.MOST_LEAVES + leaf++] = sums.weights()[weight];
        return same;
    }

    private static int span(int from, int to) {
        return (int) ((1L << to) - (1L << from));
    }

    private MaskTable ofNumber(Feature.Register number, List<Choice> of) {
        int[] cuts = needed(of);
        long[][] lines = new long[cuts.length + 2][];
        for (int line = 0; line < lines.length; line++) {
            float value = line < cuts.length
                    ? Keys.number(cuts[line])
                    : line == cuts.length ? Float.POSITIVE_INFINITY : Float.NaN;
            int[] masks = new int[trees];
            Arrays.fill(masks, -1);
            for (Choice choice : of) {
                masks[choice.tree] &= nodes.isYes(choice.node, value) ? choice.ifYes : choice.ifNo;
            }
            lines[line] = MaskTable.packed(masks);
        }
        return new MaskTable(number.register(), -1, cuts, lines);
    }

    /** Returns the keys behind which a comparison has another outcome, in their order. */
    private int[] needed(List<Choice> of) {
        int[] cuts = new int[2 * of.size()];
        int size = 0;
        for (Choice choice : of) {
            float threshold = nodes.thresholds()[choice.node];
            if (!Float.isNaN(threshold)) {
                cuts[size++] = Keys.of(threshold);
                cuts[size++] = Keys.below(threshold);
            }
        }
        Arrays.sort(cuts, 0, size);
        int count = 0;
        for (int i = 0; i < size; i++) {
            float next = i + 1 < size ? Keys.number(cuts[i + 1]) : Float.POSITIVE_INFINITY;
            if (cuts[i] != Keys.LEAST && differs(of, Keys.number(cuts[i]), next)) {
                cuts[count++] = cuts[i];
            }
        }
        return Arrays.copyOf(cuts, count);
    }

    private boolean differs(List<Choice> of, float value, float next) {
        for (Choice choice : of) {
            if (nodes.isYes(choice.node, value) != nodes.isYes(choice.node, next)) {
                return true;
            }
        }
        return false;
    }

    private MaskTable ofText(int column, List<Choice> of) {
        int codes = 0;
        for (Choice choice : of) {
            codes = cell(choice).byCode().size();
        }
        Map<LongBuffer, Integer> numbers = new LinkedHashMap<>();
        int[] lineOfCode = new int[codes];
        for (int code = 0; code < codes; code++) {
            int[] masks = new int[trees];
            Arrays.fill(masks, -1);
            for (Choice choice : of) {
                float value = cell(choice).byCode().floats()[code];
                masks[choice.tree] &= nodes.isYes(choice.node, value) ? choice.ifYes : choice.ifNo;
            }
            int next = numbers.size();
            lineOfCode[code] = numbers.computeIfAbsent(LongBuffer.wrap(MaskTable.packed(masks)), line -> next);
        }
        long[][] lines = numbers.keySet().stream().map(LongBuffer::array).toArray(long[][]::new);
        return new MaskTable(-1, column, lineOfCode, lines);
    }

    private Feature.Cell cell(Choice choice) {
        return (Feature.Cell) features.get(nodes.features()[choice.node]);
    }
}
