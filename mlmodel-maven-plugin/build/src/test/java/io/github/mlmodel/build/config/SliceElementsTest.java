package io.github.mlmodel.build.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.message.Slicing;
import io.github.mlmodel.build.spec.SliceSpec;
import io.github.mlmodel.build.spec.SliceSpec.Bins;
import io.github.mlmodel.build.spec.SliceSpec.EachValue;
import io.github.mlmodel.build.spec.SliceSpec.Enough;
import io.github.mlmodel.build.spec.SliceSpec.Named;
import io.github.mlmodel.build.spec.SliceSpec.OneValue;
import io.github.mlmodel.build.spec.SliceSpec.Quantiles;
import io.github.mlmodel.grade.Slice.OnTooFew;
import io.github.mlmodel.spi.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SliceElementsTest {

    private static final Enough ENOUGH = Enough.BY_DEFAULT;

    @Test
    void slicesAreReadAsWritten() {
        ConfiguredModel model = read("""
                <slices>
                  <slice>plan</slice>
                  <slice><column>sex</column><minExamples>5</minExamples><onTooFew>fail</onTooFew></slice>
                  <slice><column>city</column><value>Bern, or so</value></slice>
                  <slice><column>age</column><bounds>30, 40.5</bounds></slice>
                  <slice><column>income</column><quantiles>4</quantiles></slice>
                  <slice><name>young women</name><when>age less than 30 and sex = F</when></slice>
                </slices>""");

        assertThat(model.slices())
                .containsExactly(
                        new EachValue("plan", ENOUGH),
                        new EachValue("sex", new Enough(5, OnTooFew.FAIL)),
                        new OneValue("city", "Bern, or so", ENOUGH),
                        new Bins("age", List.of("30", "40.5"), ENOUGH),
                        new Quantiles("income", 4, ENOUGH),
                        new Named("young women", "age less than 30 and sex = F", ENOUGH));
        assertThat(model.needsQuantiles()).isTrue();
        assertThat(Json.read(Json.write(new Slicing(model.slices(), List.of())), Slicing.class)
                        .slices())
                .isEqualTo(model.slices());
        assertThat(ModelElements.effective(model).get("slices"))
                .isEqualTo("plan is missing, sex is missing, city=Bern, or so, age<30, 30<=age<40.5, age>=40.5, age is"
                        + " missing, income quantile 1 of 4, income quantile 2 of 4, income quantile 3 of 4, income"
                        + " quantile 4 of 4, income is missing, young women");
        assertThat(read("").slices()).isEmpty();
    }

    @Test
    void whatGatesNameNeedsNoElement() {
        ConfiguredModel model = read("""
                <slices><slice><column>age</column><bounds>30</bounds></slice></slices>
                <gates>
                  <gate>accuracy @ sex=F at least 0.5</gate>
                  <gate>gap(accuracy, plan) at most 0.5</gate>
                  <gate>gap(accuracy, age) at most 0.5</gate>
                  <gate>accuracy @ 'age>=30' at least 0.5</gate>
                  <gate>accuracy @ 'plan is missing' at least 0.5</gate>
                </gates>""");

        assertThat(model.slices())
                .containsExactly(
                        new Bins("age", List.of("30"), ENOUGH),
                        new EachValue("plan", ENOUGH),
                        new OneValue("sex", "F", ENOUGH));
    }

    @Test
    void aSliceThatNothingDefinesIsRefused() {
        assertThatThrownBy(() -> read("""
                        <slices><slice><name>young</name><when>age less than 30</when></slice></slices>
                        <gates><gate>accuracy @ yuong at least 0.5</gate></gates>"""))
                .hasMessage(
                        "<models/model[churn]/gates> has the gate 'accuracy @ yuong at least 0.5', which names the slice"
                                + " 'yuong', but <slices> has none of that name; did you mean 'young'? Its slices are: young. Write"
                                + " COLUMN=VALUE for the rows with one value, or add"
                                + " <slice><name>…</name><when>…</when></slice>.");
        assertThatThrownBy(() -> read("<gates><gate>accuracy @ 'age>=30' at least 0.5</gate></gates>"))
                .hasMessageContaining("but <slices> has none of that name. Write COLUMN=VALUE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<slice><value>a</value></slice>|> is neither a <column>, alone or with one of <value>, <bounds> and"
                        + " <quantiles>, nor a <name> with <when>. Write for example <slice><column>sex</column></slice>, or"
                        + " <slice><name>young</name><when>age less than 30</when></slice>.",
                "<slice><column>a</column><name>b</name><when>a = 3</when></slice>|> is neither a <column>, alone or with one"
                        + " of <value>, <bounds> and <quantiles>, nor a <name> with <when>. Write for example"
                        + " <slice><column>sex</column></slice>, or <slice><name>young</name><when>age less than"
                        + " 30</when></slice>.",
                "<slice><name>b</name></slice>|> has no <when>. A slice of a condition has both <name> and <when>.",
                "<slice><when>a = 3</when></slice>|> has no <name>. A slice of a condition has both <name> and <when>.",
                "<slice><name>a=b</name><when>a = 3</when></slice>|/name> is 'a=b', but a name with '=' stands for a column"
                        + " and its value. Write it without.",
                "<slice><name>b</name><when>a = </when></slice>|/when> is 'a =', which cannot be read: a value belongs at the"
                        + " end. Write comparisons such as age less than 30, sex = Female, region in (north, 'far south'), age"
                        + " is missing, and join them by 'and', 'or', 'not'.",
                "<slice><name>b</name><when>_row % 5 = 0</when></slice>|/when> asks for _row, but slices go by columns. Ask"
                        + " for a column.",
                "<slice><column>a</column><bounds>3, 2</bounds></slice>|/bounds> is '3, 2', but it is numbers from the"
                        + " smallest on, such as 30, 50.",
                "<slice><column>a</column><bounds>x</bounds></slice>|/bounds> is 'x', but it is numbers from the smallest on,"
                        + " such as 30, 50.",
                "<slice><column>a</column><quantiles>1</quantiles></slice>|/quantiles> is 1, but it is between 2 and 20.",
                "<slice><column>a</column><minExamples>0</minExamples></slice>|/minExamples> is 0, but it is at least 1.",
                "<slice><column>a</column><onTooFew>warn</onTooFew></slice>|/onTooFew> is 'warn', but it is fail or skip.",
            })
    void whatIsNoSliceIsRefused(String slice, String problem) {
        assertThatThrownBy(() -> read("<slices>" + slice + "</slices>"))
                .hasMessage("<models/model[churn]/slices/slice[1]" + problem);
    }

    @Test
    void oneNameIsOneSlice() {
        assertThatThrownBy(() -> read("<slices><slice>a</slice><slice><column>a</column></slice></slices>"))
                .hasMessage(
                        "<models/model[churn]/slices> has the slice 'a is missing' more than once. Keep one of them.");
    }

    @Test
    void imagesHaveNoColumns() {
        String images = Xml.CHURN
                .replace("datasets/churn.csv</source>", "images.idx</source><labels>labels.idx</labels>")
                .replace("<target>churned</target>", "");

        assertThatThrownBy(() -> readModel(images.replace("</model>", "<slices><slice>a</slice></slices></model>")))
                .hasMessageContaining(
                        "has slices of its rows, but these are images, which have no columns. Remove <slices>, and"
                                + " gates on slices.");
    }

    private static ConfiguredModel read(String elements) {
        return readModel(Xml.CHURN.replace("</model>", elements + "</model>"));
    }

    private static ConfiguredModel readModel(String model) {
        return ReadModels.one(model);
    }

    @Test
    void slicesOfQuantilesAndBinsAreNamedWithoutRows() {
        SliceSpec bins = new Bins("a", List.of("1"), ENOUGH);

        assertThat(bins.names()).containsExactly("a<1", "a>=1", "a is missing");
        assertThat(new Quantiles("a", 2, ENOUGH).names())
                .containsExactly("a quantile 1 of 2", "a quantile 2 of 2", "a is missing");
    }
}
