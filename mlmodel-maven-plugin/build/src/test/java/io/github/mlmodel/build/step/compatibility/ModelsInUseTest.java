package io.github.mlmodel.build.step.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.mlmodel.build.config.ConfiguredBaseline;
import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.files.BundleWriter;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.ColumnType;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.ModelSignature;
import io.github.mlmodel.model.ModelSignature.Input;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ModelsInUseTest {

    @TempDir
    Path folder;

    private static GivenDescription ages(String... labels) {
        return GivenDescription.classifier("churn", labels).columns(ColumnKind.NUMERIC, "age");
    }

    static Stream<Arguments> contradictions() {
        GivenDescription images =
                GivenDescription.classifier("churn", "no", "yes").images("image", 2, 2, 1);
        Input ofImages = images.build().signature().inputs().get(0);
        ColumnSchema age = ages("no", "yes").build().signature().columns().get(0);
        ColumnSchema since = ColumnSchema.ofDates("since", DateForm.DAY_MONTH_YEAR_POINTS);
        return Stream.of(
                arguments(images, inputs(), "column 'image' has no place in an input"),
                arguments(
                        images,
                        inputs(Input.of("image", ColumnType.UINT8, List.of("image"))),
                        "input 'image' has a bad shape"),
                arguments(
                        ages("no", "yes"),
                        inputs(ofImages),
                        "input 'image' takes 'image', which is no column; column 'age' has no place in an input"),
                arguments(
                        ages("no", "yes").columns(ColumnKind.NUMERIC, "age"),
                        asItIs(),
                        "input 'age' is there twice; column 'age' is there twice; column 'age' is taken twice"),
                arguments(
                        ages("no", "yes").dates("since", DateForm.DAY_MONTH_YEAR_POINTS),
                        columns(age, new ColumnSchema("since", ColumnKind.NUMERIC, since.form(), "", null)),
                        "column 'since' is numeric, which does not go with its form"),
                arguments(ages("no", "no"), asItIs(), "a label is there twice"));
    }

    private static UnaryOperator<ModelSignature> asItIs() {
        return UnaryOperator.identity();
    }

    private static UnaryOperator<ModelSignature> inputs(Input... inputs) {
        return it -> new ModelSignature(it.columns(), it.ignored(), List.of(inputs), it.outputs());
    }

    private static UnaryOperator<ModelSignature> columns(ColumnSchema... columns) {
        return it -> new ModelSignature(List.of(columns), it.ignored(), it.inputs(), it.outputs());
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void aBundleThatContradictsItselfCannotBeRead(
            GivenDescription given, UnaryOperator<ModelSignature> forged, String clause) throws IOException {
        bundle(given.build(), forged);

        InUse found = new ModelsInUse(GivenModule.in(folder).module())
                .of(GivenModule.model("churn").withBaseline(new ConfiguredBaseline("models/old.zip", null)));

        assertThat(found)
                .isEqualTo(new InUse.Unknown("the bundle models/old.zip cannot be read: model.json of models/old.zip is"
                        + " not as it must be: " + clause));
    }

    private void bundle(ModelDescription sound, UnaryOperator<ModelSignature> forged) throws IOException {
        ModelDescription odd = new ModelDescription(
                sound.name(),
                sound.description(),
                sound.target(),
                forged.apply(sound.signature()),
                sound.lineage(),
                sound.samples());
        Path files = Files.createDirectories(folder.resolve("files"));
        Files.writeString(ModelFile.MODEL.in(files), "a graph");
        Files.writeString(ModelFile.DESCRIPTION.in(files), Json.write(odd));
        BundleWriter.write(Files.createDirectories(folder.resolve("models")).resolve("old.zip"), files, Instant.EPOCH);
    }
}
