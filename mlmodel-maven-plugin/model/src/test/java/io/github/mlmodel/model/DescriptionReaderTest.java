package io.github.mlmodel.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.model.ModelDescription.Column;
import io.github.mlmodel.model.ModelDescription.ColumnKind;
import io.github.mlmodel.model.ModelDescription.Input;
import io.github.mlmodel.model.ModelDescription.Output;
import io.github.mlmodel.model.ModelDescription.Sample;
import io.github.mlmodel.model.json.Json;
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
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptionReaderTest {

    static final List<ModelDescription> DESCRIPTIONS = List.of(classifier(), regression(), images());

    private static final String JSON = Json.writeLine(classifier());

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
        ModelDescription description =
                description(List.of(new LearningCurve("loss", doubles)), List.of(new Sample("", row, "", floats)));

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
        ModelDescription description = classifier().withDescription(text.toString());

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
                "task|'\"RANKING\"'|one of CLASSIFICATION, REGRESSION",
                "target|true|a text",
                "columns|{}|a list",
                "columns[0]|[]|an object",
                "columns[0].name|7|a text",
                "columns[0].kind|'\"DATE\"'|one of NUMERIC, CATEGORICAL, TEXT, IMAGE",
                "columns[0].input|{}|a text",
                "columns[0].position|'\"0\"'|a whole number of at most 32 bits",
                "inputs|'\"age\"'|a list",
                "inputs[0]|7|an object",
                "inputs[0].name|false|a text",
                "inputs[0].type|32|a text",
                "inputs[0].width|4294967297|a whole number of at most 32 bits",
                "inputs[0].shape|1|a list",
                "inputs[0].shape[0]|0.5|a whole number of at most 32 bits",
                "outputs|7|a list",
                "outputs[0]|'\"label\"'|an object",
                "outputs[0].name|7|a text",
                "outputs[0].type|[]|a text",
                "outputs[0].width|1e10|a whole number of at most 32 bits",
                "labels|'\"no\"'|a list",
                "labels[1]|1|a text",
                "positive|true|a text",
                "trainer|{}|a text",
                "features|7|a list",
                "features[0]|7|a text",
                "trainingDigest|7|a text",
                "targetDeviation|'\"wide\"'|a number",
                "curve|{}|a list",
                "curve[0]|[]|an object",
                "curve[0].name|7|a text",
                "curve[0].values|0.5|a list",
                "curve[0].values[1]|'\"0.5\"'|a number",
                "samples|{}|a list",
                "samples[0]|7|an object",
                "samples[0].why|7|a text",
                "samples[0].row|[]|an object",
                "samples[0].row.age|1e999|a text or a finite number",
                "samples[0].row.plan|true|a text or a finite number",
                "samples[0].label|7|a text",
                "samples[0].values|7|a list",
                "samples[0].values[0]|[]|a number",
                "trainingTarget|7|an object",
                "trainingTarget.kind|7|a text",
                "trainingTarget.rows|7|a list",
                "trainingTarget.rows[0]|'\"60\"'|a whole number of at most 32 bits"
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
                "task",
                "target",
                "columns",
                "columns[0].name",
                "columns[0].kind",
                "columns[0].input",
                "columns[0].position",
                "inputs",
                "inputs[0].name",
                "inputs[0].type",
                "inputs[0].width",
                "outputs",
                "outputs[0].name",
                "outputs[0].type",
                "outputs[0].width",
                "labels",
                "positive",
                "trainer",
                "features",
                "trainingDigest",
                "targetDeviation",
                "curve[0].name",
                "curve[0].values",
                "samples",
                "samples[0].why",
                "samples[0].row",
                "samples[0].label",
                "samples[0].values",
                "trainingTarget.kind",
                "trainingTarget.rows"
            })
    void refusesADescriptionThatLacksAMember(String place) {
        assertRefused(Damage.remove(JSON, place), "is not as it must be: " + place + " is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "columns",
                "columns[0]",
                "columns[0].kind",
                "inputs[0].width",
                "inputs[0].shape[0]",
                "labels[0]",
                "samples[0].row",
                "samples[0].row.age"
            })
    void takesNullForMissing(String place) {
        assertRefused(Damage.replace(JSON, place, "null"), "is not as it must be: " + place + " is missing");
    }

    @Test
    void olderFilesHaveNoCurvesAndNoShapes() {
        ModelDescription whole = classifier();

        ModelDescription read = read(Damage.remove(Damage.remove(JSON, "curve"), "inputs[0].shape"));

        assertThat(read.curve()).isEmpty();
        assertThat(read.inputs()).isEqualTo(whole.inputs());
        assertThat(read(Damage.replace(JSON, "inputs[0].shape", "null"))).isEqualTo(whole);
    }

    @Test
    void whatTheTrainingTargetWasIsUnknownInOlderFilesAndOfAKindThatIsNotKnown() {
        ModelDescription older = read(Damage.remove(JSON, "trainingTarget"));
        ModelDescription newer = read(Damage.replace(JSON, "trainingTarget.kind", "\"ranks\""));

        assertThat(older.trainingTarget()).isEqualTo(new TrainingTarget.Unknown());
        assertThat(newer.trainingTarget()).isEqualTo(new TrainingTarget.Unknown());
        assertThat(Json.read(Damage.remove(JSON, "trainingTarget"), ModelDescription.class))
                .isEqualTo(older);
    }

    @Test
    void theMajorityIsTheFirstOfTheClassesThatHaveMostRows() {
        assertThat(new TrainingTarget.Classes(List.of(3L, 7L, 7L)).majority()).isEqualTo(1);
        assertThat(new TrainingTarget.Classes(List.of(7L, 3L, 7L)).majority()).isZero();
        assertThat(new TrainingTarget.Classes(List.of(1L, 2L, 3L)).majority()).isEqualTo(2);
    }

    @Test
    void skipsWhatNewerFilesHave() {
        String more = "\"more\": {\"kind\": [null, true, 7, {}]}, ";
        String json = JSON.replace("\"name\":", more + "\"name\":");

        assertThat(read(json)).isEqualTo(classifier());
    }

    @Test
    void namesEverythingAtOnce() {
        String json = "{\"format\": 1, \"labels\": [7, 8, \"no\", 9], \"columns\": [7], \"task\": \"a\\u0000\\u202E"
                + "b".repeat(50) + "\"}";

        assertRefused(
                json,
                "is not as it must be: name is missing; description is missing; task is 'a??" + "b".repeat(37)
                        + "…', and must be one of CLASSIFICATION, REGRESSION; target is missing; columns[0] is 7, and must be"
                        + " an object; inputs is missing; outputs is missing; labels[0] is 7, and must be a text; labels[1]"
                        + " is 8, and must be a text; labels[3] is 9, and must be a text; and 6 more");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "2, 1", "-1, 1"})
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

    private static ModelDescription classifier() {
        return description(
                List.of(new LearningCurve("loss", List.of(0.7, 0.5)), new LearningCurve("validation_loss", List.of())),
                List.of(
                        new Sample("class yes", Map.of("age", 63.0, "plan", "basic"), "yes", List.of(0.25f, 0.75f)),
                        new Sample("everything is missing", Map.of(), "no", List.of(1f, 0f))));
    }

    private static ModelDescription description(List<LearningCurve> curve, List<Sample> samples) {
        return new ModelDescription(
                ModelDescription.FORMAT,
                "churn",
                "Who leaves?",
                Task.CLASSIFICATION,
                "churned",
                List.of(
                        new Column("age", ColumnKind.NUMERIC, "age", 0),
                        new Column("plan", ColumnKind.CATEGORICAL, "plan", 0),
                        new Column("note", ColumnKind.TEXT, "note", 0)),
                List.of(new Input("age", "float", 1), new Input("plan", "string", 1), new Input("note", "string", 1)),
                List.of(new Output("label", "string", 0), new Output("probabilities", "float", 2)),
                List.of("no", "yes"),
                "yes",
                "neural-network",
                List.of("age: a number; where missing, the training median 49."),
                "0123abcd",
                0,
                curve,
                samples,
                new TrainingTarget.Classes(List.of(60L, 20L)));
    }

    private static ModelDescription regression() {
        return new ModelDescription(
                ModelDescription.FORMAT,
                "price",
                "",
                Task.REGRESSION,
                "price",
                List.of(
                        new Column("a", ColumnKind.NUMERIC, "numeric", 0),
                        new Column("b", ColumnKind.NUMERIC, "numeric", 1)),
                List.of(new Input("numeric", "float", 2)),
                List.of(new Output("prediction", "float", 0)),
                List.of(),
                "",
                "random-forest",
                List.of(),
                "",
                12345.678,
                List.of(),
                List.of(new Sample("first row", Map.of("a", 0.1, "b", 1e30), "", List.of(1.5e7f))),
                new TrainingTarget.Numbers(1234.5));
    }

    private static ModelDescription images() {
        return new ModelDescription(
                ModelDescription.FORMAT,
                "digit",
                "",
                Task.CLASSIFICATION,
                "label",
                List.of(new Column("image", ColumnKind.IMAGE, "image", 0)),
                List.of(new Input("image", "uint8", 1, List.of(28, 28, 1))),
                List.of(new Output("label", "string", 0), new Output("scores", "float", 3)),
                List.of("0", "1", "ja 😀"),
                "",
                "neural-network",
                List.of(),
                "",
                Double.NaN,
                List.of(),
                List.of(new Sample("class 0", Map.of("image", "AAEC/+8="), "0", List.of(3f, Float.NaN, -1f))),
                new TrainingTarget.Unknown());
    }
}
