package io.github.mlmodel.model.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.column.ColumnForm;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.model.column.NumberForm;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.CharBuffer;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ColumnMeaningTest {

    private static final NumberForm COMMA = new NumberForm(",", "blank", "EUR", NumberForm.Negative.BRACKETS);

    private enum Plan {
        BASIC {
            @Override
            public String toString() {
                return "the basic plan";
            }
        }
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("a", "a"),
                Arguments.of(" a\t", "a"),
                Arguments.of("\u00a0a\u3000\n", "a"),
                Arguments.of("a b", "a b"),
                Arguments.of(CharBuffer.wrap(" a "), "a"),
                Arguments.of('x', "x"),
                Arguments.of(' ', ""),
                Arguments.of(true, "true"),
                Arguments.of(false, "false"),
                Arguments.of(1, "1"),
                Arguments.of((byte) 1, "1"),
                Arguments.of((short) -1, "-1"),
                Arguments.of(1L, "1"),
                Arguments.of(1.0, "1"),
                Arguments.of(-0.0, "0"),
                Arguments.of(1f, "1"),
                Arguments.of(0.1f, "0.1"),
                Arguments.of(0.1, "0.1"),
                Arguments.of(2.0E-3, "0.002"),
                Arguments.of(1e22, "10000000000000000000000"),
                Arguments.of(Float.MIN_VALUE, new BigDecimal("1E-45").toPlainString()),
                Arguments.of(new BigDecimal("1.50"), "1.5"),
                Arguments.of(new BigDecimal("0.00"), "0"),
                Arguments.of(new BigDecimal("1E+3"), "1000"),
                Arguments.of(new BigDecimal("1E+1000000000"), "1E+1000000000"),
                Arguments.of(new BigInteger("12345678901234567890"), "12345678901234567890"),
                Arguments.of(new AtomicLong(7), "7"),
                Arguments.of("1.0", "1.0"),
                Arguments.of("007", "007"),
                Arguments.of(Plan.BASIC, "BASIC"),
                Arguments.of(DayOfWeek.MONDAY, "MONDAY"),
                Arguments.of(LocalDate.of(2024, 2, 29), "2024-02-29"),
                Arguments.of(LocalDateTime.of(2024, 2, 29, 13, 45), "2024-02-29T13:45"),
                Arguments.of(LocalTime.of(13, 45), "13:45"),
                Arguments.of(YearMonth.of(2024, 2), "2024-02"),
                Arguments.of(Instant.EPOCH, "1970-01-01T00:00:00Z"),
                Arguments.of(
                        ZonedDateTime.of(2024, 2, 29, 13, 45, 0, 0, ZoneId.of("Europe/Paris")),
                        "2024-02-29T13:45+01:00"),
                Arguments.of(null, ""),
                Arguments.of(" \u2003", ""),
                Arguments.of(Double.NaN, ""),
                Arguments.of(Float.NaN, ""));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aCategoryIsATextThatIsTheSameForAllValuesThatMeanTheSame(@Nullable Object value, String text) {
        for (ColumnKind kind : List.of(ColumnKind.CATEGORICAL, ColumnKind.TEXT)) {
            assertThat(new ColumnMeaning(new ColumnSchema("c", kind)).of(value)).isEqualTo(new Meaning.Text(text));
        }
    }

    static Stream<Arguments> numbers() {
        return Stream.of(
                Arguments.of(1, 1.0),
                Arguments.of(0.5f, 0.5),
                Arguments.of(new BigDecimal("-1234.5"), -1234.5),
                Arguments.of(true, 1.0),
                Arguments.of(false, 0.0),
                Arguments.of("-1234.5", -1234.5),
                Arguments.of(" 1e3 ", 1000.0),
                Arguments.of("\u22121", -1.0),
                Arguments.of('7', 7.0),
                Arguments.of(null, Double.NaN),
                Arguments.of("", Double.NaN),
                Arguments.of(" ", Double.NaN),
                Arguments.of(' ', Double.NaN),
                Arguments.of(Double.NaN, Double.NaN),
                Arguments.of(Float.NaN, Double.NaN),
                Arguments.of("#N/A", Double.NaN),
                Arguments.of("nan", Double.NaN),
                Arguments.of("unknown", Double.NaN));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void aNumberMayBeATextATruthValueOrMissing(@Nullable Object value, double number) {
        ColumnForm form = ColumnForm.PLAIN.withMissing(List.of("unknown"));

        Meaning meaning = new ColumnMeaning(new ColumnSchema("n", ColumnKind.NUMERIC, form)).of(value);

        assertThat(meaning).isEqualTo(new Meaning.Numeric(number));
    }

    @Test
    void aTextOfNumbersIsReadAsTheColumnsAreWritten() {
        ColumnMeaning prices = new ColumnMeaning(new ColumnSchema("n", ColumnKind.NUMERIC, ColumnForm.of(COMMA)));

        assertThat(prices.of("(1\u00a0234,5 EUR)")).isEqualTo(new Meaning.Numeric(-1234.5));
        assertThat(prices.of(1234.5)).isEqualTo(new Meaning.Numeric(1234.5));
        assertThat(prices.of("1234.5"))
                .isEqualTo(new Meaning.Refused("takes a number, also as a text with a comma before the decimals and a"
                        + " blank between the thousands and 'EUR' beside them and brackets for negative ones, and"
                        + " '1234.5' is none"));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(ColumnKind.NUMERIC, "12 km", "takes a number, and '12 km' is none"),
                Arguments.of(ColumnKind.NUMERIC, "0x10", "takes a number, and '0x10' is none"),
                Arguments.of(ColumnKind.NUMERIC, LocalDate.EPOCH, "takes a number, and '1970-01-01' is a LocalDate"),
                Arguments.of(ColumnKind.NUMERIC, List.of(), "takes a number, and '[]' is a ListN"),
                Arguments.of(ColumnKind.NUMERIC, 1e300, "is 1.0E300, beyond the range of a float"),
                Arguments.of(ColumnKind.NUMERIC, "1e300", "is 1.0E300, beyond the range of a float"),
                Arguments.of(ColumnKind.NUMERIC, "inf", "is Infinity, beyond the range of a float"),
                Arguments.of(ColumnKind.CATEGORICAL, 1.0 / 0, "is Infinity, which is no text"),
                Arguments.of(
                        ColumnKind.CATEGORICAL,
                        new UUID(0, 1),
                        "takes a text, a number, a truth value, a date or a constant, and"
                                + " '00000000-0000-0000-0000-000000000001' is a UUID"),
                Arguments.of(
                        ColumnKind.TEXT,
                        List.of("a\nb"),
                        "takes a text, a number, a truth value, a date or a constant, and '[a\\nb]' is a List12"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsNoValueOfTheColumnIsRefusedWithWhatItTakes(ColumnKind kind, Object value, String clause) {
        assertThat(new ColumnMeaning(new ColumnSchema("x", kind)).of(value)).isEqualTo(new Meaning.Refused(clause));
    }

    @Test
    @SuppressWarnings("JavaUtilDate") // what an application may still have
    void aDateIsTheSameAsTextAndAsAValueOfJavaTime() {
        ColumnMeaning days = new ColumnMeaning(ColumnSchema.ofDates("d", DateForm.DATE));
        ColumnMeaning moments = new ColumnMeaning(ColumnSchema.ofDates("d", DateForm.OFFSET_DATE_TIME));

        assertThat(days.of("\u00a01970-01-02")).isEqualTo(new Meaning.Numeric(86_400));
        assertThat(days.of(LocalDate.of(1970, 1, 2))).isEqualTo(new Meaning.Numeric(86_400));
        assertThat(moments.of("1970-01-01T01:00:00+01:00")).isEqualTo(new Meaning.Numeric(0));
        assertThat(moments.of(OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC)))
                .isEqualTo(new Meaning.Numeric(0));
        assertThat(days.of(new Date(0))).isInstanceOf(Meaning.Refused.class);
    }

    @ParameterizedTest
    @EnumSource(DateForm.class)
    void aDateIsMissingInManyWays(DateForm form) {
        ColumnSchema column = ColumnSchema.ofDates("d", form);
        ColumnMeaning meaning = new ColumnMeaning(column.with(column.form().withMissing(List.of("0000-00-00"))));

        for (@Nullable Object missing : Arrays.asList(null, "", " ", "NaT", "0000-00-00", Double.NaN)) {
            assertThat(meaning.of(missing)).isEqualTo(new Meaning.Numeric(Double.NaN));
        }
    }

    @Test
    void theLocaleOfAMachineMeansNothing() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));

            assertThat(new ColumnMeaning(new ColumnSchema("c", ColumnKind.CATEGORICAL)).of(1.5))
                    .isEqualTo(new Meaning.Text("1.5"));
        } finally {
            Locale.setDefault(before);
        }
    }
}
