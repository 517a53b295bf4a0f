package io.github.mlmodel.worker.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.github.mlmodel.build.message.TrainResult;
import io.github.mlmodel.build.spec.DateColumns;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.ColumnType;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.model.column.NumberForm;
import io.github.mlmodel.model.value.ColumnMeaning;
import io.github.mlmodel.model.value.Meaning;
import io.github.mlmodel.runtime.Batch;
import io.github.mlmodel.runtime.Model;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.CharBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A value means the same as a file's text, as an application's value, and as what goes into the bare file. */
class OneMeaningTest {

    private static final NumberForm COMMA = new NumberForm(",", ".", "EUR", NumberForm.Negative.BRACKETS);

    private enum Plan {
        BASIC
    }

    @TempDir
    Path folder;

    /** A column: how it is read, its texts in training, and by text of a file what an application may give in its place. */
    private record Column(String name, List<String> trained, Map<String, List<@Nullable Object>> values) {

        @Override
        public String toString() {
            return name;
        }
    }

    private static @Nullable Object none() {
        return null;
    }

    static Stream<Arguments> columns() {
        String[] numbers =
                IntStream.range(0, 25).mapToObj(i -> "" + (i * 1.5 - 7)).toArray(String[]::new);
        String[] large = IntStream.range(0, 25)
                .mapToObj(i -> "" + (1_000_000_000_000L + i))
                .toArray(String[]::new);
        String[] dressed =
                IntStream.range(0, 25).mapToObj(i -> (1 + i) + ".234,5 EUR").toArray(String[]::new);
        List<@Nullable Object> missing = Arrays.asList(none(), "", " ", Double.NaN, Float.NaN);
        return Stream.of(
                        new Column(
                                "numbers",
                                with(numbers, "NA"),
                                Map.of(
                                        "3",
                                                List.of(
                                                        3,
                                                        3L,
                                                        3.0,
                                                        3f,
                                                        (short) 3,
                                                        new BigDecimal("3.00"),
                                                        "3",
                                                        " 3 ",
                                                        "3.0",
                                                        '3'),
                                        "-0.5", List.of(-0.5, -0.5f, "-.5", "\u22120.5", "-5e-1"),
                                        "1", List.of(true, 1, "1"),
                                        "0", List.of(false, 0, -0.0),
                                        "NA", missing,
                                        "N/A", List.of("n/a", "NA", "?", "none given"))),
                        new Column(
                                "large numbers",
                                with(large),
                                Map.of(
                                        "1000000000003",
                                        List.of(
                                                1_000_000_000_003L,
                                                1_000_000_000_003.0,
                                                "1000000000003",
                                                "1.000000000003e12"))),
                        new Column(
                                "dressed numbers",
                                with(dressed, ""),
                                Map.of(
                                        "1.234,5 EUR",
                                                List.of(1234.5, "1234,5", "1.234,5EUR", new BigDecimal("1234.5")),
                                        "(7,5)", List.of(-7.5, "-7,5", "(7,5 EUR)"),
                                        "", missing)),
                        new Column(
                                "days",
                                List.of("2024-02-29", "2025-01-01", "", "1999-12-31"),
                                Map.of(
                                        "2024-02-29",
                                                List.of(
                                                        LocalDate.of(2024, 2, 29),
                                                        LocalDateTime.of(2024, 2, 29, 0, 0),
                                                        " 2024-02-29 "),
                                        "NaT", Arrays.asList(none(), "", "none given", Double.NaN))),
                        new Column(
                                "times",
                                List.of("2024-02-29 13:45", "2025-01-01T00:00:00.5", "1999-12-31T23:59"),
                                Map.of(
                                        "2024-02-29T13:45:00.25",
                                        List.of(
                                                LocalDateTime.of(2024, 2, 29, 13, 45, 0, 250_000_000),
                                                "2024-02-29 13:45:00.25"))),
                        new Column(
                                "moments",
                                List.of("2024-02-29T13:45Z", "2025-01-01T00:00:00+01:00", "1999-12-31T23:59-0500"),
                                Map.of(
                                        "2024-02-29T13:45:00+01:00",
                                        List.of(
                                                Instant.parse("2024-02-29T12:45:00Z"),
                                                OffsetDateTime.of(2024, 2, 29, 12, 45, 0, 0, ZoneOffset.UTC),
                                                "2024-02-29T12:45Z"))),
                        new Column(
                                "epoch",
                                List.of("1700000000", "1710000000.5", "1600000000", ""),
                                Map.of(
                                        "1710000000.5",
                                                List.of(1710000000.5, "1710000000.5", new BigDecimal("1710000000.5")),
                                        "", Arrays.asList(none(), "nan", Double.NaN))),
                        new Column(
                                "dd.MM.yyyy",
                                List.of("29.02.2024", "1.1.2025", "", "31.12.1999"),
                                Map.of(
                                        "29.02.2024",
                                                List.of(
                                                        LocalDate.of(2024, 2, 29),
                                                        LocalDateTime.of(2024, 2, 29, 0, 0),
                                                        " 29.2.2024 "),
                                        "NaT", Arrays.asList(none(), "", "none given", Double.NaN))),
                        new Column(
                                "MM/dd/yyyy HH:mm",
                                List.of("02/29/2024 13:45", "01/01/2025 00:00:00.5", "12/31/1999 23:59"),
                                Map.of(
                                        "02/29/2024 13:45:00.25",
                                        List.of(
                                                LocalDateTime.of(2024, 2, 29, 13, 45, 0, 250_000_000),
                                                "2/29/2024 13:45:00.25"))),
                        new Column(
                                "categories",
                                List.of("BASIC", "pro", "2024-02-29", "x", "none given", "", "NA"),
                                Map.of(
                                        "BASIC", List.of(Plan.BASIC, "BASIC ", CharBuffer.wrap("BASIC")),
                                        "x", List.of('x', "\u00a0x"),
                                        "2024-02-29", List.of(LocalDate.of(2024, 2, 29)),
                                        "none given", missing,
                                        "NA", List.of("NA"),
                                        "never seen", List.of("never seen", true, 7))),
                        new Column(
                                "truths",
                                List.of("True", "False", ""),
                                Map.of(
                                        "True", List.of(true, "True", "true"),
                                        "False", List.of(false, "False", "false"),
                                        "none given", missing)),
                        new Column(
                                "words for truth",
                                List.of("no", "YES", "yes", "no"),
                                Map.of(
                                        "yes", List.of(true, "YES", "true"),
                                        "no", List.of(false, "no", "false"))),
                        new Column(
                                "numbers as categories",
                                List.of("1.0", "2.0", "2", "2", "3.5", "", "007", "a"),
                                Map.of(
                                        "1.0", List.of(1, 1.0, 1f, "1", "1.0", new BigDecimal("1.00")),
                                        "2.0", List.of(2, 2L, "2", "2.0"),
                                        "3.5", List.of(3.5, 3.5f, "3.5"),
                                        "007", List.of("007"),
                                        "7", List.of(7, "7.0", "never seen"))),
                        new Column(
                                "codes",
                                List.of("00123", "00200", "12345", "98765"),
                                Map.of(
                                        "00123", List.of("00123"),
                                        "12345", List.of(12345, "12345", 12345.0),
                                        "123", List.of(123, "never seen"))),
                        new Column(
                                "texts",
                                with(
                                        IntStream.range(0, 25)
                                                .mapToObj(i -> "word" + i + " none given to number " + i)
                                                .toArray(String[]::new),
                                        "none given"),
                                Map.of(
                                        "Number word3", List.of("number, WORD3", " Number word3\t"),
                                        "true 12", List.of("TRUE 12"),
                                        "none given", missing)))
                .map(Arguments::of);
    }

