package io.github.mlmodel.build.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.fingerprint.Fingerprint.Input;
import io.github.mlmodel.build.spec.ClassWeights;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.Marks;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.build.spec.SliceSpec;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.build.spec.TextFormat;
import io.github.mlmodel.device.DeviceChoice;
import io.github.mlmodel.grade.Slice.OnTooFew;
import io.github.mlmodel.grade.gate.Gate;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.TrainerSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in a key, and that nothing can be forgotten. */
class KeyTest {

    private static final Source TABLE = new Source.Delimited(
            "rows.csv", new TextFormat(";", true, List.of("a", "b"), "'", "UTF-16", List.of("?", "-"), Marks.NONE));

    private static final Source CUSTOM = Source.Custom.of("rows.fixed", "com.example:source:1.0", List.of("?"));

    private static final Source IDX = new Source.Images("images.idx", new Source.Labels.File("labels.idx"));

    @TempDir
    Path folder;

    @Test
    void eachComponentOfASpecificationIsInTheKeyOrMarkedAsNoPartOfIt() {
        for (ConfiguredModel model : models()) {
            assertKey(model, changed -> key(changed.spec()));
        }
    }

    @Test
    void thePartsThatDecideNoByteAreThese() {
        List<String> paths = models().stream()
                .flatMap(model -> Variations.of(model).stream())
                .filter(changed -> !changed.inKey())
                .map(changed -> changed.path().replaceAll("heldBack/source/.*", "heldBack/source/…"))
                .map(path -> path.replaceAll("gates.*", "gates"))
                .map(path -> path.replaceAll("api/.*", "api"))
                .map(path -> path.replaceAll("baseline.*", "baseline"))
                .map(path -> path.replaceAll("slices.*", "slices"))
                .distinct()
                .sorted()
                .toList();

        assertThat(paths)
                .containsExactly(
                        "api",
                        "baseline",
                        "confidence",
                        "consumers",
                        "device",
                        "gates",
                        "maxBytes",
                        "maxLatencyMillis",
                        "path",
                        "slices",
                        "spec/dataset/folds",
                        "spec/dataset/heldBack/source",
                        "spec/dataset/heldBack/source/…",
                        "spec/dataset/source/files",
                        "spec/dataset/source/jars",
                        "spec/dataset/source/labels/path",
                        "spec/description");
    }

    @Test
    void eachComponentOfWhatAnEvaluationRestsOnIsInItsDigest() {
        for (ConfiguredModel model : models()) {
            EvaluationInputs inputs = new EvaluationInputs(
                    "m",
                    "d",
                    List.of("r"),
                    model.spec().dataset().heldBackSource(),
                    model.spec().dataset().heldBack(),
                    model.spec().dataset().roles(),
                    model.spec().features(),
                    model.slices(),
                    List.of("t"),
                    42,
                    "metrics revision 1",
                    "old.zip 1234",
                    0.95,
                    "5678");

            assertKey(inputs, EvaluationInputs::digest);
            assertThat(inputs.recorded()).containsEntry("digest", inputs.digest());
        }
    }

    record Odd(Thread thread) {}

    @Test
    void aComponentOfAnUnknownTypeIsNotPassedOver() {
        assertThatThrownBy(() -> Variations.of(new Odd(Thread.currentThread())))
                .hasMessage("it is not known how to change thread, which is of class java.lang.Thread");
        assertThatThrownBy(() -> KeyTree.of(new Odd(Thread.currentThread())))
                .hasMessage("a specification has a value of class java.lang.Thread");
    }

    @Test
    void listsAreNeverTextsWithCommas() {
        assertDiffer(texts -> spec(TABLE, HeldBack.byDefault(), new Roles("y", null, texts), FeatureSpec.byType()));
        assertDiffer(texts -> spec(TextFormat.FOUND_OUT.withMissing(texts)));
        assertDiffer(texts -> spec(
                Source.Custom.of("rows.fixed", "com.example:source:1.0", texts),
                HeldBack.byDefault(),
                Roles.of("y"),
                FeatureSpec.byType()));
        assertDiffer(texts -> spec(TextFormat.FOUND_OUT.withoutHeader(texts)));
        assertDiffer(texts -> spec(features(texts, List.of(), List.of())));
        assertDiffer(texts -> spec(features(List.of(), texts, List.of())));
        assertDiffer(texts -> spec(features(List.of(), List.of(), texts)));
    }

