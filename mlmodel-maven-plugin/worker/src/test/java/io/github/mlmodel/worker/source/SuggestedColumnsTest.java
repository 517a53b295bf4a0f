package io.github.mlmodel.worker.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.message.InspectJob;
import io.github.mlmodel.build.message.InspectResult;
import io.github.mlmodel.build.message.InspectResult.InspectedColumn;
import io.github.mlmodel.build.message.InspectResult.WrittenText;
import io.github.mlmodel.build.message.Suggestions;
import io.github.mlmodel.build.message.Suggestions.LeftOut;
import io.github.mlmodel.build.spec.DateColumns;
import io.github.mlmodel.build.spec.Marks;
import io.github.mlmodel.build.spec.NumberFormat;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.spi.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is suggested of the columns that are not predicted, and how it is written. */
class SuggestedColumnsTest {

    private static final int ROWS = 120;

    private final Path folder;

    SuggestedColumnsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void columnsThatNameOrCountRowsOrSayNothingAreLeftOut() {
        Suggestions suggested = suggested(
                "n,customer_id,serial,ticket,nothing,same,area,target",
                i -> i + "," + mixed(i) + ",900000" + mixed(i) + ",T" + mixed(i) + ",,x," + real(i) + ","
                        + mixed(i) % 2);

        assertThat(suggested.leftOut())
                .containsExactly(
                        new LeftOut("n", "counts the rows"),
                        new LeftOut("customer_id", "an identifier: 120 different values in 120 rows"),
                        new LeftOut("serial", "an identifier: 120 different values in 120 rows"),
                        new LeftOut("ticket", "an identifier: 120 different values in 120 rows"),
                        new LeftOut("nothing", "no value in any row"),
                        new LeftOut("same", "one value in all rows"));
        assertThat(suggested.exclude()).containsExactly("n", "customer_id", "serial", "ticket", "nothing", "same");
        assertThat(suggested.remarks()).isEmpty();
    }

    @Test
    void identifiersAreCalledSoInOtherLanguages() {
        Suggestions suggested = suggested(
                "Kundennummer,kundennr,N° client,snr,area,target",
                i -> (1000 + mixed(i) + ",").repeat(4) + real(i) + "," + mixed(i) % 2);

        assertThat(suggested.exclude()).containsExactly("Kundennummer", "kundennr", "N° client");
    }

    @Test
    void categoriesOfWhichNearlyAllAreDifferentAreNearlyIdentifiers() {
        Suggestions suggested =
                suggested("cabin,area,target", i -> "C" + i / 3 * 2 % 70 + i % 2 + "," + real(i) + "," + i % 2);

        assertThat(suggested.leftOut())
                .containsExactly(new LeftOut("cabin", "nearly an identifier: 70 different values in 120 rows"));
    }

    @Test
    void copiesOfClassesAreLeftOut() {
        Suggestions suggested = suggested(
                "code,number,area,target",
                i -> List.of("r", "g", "b").get(mixed(i) % 3) + "," + 7 * (mixed(i) % 3) + "," + real(i) + ","
                        + List.of("red", "green", "blue").get(mixed(i) % 3));

        assertThat(suggested.leftOut())
                .containsExactly(
                        new LeftOut("code", "a copy of the target: each of its values stands for one class"),
                        new LeftOut("number", "a copy of the target: each of its values stands for one class"));
    }

    @Test
    void numbersThatRiseWithTheTargetAreLeftOut() {
        Suggestions suggested = suggested(
                "euros,area,price", i -> 3 + 1.1 * mixed(i) + "," + real(i + 5) + "," + (1.0 * mixed(i) + 0.5));

        assertThat(suggested.leftOut())
                .containsExactly(
                        new LeftOut("euros", "rises or falls with the target in all rows, as a copy of it does"));
    }