    private static List<String> with(String[] texts, String... more) {
        return Stream.concat(Arrays.stream(texts), Arrays.stream(more)).toList();
    }

    @ParameterizedTest
    @MethodSource("columns")
    void everyValueGivesTheBitsOfTheTextThatMeansIt(Column column) throws IOException, OrtException {
        GivenColumn given = new GivenColumn(folder).missing("none given").features(features(column.name()));
        given = column.name().equals("dressed numbers") ? given.numbers(COMMA) : given;
        given.train(column.trained().toArray(String[]::new));
        Set<Integer> different = new HashSet<>();
        try (Model model = given.model()) {
            for (Map.Entry<String, List<@Nullable Object>> entry :
                    column.values().entrySet()) {
                int expected =
                        bits(model.predict(given.asHeldBack(entry.getKey())).value(0, 0));
                different.add(expected);
                assertSame(given, model, entry.getKey(), expected);
                for (@Nullable Object value : entry.getValue()) {
                    assertSame(given, model, value, expected);
                }
            }
        }
        assertThat(different).hasSize(meanings(column));
    }

    /** Texts that mean the same as another of the list: NA and N/A, or what is unknown and what is missing without a feature. */
    private static int meanings(Column column) {
        return column.values().size() - (column.name().equals("numbers") ? 1 : 0);
    }

    private static FeatureSpec features(String column) {
        return switch (column) {
            case "epoch" -> dates(DateForm.EPOCH_SECONDS);
            case "dd.MM.yyyy" -> dates(DateForm.DAY_MONTH_YEAR_POINTS);
            case "MM/dd/yyyy HH:mm" -> dates(DateForm.MONTH_DAY_YEAR_SLASHES_TIME);
            case "numbers as categories" -> listed(ColumnKind.CATEGORICAL);
            case "texts" -> listed(ColumnKind.TEXT);
            default -> FeatureSpec.byType();
        };
    }

