package io.github.mlmodel.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.column.ColumnForm;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.model.column.NumberForm;
import io.github.mlmodel.model.column.SeenValues;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColumnsSectionTest {

    @Test
    void howEachColumnIsReadAndWhyIsSaid() {
        NumberForm euros = new NumberForm(",", ".", "EUR", NumberForm.Negative.MINUS);
        GivenDescription model = GivenDescription.regressor("price")
                .column(new ColumnSchema("area", ColumnKind.NUMERIC, ColumnForm.PLAIN.withMissing(List.of("NA", "<b>")))
                        .because("number")
                        .withSeen(new SeenValues.Range(-1.5, 90)))
                .column(new ColumnSchema("rent", ColumnKind.NUMERIC, ColumnForm.of(euros)).because("declared"))
                .column(new ColumnSchema("zip", ColumnKind.CATEGORICAL)
                        .because("code")
                        .withSeen(new SeenValues.Categories(List.of("01067", "80331"))))
                .column(new ColumnSchema(
                                "new", ColumnKind.CATEGORICAL, ColumnForm.PLAIN.withSpellings(Map.of("True", "true")))
                        .because("category")
                        .withSeen(new SeenValues.Categories(List.of("true"))))
                .column(ColumnSchema.ofDates("sold", DateForm.DATE)
                        .because("date")
                        .withSeen(new SeenValues.Range(0, 86_400)))
                .column(new ColumnSchema("note", ColumnKind.TEXT).because("text"));

        assertThat(html(model))
                .contains(row("area", "numeric", "numbers", "no value: 'NA', '&lt;b&gt;'; from -1.5 to 90"))
                .contains(row(
                        "rent",
                        "numeric",
                        "the configuration",
                        "written with a comma before the decimals and '.' between the thousands and 'EUR' beside them"))
                .contains(row("zip", "categorical", "digits that stand for things", "2 categories: '01067', '80331'"))
                .contains(row(
                        "new",
                        "categorical",
                        "few texts that recur",
                        "one category: 'True' and 'true'; 1 category: 'true'"))
                .contains(row("sold", "date (date)", "dates of one form", ""))
                .contains(row("note", "text", "words", ""))
                .doesNotContain("nobody excluded");
    }

    @Test
    void columnsThatNoFeatureWasMadeOfAreListedWithTheReason() {
        GivenDescription model = GivenDescription.regressor("price")
                .columns(ColumnKind.NUMERIC, "area")
                .ignoring("id", ColumnKind.CATEGORICAL, "identifier")
                .ignoring("currency", ColumnKind.CATEGORICAL, "constant")
                .ignoring("remark", ColumnKind.CATEGORICAL, "empty")
                .ignoring("odd", ColumnKind.NUMERIC, "a word of <another> version");

        assertThat(html(model))
                .contains("<caption>What no feature was made of, though nobody excluded it</caption>")
                .contains(row("id", "categorical", "nearly all values different"))
                .contains(row("currency", "categorical", "one value in all training rows"))
                .contains(row("remark", "categorical", "no value in any training row"))
                .contains(row("odd", "numeric", "a word of &lt;another&gt; version"));
    }

    @Test
    void aModelOfBeforeThereWereReasonsHasNone() {
        assertThat(html(GivenDescription.regressor("price").columns(ColumnKind.NUMERIC, "area")))
                .contains(row("area", "numeric", "", ""));
    }

    @Test
    void ofManyColumnsAndCategoriesTheFirstAreShown() {
        String[] names = IntStream.range(0, 203).mapToObj(i -> "n" + i).toArray(String[]::new);
        GivenDescription model = GivenDescription.regressor("price").columns(ColumnKind.CATEGORICAL, names);
        model.seen(
                "n0",
                new SeenValues.Categories(
                        IntStream.range(0, 12).mapToObj(String::valueOf).toList()));
        IntStream.range(0, 201).forEach(i -> model.ignoring("i" + i, ColumnKind.CATEGORICAL, "empty"));

        assertThat(html(model))
                .contains(row(
                        "n0",
                        "categorical",
                        "",
                        "12 categories: '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' and 2 more"))
                .contains("And 3 more; model.json holds them.", "And 1 more; model.json holds them.")
                .contains(">n199<", ">i199<")
                .doesNotContain(">n200<", ">i200<");
    }

    private static String row(String name, String... cells) {
        StringBuilder row = new StringBuilder("<tr><th scope=\"row\">" + name + "</th>");
        for (String cell : cells) {
            row.append("<td>").append(cell.replace("'", "&#39;")).append("</td>");
        }
        return row + "</tr>";
    }

    private static String html(GivenDescription model) {
        HtmlPage page = new HtmlPage("Columns", "");
        new ColumnsSection(model.build()).addTo(page);
        return page.end();
    }
}
