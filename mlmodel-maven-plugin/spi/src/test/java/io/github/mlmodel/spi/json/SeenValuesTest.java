package io.github.mlmodel.spi.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.DescriptionReader;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.column.SeenValues;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code model.json} has of the values that a column had in training. */
class SeenValuesTest {

    @Test
    void areWrittenInTheirShortestFormAndReadAgain() {
        String json = Json.write(described());

        assertThat(json)
                .contains(
                        "\"kind\": \"range\",\n          \"smallest\": 0.1,\n          \"largest\": 90",
                        "\"kind\": \"categories\",\n          \"known\": [\n            \"basic\",\n            \"plus\"");
        assertThat(read(json)).isEqualTo(described());
        assertThat(Json.read(json, ModelDescription.class)).isEqualTo(described());
    }

    @Test
    void areAbsentFromFilesOfBefore() {
        String kind = "\"kind\": \"numeric\"";
        String json = Json.writeLine(GivenDescription.regressor("price")
                .columns(ColumnKind.NUMERIC, "age")
                .build());

        String before = json.replace(kind + " }", kind + ", \"form\": { \"date\": null } }");

        assertThat(json).contains("{ \"name\": \"age\", " + kind + " }");
        assertThat(before).isNotEqualTo(json);
        assertThat(read(before).signature().columns().get(0).seen()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"kind\": \"range\"|\"kind\": \"span\"|.seen.kind is 'span', and must be one of range, categories",
                "\"largest\": 90.0|\"largest\": \"x\"|.seen.largest is 'x', and must be a number",
                "\"seen\": {|\"seen\": 7, \"was\": {|.seen is 7, and must be an object"
            })
    void areRefusedWhereTheyAreSomethingElse(String part, String other, String expected) {
        String json = Json.writeLine(described());

        assertThat(json).contains(part);
        assertThatThrownBy(() -> read(json.replaceFirst(Pattern.quote(part), other)))
                .hasMessageContaining("signature.columns[0]" + expected);
    }

    private static ModelDescription described() {
        return GivenDescription.regressor("price")
                .columns(ColumnKind.NUMERIC, "age")
                .columns(ColumnKind.CATEGORICAL, "plan")
                .seen("age", new SeenValues.Range(0.1, 90))
                .seen("plan", new SeenValues.Categories(List.of("basic", "plus")))
                .build();
    }

    private static ModelDescription read(String json) {
        return DescriptionReader.read(json.getBytes(StandardCharsets.UTF_8), "churn.zip");
    }
}
