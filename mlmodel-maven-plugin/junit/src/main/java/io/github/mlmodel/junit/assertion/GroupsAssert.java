package io.github.mlmodel.junit.assertion;

import io.github.mlmodel.grade.Slice;
import io.github.mlmodel.junit.ModelEvaluation;
import io.github.mlmodel.junit.TriedRows;
import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.model.text.Printable;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;

/** Assertions on how much a metric differs between the parts that a column divides rows into. */
@Stable(since = "1.0.0")
public final class GroupsAssert {

    private final ModelEvaluation evaluation;
    private final String column;
    private final long fewest;

    GroupsAssert(ModelEvaluation evaluation, String column) {
        this(evaluation, column, Slice.DEFAULT_MIN_EXAMPLES);
    }

    private GroupsAssert(ModelEvaluation evaluation, String column, long fewest) {
        this.evaluation = evaluation;
        this.column = column;
        this.fewest = fewest;
    }

    /** Leaves out parts with fewer rows than that, or of a class's metric with fewer rows of the class; 30 unless said. */
    public GroupsAssert ofAtLeast(long rows) {
        return new GroupsAssert(evaluation, column, rows);
    }

    /** Goes on with the gap of a metric: the largest value less the smallest. */
    public GapAssert gapOf(String metric) {
        return gap(metric, part -> part.metric(metric), ModelEvaluation::rows);
    }

    /** Goes on with the gap of a metric of a class. */
    public GapAssert gapOf(String metric, String label) {
        return gap(metric + "[" + label + "]", part -> part.metric(metric, label), part -> part.rows(label));
    }

    private GapAssert gap(
            String name, Function<ModelEvaluation, OptionalDouble> value, Function<ModelEvaluation, Long> rows) {
        Map<String, Double> values = new TreeMap<>();
        evaluation.by(column).forEach((group, part) -> {
            OptionalDouble found = rows.apply(part) < fewest ? OptionalDouble.empty() : value.apply(part);
            if (found.isPresent() && !Double.isNaN(found.getAsDouble())) {
                values.put(group, found.getAsDouble());
            }
        });
        String words = Printable.text("gap of " + name + " between the parts by '" + column + "'");
        if (values.size() < 2) {
            throw new AssertionError(
                    evaluation.model() + ": there is no " + words + ", because " + (values.isEmpty() ? "none" : "one")
                            + " of them has " + fewest + " rows. ofAtLeast(rows) takes smaller ones.");
        }
        TriedRows.print(evaluation.model(), evaluation.rows() + " rows in " + values.size() + " parts tried: " + words);
        return new GapAssert(evaluation.model(), words, values);
    }
}
