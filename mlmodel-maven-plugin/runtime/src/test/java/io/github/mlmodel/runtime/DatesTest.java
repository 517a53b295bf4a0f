package io.github.mlmodel.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.runtime.typed.TypedContract;
import io.github.mlmodel.runtime.typed.TypedModel;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.nio.CharBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a column of dates takes, by the form of its texts. The model gives the minutes since 2024-01-01T00:00Z. */
class DatesTest {

    private static final double START = 1_704_067_200;

    private static final LocalDateTime TIME = LocalDateTime.of(2024, 1, 1, 10, 30);

    private static final String LOCAL_DATE = "a date such as '2024-02-29' or a LocalDate, in the years 1 to 9999";
    private static final String LOCAL_TIME =
            "a date with a time such as '2024-02-29T13:45:00' or a LocalDateTime, in the years 1 to 9999";
    private static final String MOMENT = "a moment such as '2024-02-29T13:45:00Z', an Instant, an OffsetDateTime or a"
            + " ZonedDateTime, in the years 1 to 9999";
    private static final String SECONDS = "a number of seconds since 1970-01-01T00:00Z, in the years 1 to 9999";
    private static final String MILLISECONDS =
            "a number of milliseconds since 1970-01-01T00:00Z, in the years 1 to 9999";

    static Stream<Arguments> taken() {
        return Stream.of(
                Arguments.of(DateForm.DATE, "2024-01-02", 1440),
                Arguments.of(DateForm.DATE, " 2024-01-02 ", 1440),
                Arguments.of(DateForm.DATE, CharBuffer.wrap("2024-01-02"), 1440),
                Arguments.of(DateForm.DATE, LocalDate.of(2023, 12, 31), -1440),
                Arguments.of(DateForm.DATE, TIME, 630),
                Arguments.of(DateForm.DATE_TIME, "2024-01-01T10:30", 630),
                Arguments.of(DateForm.DATE_TIME, "2024-01-01 10:30:30", 630.5),
                Arguments.of(DateForm.DATE_TIME, TIME, 630),
                Arguments.of(DateForm.DATE_TIME, LocalDate.of(2024, 1, 2), 1440),
                Arguments.of(DateForm.OFFSET_DATE_TIME, "2024-01-01T10:30+01:00", 570),
                Arguments.of(DateForm.OFFSET_DATE_TIME, TIME.toInstant(ZoneOffset.UTC), 630),
                Arguments.of(DateForm.OFFSET_DATE_TIME, TIME.atOffset(ZoneOffset.ofHours(-2)), 750),
                Arguments.of(DateForm.OFFSET_DATE_TIME, TIME.atZone(ZoneId.of("Asia/Kolkata")), 300),
                Arguments.of(DateForm.EPOCH_SECONDS, 1_704_067_260, 1),
                Arguments.of(DateForm.EPOCH_SECONDS, 1_704_067_230.0, 0.5),
                Arguments.of(DateForm.EPOCH_SECONDS, "1704067260", 1),
                Arguments.of(DateForm.EPOCH_MILLISECONDS, 1_704_067_230_000L, 0.5),
                Arguments.of(DateForm.EPOCH_MILLISECONDS, "1704067260000", 1));
    }

    @ParameterizedTest
    @MethodSource("taken")
    void whatSaysAsMuchAsATextOfTheFormIsTaken(DateForm form, Object value, double minutes) {
        try (Model model = model(form)) {
            assertThat(model.predict(Map.of("sold", value)).value()).isEqualTo((float) minutes);
        }
    }

