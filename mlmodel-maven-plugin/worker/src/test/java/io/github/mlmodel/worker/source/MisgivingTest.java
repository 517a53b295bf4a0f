package io.github.mlmodel.worker.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.worker.read.ReadRows;
import io.github.mlmodel.worker.treatment.Misgiving;
import io.github.mlmodel.worker.treatment.Reason;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is told of columns that are read by the rules, and may have been meant otherwise. */
class MisgivingTest {

    private static final int ROWS = 200;

    private static final String DATES = "Dates are not read as dates: 'x' (";

    private static final String AS_ISO =
            "). Write all of a column as 2024-02-29, or as 2024-02-29T13:45; a column that is to"
                    + " stay as it is, list under <categorical> in <features>.";

    private static final String AMID = "Numbers are not read as such for the texts among them: 'x' (";

    private static final String STAYS = "a column that is to stay as it is, list under <categorical> in <features>.";

    private static final String IDENTIFIERS =
            "Columns look like identifiers, by which a model learns rows by heart, and new rows have other ones: ";

    private static final String EXCLUDE =
            ". Name them under <exclude> in <dataset>; one that says something of its row, list" + " in <features>.";

    @TempDir
    Path folder;

    static Stream<Arguments> told() {
        return Stream.of(
                declarable("31.12.2023", row -> day(row) + ".12.2023", "dd.MM.yyyy"),
                declarable("31/12/2023", row -> day(row) + "/12/2023", "dd/MM/yyyy"),
                declarable("12/31/2023", row -> "12/" + day(row) + "/2023", "MM/dd/yyyy"),
                declarable("12-31-2023 07:05:09", row -> "12-" + day(row) + "-2023 07:05:09", "MM-dd-yyyy HH:mm"),
                declarable(
                        "01/02/2023 (one of twenty tells)",
                        row -> row % 20 == 7 ? "02/13/2023" : String.format("01/%02d/2023", 2 + row % 9),
                        "MM/dd/yyyy"),
                told(
                        "days and months that any value may have",
                        row -> String.format("0%d/0%d/2023", 1 + row % 9, 2 + row % 8),
                        "Dates are not read as dates, and no value tells whether the day or the month comes first: 'x' (200"
                                + " values, the first '01/02/2023' in data/t.csv:2). To have them read so, set"
                                + " <features><dates><date><columns>x</columns><form>dd/MM/yyyy</form></date></dates><others>by-type"
                                + "</others></features>, or, where the month comes first, MM in place of dd and dd in place of MM; "
                                + STAYS),
                foreign("1/2/23", row -> 1 + row % 12 + "/" + (2 + row % 27) + "/23"),
                declarable("2023/12/1", row -> "2023/12/" + (1 + row % 28), "yyyy/MM/dd"),
                declarable(
                        "01.12.2023 7:05", row -> String.format("%02d.12.2023 7:05", 1 + row % 28), "dd.MM.yyyy HH:mm"),
                foreign("Dec 1, 2023", row -> "Dec " + (1 + row % 28) + ", 2023"),
                foreign("1. Dezember 2023", row -> 1 + row % 28 + ". Dezember 2023"),
                foreign("01-Mar-23", row -> String.format("%02d-Mar-23", 1 + row % 28)),
                foreign("2024-03-20 03:34:00+00", row -> "2024-03-" + (20 - row % 9) + " 03:34:00+00"),
                foreign("2024-03-20T03:34:00+01", row -> "2024-03-" + (20 - row % 9) + "T03:34:00+01"),
                foreign("2024-03-20 03:34:00 UTC", row -> "2024-03-" + (20 - row % 9) + " 03:34:00 UTC"),
                foreign("Wed Mar 20 03:34:00 +0000 2024", row -> "Wed Mar " + (20 - row % 9) + " 03:34:00 +0000 2024"),
                foreign("Wed, 20 Mar 2024 03:34:00 GMT", row -> "Wed, " + (20 - row % 9) + " Mar 2024 03:34:00 GMT"),
                foreign("20/Mar/2024:03:34:00 +0000", row -> 20 - row % 9 + "/Mar/2024:03:34:00 +0000"),
                foreign("2024\u5e7403\u670820\u65e5", row -> "2024\u5e7403\u6708" + (20 - row % 9) + "\u65e5"),
                foreign(
                        "20 \u043c\u0430\u0440\u0442\u0430 2024",
                        row -> 20 - row % 9 + " \u043c\u0430\u0440\u0442\u0430 2024"),
                foreign("1710720000000000", row -> "171072000000000" + row % 9),
                foreign("1710720000000000000", row -> "171072000000000" + row % 9 + "000"),
                foreign("20 de marzo de 2024", row -> 20 - row % 9 + " de marzo de 2024"),
                foreign("20 f\u00e9vrier 2024", row -> 20 - row % 9 + " f\u00e9vrier 2024"),
                told(
                        "dates and many zeros",
                        row -> row % 4 == 0 ? "0000-00-00" : "2024-0" + (1 + row % 9) + "-" + (10 + row % 19),
                        DATES + "150 values are dates that are read, and 50 are other texts, the first '0000-00-00' in"
                                + " data/t.csv:2" + AS_ISO),
                told(
                        "dates with one that is none, few different",
                        row -> row == 9 ? "2024-02-30" : "2024-02-" + (10 + row % 19),
                        DATES + "199 values are dates that are read, and 1 is another text, '2024-02-30' in"
                                + " data/t.csv:11" + AS_ISO),
                told(
                        "dates of two forms that are read",
                        row -> row % 2 == 0 ? "2024-02-" + (10 + row % 19) : "2024-02-03 10:00",
                        DATES + "200 values of several forms, the first '2024-02-10' in data/t.csv:2" + AS_ISO),
                told(
                        "dates of a form that is not read, and words",
                        row -> row % 4 == 0 ? "-" : day(row) + ".12.2023",
                        DATES + "150 values, the first '02.12.2023' in data/t.csv:3" + declared("dd.MM.yyyy")),
                told(
                        "dates, and more words",
                        row -> row % 3 == 0 ? "2024-02-" + (10 + row % 19) : "NaT",
                        "Words that may mean \"no value\" are categories of their own: 'x' ('NaT' (133)). Where they do, add"
                                + " <missing>NaT</missing> to <dataset>, which holds for all columns."),
                told(
                        "numbers with a word in every fifth row",
                        row -> row % 5 == 0 ? "none of these" : "" + row,
                        AMID
                                + "160 of 200 values are numbers, and 'none of these' (40) are not, the first 'none of these' in"
                                + " data/t.csv:2). Name the texts that mean \"no value\" by <missing>none of"
                                + " these</missing> in <dataset>, and correct the others; " + STAYS),
                told(
                        "numbers with several words",
                        row -> row % 5 == 0 ? "none" + row % 2 : "" + row,
                        AMID
                                + "160 of 200 values are numbers, and 'none0' (20), 'none1' (20) are not, the first 'none0' in"
                                + " data/t.csv:2). Name the texts that mean \"no value\" by <missing> in <dataset>, and correct the others; "
                                + STAYS),
                told(
                        "a few decimal commas",
                        row -> row % 3 + ",5",
                        "Numbers that are not written plainly are read as categories, for they are few: 'x' ('0,5', '1,5',"
                                + " '2,5'). To have them read as numbers, add"
                                + " <number><columns>x</columns><decimal>,</decimal></number> to <numbers> in <dataset>; "
                                + STAYS),
                told(
                        "points that may stand between thousands",
                        row -> row % 40 == 0 ? "950" : 1 + row % 30 + "." + (100 + row),
                        "Points may stand between thousands, and are read as decimal points: 'x' (three digits follow"
                                + " each, as in 30.279). If they do, add"
                                + " <number><columns>x</columns><decimal>,</decimal><thousands>.</thousands></number> to"
                                + " <numbers> in <dataset>; if they do not, list the column under <numeric> in <features>."),
                told(
                        "words for no value amid categories",
                        row -> row % 50 == 0 ? "NA" : row % 50 == 1 ? "<NA>" : "c" + row % 7,
                        "Words that may mean \"no value\" are categories of their own: 'x' ('<NA>' (4), 'NA' (4)). Where they"
                                + " do, add <missing>&lt;NA&gt;, NA</missing> to <dataset>, which holds for all columns."),
                told(
                        "categories of different case",
                        row -> row % 3 == 0 ? "Maybe" : row % 3 == 1 ? "maybe" : "no",
                        "Categories that differ only in case, or in blanks around them, are different ones: 'x' ('Maybe' and"
                                + " 'maybe'). Write each in one way."),
                told(
                        "many categories of different case",
                        row -> (row % 2 == 0 ? "K" : "k") + row % 10 / 2,
                        "Categories that differ only in case, or in blanks around them, are different ones: 'x' ('K0' and 'k0';"
                                + " 'K1' and 'k1'; 'K2' and 'k2'; and 2 more). Write each in one way."),
                told(
                        "numbers with many other texts",
                        row -> row % 3 == 0 ? "n" + row / 2 : row / 2 + ".5",
                        AMID
                                + "133 of 200 values are numbers, and 67 (67 different texts) are not, the first 'n0' in"
                                + " data/t.csv:2). Name the texts that mean \"no value\" by <missing> in <dataset>, and correct"
                                + " the others; " + STAYS),
                held("1,00,160", row -> String.format("%d,%02d,160", 1 + row % 7, row % 25)),
                held("1.5M", row -> row % 3 == 0 ? row + 1 + ".5M" : row + ".25k"),
                held("10-15", row -> 10 + row + "-" + (15 + row)),
                held("100+", row -> 100 + row + "+"),
                held("0:45", row -> row + ":45"),
                held("0h 15min", row -> row + "h 15min"),
                held("5'0\"\"", row -> 5 + row / 12 + "'" + row % 12 + "\"\""),
                held("5 1/2", row -> 5 + row + (row % 2 == 0 ? " 1/2" : "\u00bd")),
                held("\u0665\u0660\u0660", row -> arabic(500 + row)),
                held("\uff15\uff10\uff10", row -> fullWidth(500 + row)),
                held("5.1 S", row -> 5 + row + (row % 2 == 0 ? ".1 S" : ".1 N")),
                held("=\"\"5\"\"", row -> "=\"\"" + (5 + row) + "\"\""),
                held("'5", row -> "'" + (5 + row)),
                held("\u20ac5.1", row -> (row % 2 == 0 ? "\u20ac" : "$") + (5 + row) + ".1"),
                held("-5.1\\u200b", row -> "-" + (5 + row) + ".1\u200b"),
                held("\\u200e-5.1", row -> "\u200e-" + (5 + row) + ".1"),
                held("[5.1]", row -> "[" + (5 + row) + ".1]"),
                told(
                        "numbers nearly all of which are different",
                        row -> 10 + row + "-" + (15 + row),
                        "Texts hold numbers that are not read as such: 'x' (200 values, the first '10-15' in data/t.csv:2)."
                                + " Write them as plain numbers, such as -1234.5, with nothing before or behind them; a"
                                + " column that is to stay as it is, list under <exclude> in <dataset>."),
                told(
                        "identifiers that several rows have",
                        row -> "T-" + row / 2,
                        IDENTIFIERS + "'x' (100 of 200 values are different)" + EXCLUDE));
    }