    @Test
    void parametersAreNeverTextsWithCommas() {
        TrainerSpec two = new TrainerSpec("t", List.of(parameter("p", "1"), parameter("q", "2")));
        TrainerSpec one = new TrainerSpec("t", List.of(parameter("p", "1, q=2")));
        TrainerSpec group = new TrainerSpec(
                "t", List.of(new Parameter.Entry("p", new Parameter.Group(List.of(parameter("q", "1"))))));
        TrainerSpec text = new TrainerSpec("t", List.of(parameter("p", "{q=1}")));

        assertThat(List.of(key(spec(two)), key(spec(one)), key(spec(group)), key(spec(text))))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatHasItsDefaultIsNotWritten() {
        ModelSpec said = spec(
                new Source.Delimited(
                        "rows.csv",
                        new TextFormat(null, null, List.of(), "\"", "UTF-8", List.of(), new Marks(null, 0, null))),
                new HeldBack.Fraction(0.2),
                Roles.of("y"),
                new FeatureSpec(List.of(), List.of(), List.of(), null, 20_000, 1));

        assertThat(KeyTree.canonical(KeyTree.of(said))).isEqualTo("""
                {"dataset":{"heldBack":{"kind":"fraction"},"roles":{"target":"y"},"source":{"kind":"delimited"}},\
                "name":"m","seed":1,"task":"regression","trainer":{"type":"random-forest"}}""");
    }

    @Test
    void everyFileHasItsPlaceInTheKey() throws IOException {
        List<DataFile> files = List.of(
                new DataFile("a.csv", Files.writeString(folder.resolve("a.csv"), "a")),
                new DataFile("b.csv", Files.writeString(folder.resolve("b.csv"), "b")));

        assertThat(Fingerprints.of(
                                spec(TABLE, HeldBack.byDefault(), Roles.of("y"), FeatureSpec.byType()),
                                files,
                                null,
                                new DigestCache(folder.resolve("none")),
                                List.of(),
                                "engine")
                        .inputs())
                .extracting(Input::role, Input::name)
                .containsExactly(tuple("source 1", "a.csv"), tuple("source 2", "b.csv"), tuple("engine", "engine"));
    }

    @Test
    void imagesAreOfClassesWhetherThatIsSaidOrNot() {
        ModelSpec said = images(new Source.Labels.Folders());
        ModelSpec open = new ModelSpec(
                said.name(), said.description(), null, said.dataset(), said.features(), said.trainer(), said.seed());

        assertThat(key(open)).isEqualTo(key(said));
    }

    @Test
    void theOrderOfWhatIsReadBackDecidesNothing() {
        JsonElement other = JsonParser.parseString("{'b': {'d': 1, 'c': [{'f': 2, 'e': 3}]}, 'a': 4}");

        assertThat(KeyTree.canonical(other)).isEqualTo("""
                {"a":4,"b":{"c":[{"e":3,"f":2}],"d":1}}""");
    }

    /** A key that changes here makes the models of every project stale: then a revision is the place to say so. */
    @Test
    void theKeysOfTheseSpecificationsAreThoseOfTheFirstDay() {
        Map<String, ModelSpec> specs = new TreeMap<>();
        specs.put("01 defaults", spec(TextFormat.FOUND_OUT));
        specs.put("02 format", spec(TABLE, HeldBack.byDefault(), Roles.of("y"), FeatureSpec.byType()));
        specs.put("03 roles", spec(TABLE, HeldBack.byDefault(), new Roles("y", "w", List.of("a")), features()));
        specs.put("04 share", spec(TABLE, new HeldBack.Fraction(0.25), Roles.of("y"), FeatureSpec.byType()));
        specs.put("05 elsewhere", spec(TABLE, new HeldBack.Elsewhere(TABLE), Roles.of("y"), FeatureSpec.byType()));
        specs.put("06 folders", images(new Source.Labels.Folders()));
        specs.put("07 idx", images(new Source.Labels.File("labels.idx")));
        specs.put("08 parameters", spec(new TrainerSpec("random-forest", List.of(parameter("trees", "200")))));
        specs.put("09 nested", spec(nested()));
        specs.put("10 text", spec(TextFormat.FOUND_OUT.withMissing(List.of("é", "\"", "\u2028", "</>"))));
        specs.put("11 custom", spec(CUSTOM, HeldBack.byDefault(), Roles.of("y"), FeatureSpec.byType()));

        assertThat(specs.entrySet().stream()
                        .map(spec -> spec.getKey() + " " + key(spec.getValue()))
                        .toList())
                .containsExactly(
                        "01 defaults 53ab87fe1f7df616135e721edbaf88dacf04855d65a5ae8351c1da646c285ba4",
                        "02 format dee1f3e7cabaf1f3895470f636d16e8d585d069a29b4c399840e73583f1b5b0f",
                        "03 roles 58a0d992534304a881965ef1009123b11527efe248372e399e261fe7f049b0d6",
                        "04 share dfcc4c6f42676126cb3ded05d3d1d6914a2a4a2e1cdf30e37b202cb850c9098d",
                        "05 elsewhere ec6908b884d31fbbf9b461463186b4fad48e6d59be5d73f6d1068f06df73d59f",
                        "06 folders 8ad69f3c604eba6e76bdd57759b241de23c555e9ca1a34b10ff961234822db2e",
                        "07 idx 91704903be2345771201a22931579930f9968df6cc36013f2395157d2a8e4860",
                        "08 parameters dc471e5cc21e432c54ddf2a705238c3987779acd7ad5253d4669d4a7c60b20d0",
                        "09 nested c109572b3866e9267c3e549e7ab387bf62cf549244950b14ae8969c10a1b2bdc",
                        "10 text dba34d471fbef5bac6158659fa9f987e4537b09f5d89d0fb434fc3b5eda19a0c",
                        "11 custom fe6d2e3e009a6f5edab1141439b9d290fadadcba20a1a28f24d9472def0645df");
    }

    private <T extends Record> void assertKey(T record, Function<T, String> key) {
        String before = key.apply(record);
        List<Variations> all = Variations.of(record);
        assertThat(all).hasSizeGreaterThan(10);
        for (Variations changed : all) {
            @SuppressWarnings("unchecked")
            String after = key.apply((T) changed.value());
            assertThat(after.equals(before))
                    .as("%s is %s", changed.path(), changed.inKey() ? "in the key" : "no part of the key")
                    .isEqualTo(!changed.inKey());
        }
    }

    private void assertDiffer(Function<List<String>, ModelSpec> spec) {
        assertThat(key(spec.apply(List.of("a", "b")))).isNotEqualTo(key(spec.apply(List.of("a, b"))));
    }

    private String key(ModelSpec spec) {
        return Fingerprints.of(spec, List.of(), null, new DigestCache(folder.resolve("none")), List.of(), "engine")
                .key();
    }

    private static List<ConfiguredModel> models() {
        Roles roles = new Roles("y", "w", List.of("id"));
        return List.of(
                configured(spec(TABLE, new HeldBack.Fraction(0.25), roles, features())),
                configured(spec(TABLE, HeldBack.byDefault(), Roles.of("y"), FeatureSpec.byType())),
                configured(spec(TABLE, new HeldBack.After("a", "1", DateForm.DATE), roles, features())),
                configured(spec(TABLE, new HeldBack.When("a = 1"), roles, features())),
                configured(spec(TABLE, new HeldBack.Elsewhere(TABLE), roles, features())),
                configured(spec(nested())),
                configured(spec(TextFormat.FOUND_OUT).withClassWeight(new ClassWeights.Balanced())),
                configured(spec(TextFormat.FOUND_OUT)
                        .withClassWeight(new ClassWeights.ByClass(List.of(
                                new ClassWeights.ClassWeight("yes", 2), new ClassWeights.ClassWeight("no", 1))))),
                configured(spec(CUSTOM, new HeldBack.Elsewhere(CUSTOM), roles, features())),
                configured(images(new Source.Labels.Folders())),
                configured(new ModelSpec(
                        "m",
                        "a description",
                        Task.CLASSIFICATION,
                        DatasetSpec.of((Source.Images) IDX, new HeldBack.Elsewhere(IDX)),
                        FeatureSpec.byType(),
                        TrainerSpec.of("neural-network"),
                        7)));
    }

    private static ConfiguredModel configured(ModelSpec spec) {
        Gate gate = Gate.atLeast("accuracy", 0.9);
        return new ConfiguredModel(spec, DeviceChoice.CPU, List.of(gate), null, 5.0, "models/model[m]")
                .withSlices(
                        List.of(new SliceSpec.Bins("a", List.of("1", "2"), new SliceSpec.Enough(7, OnTooFew.FAIL))));
    }

    private static FeatureSpec features() {
        return features(List.of("n"), List.of("c", "d"), List.of("t"));
    }

    private static FeatureSpec features(List<String> numeric, List<String> categorical, List<String> text) {
        return new FeatureSpec(numeric, categorical, text, 50, 1000, 2);
    }

    private static TrainerSpec nested() {
        return new TrainerSpec(
                "bagging",
                List.of(
                        new Parameter.Entry(
                                "inner", new Parameter.Group(List.of(parameter("type", "cart"), parameter("d", "3")))),
                        parameter("members", "10")));
    }

    private static Parameter.Entry parameter(String name, String value) {
        return new Parameter.Entry(name, new Parameter.Text(value));
    }

    private static ModelSpec spec(TextFormat format) {
        return spec(
                new Source.Delimited("rows.csv", format), HeldBack.byDefault(), Roles.of("y"), FeatureSpec.byType());
    }

    private static ModelSpec spec(FeatureSpec features) {
        return spec(TABLE, HeldBack.byDefault(), Roles.of("y"), features);
    }

    private static ModelSpec spec(TrainerSpec trainer) {
        return spec(TextFormat.FOUND_OUT).withTrainer(trainer);
    }

    private static ModelSpec images(Source.Labels labels) {
        return spec(TextFormat.FOUND_OUT)
                .withTask(Task.CLASSIFICATION)
                .withDataset(DatasetSpec.of(new Source.Images("images", labels), HeldBack.byDefault()));
    }

    private static ModelSpec spec(Source source, HeldBack heldBack, Roles roles, FeatureSpec features) {
        return new ModelSpec(
                "m",
                "",
                Task.REGRESSION,
                new DatasetSpec(source, heldBack, roles, 5),
                features,
                TrainerSpec.of("random-forest"),
                1);
    }
}
