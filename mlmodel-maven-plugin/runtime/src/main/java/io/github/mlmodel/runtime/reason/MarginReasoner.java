package io.github.mlmodel.runtime.reason;

import io.github.mlmodel.runtime.column.BatchColumns;
import io.github.mlmodel.runtime.column.InputPlan;
import io.github.mlmodel.runtime.explain.ColumnMargins;
import io.github.mlmodel.runtime.explain.Contributions;
import io.github.mlmodel.runtime.explain.ExplainedGraph;
import io.github.mlmodel.runtime.explain.MarginLink;
import io.github.mlmodel.runtime.session.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;

/** Explains models whose sums are known to be made of columns: trees and weights. The amounts are exact. */
public final class MarginReasoner implements Reasoner {

    private static final int ROWS = 64;

    private final Session head;
    private final String features;
    private final List<InputPlan> inputs;
    private final MarginLink link;
    private final ColumnMargins margins;
    private final int labels;
    private final double[][] ofLabels;

    /**
     * Prepares.
     *
     * @param graph the graph, taken apart
     * @param head computes the features
     * @param background what the columns were in training; asked only for weights
     * @param labels how many labels there are, 0 for a number
     */
    public MarginReasoner(
            ExplainedGraph graph, Session head, List<InputPlan> inputs, Supplier<Background> background, int labels) {
        this.head = head;
        this.features = graph.features();
        this.inputs = inputs;
        this.link = graph.link();
        this.labels = labels;
        this.margins = graph.margins(graph.needsMeans() ? means(graph, background.get()) : new double[0]);
        this.ofLabels = new double[Math.max(1, labels)][];
        for (int label = 0; label < ofLabels.length; label++) {
            ofLabels[label] = weights(label);
        }
    }

    private double[] means(ExplainedGraph graph, Background background) {
        int[] columns = graph.featureColumns();
        double[] means = new double[columns.length];
        BatchColumns values = background.eachValue();
        for (int from = 0; from < values.rows(); from += ROWS) {
            int to = Math.min(values.rows(), from + ROWS);
            float[][] found = features(values, from, to);
            for (int row = from; row < to; row++) {
                for (int feature = 0; feature < columns.length; feature++) {
                    double share = columns[feature] < 0 ? 0 : background.share(columns[feature], row);
                    means[feature] += share == 0 ? 0 : share * found[row - from][feature];
                }
            }
        }
        return means;
    }

    private float[][] features(BatchColumns batch, int from, int to) {
        Map<String, Object> found =
                head.runner(batch, inputs, Set.of(features), to - from).run(from, to, null);
        if (!(found.get(features) instanceof float[] numbers)) {
            throw new IllegalStateException("no features");
        }
        int width = numbers.length / (to - from);
        float[][] rows = new float[to - from][];
        Arrays.setAll(rows, row -> Arrays.copyOfRange(numbers, row * width, (row + 1) * width));
        return rows;
    }

    /** Returns the weights of margins in what is explained of a label. */
    private double[] weights(int label) {
        double[] weights = new double[link.width()];
        if (link.kind() == MarginLink.Kind.NONE || labels == 0) {
            weights[label] = 1;
            return weights;
        }
        double[][] probed = new double[link.width() + 1][link.width()];
        for (int margin = 0; margin < link.width(); margin++) {
            probed[margin + 1][margin] = 1;
        }
        float[] given = link.outputs(probed);
        for (int margin = 0; margin < link.width(); margin++) {
            float change = given[(margin + 1) * labels + label] - given[label];
            boolean alone = link.width() == 1 || (link.width() == 2 && link.kind() == MarginLink.Kind.SOFTMAX);
            weights[margin] = change > 0 ? 1 : change < 0 && alone ? -1 : 0;
        }
        return weights;
    }

    @Override
    public MarginLink.Kind link() {
        return link.kind();
    }

    @Override
    public Reasoned reason(BatchColumns row, int output) {
        Contributions found = margins.contributions(features(row, 0, 1)[0]);
        double[] amounts = new double[found.amounts().length];
        Arrays.setAll(amounts, column -> dot(found.amounts()[column], output));
        return new Reasoned(
                dot(found.base(), output), amounts, OptionalDouble.empty(), columns -> steps(found, columns, output));
    }

    private double[] steps(Contributions found, int[] columns, int output) {
        double[][] rows = new double[columns.length + 1][];
        rows[0] = found.base();
        for (int i = 0; i < columns.length; i++) {
            rows[i + 1] = rows[i].clone();
            for (int margin = 0; margin < rows[i].length; margin++) {
                rows[i + 1][margin] += found.amounts()[columns[i]][margin];
            }
        }
        float[] given = link.outputs(rows);
        double[] steps = new double[rows.length];
        Arrays.setAll(steps, step -> given[step * ofLabels.length + output]);
        return steps;
    }

    @Override
    public double[] values(BatchColumns rows, int output) {
        List<Double> values = new ArrayList<>();
        for (int from = 0; from < rows.rows(); from += ROWS) {
            for (float[] row : features(rows, from, Math.min(rows.rows(), from + ROWS))) {
                values.add(dot(margins.margins(row), output));
            }
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private double dot(double[] of, int output) {
        double sum = 0;
        for (int margin = 0; margin < of.length; margin++) {
            sum += ofLabels[output][margin] == 0 ? 0 : ofLabels[output][margin] * of[margin];
        }
        return sum;
    }
}