    private static Arguments declarable(String first, IntFunction<String> values, String form) {
        return told(
                "dates such as " + first,
                values,
                DATES + "200 values, the first '" + values.apply(0) + "' in data/t.csv:2" + declared(form));
    }

    private static String declared(String form) {
        return "). To have them read so, set <features><dates><date><columns>x</columns><form>" + form
                + "</form></date></dates><others>by-type</others></features>; " + STAYS;
    }

    private static String day(int row) {
        return row == 0 ? "31" : String.format("%02d", 1 + row % 28);
    }

    private static Arguments held(String first, IntFunction<String> values) {
        return told(
                "numbers such as " + first,
                row -> values.apply(row % 60),
                "Texts hold numbers that are not read as such: 'x' (200 values, the first '"
                        + first.replace("\"\"", "\"")
                        + "' in data/t.csv:2). Write them as plain numbers, such as -1234.5, with nothing before or behind"
                        + " them; " + STAYS);
    }

    private static String arabic(int number) {
        return inDigits(number, '\u0660');
    }

    private static String fullWidth(int number) {
        return inDigits(number, '\uff10');
    }

    private static String inDigits(int number, char zero) {
        return ("" + number).chars().mapToObj(c -> "" + (char) (c - '0' + zero)).collect(Collectors.joining());
    }

