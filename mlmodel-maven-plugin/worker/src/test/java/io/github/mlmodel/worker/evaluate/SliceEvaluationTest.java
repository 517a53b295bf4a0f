package io.github.mlmodel.worker.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.spec.SliceSpec;
import io.github.mlmodel.build.spec.SliceSpec.Bins;
import io.github.mlmodel.build.spec.SliceSpec.EachValue;
import io.github.mlmodel.build.spec.SliceSpec.Enough;
import io.github.mlmodel.build.spec.SliceSpec.Named;
import io.github.mlmodel.build.spec.SliceSpec.OneValue;
import io.github.mlmodel.build.spec.SliceSpec.Quantiles;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.Slice;
import io.github.mlmodel.grade.Slice.OnTooFew;
import io.github.mlmodel.grade.SliceScores;
import io.github.mlmodel.model.OutputName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SliceEvaluationTest {

    private static final Enough ENOUGH = Enough.BY_DEFAULT;

    /** Of sex and plan the model knows nothing; x decides the prediction, which is wrong in the last two rows. */
    private static final String ROWS = """
            x,sex,plan,age,y
            1,Female,1.0,20,yes
            2,Female,1,31,yes
            -1,Male,2,?,no
            -2,,2.0,45,no
            -2,Male,1,30,yes
            3,Female,2,,no
            """;

    @TempDir
    private Path folder;

    @Test
    void aNumberIsOneSliceHoweverItIsWritten() throws IOException {
        List<SliceScores> slices = new Given(folder)
                .classifier(OutputName.PROBABILITIES)
                .testRows("x,size,y\n1,1,yes\n2,1e0,yes\n-1,1.0,no\n-2,0.1E1,no\n3,25e-1,no\n")
                .slices(List.of(), new EachValue("size", ENOUGH))
                .evaluate()
                .slices();

        assertThat(slices).extracting(SliceScores::name).containsExactly("size=1", "size=2.5");
        assertThat(slices).extracting(part -> part.scores().rows()).containsExactly(4L, 1L);
    }

    @Test
    void eachValueOfAColumnIsASliceAndSoAreTheRowsWithoutAny() throws IOException {
        Evaluation evaluation = evaluate(new EachValue("sex", new Enough(7, OnTooFew.FAIL)));

        assertThat(evaluation.slices())
                .extracting(SliceScores::slice)
                .containsExactly(
                        new Slice("sex=Female", "sex", "sex = Female", 7, OnTooFew.FAIL),
                        new Slice("sex=Male", "sex", "sex = Male", 7, OnTooFew.FAIL),
                        new Slice("sex is missing", "sex", "sex is missing", 7, OnTooFew.FAIL));
        assertThat(rows(evaluation)).containsExactly(3L, 2L, 1L);
        assertThat(values(evaluation, "accuracy")).containsExactly(2.0 / 3, 0.5, 1.0);
        assertThat(evaluation.slices().get(0).scores().confusion())
                .isEqualTo(List.of(List.of(0L, 1L), List.of(0L, 2L)));
        assertThat(evaluation.slices().get(2).scores().metrics()).containsEntry("roc_auc", Double.NaN);
    }

    @Test
    void numbersAreOneValueHoweverTheyAreWritten() throws IOException {
        Evaluation evaluation = evaluate(new EachValue("plan", ENOUGH), new OneValue("plan", "1.00", ENOUGH));

        assertThat(names(evaluation)).containsExactly("plan=1", "plan=2", "plan=1.00");
        assertThat(rows(evaluation)).containsExactly(3L, 3L, 3L);
    }

    @Test
    void rangesTakeTheirLowerBoundsIn() throws IOException {
        Evaluation evaluation = evaluate(new Bins("age", List.of("30", "40.5"), ENOUGH));

        assertThat(names(evaluation)).containsExactly("age<30", "30<=age<40.5", "age>=40.5", "age is missing");
        assertThat(rows(evaluation)).containsExactly(1L, 2L, 1L, 1L);
        assertThat(evaluation.slices().get(1).slice().when()).isEqualTo("age >= 30 and age < 40.5");
    }

    @Test
    void aConditionMakesASliceAndOneThatNoRowKeepsIsStillThere() throws IOException {
        Evaluation evaluation = evaluate(
                new Named("young women", "age < 31 and sex = Female or x > 2", ENOUGH),
                new OneValue("sex", "Femal", ENOUGH),
                new OneValue("sex", "Male", ENOUGH));

        assertThat(names(evaluation)).containsExactly("young women", "sex=Femal", "sex=Male");
        assertThat(rows(evaluation)).containsExactly(2L, 0L, 2L);
        assertThat(evaluation.slices().get(0).slice().column()).isNull();
        assertThat(values(evaluation, "accuracy")).containsExactly(0.5, Double.NaN, 0.5);
    }

    @Test
    void whatIsSlicedChangesNothingElse() throws IOException {
        Evaluation without = evaluate();
        Evaluation with = evaluate(new EachValue("sex", ENOUGH));

        assertThat(with.basis().rowsDigest()).isEqualTo(without.basis().rowsDigest());
        assertThat(with.scores()).isEqualTo(without.scores());
        assertThat(without.slices()).isEmpty();
    }

    @Test
    void quantilesAreOfTheTrainingRowsAndExcludedColumnsAreReadForThem() throws IOException {
        StringBuilder csv = new StringBuilder("x,age,y\n");
        for (int i = 0; i < 400; i++) {
            csv.append(i % 40 - 20).append(',').append(i).append(i % 3 == 0 ? ",no\n" : ",yes\n");
        }
        Given given = new Given(folder).classifier(OutputName.PROBABILITIES).exclude("age");
        DataFile file = given.file("data.csv", csv.toString());

        Evaluation evaluation =
                given.slices(List.of(file), new Quantiles("age", 4, ENOUGH)).evaluate(file);

        assertThat(names(evaluation))
                .containsExactly(
                        "age quantile 1 of 4", "age quantile 2 of 4", "age quantile 3 of 4", "age quantile 4 of 4");
        assertThat(rows(evaluation).stream().mapToLong(rows -> rows).sum())
                .isEqualTo(evaluation.scores().rows());
        // A row's side is that of its x and y, so that quartiles of the training side lie near those of all rows.
        String first = evaluation.slices().get(0).slice().when();
        assertThat(Double.parseDouble(first.substring("age < ".length()))).isCloseTo(100, within(20.0));
    }

    @Test
    void quantilesLieBetweenValuesAsNumpyHasThem() throws IOException {
        Given given = new Given(folder).classifier(OutputName.PROBABILITIES).testRows(ROWS);
        // numpy.quantile([1, 2, 4, 8, 10], [1/3, 2/3]) is [2.6666666666666665, 6.666666666666666]
        DataFile training = given.file("train.csv", "x,age,y\n1,10,no\n1,1,no\n1,8,yes\n1,,no\n1,4,no\n1,2,no\n");

        Evaluation evaluation =
                given.slices(List.of(training), new Quantiles("age", 3, ENOUGH)).evaluate();

        assertThat(evaluation.slices().get(1).slice().when())
                .isEqualTo("age >= 2.6666666666666665 and age < 6.666666666666666");
        assertThat(rows(evaluation)).containsExactly(0L, 0L, 4L, 1L);
    }

    @Test
    void ownMetricsSeeTheRowsOfTheSlice() throws IOException {
        Given given = given().metric("Oldest", """
                public final class Oldest implements Metric {
                    public String name() { return "oldest"; }
                    public boolean higherIsBetter() { return true; }
                    public double ofClasses(EvaluatedRows.Classes rows) {
                        double most = 0;
                        for (int row = 0; row < rows.rows(); row++) {
                            most = Math.max(most, (Double) rows.value(row, "x"));
                        }
                        if (rows.rows() == 2) throw new IllegalStateException("two");
                        return most;
                    }
                }
                """);

        Evaluation evaluation =
                given.slices(List.of(), new EachValue("sex", ENOUGH)).evaluate();

        assertThat(values(evaluation, "oldest")).containsExactly(3.0, Double.NaN, 0.0);
        assertThat(given.notes()).singleElement().asString().startsWith("the slice 'sex=Male' has no oldest: ");
    }

    @Test
    void whatCannotBeSlicedIsSaid() throws IOException {
        assertRefused(
                new EachValue("sexx", ENOUGH),
                "Column 'sexx' (did you mean 'sex'?) is not in test.csv. Its columns are: x, sex, plan, age, y.");
        assertRefused(
                new Bins("sex", List.of("30"), ENOUGH),
                "Slice 'sex<30' cannot be told: 'sex < 30' compares with a number, and column 'sex' has 'Female'. Ask for"
                        + " its values by '=' or 'in', or correct the column.");
        assertRefused(
                new Quantiles("sex", 2, ENOUGH),
                "Column 'sex' has 'Female' in the training rows, which is no number, so that it has no quantiles. Correct"
                        + " <slices>, or the column.");
    }

    @Test
    void aColumnOfManyValuesIsNoSlice() throws IOException {
        String rows = IntStream.range(0, 101)
                .mapToObj(i -> i + ",a" + i + (i % 2 == 0 ? ",no" : ",yes"))
                .collect(Collectors.joining("\n", "x,id,y\n", "\n"));
        Given given = new Given(folder).classifier(OutputName.PROBABILITIES).testRows(rows);

        assertThatThrownBy(() ->
                        given.slices(List.of(), new EachValue("id", ENOUGH)).evaluate())
                .hasMessage(
                        "Column 'id' of <slices> has 101 different values in the held-back rows, and there are 100"
                                + " slices of a column at most. Use <bounds> or <quantiles> of a column of numbers, or <value>.");
    }

    private void assertRefused(SliceSpec slice, String message) throws IOException {
        Given given = given();
        List<DataFile> training = List.of(given.file("train.csv", ROWS));

        assertThatThrownBy(() -> given.slices(training, slice).evaluate()).hasMessage(message);
    }

    private Given given() throws IOException {
        return new Given(folder).classifier(OutputName.PROBABILITIES).testRows(ROWS);
    }

    private Evaluation evaluate(SliceSpec... slices) throws IOException {
        return given().slices(List.of(), slices).evaluate();
    }

    private static List<String> names(Evaluation evaluation) {
        return each(evaluation, SliceScores::name);
    }

    private static List<Long> rows(Evaluation evaluation) {
        return each(evaluation, part -> part.scores().rows());
    }

    private static List<Double> values(Evaluation evaluation, String metric) {
        return each(evaluation, part -> part.scores().metrics().get(metric));
    }

    private static <T> List<T> each(Evaluation evaluation, Function<SliceScores, T> of) {
        return evaluation.slices().stream().map(of).toList();
    }
}
