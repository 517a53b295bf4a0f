package io.github.mlmodel.build.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.json.Json;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Specifications go to the worker as JSON, and come back from a stored model. */
class SpecificationJsonTest {

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
    void weightsOfClassesReadBackEqual() {
        ModelSpec spec = new ModelSpec(
                "churn", "", null, DatasetSpec.of("a.csv", "y"), FeatureSpec.byType(), TrainerSpec.of("t"), 42);
        ClassWeights some = new ClassWeights.ByClass(List.of(new ClassWeights.ClassWeight("yes", 2.5)));

        for (ModelSpec written :
                List.of(spec, spec.withClassWeight(some), spec.withClassWeight(new ClassWeights.Balanced()))) {
            assertThat(Json.read(Json.write(written), ModelSpec.class)).isEqualTo(written);
        }
    }

    @Test
    void anotherSeedLeavesTheWeightsOfClasses() {
        ModelSpec spec = new ModelSpec(
                        "churn", "", null, DatasetSpec.of("a.csv", "y"), FeatureSpec.byType(), TrainerSpec.of("t"), 42)
                .withClassWeight(new ClassWeights.Balanced());

        assertThat(spec.withSeed(43).withSeed(42)).isEqualTo(spec);
    }

    @Test
    void aSourceOfEachKindReadsBackEqual() {
        Source table = new Source.Delimited(
                "a.csv",
                new TextFormat(";", false, List.of("x", "y"), "none", "UTF-16", List.of("?"), new Marks("#", 2, "\\")));
        Source folders = new Source.Images("a", new Source.Labels.Folders());
        Source idx = new Source.Images("a.idx", new Source.Labels.File("b.idx"));
        List<DatasetSpec> all = List.of(
                new DatasetSpec(table, new HeldBack.Fraction(0.3), new Roles("y", "w", List.of("x"))),
                new DatasetSpec(folders, new HeldBack.Elsewhere(idx), Roles.of("class")),
                new DatasetSpec(
                        table, new HeldBack.After("day", "2026-01-01", DateForm.DAY_MONTH_YEAR_POINTS), Roles.of("y")),
                new DatasetSpec(table, new HeldBack.When("_row % 5 = 0"), Roles.of("y")));

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
}
