package io.github.mlmodel.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.model.column.SeenValues;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an application learns of values that the model knows little of. */
class DoubtsTest {

    private static final SeenValues AGES = new SeenValues.Range(0.1, 90);

    @TempDir
    Path folder;

    static Stream<Arguments> rows() {
        String unknown = "column 'label' is 'rde', a category that the model does not know (did you mean 'red'?)";
        return Stream.of(
                Arguments.of("an ordinary row", 18, "red", List.of()),
                Arguments.of("the smallest and a number's text", 0.1, 3.0, List.of()),
                Arguments.of("the smallest as a float", 0.1f, "grün", List.of()),
                Arguments.of("the largest", 90L, "true", List.of()),
                Arguments.of(
                        "above the largest",
                        90.5,
                        "red",
                        List.of("OUT_OF_RANGE column 'age' is 90.5, and was 0.1 to 90 in training")),
                Arguments.of(
                        "below the smallest",
                        -1e30,
                        "red",
                        List.of("OUT_OF_RANGE column 'age' is -1.0E30, and was 0.1 to 90 in training")),
                Arguments.of("an unknown category", 18, "rde", List.of("UNKNOWN " + unknown)),
                Arguments.of("no category", 18, "", List.of("MISSING column 'label' is missing")),
                Arguments.of(
                        "nothing",
                        null,
                        null,
                        List.of("MISSING column 'age' is missing", "MISSING column 'label' is missing")),
                Arguments.of(
                        "everything",
                        91,
                        "rde",
                        List.of(
                                "OUT_OF_RANGE column 'age' is 91, and was 0.1 to 90 in training",
                                "UNKNOWN " + unknown)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void aPredictionTellsWhichValuesAreDoubtful(
            String what, @Nullable Object age, @Nullable Object label, List<String> expected) {
        try (Model model = Model.of(Models.onnx(Models.classifier()), described(), 1, EvaluatorChoice.AUTOMATIC)) {
            Prediction prediction = model.predict(row(age, label));

            assertThat(prediction.doubts())
                    .extracting(doubt -> doubt.kind() + " " + doubt)
                    .isEqualTo(expected);
            assertThat(prediction.doubts())
                    .allMatch(doubt -> doubt.clause().startsWith("column '" + doubt.column() + "' "));
        }
    }

    @Test
    void eachRowOfABatchIsAskedForItself() {
        try (Model model = Model.of(Models.onnx(Models.classifier()), described(), 1, EvaluatorChoice.AUTOMATIC)) {
            Batch texts = Batch.builder(3)
                    .numbers("age", new double[] {18, Double.NaN, 200})
                    .texts("label", new @Nullable String[] {"red", "blue", null})
                    .build();
            Batch coded = Batch.builder(3)
                    .numbers("age", new float[] {18, Float.NaN, 200})
                    .texts("label", new String[] {"blue", "red"}, new int[] {1, 0, -1})
                    .build();

            for (Batch batch : List.of(texts, coded)) {
                Predictions predictions = model.predict(batch);

                assertThat(predictions.doubts(0)).isEmpty();
                assertThat(predictions.doubts(1))
                        .extracting(Doubt::toString)
                        .containsExactly(
                                "column 'age' is missing",
                                "column 'label' is 'blue', a category that the model does not know");
                assertThat(predictions.toList().get(2).doubts())
                        .extracting(Doubt::kind)
                        .containsExactly(Doubt.Kind.OUT_OF_RANGE, Doubt.Kind.MISSING);
            }
        }
    }

    @Test
    void datesAreComparedAndShownAsDates() {
        double first = DateForm.DATE.seconds("2023-01-01");
        ModelDescription dates = GivenDescription.regressor("price")
                .dates("sold", DateForm.DATE)
                .seen("sold", new SeenValues.Range(first, DateForm.DATE.seconds("2024-06-30")))
                .build();
        Doubts doubts = Doubts.of(dates.signature());
        Batch batch = Batch.builder(4)
                .texts("sold", new @Nullable String[] {"2023-01-01", "2022-12-31", "NaT", " 2024-07-01 "})
                .build();
        Batch seconds = Batch.builder(2)
                .numbers("sold", new double[] {first, first - 86_400})
                .build();

        assertThat(doubts.about(batch.content()).row(0)).isEmpty();
        assertThat(doubts.about(batch.content()).row(1))
                .extracting(Doubt::toString)
                .containsExactly("column 'sold' is 2022-12-31, and was 2023-01-01 to 2024-06-30 in training");
        assertThat(doubts.about(batch.content()).row(2)).extracting(Doubt::kind).containsExactly(Doubt.Kind.MISSING);
        assertThat(doubts.about(batch.content()).row(3))
                .extracting(Doubt::kind)
                .containsExactly(Doubt.Kind.OUT_OF_RANGE);
        assertThat(doubts.about(seconds.content()).row(0)).isEmpty();
        assertThat(doubts.about(seconds.content()).row(1))
                .isEqualTo(doubts.about(batch.content()).row(1));
        assertThat(LocalDate.ofEpochDay((long) first / 86_400)).isEqualTo("2023-01-01");
    }

    @Test
    void numbersThatGoInAsDoublesAreComparedAsDoubles() {
        ModelDescription precise = GivenDescription.regressor("price")
                .doubles("id")
                .columns(ColumnKind.NUMERIC, "x")
                .seen("id", new SeenValues.Range(1_700_000_000_000.0, 1_700_000_000_123.0))
                .seen("x", new SeenValues.Range(5, 5))
                .build();
        Batch batch = Batch.builder(2)
                .numbers("id", new double[] {1_700_000_000_123.0, 1_700_000_000_124.0})
                .numbers("x", new double[] {5, 6})
                .build();

        assertThat(Doubts.of(precise.signature()).about(batch.content()).row(0)).isEmpty();
        assertThat(Doubts.of(precise.signature()).about(batch.content()).row(1))
                .extracting(Doubt::toString)
                .containsExactly(
                        "column 'id' is 1700000000124, and was 1700000000000 to 1700000000123 in training",
                        "column 'x' is 6, and was always 5 in training");
    }

    @Test
    void aModelOfBeforeTellsMissingValuesAlone() {
        try (Model model = Model.of(
                Models.onnx(Models.classifier()), Models.classifierDescription(), 1, EvaluatorChoice.AUTOMATIC)) {
            assertThat(model.predict(row(1e6, "blue")).doubts()).isEmpty();
            assertThat(model.predict(row(null, "blue")).doubts())
                    .extracting(Doubt::toString)
                    .containsExactly("column 'age' is missing");
        }
    }

    @Test
    void strictOptionsRefuseAllDoubtfulValuesAtOnce() throws IOException {
        Path written = Models.write(folder, Models.onnx(Models.classifier()), described());
        try (Model model = Model.load(written, Options.strict())) {
            List<Map<String, @Nullable Object>> rows =
                    List.of(row(18, "red"), row(91, "rde"), row(18, null), row(0.05, "grün"));
            Batch batch = Batch.builder(1)
                    .numbers("age", new double[] {Double.NaN})
                    .texts("label", new String[] {"blue"})
                    .build();

            assertThat(model.predict(row(18, "red")).label()).isEqualTo("ja 😀");
            assertThatThrownBy(() -> model.predict(rows))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "The model was loaded to refuse such rows: row 2 of 4: column 'age' is 91, and was 0.1 to 90 in"
                                    + " training; row 2 of 4: column 'label' is 'rde', a category that the model does not know (did"
                                    + " you mean 'red'?); row 3 of 4: column 'label' is missing; row 4 of 4: column 'age' is 0.05, and was"
                                    + " 0.1 to 90 in training. Correct them, or load the model with other Options, and ask"
                                    + " Prediction.doubts() for what is doubtful.");
            assertThatThrownBy(() -> model.predict(batch))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The model was loaded to refuse such a row: column 'age' is missing; column 'label' is"
                            + " 'blue', a category that the model does not know. Correct it, or load the model with"
                            + " other Options, and ask Prediction.doubts() for what is doubtful.");
        }
    }

    @Test
    void whatIsRefusedCanBeChosen() throws IOException {
        Path written = Models.write(folder, Models.onnx(Models.classifier()), described());
        Options options = Options.defaults().withRefused(Doubt.Kind.UNKNOWN, Doubt.Kind.OUT_OF_RANGE);
        try (Model model = Model.load(written, options)) {
            assertThat(model.predict(row(null, null)).doubts()).hasSize(2);
            assertThatThrownBy(() -> model.predict(row(null, "blue")))
                    .hasMessageStartingWith("The model was loaded to refuse such a row: column 'label' is 'blue', ");
        }
        assertThat(Options.strict().withThreads(2).refused()).containsExactlyInAnyOrder(Doubt.Kind.values());
        assertThat(Options.strict().withRefused().refused()).isEmpty();
    }

    @Test
    @SuppressWarnings("NullAway") // what applications without such checks give
    void rowsThatAreNullAreNamed() {
        try (Model model = Model.of(Models.onnx(Models.classifier()), described(), 1, EvaluatorChoice.AUTOMATIC)) {
            List<Map<String, @Nullable Object>> some = Arrays.asList(row(18, "red"), null, row(18, "red"), null);

            assertThatThrownBy(() -> model.predict((Map<String, ?>) null))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The row is null. Give a map with a value for each column; a value may be null where it"
                            + " is missing.");
            assertThatThrownBy(() -> model.predict(some))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Rows 2, 4 of 4 are null. Give a map with a value for each column; a value may be null"
                            + " where it is missing.");
            assertThatThrownBy(() -> model.predict((List<Map<String, ?>>) null))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The list of rows is null. Give a list with a map a row; it may be empty.");
        }
    }

    @Test
    void aDescriptionWhoseValuesMakeNoSenseIsRefused() throws IOException {
        ModelDescription wrong = GivenDescription.classifier("color", "no", "ja 😀")
                .columns(ColumnKind.NUMERIC, "age")
                .input("label_", ColumnKind.CATEGORICAL, "label")
                .seen("age", new SeenValues.Range(2, 1))
                .seen("label", new SeenValues.Range(1, 2))
                .build();
        Path written = Models.write(folder, Models.onnx(Models.classifier()), wrong);

        assertThatThrownBy(() -> Model.load(written))
                .isInstanceOf(MlModelException.class)
                .hasMessage(
                        "model.json of " + written + " is not as it must be: column 'age' has a bad range of values;"
                                + " column 'label' has a bad range of values.");
    }

    private static ModelDescription described() {
        return GivenDescription.classifier("color", "no", "ja 😀")
                .target("answer")
                .columns(ColumnKind.NUMERIC, "age")
                .input("label_", ColumnKind.CATEGORICAL, "label")
                .seen("age", AGES)
                .seen("label", new SeenValues.Categories(Models.COLORS))
                .build();
    }

    private static Map<String, @Nullable Object> row(@Nullable Object age, @Nullable Object label) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("age", age);
        row.put("label", label);
        return row;
    }
}