    static Stream<Arguments> refused() {
        Instant instant = TIME.toInstant(ZoneOffset.UTC);
        OffsetDateTime offset = TIME.atOffset(ZoneOffset.UTC);
        return Stream.of(
                Arguments.of(DateForm.DATE, "02.01.2024", LOCAL_DATE + ", and '02.01.2024' is none"),
                Arguments.of(DateForm.DATE, "2024-02-30", LOCAL_DATE + ", and '2024-02-30' is none"),
                Arguments.of(DateForm.DATE, "2024-01-01T10:30", LOCAL_DATE + ", and '2024-01-01T10:30' is none"),
                Arguments.of(DateForm.DATE, instant, LOCAL_DATE + ", and '2024-01-01T10:30:00Z' (Instant) is none"),
                Arguments.of(DateForm.DATE, 1_704_067_260L, LOCAL_DATE + ", and '1704067260' (Long) is none"),
                Arguments.of(
                        DateForm.DATE,
                        LocalDate.of(10_000, 1, 1),
                        LOCAL_DATE + ", and '+10000-01-01' (LocalDate) is none"),
                Arguments.of(DateForm.DATE_TIME, "2024-01-01", LOCAL_TIME + ", and '2024-01-01' is none"),
                Arguments.of(
                        DateForm.DATE_TIME, offset, LOCAL_TIME + ", and '2024-01-01T10:30Z' (OffsetDateTime) is none"),
                Arguments.of(
                        DateForm.DATE_TIME, instant, LOCAL_TIME + ", and '2024-01-01T10:30:00Z' (Instant) is none"),
                Arguments.of(DateForm.DATE_TIME, true, LOCAL_TIME + ", and 'true' (Boolean) is none"),
                Arguments.of(
                        DateForm.OFFSET_DATE_TIME, "2024-01-01T10:30", MOMENT + ", and '2024-01-01T10:30' is none"),
                Arguments.of(
                        DateForm.OFFSET_DATE_TIME, TIME, MOMENT + ", and '2024-01-01T10:30' (LocalDateTime) is none"),
                Arguments.of(
                        DateForm.OFFSET_DATE_TIME,
                        LocalDate.of(2024, 1, 1),
                        MOMENT + ", and '2024-01-01' (LocalDate) is none"),
                Arguments.of(
                        DateForm.OFFSET_DATE_TIME,
                        Instant.MAX,
                        MOMENT + ", and '+1000000000-12-31T23:59:59.999999999Z' (Instant) is none"),
                Arguments.of(
                        DateForm.EPOCH_SECONDS, instant, SECONDS + ", and '2024-01-01T10:30:00Z' (Instant) is none"),
                Arguments.of(
                        DateForm.EPOCH_SECONDS, TIME, SECONDS + ", and '2024-01-01T10:30' (LocalDateTime) is none"),
                Arguments.of(
                        DateForm.EPOCH_SECONDS, 1_704_067_260_000L, SECONDS + ", and '1704067260000' (Long) is none"),
                Arguments.of(DateForm.EPOCH_MILLISECONDS, "now", MILLISECONDS + ", and 'now' is none"),
                Arguments.of(
                        DateForm.EPOCH_MILLISECONDS,
                        Double.POSITIVE_INFINITY,
                        MILLISECONDS + ", and 'Infinity' (Double) is none"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whateverElseIsRefusedWithWhatToGive(DateForm form, Object value, String clause) {
        try (Model model = model(form)) {
            assertThatThrownBy(() -> model.predict(Map.of("sold", value)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The row does not fit the model: column 'sold' takes " + clause
                            + ". Its columns are: sold.");
        }
    }

    @ParameterizedTest
    @EnumSource(value = DateForm.class, mode = EnumSource.Mode.EXCLUDE, names = "OFFSET_DATE_TIME")
    @SuppressWarnings("JavaUtilDate") // what an application may still have
    void anOldDateOfTheUtilPackageIsRefusedWhereNoMomentIsAskedFor(DateForm form) {
        try (Model model = model(form)) {
            assertThatThrownBy(() -> model.predict(Map.of("sold", new Date(0))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("' (Date) is none. Its columns are: sold.");
        }
    }

    @ParameterizedTest
    @EnumSource(DateForm.class)
    void nullAndBlanksAreMissing(DateForm form) {
        try (Model model = model(form)) {
            for (@Nullable Object missing : Arrays.asList(null, "", " ", "NaT", Double.NaN)) {
                assertThat(model.predict(Collections.singletonMap("sold", missing))
                                .value())
                        .isEqualTo(-1f);
            }
        }
    }

    @Test
    void everyRowIsNamed() {
        try (Model model = model(DateForm.DATE)) {
            assertThatThrownBy(() -> model.predict(
                            List.of(Map.of("sold", "x"), Map.of("sold", "2024-01-01"), Map.of("sold", 7))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The rows do not fit the model: row 1 of 3: column 'sold' takes " + LOCAL_DATE
                            + ", and 'x' is none; row 3 of 3: column 'sold' takes " + LOCAL_DATE
                            + ", and '7' (Integer) is none. Its columns are: sold.");
        }
    }

    @Test
    void theMachinesZoneCountsForNothing() {
        TimeZone before = TimeZone.getDefault();
        try (Model model = model(DateForm.DATE_TIME)) {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));

            assertThat(model.predict(Map.of("sold", TIME)).value()).isEqualTo(630f);
            assertThat(model.predict(Map.of("sold", TIME.toString())).value()).isEqualTo(630f);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void aBatchTakesTextsOrSeconds() {
        try (Model model = model(DateForm.EPOCH_MILLISECONDS)) {
            Batch texts = Batch.builder(3)
                    .texts("sold", new @Nullable String[] {"1704067260000", null, " "})
                    .build();
            Batch seconds = Batch.builder(3)
                    .numbers("sold", new double[] {START + 60, Double.NaN, Double.NaN})
                    .build();

            assertThat(model.predict(texts).values()).containsExactly(1, -1, -1);
            assertThat(model.predict(seconds).values()).containsExactly(1, -1, -1);
        }
    }

    @Test
    void aBatchIsRefusedByRow() {
        try (Model model = model(DateForm.DATE)) {
            Map<Batch, String> refused = new LinkedHashMap<>();
            refused.put(
                    Batch.builder(2)
                            .texts("sold", new String[] {"2024-01-01", "x"})
                            .build(),
                    "Column 'sold' in row 2 of 2 takes " + LOCAL_DATE + ", and 'x' is none.");
            refused.put(
                    Batch.builder(1).numbers("sold", new double[] {1.7e12}).build(),
                    "Column 'sold' in row 1 of 1 is 1.7E12, and takes seconds since 1970-01-01T00:00Z, in the years 1 to 9999.");
            refused.put(
                    Batch.builder(1).images("sold", new byte[1]).build(),
                    "The batch does not fit the model: column 'sold' takes dates: texts, or seconds since"
                            + " 1970-01-01T00:00Z. Its columns are: sold.");

            refused.forEach((batch, message) -> assertThatThrownBy(() -> model.predict(batch))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(message));
        }
    }

    @ParameterizedTest
    @EnumSource(DateForm.class)
    void aRowOfAGeneratedClassIsKnownByItsColumnsToo(DateForm form) {
        try (Model model = model(form)) {
            TypedModel typed =
                    new TypedContract("SoldModel").dates("sold").givesNumber().with(model);
            double day = TypedModel.seconds(LocalDate.of(2024, 1, 2));

            Map<String, @Nullable Object> columns = typed.columns(row -> row.set(0, day));

            assertThat(columns).isEqualTo(Map.of("sold", form.text(day)));
            assertThat(model.predict(columns).value())
                    .isEqualTo(typed.predict(typed.row().set(0, day)).value())
                    .isEqualTo(1440);
            assertThat(typed.columns(row -> row.set(0, Double.NaN))).containsEntry("sold", null);
        }
    }

    @Test
    void aNumberMayGoInWithAllItsDigits() {
        ModelDescription description =
                GivenDescription.regressor("minutes").doubles("sold").build();
        try (Model model = Model.of(Models.onnx(graph()), description, 1, EvaluatorChoice.AUTOMATIC)) {
            assertThat(model.predict(Map.of("sold", START + 60)).value()).isEqualTo(1f);
            assertThatThrownBy(() -> model.predict(Map.of("sold", 1e39)))
                    .hasMessage("The row does not fit the model: column 'sold' is 1.0E39, beyond the range of a float."
                            + " Its columns are: sold.");
            assertThatThrownBy(() -> model.predict(Batch.builder(1)
                            .numbers("sold", new double[] {1e39})
                            .build()))
                    .hasMessage("Column 'sold' in row 1 of 1 is 1.0E39, beyond the range of a float.");
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void severalThreadsGiveTheSame(boolean texts) {
        int rows = 5_000;
        double[] seconds = new double[rows];
        String[] written = new String[rows];
        for (int row = 0; row < rows; row++) {
            seconds[row] = START + row * 60.0;
            written[row] = DateForm.DATE_TIME.text(seconds[row]);
        }
        Batch.Builder batch = Batch.builder(rows);
        batch = texts ? batch.texts("sold", written) : batch.numbers("sold", seconds);
        try (Model model =
                Model.of(Models.onnx(graph()), description(DateForm.DATE_TIME), 3, EvaluatorChoice.AUTOMATIC)) {
            float[] values = model.predict(batch.build()).values();

            for (int row = 0; row < rows; row++) {
                assertThat(values[row]).isEqualTo(row);
            }
        }
    }

    private static Model model(DateForm form) {
        return Model.of(Models.onnx(graph()), description(form), 1, EvaluatorChoice.AUTOMATIC);
    }

    private static ModelDescription description(DateForm form) {
        return GivenDescription.regressor("minutes").dates("sold", form).build();
    }

    private static Graph graph() {
        GraphBuilder graph = new GraphBuilder("t");
        String sold = graph.input("sold", ElementType.DOUBLE, ValueInfo.ROWS, 1);
        String start = graph.constant(TensorData.doubles(new double[] {START}, 1, 1));
        String minute = graph.constant(TensorData.doubles(new double[] {60}, 1, 1));
        String minutes = graph.node("Div", List.of(graph.node("Sub", List.of(sold, start)), minute));
        String known = graph.node(
                "Where",
                List.of(
                        graph.node("IsNaN", List.of(sold)),
                        graph.constant(TensorData.floats(new float[] {-1}, 1, 1)),
                        graph.node("Cast", List.of(minutes), new Attribute("to", 1L))));
        String flat = graph.node("Reshape", List.of(known, graph.constant(TensorData.longs(new long[] {-1}, 1))));
        graph.output(flat, "prediction", ElementType.FLOAT, ValueInfo.ROWS);
        return graph.build();
    }
}
