package io.github.mlmodel.model.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DateFormTest {

    private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();
    private static final long DAYS = LocalDate.of(9999, 12, 31).toEpochDay() - FIRST_DAY + 1;

    @ParameterizedTest
    @CsvSource({
        "date, 1970-01-01, 0",
        "date, 2024-02-29, 1709164800",
        "date, 2000-02-29, 951782400",
        "date, 0001-01-01, -62135596800",
        "date, 9999-12-31, 253402214400",
        "date-time, 1970-01-02T00:00, 86400",
        "date-time, 1970-01-02 00:01, 86460",
        "date-time, 1970-01-01T23:59:59, 86399",
        "date-time, 1970-01-01 00:00:01.5, 1.5",
        "date-time, 1969-12-31T23:59:59.75, -0.25",
        "date-time, 1970-01-01T00:00:00.123456789, 0.123456789",
        "date-time, 9999-12-31T23:59:59.9, 253402300799.9",
        "offset-date-time, 1970-01-01T00:00Z, 0",
        "offset-date-time, 1970-01-01T01:30:00+01:30, 0",
        "offset-date-time, 1970-01-01 01:30:00.25+0130, 0.25",
        "offset-date-time, 1969-12-31T20:00-0400, 0",
        "offset-date-time, 1970-01-01T18:00+18:00, 0",
        "offset-date-time, 0001-01-01T00:00-00:01, -62135596740",
        "epoch-seconds, 0, 0",
        "epoch-seconds, -1, -1",
        "epoch-seconds, 1709164800, 1709164800",
        "epoch-seconds, 1709164800.25, 1709164800.25",
        "epoch-milliseconds, 1709164800250, 1709164800.25",
        "epoch-milliseconds, 1709164800000.0, 1709164800",
        "epoch-milliseconds, -1, -0.001",
        "dd.MM.yyyy, 29.02.2024, 1709164800",
        "dd.MM.yyyy, 1.1.1970, 0",
        "dd/MM/yyyy, 02/01/1970, 86400",
        "MM/dd/yyyy, 01/02/1970, 86400",
        "MM/dd/yyyy, 1/2/1970, 86400",
        "MM-dd-yyyy, 12-31-1969, -86400",
        "dd-MM-yyyy, 31-12-9999, 253402214400",
        "yyyy/MM/dd, 1970/1/02, 86400",
        "yyyy.MM.dd, 0001.01.01, -62135596800",
        "dd/MM/yyyy HH:mm, 02/01/1970 00:01, 86460",
        "dd/MM/yyyy HH:mm, 2/1/1970 0:01, 86460",
        "MM/dd/yyyy HH:mm, 01/02/1970 23:59:59.25, 172799.25",
        "yyyy.MM.dd HH:mm, 1970.01.01 09:00, 32400"
    })
    void aTextOfTheFormIsADate(String form, String text, double seconds) {
        assertThat(form(form).seconds(text)).isEqualTo(seconds);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "date|2023-02-29|a day of no calendar",
                "date|1900-02-29|a century is no leap year",
                "date|2024-04-31|a month of 30 days",
                "date|2024-13-01|a month too many",
                "date|2024-00-10|month 0",
                "date|2024-01-00|day 0",
                "date|0000-01-01|year 0",
                "date|10000-01-01|year 10000",
                "date|-001-01-01|a negative year",
                "date|24-01-01|a year of two digits",
                "date|2024-1-1|no leading zeros",
                "date|2024/01/01|slashes",
                "date|20240101|no dashes",
                "date|01.02.2024|another order",
                "date|2024-01-01T00:00|a time",
                "date|' 2024-01-01'|a blank before",
                "date|'2024-01-01 '|a blank after",
                "date|''|nothing",
                "date|٢٠٢٤-01-01|digits of another script",
                "date|1709164800|a number",
                "date-time|2024-01-01|no time",
                "date-time|2024-01-01T24:00|hour 24",
                "date-time|2024-01-01T23:60|minute 60",
                "date-time|2016-12-31T23:59:60|a leap second",
                "date-time|2024-01-01  10:00|two blanks",
                "date-time|2024-01-01t10:00|a small t",
                "date-time|2024-01-01T10|an hour alone",
                "date-time|2024-01-01T1:00|an hour of one digit",
                "date-time|2024-01-01T10:00:|no seconds after the colon",
                "date-time|2024-01-01T10:00:00.|no digits after the point",
                "date-time|2024-01-01T10:00:00,5|a comma",
                "date-time|2024-01-01T10:00:00.1234567890|ten digits",
                "date-time|2024-01-01T10:00Z|an offset",
                "date-time|2024-01-01 10:00 AM|half a day",
                "offset-date-time|2024-01-01T10:00|no offset",
                "offset-date-time|2024-01-01T10:00z|a small z",
                "offset-date-time|2024-01-01T10:00+1|half an offset",
                "offset-date-time|2024-01-01T10:00+19:00|an offset too large",
                "offset-date-time|2024-01-01T10:00+18:01|a minute too large",
                "offset-date-time|2024-01-01T10:00+01:60|minute 60",
                "offset-date-time|2024-01-01T10:00 +01:00|a blank before the offset",
                "offset-date-time|2024-01-01T10:00Z[UTC]|a zone",
                "offset-date-time|0001-01-01T00:00+00:01|year 0 in UTC",
                "offset-date-time|9999-12-31T23:59-00:01|year 10000 in UTC",
                "epoch-seconds|2024-01-01|a date",
                "epoch-seconds|1e9|an exponent",
                "epoch-seconds|+1|a plus",
                "epoch-seconds|1.|no digits after the point",
                "epoch-seconds|.5|no digits before the point",
                "epoch-seconds|-|a minus alone",
                "epoch-seconds|NaN|no number",
                "epoch-seconds|1709164800000|milliseconds",
                "epoch-seconds|-62135596801|year 0",
                "epoch-milliseconds|253402300800000|year 10000",
                "dd.MM.yyyy|2024-02-29|another order",
                "dd.MM.yyyy|29.02.24|a year of two digits",
                "dd.MM.yyyy|29.02.02024|a year of five digits",
                "dd.MM.yyyy|29/02/2024|slashes",
                "dd.MM.yyyy|29.02/2024|two kinds of characters",
                "dd.MM.yyyy|30.02.2024|a day of no calendar",
                "dd.MM.yyyy|12.31.2024|the month first",
                "dd.MM.yyyy|029.02.2024|a day of three digits",
                "dd.MM.yyyy|29.02.2024.|a point too many",
                "dd.MM.yyyy|.02.2024|no day",
                "dd.MM.yyyy|29.02.2024 13:45|a time",
                "MM/dd/yyyy|13/01/2024|month 13",
                "dd/MM/yyyy|01/13/2024|month 13",
                "dd/MM/yyyy|01/00/2024|month 0",
                "yyyy/MM/dd|24/01/01|a year of two digits",
                "dd.MM.yyyy HH:mm|29.02.2024|no time",
                "dd.MM.yyyy HH:mm|29.02.2024T13:45|a T",
                "dd.MM.yyyy HH:mm|29.02.2024 24:00|hour 24",
                "dd.MM.yyyy HH:mm|29.02.2024 1:5|a minute of one digit",
                "dd.MM.yyyy HH:mm|29.02.2024 13:45Z|an offset"
            })
    void aTextOfAnotherFormIsNone(String form, String text, String why) {
        assertThat(form(form).seconds(text)).as(why).isNaN();
    }

    @Test
    void everyDayIsTheOneOfJavaTime() {
        for (long day = 0; day < DAYS; day += 7) {
            LocalDate date = LocalDate.ofEpochDay(FIRST_DAY + day);
            assertThat(DateForm.DATE.seconds(date.toString())).isEqualTo(date.toEpochDay() * 86_400.0);
        }
    }

    @Test
    void everyTimeIsTheOneOfJavaTime() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            LocalDateTime time = randomTime(random);
            Instant instant = time.toInstant(ZoneOffset.UTC);
            double seconds = instant.getEpochSecond() + instant.getNano() / 1e9;
            assertThat(DateForm.DATE_TIME.seconds(time.toString())).isEqualTo(seconds);
            assertThat(DateValues.seconds(DateForm.DATE_TIME, time)).isEqualTo(seconds);
        }
    }

    @Test
    void datesOfADatabaseAreThoseThatItHas() {
        LocalDate day = LocalDate.of(2024, 2, 29);
        LocalDateTime time = day.atTime(13, 45, 10, 500_000_000);
        java.util.Date moment = java.util.Date.from(Instant.parse("2024-02-29T13:45:00.25Z"));

        assertThat(DateValues.seconds(DateForm.DATE, java.sql.Date.valueOf(day)))
                .isEqualTo(DateValues.seconds(DateForm.DATE, day));
        assertThat(DateValues.seconds(DateForm.DAY_MONTH_YEAR_POINTS, java.sql.Date.valueOf(day)))
                .isEqualTo(DateValues.seconds(DateForm.DATE, day));
        assertThat(DateValues.seconds(DateForm.DATE_TIME, Timestamp.valueOf(time)))
                .isEqualTo(DateValues.seconds(DateForm.DATE_TIME, time));
        assertThat(DateValues.seconds(DateForm.OFFSET_DATE_TIME, Timestamp.from(moment.toInstant())))
                .isEqualTo(DateValues.seconds(DateForm.OFFSET_DATE_TIME, moment))
                .isEqualTo(DateValues.seconds(DateForm.OFFSET_DATE_TIME, moment.toInstant()));
    }

    @Test
    void datesOfADatabaseThatSayLessOrMoreAreRefused() {
        java.util.Date moment = java.util.Date.from(Instant.parse("2024-02-29T13:45:00Z"));

        assertThat(DateValues.seconds(DateForm.DATE, moment)).isNaN();
        assertThat(DateValues.seconds(DateForm.DATE, Time.valueOf("13:45:00"))).isNaN();
        assertThat(DateValues.seconds(DateForm.OFFSET_DATE_TIME, Time.valueOf("13:45:00")))
                .isNaN();
        assertThat(DateValues.seconds(DateForm.OFFSET_DATE_TIME, java.sql.Date.valueOf("2024-02-29")))
                .isNaN();
        assertThat(DateValues.seconds(DateForm.DATE, java.sql.Date.valueOf(LocalDate.of(12345, 1, 1))))
                .isNaN();
    }

    @ParameterizedTest
    @EnumSource(DateForm.class)
    void everyLocalFormIsThatOfAFormatter(DateForm form) {
        if (form.text().startsWith("date") || !form.isLocal()) {
            return;
        }
        DateTimeFormatter formatter = DateTimeFormatter.ofPattern(form.text().replace('y', 'u'), Locale.ROOT);
        Random random = new Random(4);
        for (int i = 0; i < 10_000; i++) {
            LocalDateTime time = randomTime(random).withSecond(0).withNano(0);
            LocalDateTime meant = form.hasTime() ? time : time.toLocalDate().atStartOfDay();
            double seconds = meant.toEpochSecond(ZoneOffset.UTC);

            assertThat(form.text(seconds)).isEqualTo(formatter.format(meant));
            assertThat(form.seconds(formatter.format(meant))).isEqualTo(seconds);
            assertThat(DateValues.seconds(form, meant)).isEqualTo(seconds);
            assertThat(DateValues.seconds(form, meant.toLocalDate()))
                    .isEqualTo(meant.toLocalDate().toEpochDay() * 86_400.0);
        }
    }

    @Test
    void everyMomentIsTheOneOfJavaTime() {
        Random random = new Random(2);
        DateTimeFormatter noColon = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.nnnnnnnnnxx", Locale.ROOT);
        for (int i = 0; i < 100_000; i++) {
            int minutes = random.nextInt(36 * 60 + 1) - 18 * 60;
            OffsetDateTime time = randomTime(random)
                    .withYear(2 + random.nextInt(9997))
                    .atOffset(ZoneOffset.ofTotalSeconds(minutes * 60));
            Instant instant = time.toInstant();
            double seconds = instant.getEpochSecond() + instant.getNano() / 1e9;
            assertThat(DateForm.OFFSET_DATE_TIME.seconds(time.toString())).isEqualTo(seconds);
            assertThat(DateForm.OFFSET_DATE_TIME.seconds(noColon.format(time))).isEqualTo(seconds);
            assertThat(DateValues.seconds(DateForm.OFFSET_DATE_TIME, time)).isEqualTo(seconds);
            assertThat(DateValues.seconds(DateForm.OFFSET_DATE_TIME, instant)).isEqualTo(seconds);
        }
    }

    @ParameterizedTest
    @EnumSource(DateForm.class)
    void aDateIsReadFromItsOwnText(DateForm form) {
        Random random = new Random(3);
        double unit = form.isNumber() || form.hasTime() ? 1 : 86_400;
        for (int i = 0; i < 10_000; i++) {
            double date = Math.floor(randomTime(random).toEpochSecond(ZoneOffset.UTC) / unit) * unit;
            assertThat(form.seconds(form.text(date))).as(form.text(date)).isEqualTo(date);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "date, 90000.5, 1970-01-02",
        "date-time, 90000.5, 1970-01-02T01:00:00.500",
        "date-time, 86400, 1970-01-02T00:00",
        "offset-date-time, -0.5, 1969-12-31T23:59:59.500Z",
        "epoch-seconds, 90000.5, 90000.5",
        "epoch-seconds, 0, 0",
        "epoch-milliseconds, 90000.5, 90000500",
        "epoch-milliseconds, -0.001, -1",
        "dd.MM.yyyy, 90000.5, 02.01.1970",
        "MM/dd/yyyy HH:mm, 90000.5, 01/02/1970 01:00:00.500",
        "yyyy/MM/dd HH:mm, 86400, 1970/01/02 00:00"
    })
    void aDateIsWrittenInTheForm(String form, double seconds, String text) {
        assertThat(form(form).text(seconds)).isEqualTo(text);
    }

    private static LocalDateTime randomTime(Random random) {
        int precision = (int) Math.pow(10, random.nextInt(10));
        return LocalDate.ofEpochDay(FIRST_DAY + (long) (random.nextDouble() * DAYS))
                .atStartOfDay()
                .plusSeconds(random.nextInt(86_400))
                .withNano(random.nextInt(1_000_000_000) / precision * precision);
    }

    private static DateForm form(String text) {
        for (DateForm form : DateForm.values()) {
            if (form.text().equals(text)) {
                return form;
            }
        }
        throw new AssertionError(text);
    }
}
