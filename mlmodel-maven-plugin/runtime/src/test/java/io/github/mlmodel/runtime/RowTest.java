package io.github.mlmodel.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowTest {

    private static final int ROWS = 1_000;
    private static final long MOST_BYTES = 200;

    @Test
    void rowsGiveWhatMapsAndListsGive() {
        try (Model model = classifier()) {
            Row row = model.newRow();
            for (@Nullable
            Object[] values : List.of(
                    new @Nullable Object[] {1.5, "grün"},
                    new @Nullable Object[] {-2.0, " red "},
                    new @Nullable Object[] {Double.NaN, null},
                    new @Nullable Object[] {3.0, "unknown"})) {
                Prediction typed = model.predict(row.set(0, (Double) values[0]).set(1, (String) values[1]));
                Map<String, @Nullable Object> map = new HashMap<>();
                map.put("age", values[0]);
                map.put("label", values[1]);

                assertThat(typed.values()).isEqualTo(model.predict(map).values());
                assertThat(typed.label()).isEqualTo(model.predict(map).label());
                assertThat(typed.values())
                        .isEqualTo(model.predict(List.of(map, map)).get(1).values());
            }
        }
    }

    /** That is its numbers, its label, and what doubts are asked of: 152 bytes by the usual layout of objects. */
    @Test
    void aRowThatIsPredictedLeavesNothingButItsPrediction() {
        try (Model model = classifier()) {
            Row row = model.newRow().set(0, 1.5).set(1, "grün");

            assertThat(bytes(() -> model.predict(row))).isLessThanOrEqualTo(MOST_BYTES);
        }
    }

    @Test
    void settingARowLeavesNothing() {
        try (Model model = classifier();
                Model days = days()) {
            Row row = model.newRow();
            Row day = days.newRow();

            assertThat(bytes(() -> row.set(0, 1.5).set(1, "grün"))).isZero();
            assertThat(bytes(() -> day.set(0, 1_709_164_800.0))).isZero();
        }
    }

    @Test
    void aRowOfADateThatIsPredictedLeavesNothingButItsPrediction() {
        try (Model model = days()) {
            Row row = model.newRow().set(0, "2024-02-29");

            assertThat(bytes(() -> model.predict(row))).isLessThanOrEqualTo(MOST_BYTES);
        }
    }

    private static long bytes(Runnable once) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        for (int i = 0; i < ROWS; i++) {
            once.run();
        }
        long before = threads.getThreadAllocatedBytes(thread);
        for (int i = 0; i < ROWS; i++) {
            once.run();
        }
        return (threads.getThreadAllocatedBytes(thread) - before) / ROWS;
    }

    @Test
    void columnsTakeWhatMapsTake() {
        try (Model model = classifier()) {
            float[] expected = model.predict(Map.of("age", 2, "label", "3")).values();

            assertThat(model.predict(model.newRow().set(0, 2).set(1, 3.0)).values())
                    .isEqualTo(expected);
            assertThat(model.predict(model.newRow().set(0, "2").set(1, "3")).values())
                    .isEqualTo(expected);
            assertThat(model.predict(model.newRow().set(0, Long.valueOf(2)).set(1, Integer.valueOf(3)))
                            .values())
                    .isEqualTo(expected);
        }
    }

    @Test
    void datesAreTextsSecondsOrValuesOfJavaTime() {
        try (Model model = days()) {
            double day = LocalDate.of(2024, 2, 29).toEpochDay();

            assertThat(model.predict(model.newRow().set(0, "2024-02-29")).value())
                    .isEqualTo(day);
            assertThat(model.predict(model.newRow().set(0, day * 86_400)).value())
                    .isEqualTo(day);
            assertThat(model.predict(model.newRow().set(0, LocalDate.of(2024, 2, 29)))
                            .value())
                    .isEqualTo(day);
            assertThatThrownBy(() -> model.newRow().set(0, 1e15))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Column 'day' is 1.0E15, and takes seconds since 1970-01-01T00:00Z, in the years 1 to"
                            + " 9999.");
        }
    }

    @Test
    void valuesThatAColumnDoesNotTakeAreRefusedWhenTheyAreSet() {
        try (Model model = classifier()) {
            Row row = model.newRow();

            assertThatThrownBy(() -> row.set(0, 1e39))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Column 'age' is 1.0E39, beyond the range of a float.");
            assertThatThrownBy(() -> row.set(0, "old"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Column 'age' takes a number, and 'old' is none.");
            assertThatThrownBy(() -> row.set(2, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void rowsOfWhichColumnsAreNotSetAreRefused() {
        try (Model model = classifier()) {
            Row row = model.newRow();

            assertThatThrownBy(() -> model.predict(row))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The row has no value for columns 'age' (0), 'label' (1). Set every column; one whose"
                            + " value is missing to null.");
            row.set(0, 1);
            assertThatThrownBy(() -> model.predict(row))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The row has no value for column 'label' (1). Set every column; one whose value is"
                            + " missing to null.");
        }
    }

    @Test
    void rowsBelongToTheModelThatMadeThem() {
        try (Model model = classifier();
                Model other = classifier()) {
            Row row = other.newRow().set(0, 1).set(1, "red");

            assertThatThrownBy(() -> model.predict(row))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The row is another model's. Take one of this model's newRow().");
        }
    }

    @Test
    void closedModelsPredictNoRow() {
        Model model = classifier();
        Row row = model.newRow().set(0, 1).set(1, "red");
        model.close();

        assertThatThrownBy(() -> model.predict(row))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The model 'color' is closed.");
    }

    @Test
    void whatIsDoubtfulIsAskedOfTheRow() {
        try (Model model = classifier()) {
            Prediction prediction =
                    model.predict(model.newRow().set(0, Double.NaN).set(1, "red"));

            assertThat(prediction.doubts()).extracting(Doubt::kind).containsExactly(Doubt.Kind.MISSING);
        }
    }

    @Test
    void imagesAreGivenInMaps() {
        try (Model model = ImageModelTest.sum(2, 3, 1)) {
            assertThatThrownBy(model::newRow)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "The model 'sum' reads images, which no row takes. Give a map to predict(Map), or a batch to"
                                    + " predict(Batch).");
        }
    }

    private static Model classifier() {
        return Model.of(Models.onnx(Models.classifier()), Models.classifierDescription(), 1, EvaluatorChoice.JAVA);
    }

    /** The number of days since 1970. */
    private static Model days() {
        GraphBuilder graph = new GraphBuilder("t");
        String seconds = graph.input("day", ElementType.DOUBLE, ValueInfo.ROWS, 1);
        String day = graph.node("Div", List.of(seconds, graph.constant(TensorData.doubles(new double[] {86_400}))));
        String number = graph.node("Cast", List.of(day), new Attribute("to", 1L));
        String flat = graph.node("Reshape", List.of(number, graph.constant(TensorData.longs(new long[] {-1}, 1))));
        graph.output(flat, "prediction", ElementType.FLOAT, ValueInfo.ROWS);
        ModelDescription description =
                GivenDescription.regressor("days").dates("day", DateForm.DATE).build();
        return Model.of(Models.onnx(graph.build()), description, 1, EvaluatorChoice.JAVA);
    }
}