    private static Arguments foreign(String first, IntFunction<String> values) {
        return told(
                "dates such as " + first,
                values,
                DATES + "200 values, the first '" + first + "' in data/t.csv:2" + AS_ISO);
    }

    private static Arguments told(String what, IntFunction<String> values, String sentence) {
        return Arguments.of(what, values, sentence);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("told")
    void aColumnThatMayHaveBeenMeantOtherwiseIsTold(String what, IntFunction<String> values, String sentence) {
        assertThat(misgivings(given("x", values).read())).containsExactly(sentence);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("told")
    void whatIsDeclaredIsMeant(String what, IntFunction<String> values, String sentence) {
        boolean numbers = sentence.startsWith("Points");

        ReadRows read = given("x", values)
                .kind("x", numbers ? ColumnKind.NUMERIC : ColumnKind.CATEGORICAL)
                .read();

        assertThat(misgivings(read)).isEmpty();
    }

    static Stream<Arguments> ordinary() {
        return Stream.of(
                ordinary("numbers", row -> row + ".5"),
                ordinary("numbers below one of three decimals", row -> "0." + (100 + row)),
                ordinary("numbers of three decimals, but for one", row -> row == 7 ? "1.5" : "1." + (100 + row)),
                ordinary("dates", row -> "2024-02-" + (10 + row % 19)),
                ordinary("categories", row -> "c" + row % 7),
                ordinary("versions", row -> "1.2." + row % 9),
                ordinary("addresses", row -> "10.2.3." + row % 9),
                ordinary("codes", row -> String.format("%05d", row % 40)),
                ordinary("sentences", row -> "the answer is number " + row),
                ordinary("few numbers and a text", row -> row % 4 == 3 ? "3+" : "" + row % 4),
                ordinary("codes of articles", row -> "AB-" + row % 60),
                ordinary("codes of three parts", row -> row % 3 + "-" + (100 + row % 60) + "-X"),
                ordinary("codes of diseases", row -> "E" + (10 + row % 60) + "." + row % 3),
                ordinary("phone numbers", row -> "555-" + (1000 + row * 7919 % 9000 / 100)),
                ordinary("phone numbers in pairs", row -> "06 12 34 " + (10 + row % 60)),
                ordinary("phone numbers of a country", row -> "+49 30 " + (1000 + row % 60)),
                ordinary("postcodes with four more digits", row -> 90000 + row % 60 + "-" + (1000 + row % 60)),
                ordinary("postcodes", row -> "SW" + row % 60 + " 1AA"),
                ordinary("seats", row -> 1 + row % 60 + List.of("A", "B", "C").get(row % 3)),
                ordinary(
                        "flats", row -> 1 + row % 60 + List.of(" a", " b", " c").get(row % 3)),
                ordinary("many versions", row -> "1." + row % 60 + "." + row % 3),
                ordinary("padded codes of two parts", row -> String.format("%03d-%03d", row % 60, 100 + row % 60)),
                ordinary("tickets", row -> row % 3 == 0 ? "PC " + row : "" + row * 7919),
                ordinary(
                        "codes of articles, some with a letter",
                        row -> row % 60 % 4 == 0
                                ? 84_000 + row % 120 + List.of("A", "B", "c").get(row % 3)
                                : "" + (22_000 + row % 60)),
                ordinary("numbers of houses", row -> 1 + row % 90 + (row % 3 == 0 ? "ab".charAt(row % 2) + "" : "")),
                ordinary("seasons", row -> 1950 + row % 60 + "-" + (1951 + row % 60)),
                ordinary("codes in hexadecimal", row -> "0x" + Integer.toHexString(16 + row % 60)),
                ordinary("codes of sixteen digits", row -> "100000000000" + (1000 + row % 9)),
                ordinary("drives", row -> 2 + row % 3 + "WD"),
                ordinary("identifiers, which are left out", row -> "A-" + row * 7919));
    }

    private static Arguments ordinary(String what, IntFunction<String> values) {
        return Arguments.of(what, values);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ordinary")
    void nothingIsToldOfAColumnThatIsAsItLooks(String what, IntFunction<String> values) {
        assertThat(misgivings(given("x", values).read())).isEmpty();
    }

    @Test
    void columnsThatAreCalledIdentifiersAreToldEarlier() {
        IntFunction<String> numbers = row -> "" + 10_000 * (1 + row * 7 % 30);
        IntFunction<String> texts = row -> "a" + row * 7 % 30;

        for (String name : List.of("Individual ID", "customer_id", "userId", "ID", "id_of_room", "Ticket")) {
            for (IntFunction<String> values : List.of(numbers, texts)) {
                assertThat(misgivings(given(name, values).read()))
                        .containsExactly(IDENTIFIERS + "'" + name + "' (30 of 200 values are different)" + EXCLUDE);
            }
        }
        for (String name : List.of("width", "Idaho", "paid", "period", "tickets sold")) {
            assertThat(misgivings(given(name, numbers).read())).isEmpty();
        }
        assertThat(misgivings(given("id", numbers).keep("id").read())).isEmpty();
    }

    @Test
    void identifiersAreCalledSoInOtherLanguages() {
        IntFunction<String> numbers = row -> "" + 10_000 * (1 + row * 7 % 30);

        for (String name : List.of(
                "Kundennr",
                "Kunden-Nr.",
                "KundenNr",
                "Auftragsnummer",
                "Gerätekennung",
                "customer_no",
                "N° client",
                "Código de cliente",
                "cliente número",
                "numero")) {
            assertThat(misgivings(given(name, numbers).read()))
                    .containsExactly(IDENTIFIERS + "'" + name + "' (30 of 200 values are different)" + EXCLUDE);
        }
        for (String name : List.of(
                "number of rooms",
                "num_rooms",
                "anzahl",
                "Hausnummer",
                "Código postal",
                "piano",
                "NO",
                "NO2",
                "mean_NO2",
                "NO_2",
                "snr",
                "mean_PSNR",
                "tnr",
                "fnr",
                "Nummernzahl",
                "nombre")) {
            assertThat(misgivings(given(name, numbers).read())).as(name).isEmpty();
        }
    }

    @Test
    void manyColumnsOfAKindAreOneSentence() {
        int columns = 13;
        String header = IntStream.range(0, columns).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
        String row = IntStream.range(0, columns).mapToObj(i -> "%s").collect(Collectors.joining(","));
        String rows = IntStream.range(0, ROWS)
                .mapToObj(i -> row.replace("%s", i % 9 == 0 ? "?" : "k" + i % 5))
                .collect(Collectors.joining("\n"));

        assertThat(misgivings(new Given(folder)
                        .file("t.csv", header + "\n" + rows + "\n")
                        .read()))
                .singleElement()
                .asString()
                .startsWith(
                        "Words that may mean \"no value\" are categories of their own: 'c0' ('?' (23)), 'c1' ('?' (23)), ")
                .endsWith(
                        "'c9' ('?' (23)) and 3 more. Where they do, add <missing>?</missing> to <dataset>, which holds for"
                                + " all columns.");
    }

    @Test
    void aWordThatIsAClassIsNotAdvisedToBeMissing() {
        String rows = IntStream.range(0, ROWS)
                .mapToObj(
                        row -> (row % 2 == 0 ? "none" : "some") + "," + (row % 3 == 0 ? "none" : "c" + row % 5) + "\n")
                .collect(Collectors.joining());
        Given given = new Given(folder).file("t.csv", "y,x\n" + rows).target("y");

        assertThat(misgivings(TargetReader.read(given.request(), null).rows())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Yes,yes,no", "True,true,other", "T,t,f", "1,1.0,c"})
    void spellingsThatAreOneCategoryAreNotToldAsDifferentOnes(String first, String second, String third) {
        ReadRows read = given("x", row -> row % 3 == 0 ? first : row % 3 == 1 ? second : third)
                .read();

        assertThat(misgivings(read)).isEmpty();
    }

    @Test
    void oneSpellingStandsForThoseThatAreOneCategory() {
        List<String> texts = List.of("1e5", "1E5", "True", "true", "TRUE", "x", "X");

        assertThat(misgivings(given("x", row -> texts.get(row % texts.size())).read()))
                .containsExactly(
                        "Categories that differ only in case, or in blanks around them, are different ones: 'x'"
                                + " ('1E5' and '1e5'; 'X' and 'x'). Write each in one way.");
    }

    @Test
    void datesOfAnotherFormThanTheDeclaredOneAreToldWithTheirForm() {
        assertThatThrownBy(() -> given("x", row -> "3" + row % 2 + "/12/2023")
                        .dates("x", DateForm.MONTH_DAY_YEAR_SLASHES)
                        .read())
                .hasMessageStartingWith("Date column 'x' has no date of the form 'MM/dd/yyyy' in 200 rows:\n")
                .hasMessageEndingWith(
                        "\n  and 190 more\nThese are of the form 'dd/MM/yyyy'. If all dates of the column are,"
                                + " declare <form>dd/MM/yyyy</form> for it in <features>; else correct the data.");
        assertThatThrownBy(() -> given("x", row -> "2023-12-3" + row % 2)
                        .dates("x", DateForm.DATE_TIME)
                        .read())
                .hasMessageEndingWith("These are of the form 'date'. If all dates of the column are,"
                        + " declare <form>date</form> for it in <features>; else correct the data.");
        assertThatThrownBy(() -> given("x", row -> row == 7 ? "29.02.2023" : "28.02.2023")
                        .dates("x", DateForm.DAY_MONTH_YEAR_POINTS)
                        .read())
                .hasMessage(
                        "Date column 'x' has no date of the form 'dd.MM.yyyy' in 1 row:\n  data/t.csv:9 '29.02.2023'\n"
                                + "Correct the data, or name the texts that mean \"no value\" by <missing> in <dataset>.");
    }

    @Test
    void oneTextAmidManyDifferentDatesIsRefusedWithItsLine() {
        IntFunction<String> values = row -> row == 9 || row == 150
                ? "30.02.2024"
                : String.format(Locale.ROOT, "2024-%02d-%02d", 1 + row % 12, 1 + row % 28);

        assertThatThrownBy(() -> given("x", values).read()).hasMessage("""
                Date column 'x' has no date of the form 'date' in 2 rows:
                  data/t.csv:11 '30.02.2024'
                  data/t.csv:152 '30.02.2024'
                Correct the data, or name the texts that mean "no value" by <missing> in <dataset>, or list the column under \
                <categorical> in <features> if it holds no dates.""");
        ReadRows missing = given("x", values).missing("30.02.2024").read();
        assertThat(missing.treatment("x").reason()).isEqualTo(Reason.DATE);
        assertThat(misgivings(missing)).isEmpty();
        assertThat(given("x", values)
                        .kind("x", ColumnKind.CATEGORICAL)
                        .read()
                        .treatment("x")
                        .kind())
                .isEqualTo(ColumnKind.CATEGORICAL);
    }

    private static List<String> misgivings(ReadRows read) {
        return Misgiving.sentences(read.table().names().stream()
                .flatMap(name -> read.treatment(name).misgivings().stream())
                .toList());
    }

    private Given given(String name, IntFunction<String> values) {
        String rows = IntStream.range(0, ROWS)
                .mapToObj(row -> row % 2 + ",\"" + values.apply(row) + "\"\n")
                .collect(Collectors.joining());
        return new Given(folder).file("t.csv", "y," + name + "\n" + rows);
    }
}
