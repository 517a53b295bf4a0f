package io.github.mlmodel.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.core.spec.DatasetSpec;
import io.github.mlmodel.core.spec.FeatureSpec;
import io.github.mlmodel.core.spec.HeldBack;
import io.github.mlmodel.core.spec.ModelSpec;
import io.github.mlmodel.core.spec.Parameter;
import io.github.mlmodel.core.spec.Roles;
import io.github.mlmodel.core.spec.Source;
import io.github.mlmodel.core.spec.Task;
import io.github.mlmodel.core.spec.TextFormat;
import io.github.mlmodel.core.spec.TrainerSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {

    record Numbers(double d, float f, Map<String, Double> map) {}

    @Test
    void aModelSpecificationReadsBackEqual() {
        ModelSpec spec = new ModelSpec(
                "churn",
                "",
                Task.CLASSIFICATION,
                DatasetSpec.of("datasets/churn.csv", "churned"),
                FeatureSpec.byType(),
                new TrainerSpec(
                        "bagging",
                        List.of(
                                new Parameter.Entry("numMembers", new Parameter.Text("10")),
                                new Parameter.Entry(
                                        "base", new Parameter.File("b.onnx", Path.of("/models/b.onnx"), "ab12")),
                                new Parameter.Entry(
                                        "innerTrainer",
                                        new Parameter.Group(
                                                List.of(new Parameter.Entry("type", new Parameter.Text("cart"))))))),
                42);

        assertThat(Json.read(Json.write(spec), ModelSpec.class)).isEqualTo(spec);
        assertThat(Json.writeLine(spec)).doesNotContain("\n");
        assertThat(Json.read(Json.writeLine(spec), ModelSpec.class)).isEqualTo(spec);
    }

    @Test
    void aSourceOfEachKindReadsBackEqual() {
        Source table = new Source.Delimited(
                "a.csv", new TextFormat(";", false, List.of("x", "y"), "none", "UTF-16", List.of("?")));
        Source folders = new Source.Images("a", new Source.Labels.Folders());
        Source idx = new Source.Images("a.idx", new Source.Labels.File("b.idx"));
        List<DatasetSpec> all = List.of(
                new DatasetSpec(table, new HeldBack.Fraction(0.3), new Roles("y", "w", List.of("x"))),
                new DatasetSpec(folders, new HeldBack.Elsewhere(idx), Roles.of("class")));

        assertThat(all)
                .allMatch(spec -> Json.read(Json.write(spec), DatasetSpec.class).equals(spec));
        assertThat(Json.writeLine(all.get(1))).startsWith("""
                { "source": { "kind": "images", "files": "a", "labels": { "kind": "folders" } }, "heldBack":""");
    }

    @Test
    void aSourceOfAnUnknownKindIsNone() {
        assertThatThrownBy(() -> Json.read("{\"kind\": \"tape\"}", Source.class))
                .hasRootCauseMessage("no Source of kind \"tape\"");
    }

    @ParameterizedTest
    @CsvSource({
        "2.0E-3, 0.002",
        "2.2250738585072014E-308, 2.2250738585072014E-308",
        "1E23, 1E+23",
        "0.1, 0.1",
        "123456789, 123456789.0",
        "-1.5, -1.5"
    })
    void numbersAreShortest(double number, String text) {
        assertThat(Json.writeLine(new Numbers(number, 0.1f, Map.of())))
                .contains("\"d\": " + text + ",")
                .contains("\"f\": 0.1,");
    }

    @Test
    void notANumberIsNull() {
        String json = Json.writeLine(new Numbers(Double.NaN, Float.NaN, Map.of("a", Double.NaN)));

        assertThat(json).isEqualTo("{ \"d\": null, \"f\": null, \"map\": { \"a\": null } }");
        assertThat(Json.read(json, Numbers.class).map().get("a")).isNaN();
        assertThat(Json.read(json, Numbers.class).d()).isNaN();
    }
}
