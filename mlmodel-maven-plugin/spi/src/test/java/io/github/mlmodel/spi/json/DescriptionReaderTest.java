package io.github.mlmodel.spi.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.Damage;
import io.github.mlmodel.model.DescriptionReader;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.GivenDescriptions;
import io.github.mlmodel.model.LearningCurve;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelDescription.Sample;
import io.github.mlmodel.model.PredictedColumn;
import io.github.mlmodel.model.column.ColumnForm;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.model.column.NumberForm;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptionReaderTest {

    static final List<ModelDescription> DESCRIPTIONS = GivenDescriptions.ALL;

    private static final String JSON = Json.writeLine(GivenDescriptions.classifier());

    @ParameterizedTest
    @FieldSource("DESCRIPTIONS")
    void readsWhatIsWritten(ModelDescription description) {
        assertThat(read(Json.write(description))).isEqualTo(description);
        assertThat(read(Json.writeLine(description))).isEqualTo(description);
    }

    @Test
    void readsEveryNumberThatIsWritten() {
        Random random = new Random(7);
        List<Double> doubles = new ArrayList<>(
                List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, 1e300, Double.MIN_VALUE));
        List<Float> floats = new ArrayList<>(
                List.of(Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -0f, 1e30f, Float.MIN_VALUE));
        for (int i = 0; i < 1_000; i++) {
            doubles.add(Double.longBitsToDouble(random.nextLong()));
            floats.add(Float.intBitsToFloat(random.nextInt()));
        }
        Map<String, Object> row = IntStream.range(3, doubles.size())
                .boxed()
                .filter(i -> Double.isFinite(doubles.get(i)))
                .collect(Collectors.toMap(i -> "c" + i, doubles::get));
        ModelDescription description = GivenDescriptions.description(
                List.of(new LearningCurve("loss", doubles)), List.of(new Sample("", row, "", floats)));

        ModelDescription read = read(Json.write(description));

        assertThat(read).isEqualTo(description);
        assertThat(read).isEqualTo(Json.read(Json.write(description), ModelDescription.class));
    }

    @Test
    void readsEveryTextThatIsWritten() {
        StringBuilder text = new StringBuilder("\\ \" / 😀 ' </script> \u2028 \uFEFF é ");
        for (char c = 0; c < 0xA0; c++) {
            text.append(c);
        }
        ModelDescription description = GivenDescriptions.classifier().withDescription(text.toString());

        assertThat(read(Json.write(description))).isEqualTo(description);
        assertThat(read("\uFEFF" + Json.write(description))).isEqualTo(description);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "format|1.5|a whole number of at most 32 bits",
                "name|7|a text",
                "description|[]|a text",
                "target|true|an object",
                "target.kind|'\"ranks\"'|one of classes, numbers",
                "target.name|7|a text",
                "target.labels|'\"no\"'|a list",
                "target.labels[1]|1|a text",
                "target.positive|true|a text",
                "target.rows|7|a list",
                "target.rows[0]|'\"60\"'|a whole number of at most 32 bits",
                "signature|7|an object",
                "signature.columns|{}|a list",
                "signature.columns[0]|[]|an object",
                "signature.columns[0].name|7|a text",
                "signature.columns[0].kind|'\"moment\"'|one of numeric, date, categorical, text, image",
                "signature.columns[0].form|7|an object",
                "signature.inputs|'\"age\"'|a list",
                "signature.inputs[0]|7|an object",
                "signature.inputs[0].name|false|a text",
                "signature.inputs[0].type|'\"half\"'|one of float, double, string, uint8",
                "signature.inputs[0].shape|1|a list",
                "signature.inputs[0].shape[0]|0.5|a whole number of at most 32 bits",
                "signature.inputs[0].columns|7|a list",
                "signature.inputs[0].columns[0]|7|a text",
                "signature.outputs|7|a list",
                "signature.outputs[0]|'\"label\"'|an object",
                "signature.outputs[0].name|'\"class\"'|one of label, probabilities, scores, prediction",
                "signature.outputs[0].type|7|one of float, double, string, uint8",
                "signature.outputs[0].width|1e10|a whole number of at most 32 bits",
                "lineage|[]|an object",
                "lineage.trainer|{}|a text",
                "lineage.trainingDigest|7|a text",
                "lineage.features|7|a list",
                "lineage.features[0]|7|a text",
                "lineage.curve|{}|a list",
                "lineage.curve[0]|[]|an object",
                "lineage.curve[0].name|7|a text",
                "lineage.curve[0].values|0.5|a list",
                "lineage.curve[0].values[1]|'\"0.5\"'|a number",
                "samples|{}|a list",
                "samples[0]|7|an object",
                "samples[0].why|7|a text",
                "samples[0].row|[]|an object",
                "samples[0].row.age|1e999|a text or a finite number",
                "samples[0].row.plan|true|a text or a finite number",
                "samples[0].label|7|a text",
                "samples[0].values|7|a list",
                "samples[0].values[0]|[]|a number"
            })
    void refusesAMemberOfAnotherType(String place, String other, String expected) {
        String value = other.replace('"', '\'');
        String shown = value.equals("[]") ? "a list" : value.equals("{}") ? "an object" : value;

        assertRefused(
                Damage.replace(JSON, place, other),
                "is not as it must be: " + place + " is " + shown + ", and must be " + expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "format",
                "name",
                "description",
                "target",
                "target.kind",
                "target.name",
                "target.labels",
                "target.positive",
                "target.rows",
                "signature",
                "signature.columns",
                "signature.columns[0].name",
                "signature.columns[0].kind",
                "signature.inputs",
                "signature.inputs[0].name",
                "signature.inputs[0].type",
                "signature.inputs[0].shape",
                "signature.inputs[0].columns",
                "signature.outputs",
                "signature.outputs[0].name",
                "signature.outputs[0].type",
                "signature.outputs[0].width",
                "lineage",
                "lineage.trainer",
                "lineage.trainingDigest",
                "lineage.features",
                "lineage.curve",
                "lineage.curve[0].name",
                "lineage.curve[0].values",
                "samples",
                "samples[0].why",
                "samples[0].row",
                "samples[0].label",
                "samples[0].values"
            })
    void refusesADescriptionThatLacksAMember(String place) {
        assertRefused(Damage.remove(JSON, place), "is not as it must be: " + place + " is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "target",
                "target.labels[0]",
                "signature.columns",
                "signature.columns[0]",
                "signature.columns[0].kind",
                "signature.outputs[0].width",
                "signature.inputs[0].shape[0]",
                "samples[0].row",
                "samples[0].row.age"
            })
    void takesNullForMissing(String place) {
        assertRefused(Damage.replace(JSON, place, "null"), "is not as it must be: " + place + " is missing");
    }

    @Test
    void theMajorityIsTheFirstOfTheClassesThatHaveMostRows() {
        assertThat(trainedOn(3L, 7L, 7L).majority()).hasValue(1);
        assertThat(trainedOn(7L, 3L, 7L).majority()).hasValue(0);
        assertThat(trainedOn(1L, 2L, 3L).majority()).hasValue(2);
        assertThat(trainedOn().majority()).isEmpty();
    }

    private static PredictedColumn.Classes trainedOn(Long... rows) {
        return PredictedColumn.Classes.of("y", List.of("a", "b", "c"), List.of(rows));
    }

    @Test
    void skipsWhatNewerFilesHave() {
        String more = "\"more\": {\"kind\": [null, true, 7, {}]}, ";
        String json = JSON.replace("\"name\":", more + "\"name\":");

        assertThat(read(json)).isEqualTo(GivenDescriptions.classifier());
    }

    @Test
    void readsFilesOfBeforeColumnsHadFormsOrHadMoreThanDates() {
        String json = JSON;
        for (int column = 0; column < 3; column++) {
            json = Damage.replace(json, "signature.columns[" + column + "].form", "{\"date\": null}");
        }

        assertThat(JSON).doesNotContain("\"form\"");
        assertThat(read(JSON)).isEqualTo(GivenDescriptions.classifier());
        assertThat(read(json)).isEqualTo(GivenDescriptions.classifier());
    }

    @Test
    void readsWhatIsRecordedOfAColumnAndWritesNothingOfWhatIsNot() {
        NumberForm comma = new NumberForm(",", "blank", "EUR", NumberForm.Negative.BRACKETS);
        ModelDescription description = GivenDescription.regressor("price")
                .column(new ColumnSchema(
                                "size",
                                ColumnKind.NUMERIC,
                                ColumnForm.of(comma).withMissing(List.of("NA", "none given")))
                        .because("number"))
                .column(new ColumnSchema(
                                "lift",
                                ColumnKind.CATEGORICAL,
                                ColumnForm.PLAIN.withSpellings(Map.of("true", "True", "false", "False")))
                        .because("category"))
                .build();

        String json = Json.write(description);

        assertThat(read(json)).isEqualTo(description);
        assertThat(Json.read(json, ModelDescription.class)).isEqualTo(description);
        assertThat(json.replaceAll("\\s", "")).contains("""
                        {"name":"size","kind":"numeric","form":{"numbers":{"decimal":",","thousands":"blank","unit":"EUR",\
                        "negative":"brackets"},"missing":["NA","nonegiven"]},"reason":"number"},\
                        {"name":"lift","kind":"categorical","form":{"spellings":{"false":"False","true":"True"}},\
                        "reason":"category"}""");
    }

    @Test
    void refusesNumbersThatCannotBeWrittenSo() {
        String json = Json.write(GivenDescription.regressor("price")
                .columns(ColumnKind.NUMERIC, "size")
                .build());
        String column = "signature.columns[0]";

        assertRefused(
                Damage.replace(json, column + ".form", "{\"numbers\": {\"decimal\": \";\", \"negative\": \"minus\"}}"),
                "is not as it must be: " + column + ".form.numbers is an object, and must be marks of numbers that"
                        + " can be told apart");
    }

    @ParameterizedTest
    @EnumSource(DateForm.class)
    void readsEveryFormOfDates(DateForm form) {
        ModelDescription description =
                GivenDescription.regressor("price").dates("sold", form).build();

        ModelDescription read = read(Json.write(description));

        assertThat(read).isEqualTo(description);
        assertThat(read.signature().columns().get(0).dates()).isEqualTo(form);
    }

    @Test
    void refusesDatesOfNoKnownForm() {
        String json = Json.write(
                GivenDescription.regressor("price").dates("sold", DateForm.DATE).build());
        String form = "signature.columns[0].form";

        assertRefused(
                Damage.replace(json, form + ".date", "\"rfc-822\""),
                "is not as it must be: " + form + ".date is 'rfc-822', and must be one of date, date-time,"
                        + " offset-date-time, epoch-seconds, epoch-milliseconds, dd.MM.yyyy, dd.MM.yyyy HH:mm, dd/MM/yyyy,"
                        + " dd/MM/yyyy HH:mm, dd-MM-yyyy, dd-MM-yyyy HH:mm, MM/dd/yyyy, MM/dd/yyyy HH:mm, MM-dd-yyyy,"
                        + " MM-dd-yyyy HH:mm, yyyy/MM/dd, yyyy/MM/dd HH:mm, yyyy.MM.dd, yyyy.MM.dd HH:mm");
        assertRefused(Damage.remove(json, form + ".date"), "is not as it must be: " + form + ".date is missing");
        assertRefused(Damage.remove(json, form), "is not as it must be: " + form + " is missing");
    }

    @Test
    void namesEverythingAtOnce() {
        String json = "{\"format\": 2, \"target\": {\"labels\": [7, 8, \"no\", 9], \"kind\": \"a\\u0000\\u202E"
                + "b".repeat(50) + "\"}, \"signature\": {\"columns\": [7]}}";

        assertRefused(
                json,
                "is not as it must be: name is missing; description is missing; target.kind is 'a??" + "b".repeat(37)
                        + "…', and must be one of classes, numbers; target.name is missing; target.labels[0] is 7, and must"
                        + " be a text; target.labels[1] is 8, and must be a text; target.labels[3] is 9, and must be a text;"
                        + " target.positive is missing; target.rows is missing; signature.columns[0] is 7, and must be an"
                        + " object; and 4 more");
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "3, 2", "-1, 2"})
    void refusesAnotherFormatBeforeReadingOn(int format, int known) {
        assertThatThrownBy(() -> read("{\"format\": " + format + ", \"columns\": 7}"))
                .isInstanceOf(MlModelException.class)
                .hasMessage(
                        "model.json of churn.zip has format " + format + ", and this version of mlmodel-runtime reads"
                                + " up to " + known + ": use a newer mlmodel-runtime.");
    }

    @Test
    void readsOrRefusesWhateverTheBytesAre() {
        byte[] whole = JSON.getBytes(StandardCharsets.UTF_8);
        byte[] likely = "{}[]:,\"\\0e-.nulltrue \n\u0000".getBytes(StandardCharsets.UTF_8);
        Random random = new Random(1);
        int refused = 0;
        for (int i = 0; i < 5_000; i++) {
            byte[] changed = whole.clone();
            for (int j = random.nextInt(3); j >= 0; j--) {
                changed[random.nextInt(changed.length)] = likely[random.nextInt(likely.length)];
            }
            try {
                assertThat(DescriptionReader.read(changed, "churn.zip").name()).isNotNull();
            } catch (MlModelException e) {
                refused++;
                assertThat(e.sentence()).matches("model\\.json of churn\\.zip [^\\p{Cntrl}]+\\.");
            }
        }

        assertThat(refused).isBetween(2_500, 4_999);
    }

    private static void assertRefused(String json, String clause) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOfSatisfying(
                        MlModelException.class, e -> assertThat(e.kind()).isEqualTo(MlModelException.Kind.USER))
                .hasMessage("model.json of churn.zip " + clause + ".");
    }

    private static ModelDescription read(String json) {
        return DescriptionReader.read(json.getBytes(StandardCharsets.UTF_8), "churn.zip");
    }
}