    @Test
    void columnsThatAddUpToTheTargetAreLeftOut() {
        assertThat(leftOut(
                        "casual,registered,heat,count",
                        i -> i % 37 + "," + mixed(i) + "," + real(i) + "," + (i % 37 + mixed(i))))
                .containsExactly("casual + registered = count", "casual + registered = count");
        assertThat(leftOut(
                        "total,heat,tax,price",
                        i -> mixed(i) + "," + real(i) + "," + i * 37 % 301 + "," + (mixed(i) - i * 37 % 301)))
                .containsExactly("total - tax = price", "total - tax = price");
        assertThat(leftOut(
                        "heat,pieces,each,sales",
                        i -> real(i) + "," + (1 + i % 17) + "," + mixed(i) + "," + (1 + i % 17) * mixed(i)))
                .containsExactly("pieces * each = sales", "pieces * each = sales");
        assertThat(leftOut(
                        "a,b,heat,c,price",
                        i -> i % 7 + "," + mixed(i) + "," + real(i) + "," + i % 17 + "," + (i % 7 + mixed(i) + i % 17)))
                .containsExactly("a + b + c = price", "a + b + c = price", "a + b + c = price");
    }

    @Test
    void whatTellsTheTargetAlmostPerfectlyIsRemarkedOn() {
        Suggestions suggested = suggested(
                "level,area,target", i -> mixed(i) + "," + real(i + 3) + "," + (mixed(i) > 500 ? "hi" : "lo"));

        assertThat(suggested.leftOut()).isEmpty();
        assertThat(suggested.remarks())
                .containsExactly(
                        "Column 'level' alone tells the target almost perfectly. Exclude it if it is known only"
                                + " after the target.");
    }

    @Test
    void whatTellsThreeClassesByThresholdsIsRemarkedOn() {
        assertThat(suggested(
                                "points,area,target",
                                i -> mixed(i) + "," + real(i + 3) + ","
                                        + (mixed(i) > 700 ? "gold" : mixed(i) > 400 ? "bronze" : "silver"))
                        .remarks())
                .containsExactly(
                        "Column 'points' alone tells the target almost perfectly. Exclude it if it is known only"
                                + " after the target.");
    }

    @Test
    void rowsThatBelongTogetherAreRemarkedOnAsTheTrainingWarnsOfThem() {
        assertThat(suggested("customer_id,area,target", i -> i / 4 + "," + real(i) + "," + mixed(i) % 2)
                        .remarks())
                .containsExactly(
                        "Column 'customer_id' seems to say which rows belong together: 120 rows have 30 values of"
                                + " it, and rows of one value are trained on and held back, so that a model that remembers them looks"
                                + " better than it is. If so, add <testGroup>customer_id</testGroup> to <dataset>.");
        assertThat(suggested("pieces,area,target", i -> i / 4 + "," + real(i) + "," + mixed(i) % 2)
                        .remarks())
                .isEmpty();
    }

    @Test
    void theOnlyColumnIsNotLeftOutHoweverWellItTells() {
        Suggestions suggested =
                suggested("code,target", i -> (i % 3 == 0 ? "J" : "N") + "," + (i % 3 == 0 ? "yes" : "no"));

        assertThat(suggested.leftOut()).isEmpty();
        assertThat(suggested.remarks())
                .containsExactly(
                        "Column 'code' tells the target perfectly (a copy of the target: each of its values stands"
                                + " for one class). Other columns are needed if it is known only after the target.");
    }

    @Test
    void commasThatMayStandBetweenThousandsAreRemarkedOn() {
        Suggestions suggested = suggested(
                "price,area,target",
                i -> "\"$1," + (100 + mixed(i) % 900) + "\"," + real(i) + "," + (mixed(i) % 2 == 0 ? "hi" : "lo"));

        assertThat(suggested.numbers()).containsExactly(new NumberFormat(List.of("price"), ",", null, "$", null));
        assertThat(suggested.remarks())
                .containsExactly("Commas may stand between thousands, and are taken for those before decimals: 'price'"
                        + " (three digits follow each, as in '$1,100'). If they do, put <number><columns>price</columns>"
                        + "<thousands>,</thousands><unit>$</unit></number> in their place.");
        assertThat(suggested(
                                "price,area,target",
                                i -> "\"$1," + (i == 7 ? 55 : 100 + mixed(i) % 900) + "\"," + real(i) + ","
                                        + (mixed(i) % 2 == 0 ? "hi" : "lo"))
                        .remarks())
                .isEmpty();
    }

