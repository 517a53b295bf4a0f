package io.github.mlmodel.worker.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.mlmodel.build.message.InspectJob;
import io.github.mlmodel.build.message.Suggestions;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is suggested to be predicted: where it is plain, and where it is not. */
class TargetGuessTest {

    private static final int ROWS = 120;

    private final Path folder;

    TargetGuessTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static Stream<Arguments> plain() {
        return Stream.of(
                arguments(
                        "a usual name, wherever it stands",
                        "species,length,island",
                        row("two", "real", "three"),
                        "species"),
                arguments(
                        "a usual name amid the others",
                        "rooms,sale_price,area",
                        row("few", "real", "real"),
                        "sale_price"),
                arguments("a general name behind a usual one", "price,a,class", row("real", "real", "two"), "class"),
                arguments(
                        "two classes at the end behind other usual names",
                        "income,default,y",
                        row("real", "two", "two"),
                        "y"),
                arguments(
                        "two classes, and a usual name of numbers",
                        "churned,age,income",
                        row("two", "few", "real"),
                        "churned"),
                arguments("camel case", "Area,SalePrice,Rooms", row("real", "real", "few"), "SalePrice"),
                arguments("a general name", "target,a,b", row("two", "two", "two"), "target"),
                arguments("another language", "Fläche,Stadt,Kündigung", row("real", "three", "two"), "Kündigung"),
                arguments("a Chinese name", "面积,城市,标签", row("real", "three", "two"), "标签"),
                arguments("a category beside texts", "text,category", row("text", "three"), "category"),
                arguments(
                        "a sentiment beside texts, and many numbers",
                        "tweet_id,airline_sentiment,sentiment_confidence,airline,retweet_count,text",
                        row("id", "three", "real", "three", "few", "text"),
                        "airline_sentiment"),
                arguments("a label without a name before a text", "", row("two", "text"), "column1"),
                arguments(
                        "the last column of classes without names", "", row("real", "three", "few", "two"), "column4"),
                arguments("the only few whole numbers at the end", "", row("real", "real", "real", "few"), "column4"),
                arguments("the only words amid numbers, at the end", "a,b,kind", row("real", "real", "three"), "kind"),
                arguments("the only two classes, at the end", "area,city,dear", row("real", "three", "two"), "dear"),
                arguments("y at the end", "x,c,y", row("real", "three", "two"), "y"),
                arguments(
                        "a price beside coordinates",
                        "carat,price,x,y,z",
                        row("real", "real", "real", "real", "real"),
                        "price"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plain")
    void whatIsPredictedIsPlain(String what, String header, IntFunction<String> row, String target) {
        Suggestions suggested = suggested(header, row);

        assertThat(suggested.target()).isEqualTo(target);
        assertThat(suggested.likelyTargets()).startsWith(target).hasSizeLessThanOrEqualTo(3);
    }

    static Stream<Arguments> notPlain() {
        return Stream.of(
                arguments(
                        "measures that nobody names",
                        "a,b,c,d",
                        row("real", "real", "real", "real"),
                        List.of("d", "a", "b")),
                arguments(
                        "a city at the end",
                        "age,plan,team,city",
                        row("real", "two", "three", "three"),
                        List.of("plan", "team", "city")),
                arguments(
                        "two usual names",
                        "price,rooms,quality",
                        row("real", "few", "few"),
                        List.of("quality", "price", "rooms")),
                arguments(
                        "two usual names, one of them with more classes at the end",
                        "hours,left,team,salary",
                        row("real", "two", "three", "three"),
                        List.of("salary", "left")),
                arguments(
                        "two usual names of two classes",
                        "spam,fraud,area",
                        row("two", "two", "real"),
                        List.of("spam", "fraud")),
                arguments(
                        "a condition behind a price",
                        "area,sale_price,condition",
                        row("real", "real", "few"),
                        List.of("condition", "sale_price")),
                arguments(
                        "a label that many rows lack",
                        "label,a,b,c",
                        row("gaps", "real", "real", "real"),
                        List.of("label")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notPlain")
    void threeAreListedAndNoneIsSuggested(String what, String header, IntFunction<String> row, List<String> likely) {
        Suggestions suggested = suggested(header, row);

        assertThat(suggested.target()).isEmpty();
        assertThat(suggested.task()).isNull();
        assertThat(suggested.likelyTargets()).startsWith(likely.toArray(String[]::new));
    }

    @Test
    void whereNothingIsFitNothingIsListed() {
        Suggestions suggested = suggested("note,day", row("text", "day"));

        assertThat(suggested.target()).isEmpty();
        assertThat(suggested.likelyTargets()).isEmpty();
    }

    @Test
    void wholeNumbersAreClassesWhereEachOccursOften() {
        assertThat(suggested("a,grade", row("real", "few")).task()).isEqualTo(Task.CLASSIFICATION);
        assertThat(suggested("a,grade", i -> i + 0.5 + "," + (i == 7 ? 9 : i % 4))
                        .task())
                .isEqualTo(Task.REGRESSION);
        assertThat(suggested("a,price", row("real", "real")).task()).isEqualTo(Task.REGRESSION);
    }

    private Suggestions suggested(String header, IntFunction<String> row) {
        String rows = IntStream.range(0, ROWS).mapToObj(row).collect(Collectors.joining("\n", "", "\n"));
        Given given = new Given(folder).file("a.csv", header.isEmpty() ? rows : header + "\n" + rows);
        return Inspection.inspect(
                        InspectJob.data("a", given.dataset(), given.files()), given.source(), 1, Progress.NONE)
                .suggested();
    }

    private static IntFunction<String> row(String... kinds) {
        return i -> IntStream.range(0, kinds.length)
                .mapToObj(column -> value(kinds[column], i, column))
                .collect(Collectors.joining(","));
    }

    private static String value(String kind, int row, int column) {
        int mixed = (row * 7_919 + column * 104_729) % 1_009;
        return switch (kind) {
            case "two" -> mixed % 2 == 0 ? "yes" : "no";
            case "three" -> List.of("red", "green", "blue").get(mixed % 3);
            case "few" -> String.valueOf(mixed % 4);
            case "real" -> String.valueOf(mixed / 8.0);
            case "gaps" -> mixed % 3 == 0 ? "" : mixed % 2 == 0 ? "yes" : "no";
            case "id" -> String.valueOf(570_306_133_677_760_513L + mixed * 1_009L + row);
            case "day" -> "2026-01-" + (10 + mixed % 20);
            default -> "these are words of row " + row;
        };
    }
}