    private static FeatureSpec dates(DateForm form) {
        return new FeatureSpec(
                List.of(),
                List.of(),
                List.of(),
                List.of(new DateColumns(List.of("x"), form)),
                null,
                List.of(),
                FeatureSpec.DEFAULT_MAX_CATEGORIES,
                FeatureSpec.DEFAULT_MAX_TOKENS,
                FeatureSpec.DEFAULT_NGRAMS);
    }

    private static FeatureSpec listed(ColumnKind kind) {
        List<String> x = List.of("x");
        return new FeatureSpec(
                List.of(),
                kind == ColumnKind.CATEGORICAL ? x : List.of(),
                kind == ColumnKind.TEXT ? x : List.of(),
                FeatureSpec.DEFAULT_MAX_CATEGORIES,
                FeatureSpec.DEFAULT_MAX_TOKENS,
                FeatureSpec.DEFAULT_NGRAMS);
    }

    private static void assertSame(GivenColumn given, Model model, @Nullable Object value, int expected)
            throws IOException, OrtException {
        ColumnSchema column = given.column();
        assertThat(bits(model.predict(Collections.singletonMap("x", value)).values()[0]))
                .as("Map with %s", value)
                .isEqualTo(expected);
        assertThat(bits(bare(given, new ColumnMeaning(column).of(value))))
                .as("bare file with %s", value)
                .isEqualTo(expected);
        if (value == null || value instanceof String) {
            Batch texts = Batch.builder(1)
                    .texts("x", new @Nullable String[] {(String) value})
                    .build();
            assertThat(bits(model.predict(texts).value(0, 0)))
                    .as("batch with %s", value)
                    .isEqualTo(expected);
        } else if (value instanceof Double number && column.kind() != ColumnKind.DATE) {
            Batch numbers = Batch.builder(1).numbers("x", new double[] {number}).build();
            assertThat(bits(model.predict(numbers).value(0, 0)))
                    .as("batch with %s", value)
                    .isEqualTo(expected);
        }
    }

    private static int bits(float value) {
        return Float.floatToIntBits(value);
    }

    private static float bare(GivenColumn given, Meaning meaning) throws IOException, OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(given.onnx());
                OnnxTensor tensor = tensor(environment, given, meaning);
                OrtSession.Result result = session.run(Map.of("x", tensor))) {
            return ((float[]) result.get("prediction").orElseThrow().getValue())[0];
        }
    }

    private static OnnxTensor tensor(OrtEnvironment environment, GivenColumn given, Meaning meaning)
            throws IOException, OrtException {
        if (meaning instanceof Meaning.Text text) {
            return OnnxTensor.createTensor(environment, new String[][] {{text.value()}});
        }
        double number = ((Meaning.Numeric) meaning).value();
        try (Model model = given.model()) {
            boolean wide = model.description().signature().inputs().get(0).type() == ColumnType.DOUBLE;
            return wide
                    ? OnnxTensor.createTensor(environment, DoubleBuffer.wrap(new double[] {number}), new long[] {1, 1})
                    : OnnxTensor.createTensor(
                            environment, FloatBuffer.wrap(new float[] {(float) number}), new long[] {1, 1});
        }
    }

    @Test
    void whatIsOneCategoryIsToldAndRecorded() throws IOException {
        GivenColumn given = new GivenColumn(folder).missing("none given").features(listed(ColumnKind.CATEGORICAL));

        TrainResult result = given.train("1.0", "1", "1", "2", "a", "none given");

        assertThat(result.told()).isEqualTo("took as one category '1' and '1.0' of 'x'.");
        ColumnSchema column = given.column();
        assertThat(column.reason()).isEqualTo("declared");
        assertThat(column.form().spellings()).isEqualTo(Map.of("1.0", "1"));
        assertThat(column.form().missing()).containsExactly("none given");
    }

    @Test
    void whatSaysTrueAndFalseIsToldAndRecorded() throws IOException {
        GivenColumn given = new GivenColumn(folder);

        TrainResult result = given.train("Yes", "no", "no");

        assertThat(result.told()).isEqualTo("read as truth values 'x' ('Yes' and 'no').");
        assertThat(given.column().reason()).isEqualTo("category");
        assertThat(given.column().form().spellings())
                .isEqualTo(Map.of("true", "Yes", "yes", "Yes", "YES", "Yes", "false", "no", "No", "no", "NO", "no"));
    }

    @Test
    void wordsThatWereTakenAsMissingAmidNumbersAreRecordedWithTheFormOfTheseNumbers() throws IOException {
        GivenColumn given = new GivenColumn(folder).missing("?").numbers(COMMA);
        String[] texts = IntStream.range(0, 30).mapToObj(i -> i + ",5").toArray(String[]::new);

        given.train(with(texts, "n/a", "n/a").toArray(String[]::new));

        assertThat(given.column().form().missing()).containsExactly("n/a");
        assertThat(given.column().form().numbers()).isEqualTo(COMMA);
        assertThat(given.column().reason()).isEqualTo("number");
    }
}