    @Test
    void pointsThatMayStandBetweenThousandsAreRemarkedOn() {
        Suggestions suggested = suggested(
                "price,area,target",
                i -> "1." + (100 + mixed(i) % 900) + " EUR," + real(i) + "," + (mixed(i) % 2 == 0 ? "hi" : "lo"));
        assertThat(suggested.numbers()).containsExactly(new NumberFormat(List.of("price"), null, null, "EUR", null));
        assertThat(suggested.remarks())
                .containsExactly("Points may stand between thousands, and are taken for those before decimals: 'price'"
                        + " (three digits follow each, as in '1.100 EUR'). If they do, put <number><columns>price</columns>"
                        + "<decimal>,</decimal><thousands>.</thousands><unit>EUR</unit></number> in their place.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "1,{c};769;{n};,;",
                "$12,{c};$9;$ {n};,;$",
                "1.{c} EUR;769 EUR;{n} EUR;.;EUR",
                "-1,{c};-769;{n};,;",
            })
    void marksThatOnlyNumbersOfAThousandHaveStandBetweenThousands(
            String grouped, String small, String other, String thousands, @Nullable String unit) {
        Suggestions suggested = suggested(
                "price,area,target",
                i -> "\""
                        + (i % 3 == 0 ? small : i % 3 == 1 ? other : grouped)
                                .replace("{n}", "" + mixed(i) % 1000)
                                .replace("{c}", "" + (100 + mixed(i) % 900))
                        + "\"," + real(i) + "," + (mixed(i) % 2 == 0 ? "hi" : "lo"));

        assertThat(suggested.numbers())
                .containsExactly(
                        new NumberFormat(List.of("price"), thousands.equals(",") ? null : ",", thousands, unit, null));
        assertThat(suggested.remarks()).isEmpty();
    }

    @Test
    void commasThatNumbersOfAThousandLackAreRemarkedOn() {
        Suggestions suggested = suggested(
                "price,area,target",
                i -> "\""
                        + (i % 3 == 0 ? "" + (1000 + i) : i % 3 == 1 ? "" + i : "1," + (100 + mixed(i) % 900))
                        + "\"," + real(i) + "," + (mixed(i) % 2 == 0 ? "hi" : "lo"));

        assertThat(suggested.numbers()).containsExactly(new NumberFormat(List.of("price"), ",", null, null, null));
        assertThat(suggested.remarks())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("Commas may stand between thousands, and are taken for those before decimals: 'price'"
                        + " (three digits follow each, as in '1,");
    }

    @Test
    void aFewNumbersThatAreNotPlainGetTheElementThatReadsThem() {
        InspectResult found =
                inspect("discounts.csv", "discount,area,target", i -> i % 7 * 5 + " %," + real(i) + "," + mixed(i) % 2);

        assertThat(found.suggested().numbers())
                .containsExactly(new NumberFormat(List.of("discount"), null, null, "%", null));
        assertThat(found.columns().get(0).column().kind()).isEqualTo(ColumnKind.NUMERIC);
    }

    @Test
    void datesThatAreNotReadAreRemarkedOnAndNotLeftOut() {
        Suggestions suggested = suggested(
                "ordered,area,target",
                i -> String.format(Locale.ROOT, "%02d.%02d.2022,", i % 28 + 1, i % 3 + 1) + real(i) + ","
                        + mixed(i) % 2);

        assertThat(suggested.leftOut()).isEmpty();
        assertThat(suggested.remarks())
                .containsExactly(
                        "Dates are not read as dates: 'ordered' (120 values, the first '01.01.2022'). To have"
                                + " them read so, set <features><dates><date><columns>ordered</columns><form>dd.MM.yyyy</form></date>"
                                + "</dates><others>by-type</others></features>; a column that is to stay as it is, list under <categorical> in <features>.");
    }

    @Test
    void longTextsAreCutWhereTheyAreShown() {
        String text = "😀 a text of words that nobody reads to the end, ";

        InspectResult found = inspect("texts.csv", "said,target", i -> '"' + text + i % 70 + "\"," + i % 2);

        assertThat(found.columns().get(0).example()).contains("😀 a text of words that nobody reads to t… (2)");
    }

