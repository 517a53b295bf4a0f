package io.github.mlmodel.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.files.BundleWriter;
import io.github.mlmodel.model.Damage;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.ModelGrade;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.GraphBuilder;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelLoadTest {

    @TempDir
    Path folder;

    @Test
    void loadsAFolderItsFileAndItsBundle() throws IOException {
        Path model = Models.write(folder.resolve("color"));
        Path zip = folder.resolve("color.zip");
        BundleWriter.write(zip, model, Instant.EPOCH);

        for (Path path : List.of(model, model.resolve("model.onnx"), zip)) {
            try (Model loaded = Model.load(path, Options.defaults().withThreads(2))) {
                assertThat(loaded.name()).isEqualTo("color");
                assertThat(loaded.columns()).containsExactly("age", "label");
                assertThat(loaded.labels()).containsExactly("no", "ja 😀");
                assertThat(loaded.predict(Map.of("age", -3, "label", "red")).label())
                        .isEqualTo("no");
            }
        }
    }

    @Test
    void aModelKnowsItsGradeWhereverItIsLoadedFrom() throws IOException {
        Path model = Models.write(folder.resolve("META-INF/mlmodel/color"));
        String digest = Digest.of(model.resolve("model.onnx"));
        Path zip = folder.resolve("color.zip");
        Files.writeString(model.resolve("grade.json"), grade(digest, "PASS", ""));
        BundleWriter.write(zip, model, Instant.EPOCH);

        try (Model ofFolder = Model.load(model);
                Model ofBundle = Model.load(zip);
                URLClassLoader loader = new URLClassLoader(new URL[] {url(folder)}, null);
                Model ofClasspath = Model.fromClasspath("color", loader)) {
            assertThat(List.of(ofFolder.grade(), ofBundle.grade(), ofClasspath.grade()))
                    .containsOnly(ModelGrade.PASSED);
        }
    }

    @Test
    void theGradeOfAModelIsFoundFromItsVerdictsAndItsDigest() throws IOException {
        Path model = Models.write(folder.resolve("color"));
        String digest = Digest.of(model.resolve("model.onnx"));

        assertThat(gradeOf(model)).isEqualTo(ModelGrade.NONE);
        Files.writeString(model.resolve("grade.json"), grade(digest, "FAIL", ""));
        assertThat(gradeOf(model)).isEqualTo(ModelGrade.NONE);
        Files.writeString(model.resolve("grade.json"), grade(digest, "FAIL", "mlmodel.allowUngated"));
        assertThat(gradeOf(model)).isEqualTo(ModelGrade.UNGATED);
        Files.writeString(model.resolve("grade.json"), grade("of another model", "PASS", ""));
        assertThat(gradeOf(model)).isEqualTo(ModelGrade.NONE);
        Files.writeString(model.resolve("grade.json"), "damaged");
        assertThat(gradeOf(model)).isEqualTo(ModelGrade.NONE);
    }

    private static ModelGrade gradeOf(Path model) {
        try (Model loaded = Model.load(model)) {
            return loaded.grade();
        }
    }

    private static String grade(String modelDigest, String outcome, String allowedBy) {
        return "{\"basis\": {\"modelDigest\": \"" + modelDigest
                + "\", \"evaluationDigest\": \"\"}, \"passing\": true, \"allowedBy\": \"" + allowedBy
                + "\", \"verdicts\": [{\"outcome\": \"" + outcome + "\"}]}";
    }

    @Test
    void loadsFromTheClassPathByAClassLoaderAndByTheThreads() throws IOException {
        Models.write(folder.resolve("META-INF/mlmodel/color"));
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {url(folder)}, null)) {
            thread.setContextClassLoader(loader);
            try (Model byThread = Model.fromClasspath("color");
                    Model byLoader = Model.fromClasspath("color", loader)) {
                assertThat(byThread.name()).isEqualTo(byLoader.name()).isEqualTo("color");
            }
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void loadsFromAJarThatCanBeReplacedAfterwards() throws IOException {
        Path model = Models.write(folder.resolve("color"));
        Path jar = folder.resolve("color.jar");
        try (FileSystem content = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
            Path inside = Files.createDirectories(content.getPath("META-INF/mlmodel/color"));
            for (String name : List.of("model.onnx", "model.json", "fingerprint.json")) {
                Files.copy(model.resolve(name), inside.resolve(name));
            }
        }
        try (URLClassLoader loader = new URLClassLoader(new URL[] {url(jar)}, null)) {
            Model.fromClasspath("color", loader).close();
        }
        Files.writeString(jar, "gone");

        try (URLClassLoader loader = new URLClassLoader(new URL[] {url(jar)}, null)) {
            assertThatThrownBy(() -> Model.fromClasspath("color", loader)).isInstanceOf(MlModelException.class);
        }
    }

    @Test
    void twoModelsOfOneNameOnTheClassPathAreRefusedUnlessEqual() throws IOException {
        Models.write(folder.resolve("a/META-INF/mlmodel/color"));
        Path other = Models.write(folder.resolve("b/META-INF/mlmodel/color"));
        URL[] urls = {url(folder.resolve("a/")), url(folder.resolve("b/"))};
        try (URLClassLoader loader = new URLClassLoader(urls, null)) {
            Model.fromClasspath("color", loader).close();
            String refusal = "There are different models 'color' on the class path: "
                    + urls[0] + "META-INF/mlmodel/color/model.onnx, "
                    + urls[1] + "META-INF/mlmodel/color/model.onnx. Keep one of these dependencies.";
            String description = Files.readString(other.resolve("model.json"));
            Files.writeString(other.resolve("model.json"), Damage.replace(description, "target.labels[0]", "\"nein\""));
            assertRefused(() -> Model.fromClasspath("color", loader), refusal);
            Files.writeString(other.resolve("model.json"), description);
            Files.write(other.resolve("model.onnx"), Models.onnx(Models.regression()));
            assertRefused(() -> Model.fromClasspath("color", loader), refusal);
        }
    }

    @Test
    void aModelOfWhichNothingRecordsTheDigestIsRefusedUnlessAsked() throws IOException {
        Models.write(folder);
        Path onnx = folder.resolve("model.onnx");
        for (String fingerprint : List.of("", "{}")) {
            Files.delete(ModelFile.FINGERPRINT.in(folder));
            if (!fingerprint.isEmpty()) {
                Files.writeString(ModelFile.FINGERPRINT.in(folder), fingerprint);
            }
            for (Path path : List.of(folder, onnx)) {
                assertRefused(
                        () -> Model.load(path),
                        "Nothing records the SHA-256 of model.onnx of " + path
                                + ", so nothing shows that it is whole: take"
                                + " the bundle with its fingerprint.json, say which file it must be"
                                + " (Model.load(path, sha256)), or load it unseen (Options.unverified()).");
                Model.load(path, Options.unverified()).close();
                Model.load(path, Digest.of(onnx).toUpperCase(Locale.ROOT)).close();
            }
            Models.recorded(folder);
        }
    }

    @Test
    void aModelThatIsNotTheOneAskedForIsRefusedWhateverIsRecordedOfIt() throws IOException {
        Models.write(folder);
        String other = "0".repeat(64);

        assertRefused(
                () -> Model.load(folder, other, Options.unverified()),
                "model.onnx of " + folder + " is not the one that was asked for: its SHA-256 is "
                        + Digest.of(folder.resolve("model.onnx")) + ", and not " + other + ".");
        assertThatThrownBy(() -> Model.load(folder, "abc"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'abc' is no SHA-256: 64 hexadecimal digits.");
    }

    @Test
    void aModelThatAsksForMoreMemoryThanIsAllowedIsRefusedBeforeItIsTaken() throws IOException {
        Models.write(folder, Models.onnx(Models.regression()), Models.regressionDescription());
        ModelDescription wide = GivenDescription.classifier("sun", "no", "yes")
                .images("picture", 32_768, 32_767, 1)
                .build();
        Path image = Models.write(folder.resolve("sun"), Models.onnx(Models.classifier()), wide);

        assertRefused(
                () -> Model.load(folder, Options.defaults().withMemoryLimit(15)),
                folder
                        + " is refused. It asks for 0.0 MiB of memory before a row is seen (tensor 't_c0' for most of it), and"
                        + " 0.0 MiB are allowed.");
        assertRefused(
                () -> Model.load(image, Options.defaults().withMemoryLimit(1 << 20)),
                "model.json of " + image
                        + " is not as it must be: a row has 1073709056 bytes, and 1048576 are allowed.");
    }

    @Test
    void saysWhatIsNotThere() throws IOException {
        Path absent = folder.resolve("absent.zip");
        Files.write(folder.resolve("model.onnx"), new byte[0]);

        assertRefused(() -> Model.load(absent), "There is no model at " + absent + ": it does not exist.");
        assertRefused(() -> Model.load(folder), "There is no model at " + folder + ": model.json is missing.");
        assertRefused(
                () -> Model.fromClasspath("absent"),
                "There is no model 'absent' on the class path: no META-INF/mlmodel/absent/model.onnx. Add the dependency"
                        + " on the artifact that has it.");
        assertThatThrownBy(() -> Model.fromClasspath("../x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'../x' is no model's name: lower-case letters, digits and '-'.");
    }

    @Test
    void refusesANewerFormatBeforeReadingOn() throws IOException {
        Models.write(folder);
        Files.writeString(folder.resolve("model.json"), "{\"format\": 3, \"columns\": 7}");

        assertRefused(
                () -> Model.load(folder),
                "model.json of " + folder + " has format 3, and this version of mlmodel-runtime reads up to 2: use a"
                        + " newer mlmodel-runtime.");
    }

    @Test
    void refusesFilesThatWereChangedAfterTheyWereMade() throws IOException {
        Models.write(folder);
        String digest = Digest.of(folder.resolve("model.onnx"));
        Files.writeString(ModelFile.FINGERPRINT.in(folder), "{\"modelDigest\": \"" + digest + "\"}");
        Model.load(folder).close();
        byte[] changed = Models.onnx(Models.regression());
        Files.write(folder.resolve("model.onnx"), changed);

        assertRefused(
                () -> Model.load(folder),
                "model.onnx of " + folder + " was changed after it was made: its SHA-256 is " + Digest.of(changed)
                        + ", and fingerprint.json records " + digest + ".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'{\"modelDigest\": 7, \"descriptionDigest\": []}'|modelDigest is 7, and must be a text; descriptionDigest is"
                        + " a list, and must be a text",
                "'{\"modelDigest\": '|it ends too early in line 1, column 17 (modelDigest), where a value is"
                        + " expected",
                "'7'|it is 7, and must be an object"
            })
    void refusesAFingerprintThatIsNone(String json, String clause) throws IOException {
        Models.write(folder);
        Files.writeString(ModelFile.FINGERPRINT.in(folder), json);

        assertRefused(() -> Model.load(folder), "fingerprint.json of " + folder + " cannot be read: " + clause + ".");
    }

    @Test
    void aGitLfsPointerIsNamed() throws IOException {
        Models.write(folder);
        Files.writeString(ModelFile.FINGERPRINT.in(folder), "{\"modelDigest\": \"00\"}");
        Files.writeString(
                folder.resolve("model.onnx"), "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\n");

        assertRefused(
                () -> Model.load(folder), folder + " has a Git LFS pointer in place of the model: run 'git lfs pull'.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "signature.columns[0].kind|'\"moment\"'|signature.columns[0].kind is 'moment', and must be one of numeric,"
                        + " date, categorical, text, image",
                "signature.columns[0].form|'{\"date\": \"date\"}'|column 'age' is numeric, which does not go with its form",
                "signature.columns[1].form|'{\"numbers\": {\"decimal\": \",\", \"negative\": \"minus\"}}'|column 'label' is"
                        + " categorical, which does not go with its form",
                "signature.columns[0].kind|'\"text\"'|column 'age' does not fit the type of its input",
                "signature.columns[1].name|'\"age\"'|column 'age' is there twice; input 'label_' takes 'label', which is no"
                        + " column",
                "signature.inputs[0].columns[0]|'\"label\"'|column 'label' does not fit the type of its input; column 'label'"
                        + " is taken twice; column 'age' has no place in an input",
                "signature.inputs[0].columns|[]|input 'age' has a bad shape; column 'age' has no place in an input",
                "signature.inputs[0].shape|[]|input 'age' has a bad shape",
                "signature.inputs[0].shape[0]|0|input 'age' has a bad shape",
                "signature.inputs[0].type|'\"uint8\"'|input 'age' has a bad shape; column 'age' does not fit the type of its"
                        + " input",
                "signature.inputs[1].name|'\"age\"'|input 'age' is there twice",
                "signature.outputs[1].name|'\"other\"'|signature.outputs[1].name is 'other', and must be one of label,"
                        + " probabilities, scores, prediction",
                "signature.outputs[1].name|'\"prediction\"'|the outputs do not fit the task (label, prediction); output"
                        + " 'prediction' has a bad type or width",
                "signature.outputs[1].width|3|output 'probabilities' has a bad type or width",
                "signature.outputs|[]|the outputs do not fit the task ()",
                "target.kind|'\"numbers\"'|target.mean is missing; target.deviation is missing; target.rows is a list,"
                        + " and must be a whole number of at most 32 bits",
                "target.labels|'[\"no\"]'|there are fewer than two labels; the positive class 'ja 😀' is no"
                        + " label; output 'probabilities' has a bad type or width",
                "target.labels[0]|'\"ja 😀\"'|a label is there twice",
                "target.positive|'\"never\"'|the positive class 'never' is no label",
                "target.rows|[7]|the training rows are not one number a label",
            })
    void refusesADescriptionThatContradictsItself(String place, String value, String clause) throws IOException {
        Models.write(folder);
        Path json = folder.resolve("model.json");
        Files.writeString(json, Damage.replace(Files.readString(json), place, value));

        assertRefused(() -> Model.load(folder), "model.json of " + folder + " is not as it must be: " + clause + ".");
    }

    @Test
    void refusesADescriptionThatIsNone() throws IOException {
        Models.write(folder);
        Files.writeString(folder.resolve("model.json"), "{\"format\": 2}");

        assertRefused(
                () -> Model.load(folder),
                "model.json of " + folder + " is not as it must be: name is missing; description is missing; target is"
                        + " missing; signature is missing; lineage is missing; samples is missing.");
    }

    @Test
    void refusesAGraphThatIsNotTheDescribedOne() throws IOException {
        Models.write(folder, Models.onnx(Models.regression()), Models.classifierDescription());

        assertRefused(
                () -> Model.load(folder),
                folder + " does not fit its model.json: the graph has no input 'age'; the graph has no input 'label_';"
                        + " model.json has no input 'numeric'; the graph has no output 'label'; model.json has no output"
                        + " 'prediction'; the graph has no output 'probabilities'.");
    }

    @Test
    void refusesOtherTypesAndShapes() throws IOException {
        GraphBuilder graph = new GraphBuilder("t");
        graph.output(graph.input("numeric", ElementType.DOUBLE, -1, 2), "prediction", ElementType.DOUBLE, -1, 2);
        Models.write(folder, Models.onnx(graph.build()), Models.regressionDescription());

        assertRefused(
                () -> Model.load(folder),
                folder + " does not fit its model.json: input 'numeric' is double [N, 2], and model.json says float [N,"
                        + " 3]; output 'prediction' is double [N, 2], and model.json says float [N].");
    }

    @Test
    void refusesForeignOperatorsBeforeLoading() throws IOException {
        GraphBuilder graph = new GraphBuilder("t");
        String in = graph.input("numeric", ElementType.FLOAT, -1, 3);
        graph.output(graph.node("evil.example", "Run", List.of(in)), "prediction", ElementType.FLOAT, -1);
        Models.write(folder, Models.onnx(graph.build()), Models.regressionDescription());

        assertRefused(
                () -> Model.load(folder),
                folder + " is refused. It uses operator 'Run' of domain 'evil.example'; only operators of ai.onnx,"
                        + " ai.onnx.ml and com.microsoft are allowed. Export it without them.");
    }

    @Test
    void refusesABinaryForOneDeviceBeforeLoading() throws IOException {
        GraphBuilder graph = new GraphBuilder("t");
        String in = graph.input("numeric", ElementType.FLOAT, -1, 3);
        graph.output(graph.node(GraphBuilder.MICROSOFT, "EPContext", List.of(in)), "prediction", ElementType.FLOAT, -1);
        Models.write(folder, Models.onnx(graph.build()), Models.regressionDescription());

        assertRefused(
                () -> Model.load(folder),
                folder
                        + " is refused. It uses operator 'EPContext' of domain 'com.microsoft', which runs a binary compiled"
                        + " for one device. Use the ONNX file that it was compiled from.");
    }

    @Test
    void refusesALabelThatModelJsonDoesNotList() throws IOException {
        Models.write(folder);
        Path json = folder.resolve("model.json");
        Files.writeString(json, Files.readString(json).replace("\"no\"", "\"nein\""), StandardCharsets.UTF_8);

        try (Model model = Model.load(folder)) {
            assertRefused(
                    () -> model.predict(Map.of("age", -3, "label", "red")),
                    "The model predicted the label 'no', which model.json does not list.");
        }
    }

    private static URL url(Path folder) throws IOException {
        return folder.toUri().toURL();
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(MlModelException.class).hasMessage(message);
    }
}
