package io.github.mlmodel.worker.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.message.BaselineBundle;
import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.build.message.Slicing;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.files.BundleWriter;
import io.github.mlmodel.grade.AskedGate;
import io.github.mlmodel.grade.Comparison;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.HeldTo;
import io.github.mlmodel.model.DescriptionReader;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.bundle.BundleReader;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Options;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bundles that earlier versions made; beside them stands what each is. */
class RecordedBundlesTest {

    private static final int ROWS = 2000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"first", "format-1", "format-2"})
    void anEarlierModelPredictsWhatItRecorded(String name) throws IOException {
        try (Model model = Model.load(bundle(name), Options.defaults())) {
            assertThat(model.description().samples()).isNotEmpty().allSatisfy(sample -> {
                Map<String, @Nullable Object> row = new HashMap<>();
                model.columns().forEach(column -> row.put(column, null));
                row.putAll(sample.row());
                assertThat(model.predict(row).label()).isEqualTo(sample.label());
            });
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "format-1|roc_auc >= 0.85; recall[yes] >= 0.40; log_loss at most 0.32",
                "format-2|accuracy at least 0.7; accuracy regression at most 0.01"
            })
    void anEarlierModelIsABaseline(String name, String gates) throws IOException {
        Comparison comparison = compare(name);

        assertThat(comparison).isInstanceOf(Comparison.Made.class);
        Comparison.Made made = (Comparison.Made) comparison;
        assertThat(made.identical()).isFalse();
        assertThat(made.today().rows()).isGreaterThan(50);
        assertThat(made.today()).isEqualTo(made.before());
        assertThat(made.before().metrics()).containsKeys("accuracy", "log_loss", "roc_auc");
        assertThat(gates(comparison)).isEqualTo(gates);
        assertThat(comparison.against().orElseThrow().wear().models()).isEqualTo(1);
    }

    @Test
    void theFirstFingerprintsDoNotTellHowRowsWereHeldBack() throws IOException {
        Comparison comparison = compare("first");

        assertThat(comparison)
                .isInstanceOfSatisfying(Comparison.Impossible.class, impossible -> assertThat(impossible.problem())
                        .isEqualTo("which of today's rows it was trained on cannot be told: its fingerprint.json does"
                                + " not tell how rows were held back"));
        assertThat(gates(comparison)).isEqualTo("roc_auc >= 0.85; recall[yes] >= 0.40; log_loss at most 0.32");
    }

    @Test
    void aModelOfANewerFormatSaysWhatReadsIt() throws IOException {
        Path newer = unpacked("format-2", "newer");
        String description = Files.readString(ModelFile.DESCRIPTION.in(newer));
        Files.writeString(ModelFile.DESCRIPTION.in(newer), description.replaceFirst("\"format\": 2", "\"format\": 99"));
        Path bundle = folder.resolve("newer.zip");
        BundleWriter.write(bundle, newer, Instant.EPOCH);

        Comparison comparison = compare(job("format-2", bundle));

        assertThat(comparison).isInstanceOfSatisfying(Comparison.Impossible.class, impossible -> assertThat(
                        impossible.problem())
                .isEqualTo("model.json of its bundle has format 99, and this version of mlmodel-runtime reads up to"
                        + " 2: use a newer mlmodel-runtime"));
        assertThat(gates(comparison)).isEqualTo("accuracy at least 0.7; accuracy regression at most 0.01");
    }

    private static String gates(Comparison comparison) {
        HeldTo heldTo = comparison.against().orElseThrow().heldTo();
        assertThat(heldTo).isInstanceOf(HeldTo.Known.class);
        List<AskedGate> gates = ((HeldTo.Known) heldTo).gates();
        assertThat(gates).allSatisfy(gate -> assertThat(gate.bounds()).isNotEmpty());
        return gates.stream().map(AskedGate::text).collect(Collectors.joining("; "));
    }

    private Comparison compare(String name) throws IOException {
        return compare(job(name, bundle(name)));
    }

    private static Comparison compare(EvaluateJob job) throws IOException {
        Evaluator.evaluate(job, 1, Progress.NONE);
        return Objects.requireNonNull(Json.read(ModelFile.EVALUATION.in(job.output()), Evaluation.class)
                .comparison());
    }

    /** Today's model is the earlier one, but for a remark in its file, so that the two are not taken for one. */
    private EvaluateJob job(String name, Path baseline) throws IOException {
        Path today = unpacked(name, "today");
        ByteArrayOutputStream remarked = new ByteArrayOutputStream();
        remarked.write(Files.readAllBytes(ModelFile.MODEL.in(today)));
        remarked.write(new byte[] {0x32, 1, 'x'});
        Files.write(ModelFile.MODEL.in(today), remarked.toByteArray());
        Files.delete(ModelFile.FINGERPRINT.in(today));
        ModelDescription model = DescriptionReader.ofModelIn(today);
        DataFile rows = new DataFile("rows.csv", Files.writeString(folder.resolve("rows.csv"), rows(model)));
        return new EvaluateJob(
                new ModelSpec(
                        model.name(),
                        "",
                        Task.CLASSIFICATION,
                        new DatasetSpec(
                                Source.Delimited.of("rows.csv"),
                                new HeldBack.Fraction(HeldBack.DEFAULT_SHARE),
                                new Roles(model.target().name(), null, List.of())),
                        FeatureSpec.byType(),
                        TrainerSpec.of("by-hand"),
                        42),
                List.of(rows),
                today,
                new BaselineBundle(name, new DataFile(name, baseline), Digest.of(baseline)),
                Slicing.NONE,
                null,
                false,
                Map.of(),
                Files.createDirectories(folder.resolve("output")));
    }

    private static String rows(ModelDescription model) {
        List<String> columns = model.signature().columns().stream()
                .map(column -> column.name())
                .toList();
        return String.join(",", columns) + "," + model.target().name() + "\n"
                + IntStream.range(0, ROWS)
                        .mapToObj(row -> columns.stream()
                                        .map(column -> "" + (row * 37 + column.hashCode() % 11) % 1009)
                                        .collect(Collectors.joining(","))
                                + (row % 3 == 0 ? ",yes\n" : ",no\n"))
                        .collect(Collectors.joining());
    }

    private Path unpacked(String name, String to) throws IOException {
        Path made = Files.createDirectories(folder.resolve(to));
        for (Map.Entry<ModelFile, byte[]> file : BundleReader.read(bundle(name)).entrySet()) {
            Files.write(file.getKey().in(made), file.getValue());
        }
        return made;
    }

    private Path bundle(String name) throws IOException {
        Path bundle = folder.resolve(name + ".zip");
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("bundles/" + name + ".zip"))) {
            Files.write(bundle, in.readAllBytes());
        }
        return bundle;
    }
}