    @Test
    void datesAreSuggestedByTheirForm() {
        Suggestions suggested = suggested(
                "day,at,created_at,millis,reading,target",
                i -> "2026-01-" + (10 + i % 20) + ",2026-01-02 10:" + (10 + i % 50) + ":00,"
                        + (1_700_000_000L + mixed(i) * 86_400L)
                        + "," + (1_700_000_000_000L + mixed(i) * 86_400_000L) + ","
                        + (1_700_000_000L + mixed(i) * 3_600L) + ","
                        + i % 2);

        assertThat(suggested.dates())
                .containsExactly(
                        new DateColumns(List.of("day"), DateForm.DATE),
                        new DateColumns(List.of("at"), DateForm.DATE_TIME),
                        new DateColumns(List.of("created_at"), DateForm.EPOCH_SECONDS),
                        new DateColumns(List.of("millis"), DateForm.EPOCH_MILLISECONDS));
        assertThat(suggested.remarks())
                .containsExactly(
                        "Column 'reading' has numbers such as 1700000000, which may be moments"
                                + " (2023-11-14T22:13:20Z). If they are, list it under <dates> in <features>, with"
                                + " <form>epoch-seconds</form>.",
                        "Column 'day' seems to say when a row was, and rows are held back by chance: the model is judged"
                                + " between times that it knows. If it will be asked about later ones, add"
                                + " <testAfter><column>day</column><value>2026-01-26</value></testAfter> to <dataset>, which"
                                + " holds back about the last fifth.");
        assertThat(suggested.exclude()).isEmpty();
    }

    @Test
    void datesAreShownAsDates() {
        InspectResult found = inspect("a.csv", "day,target", i -> "2026-01-1" + i % 2 + "," + i % 2);

        assertThat(found.columns())
                .extracting(InspectedColumn::example)
                .contains(List.of("2026-01-10 (60)", "2026-01-11 (60)"));
    }

    @Test
    void quotesBetweenTabulatorsAreTexts() {
        InspectResult found =
                inspect("a.tsv", "note\ttarget", i -> (i == 99 ? "\"so\" " : "") + "it is row " + i + "\t" + i % 2);

        assertThat(found.text()).isEqualTo(new WrittenText("\t", true, List.of(), "UTF-8", "none", Marks.NONE));
        assertThat(found.rows()).isEqualTo(ROWS);
    }

    @Test
    void namesThatCannotBeUsedGetOthersInTheirPlace() {
        InspectResult found = inspect("a.csv", ",area,area,target", i -> i + "," + real(i) + "," + i + "," + i % 2);

        assertThat(found.text())
                .isEqualTo(new WrittenText(
                        ",", true, List.of("column1", "area", "area_2", "target"), "UTF-8", "\"", Marks.NONE));
        assertThat(found.columns())
                .extracting(InspectedColumn::name)
                .containsExactly("column1", "area", "area_2", "target");
        assertThat(found.suggested().target()).isEqualTo("target");
    }

    @Test
    void aFirstLineOfCountsIsPassedOver() {
        InspectResult found =
                inspect("a.csv", "120,2,no,yes,,,", i -> real(i) + "," + i % 3 + "," + (i % 2 == 0 ? "no" : "yes"));

        assertThat(found.text()).isEqualTo(new WrittenText(",", false, "UTF-8", Marks.NONE.withSkipLines(1)));
        assertThat(found.rows()).isEqualTo(ROWS);
    }

    private List<String> leftOut(String header, IntFunction<String> row) {
        return suggested(header, row).leftOut().stream().map(LeftOut::reason).toList();
    }

    private Suggestions suggested(String header, IntFunction<String> row) {
        Suggestions suggested = inspect("a.csv", header, row).suggested();
        assertThat(suggested.target()).isEqualTo(header.substring(header.lastIndexOf(',') + 1));
        return suggested;
    }

    private InspectResult inspect(String name, String header, IntFunction<String> row) {
        String rows = IntStream.range(0, ROWS).mapToObj(row).collect(Collectors.joining("\n", "", "\n"));
        Given given = new Given(folder).file(name, header + "\n" + rows);
        return Inspection.inspect(
                InspectJob.data("a", given.dataset(), given.files()), given.source(), 1, Progress.NONE);
    }

    private static int mixed(int row) {
        return row * 7_919 % 1_009;
    }

    private static double real(int row) {
        return (row * 104_729 + 31) % 1_009 / 8.0;
    }
}
