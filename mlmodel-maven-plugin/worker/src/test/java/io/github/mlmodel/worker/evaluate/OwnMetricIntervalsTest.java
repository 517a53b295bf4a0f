package io.github.mlmodel.worker.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.Intervals;
import io.github.mlmodel.grade.interval.Interval;
import io.github.mlmodel.model.OutputName;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnMetricIntervalsTest {

    private static final String NAMED = """
            public String name() { return "cost"; }
            public boolean higherIsBetter() { return false; }
            """;

    private static final String VALUES = """
            public double[] valuesOfClasses(EvaluatedRows.Classes rows) {
                double[] values = new double[rows.rows()];
                for (int row = 0; row < values.length; row++) {
                    values[row] = rows.actual(row).equals(rows.predicted(row)) ? 0 : 1;
                }
                return values;
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void aMeanOfValuesOfRowsIsThatOfThemAndHasAnInterval() throws IOException {
        Evaluation evaluation = evaluate(VALUES);

        Intervals intervals = evaluation.scores().intervals();
        Interval ofAccuracy = intervals.of("accuracy", null).orElseThrow();
        Interval found = intervals.of("cost", null).orElseThrow();
        assertThat(evaluation.scores().metrics()).containsEntry("cost", 0.25);
        assertThat(found.doubt()).isNull();
        assertThat(found.lower()).isBetween(0.9 * (1 - ofAccuracy.upper()), 0.25);
        assertThat(found.upper()).isBetween(0.25, 1.1 * (1 - ofAccuracy.lower()));
    }

    @Test
    void aMetricThatGivesNoValuesHasNoInterval() throws IOException {
        Evaluation evaluation = evaluate("public double ofClasses(EvaluatedRows.Classes rows) { return 0.5; }");

        assertThat(evaluation.scores().metrics()).containsEntry("cost", 0.5);
        assertThat(evaluation.scores().intervals().of("cost", null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "return 0.5;|return new double[] {1, 0}; |Metric 'cost' (class Own of src/evaluate/java) gives 2 values for 400"
                        + " rows. Give one for each, or none at all.",
                "return 0.5;|return new double[rows.rows()];|Metric 'cost' (class Own of src/evaluate/java) is 0.5, and the mean of"
                        + " its rows' values is 0. Leave out the method that computes it, give no values, or correct one of the"
                        + " two.",
                "return 0.5;|return null;|Metric 'cost' (class Own of src/evaluate/java) failed: java.lang.NullPointerException"
            })
    void valuesThatAreNotThoseOfTheRowsAreRefused(String value, String values, String message) {
        assertThatThrownBy(() -> evaluate("public double ofClasses(EvaluatedRows.Classes rows) { " + value + " }"
                        + " public double[] valuesOfClasses(EvaluatedRows.Classes rows) { " + values + " }"))
                .hasMessageStartingWith(message);
    }

    /** Of four rows one is predicted wrongly. */
    private Evaluation evaluate(String body) throws IOException {
        StringBuilder rows = new StringBuilder("x,y\n");
        for (int row = 0; row < 400; row++) {
            rows.append(row % 2 == 0 ? -1 : 1).append(row % 2 == 0 == (row % 4 < 3) ? ",no\n" : ",yes\n");
        }
        return new Given(folder)
                .classifier(OutputName.PROBABILITIES)
                .testRows(rows.toString())
                .metric("Own", "public class Own implements Metric {" + NAMED + body + "}")
                .evaluate();
    }
}
