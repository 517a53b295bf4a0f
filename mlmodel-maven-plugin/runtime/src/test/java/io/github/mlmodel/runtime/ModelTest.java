package io.github.mlmodel.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTest {

    private static final double YES_AT_2 = 1 / (1 + Math.exp(-2));

    @Test
    void predictsALabelWithProbabilitiesFromRawColumns() {
        try (Model model = classifier()) {
            Prediction prediction = model.predict(Map.of("age", 1, "label", "grün"));

            assertThat(prediction.label()).isEqualTo("ja 😀");
            assertThat(prediction.probability("ja 😀")).isCloseTo(YES_AT_2, within(1e-6));
            assertThat(prediction.probabilities()).containsOnlyKeys("no", "ja 😀");
            assertThat(prediction).hasToString("ja 😀 (probability 0.881)");
            assertThatThrownBy(prediction::value)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The model gives a label with probabilities and no number. Ask for label(), or for"
                            + " probabilities().");
        }
    }

    @Test
    void textsBeyondTheBasicPlaneReachTheGraphUnchanged() {
        try (Model model = classifier()) {
            Prediction prediction = model.predict(Map.of("age", 0, "label", "label😀"));

            assertThat(prediction.probability("ja 😀")).isCloseTo(YES_AT_2, within(1e-6));
        }
    }

    @Test
    void nullAndTheEmptyTextAreMissingValues() {
        try (Model model = classifier()) {
            assertThat(model.predict(row(null, "red")).probability("no")).isCloseTo(0.5, within(1e-6));
            assertThat(model.predict(row(1, null)).probabilities())
                    .isEqualTo(model.predict(row(1, "")).probabilities());
        }
    }

    @Test
    void numbersForTextColumnsCountAsTheirShortestText() {
        try (Model model = classifier()) {
            for (Object three : List.of(3, 3L, 3.0, 3f, "3")) {
                assertThat(model.predict(row(-3, three)).values()).containsExactly(0.5f, 0.5f);
            }
            for (Object tenth : List.of(0.1, 0.1f, "0.1")) {
                assertThat(model.predict(row(-4, tenth)).values()).containsExactly(0.5f, 0.5f);
            }
            assertThat(model.predict(row(-5, true)).values()).containsExactly(0.5f, 0.5f);
        }
    }

    @Test
    void columnsOfOneTensorStandAtTheirPositions() {
        try (Model model = regression()) {
            Prediction prediction = model.predict(Map.of("a", 1, "b", 2, "c", 3.5));

            assertThat(prediction.value()).isEqualTo(371);
            assertThat(prediction).hasToString("371");
            assertThat(model.predict(Map.of("a", 0.1, "b", 0, "c", 0))).hasToString("0.1");
            assertThatThrownBy(prediction::label)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The model gives a number and no label. Ask for value().");
            assertThatThrownBy(prediction::probabilities)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The model gives a number and no probabilities. Ask for value().");
        }
    }

    @Test
    void aBatchGivesWhatItsRowsGive() {
        try (Model model = classifier()) {
            Batch texts = Batch.builder(3)
                    .numbers("age", new double[] {1, Double.NaN, -5})
                    .texts("label", new @Nullable String[] {"red", null, "label😀"})
                    .build();
            Batch coded = Batch.builder(3)
                    .numbers("age", new float[] {1, Float.NaN, -5})
                    .texts("label", new String[] {"label😀", "red"}, new int[] {1, -1, 0})
                    .build();

            Predictions predictions = model.predict(texts);

            assertThat(predictions.values()).isEqualTo(model.predict(coded).values());
            List<Prediction> rows = model.predict(List.of(row(1, "red"), row(null, null), row(-5, "label😀")));
            for (int i = 0; i < 3; i++) {
                assertThat(predictions.row(i).values()).isEqualTo(rows.get(i).values());
                assertThat(predictions.label(i)).isEqualTo(rows.get(i).label());
            }
        }
    }

    @Test
    void moreRowsThanFitOneRunKeepTheirOrder() {
        int rows = 20_000;
        float[] ages = new float[rows];
        int[] codes = new int[rows];
        for (int i = 0; i < rows; i++) {
            ages[i] = i % 7 - 3;
            codes[i] = i % 3;
        }
        String[] dictionary = Models.COLORS.toArray(String[]::new);
        Batch batch = Batch.builder(rows)
                .numbers("age", ages)
                .texts("label", dictionary, codes)
                .build();
        try (Model model = classifier()) {
            Predictions predictions = model.predict(batch);

            for (int i = 0; i < rows; i++) {
                double expected = 1 / (1 + Math.exp(-(ages[i] + codes[i])));
                assertThat((double) predictions.value(i, 1)).isCloseTo(expected, within(1e-6));
                assertThat(predictions.labelIndex(i)).isEqualTo(ages[i] + codes[i] > 0 ? 1 : 0);
            }
        }
    }

    @Test
    void severalThreadsGiveTheSame() {
        int rows = 5_000;
        float[] ages = new float[rows];
        int[] codes = new int[rows];
        for (int i = 0; i < rows; i++) {
            ages[i] = (i % 97) / 7f - 6;
            codes[i] = i % 5;
        }
        String[] dictionary = Models.COLORS.toArray(String[]::new);
        try (Model one = classifier();
                Model several = Model.of(
                        Models.onnx(Models.classifier()),
                        Models.classifierDescription(),
                        3,
                        EvaluatorChoice.AUTOMATIC)) {
            Batch batch = Batch.builder(rows)
                    .numbers("age", ages)
                    .texts("label", dictionary, codes)
                    .build();

            assertThat(several.predict(batch).values())
                    .isEqualTo(one.predict(batch).values());

            ages[4_500] = Float.POSITIVE_INFINITY;
            assertThatThrownBy(() -> several.predict(batch))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Column 'age' in row 4501 of " + rows + " is Infinity, beyond the range of a float.");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void theNumberOfThreadsDecidesNoBitOfASum(int threads) {
        byte[] onnx = Models.onnx(Models.ensemble());
        List<Map<String, Integer>> rows = Collections.nCopies(100, Map.of("a", 1, "b", 2, "c", 3));
        try (Model one = Model.of(onnx, Models.regressionDescription(), 1, EvaluatorChoice.AUTOMATIC);
                Model several = Model.of(onnx, Models.regressionDescription(), threads, EvaluatorChoice.AUTOMATIC)) {
            assertThat(several.predict(rows))
                    .extracting(Prediction::value)
                    .isEqualTo(one.predict(rows).stream().map(Prediction::value).toList());
        }
    }

    @Test
    void noRowsGiveNoPredictions() {
        try (Model model = classifier()) {
            assertThat(model.predict(List.of())).isEmpty();
        }
    }

    @Test
    void everythingWrongWithRowsIsListedAtOnce() {
        try (Model model = classifier()) {
            List<Map<String, Object>> rows = List.of(
                    Map.of("aeg", 1, "label", "red"),
                    Map.of("age", "12 km", "label", List.of()),
                    Map.of("age", LocalDate.of(2024, 2, 29), "label", Double.POSITIVE_INFINITY),
                    Map.of("age", 1e300, "label", "red"));

            assertThatThrownBy(() -> model.predict(rows))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "The rows do not fit the model: row 1 of 4: column 'age' is absent (give null for a missing"
                                    + " value); row 1 of 4: column 'aeg' is unknown (did you mean 'age'?); row 2 of 4: column 'age' takes a"
                                    + " number, and '12 km' is none; row 3 of 4: column 'age' takes a number, and '2024-02-29' is a"
                                    + " LocalDate; row 4 of 4: column 'age' is 1.0E300, beyond the range of a float; row 2 of 4: column"
                                    + " 'label' takes a text, a number, a truth value, a date or a constant, and '[]' is a ListN;"
                                    + " row 3 of 4: column 'label' is Infinity, which is no text. Its columns are: age, label.");
        }
    }

    @Test
    void aColumnThatIsLikeNoOtherIsUnknownWithoutAGuess() {
        try (Model model = classifier()) {
            Batch batch = Batch.builder(1)
                    .numbers("age", new double[] {1})
                    .texts("label", new String[] {"red"})
                    .numbers("household_income", new double[] {1})
                    .build();

            assertThatThrownBy(() -> model.predict(Map.of("age", 1, "label", "red", "household_income", 1, "zip", 2)))
                    .hasMessage("The row does not fit the model: column 'household_income' is unknown; column 'zip' is"
                            + " unknown. Its columns are: age, label.");
            assertThatThrownBy(() -> model.predict(batch))
                    .hasMessage(
                            "The batch does not fit the model: column 'household_income' is unknown. Its columns are:"
                                    + " age, label.");
        }
    }

    @Test
    void longListsOfWrongValuesAreCutShort() {
        try (Model model = classifier()) {
            List<Map<String, Object>> rows = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                rows.add(Map.of("age", "x", "label", "red"));
            }

            assertThatThrownBy(() -> model.predict(rows))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("The rows do not fit the model: row 1 of 12: column 'age' takes a number")
                    .hasMessageEndingWith("row 10 of 12: column 'age' takes a number, and 'x' is none; and 2 more. Its"
                            + " columns are: age, label.");
        }
    }

    @Test
    void everythingWrongWithABatchIsListedAtOnce() {
        try (Model model = classifier()) {
            Batch batch = Batch.builder(1)
                    .images("age", new byte[1])
                    .numbers("lable", new double[] {1})
                    .build();

            assertThatThrownBy(() -> model.predict(batch))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "The batch does not fit the model: column 'age' takes numbers, or texts of these; column 'label' is absent;"
                                    + " column 'lable' is unknown (did you mean 'label'?). Its columns are: age, label.");
        }
    }

    @Test
    void aBatchMayNotHoldInfinities() {
        try (Model model = regression()) {
            Batch batch = Batch.builder(2)
                    .numbers("a", new double[] {1, -1e300})
                    .numbers("b", new float[2])
                    .numbers("c", new float[2])
                    .build();

            assertThatThrownBy(() -> model.predict(batch))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Column 'a' in row 2 of 2 is -1.0E300, beyond the range of a float.");
        }
    }

    @Test
    void aBatchRefusesColumnsThatDoNotFitEachOther() {
        Batch.Builder batch = Batch.builder(2).numbers("a", new double[2]);

        assertThatThrownBy(() -> batch.numbers("b", new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Column 'b' has 3 values, and the batch has 2 rows.");
        assertThatThrownBy(() -> batch.numbers("a", new float[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Column 'a' was given twice.");
        assertThatThrownBy(() -> batch.texts("b", new String[] {"x"}, new int[] {0, 1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Column 'b' in row 2 of 2 has code 1, and its dictionary has 1 text.");
    }

    @Test
    void anUnknownLabelIsRefusedWithTheKnownOnes() {
        try (Model model = classifier()) {
            Prediction prediction = model.predict(Map.of("age", 1, "label", "red"));

            assertThatThrownBy(() -> prediction.probability("not"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The model has no label 'not'; did you mean 'no'? Its labels are: no, ja 😀.");
            assertThatThrownBy(() -> prediction.score("no"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The model gives a label with probabilities and no scores. Ask for label(), or for"
                            + " probabilities().");
        }
    }

    @Test
    void eightThreadsGetTheSameOutputs() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (Model model = classifier()) {
            float[] expected = model.predict(row(0.25, "label😀")).values();
            CountDownLatch start = new CountDownLatch(8);
            Callable<Integer> predictor = () -> {
                start.countDown();
                start.await();
                int equal = 0;
                for (int i = 0; i < 200; i++) {
                    boolean odd = i % 2 == 1;
                    Prediction prediction = model.predict(row(odd ? 0.25 : 2, odd ? "label😀" : "red"));
                    equal += !odd || java.util.Arrays.equals(expected, prediction.values()) ? 1 : 0;
                }
                return equal;
            };
            List<Future<Integer>> results = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                results.add(threads.submit(predictor));
            }

            for (Future<Integer> result : results) {
                assertThat(result.get()).isEqualTo(200);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void closingDuringPredictionsEndsThemInOrder() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Model model = classifier();
            CountDownLatch running = new CountDownLatch(4);
            List<Future<String>> results = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                results.add(threads.submit(() -> {
                    try {
                        while (true) {
                            Prediction unused = model.predict(row(1, "red"));
                            running.countDown();
                        }
                    } catch (IllegalStateException e) {
                        return String.valueOf(e.getMessage());
                    }
                }));
            }
            running.await();
            model.close();
            model.close();

            for (Future<String> result : results) {
                assertThat(result.get()).isEqualTo("The model 'color' is closed.");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Model classifier() {
        return Model.of(Models.onnx(Models.classifier()), Models.classifierDescription(), 1, EvaluatorChoice.AUTOMATIC);
    }

    private static Model regression() {
        return Model.of(Models.onnx(Models.regression()), Models.regressionDescription(), 1, EvaluatorChoice.AUTOMATIC);
    }

    private static Map<String, @Nullable Object> row(@Nullable Object age, @Nullable Object label) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("age", age);
        row.put("label", label);
        return row;
    }
}
