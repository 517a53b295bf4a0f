package io.github.mlmodel.worker.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.mlmodel.build.fingerprint.Fingerprint;
import io.github.mlmodel.build.fingerprint.RecordedFingerprint;
import io.github.mlmodel.build.message.VerifyJob;
import io.github.mlmodel.build.message.VerifyResult;
import io.github.mlmodel.files.BundleWriter;
import io.github.mlmodel.grade.Comparison;
import io.github.mlmodel.grade.Comparison.Baseline;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.GivenEvaluation;
import io.github.mlmodel.grade.HeldTo;
import io.github.mlmodel.grade.check.Check;
import io.github.mlmodel.grade.drift.Statistics;
import io.github.mlmodel.grade.gate.Gate;
import io.github.mlmodel.grade.gate.Grade;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelDescription.Sample;
import io.github.mlmodel.model.ModelGrade;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.runtime.Options;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifierTest {

    private static final Sample YES = new Sample("class yes", Map.of("p", 0.75), "yes", List.of(0.25f, 0.75f));
    private static final Sample NO = new Sample("class no", Map.of("p", 0.25), "no", List.of(0.75f, 0.25f));
    private static final Sample MISSING = new Sample("p missing", Map.of(), "yes", List.of(0f, 1f));

    @TempDir
    Path folder;

    private Path bundle;

    @BeforeEach
    void setUp() {
        bundle = folder.resolve("answer.zip");
    }

    @Test
    void aBundleThatDoesWhatItRecordsHasNoViolations() throws IOException {
        write(YES, NO, MISSING);

        VerifyResult result =
                Verifier.verify(new VerifyJob("answer", bundle, false, 1_000_000L, 10_000.0), Progress.NONE);

        assertThat(result.violations()).isEmpty();
        assertThat(result.samples()).isEqualTo(3);
        assertThat(result.maxDifference()).isLessThan(1e-6);
    }

    @Test
    void differencesFromRecordedOutputsAreListedAloneAndTogether() throws IOException {
        write(YES, new Sample("extreme", Map.of("p", 0.25), "yes", List.of(0.75002f, 0.25f)));

        VerifyResult result = verify();

        assertThat(result.violations())
                .containsExactly(
                        "Sample 1 (extreme), predicted alone, gave 0.75 for 'no', and 0.75002 is recorded.",
                        "Sample 1 (extreme), predicted alone, gave the label 'no', and 'yes' is recorded.",
                        "Sample 1 (extreme), predicted with the others, gave 0.75 for 'no', and 0.75002 is recorded.",
                        "Sample 1 (extreme), predicted with the others, gave the label 'no', and 'yes' is recorded.");
        assertThat(result.maxDifference()).isBetween(1.9e-5, 2.1e-5);
    }

    @Test
    void eitherLabelIsRightAtANearTie() throws IOException {
        write(
                new Sample("tie", Map.of("p", 0.5), "no", List.of(0.5f, 0.5f)),
                new Sample("tie", Map.of("p", 0.5), "yes", List.of(0.5f, 0.5f)));

        assertThat(verify().violations()).isEmpty();
    }

    @Test
    void manyDifferencesAreCutShort() throws IOException {
        Sample wrong = new Sample("class no", Map.of("p", 0.25), "no", List.of(0.5f, 0.25f));
        write(wrong, wrong, wrong, wrong, wrong, wrong);

        List<String> violations = verify().violations();

        assertThat(violations).hasSize(11);
        assertThat(violations.get(10)).isEqualTo("2 more differences from the recorded outputs were left out.");
    }

    @Test
    void samplesThatDoNotFitAreAViolation() throws IOException {
        write(new Sample("odd", Map.of("q", 1.0), "no", List.of(1f, 0f)));

        assertThat(verify().violations())
                .containsExactly(
                        "The recorded samples of model.json do not fit the model. The row does not fit the model:"
                                + " column 'q' is unknown (did you mean 'p'?). Its columns are: p.");
    }

    @Test
    void noSamplesIsNeverAPass() throws IOException {
        write();

        assertThat(verify().violations())
                .containsExactly(
                        "model.json has no recorded samples, so nothing shows that the bundle still predicts what"
                                + " it did: train it again.");
    }

    @Test
    void budgetsThatAreExceededAreSaidApartFromWhatIsWrongWithTheBundle() throws IOException {
        write(YES);
        long size = Files.size(folder.resolve("model/model.onnx"));

        VerifyResult result = Verifier.verify(new VerifyJob("answer", bundle, false, 10L, 0.0), Progress.NONE);

        assertThat(result.violations()).isEmpty();
        assertThat(result.exceeded()).hasSize(2);
        assertThat(result.exceeded().get(0))
                .isEqualTo("model.onnx has " + size + " bytes, more than the 10 of <maxBytes>.");
        assertThat(result.exceeded().get(1))
                .matches(
                        "One row's prediction took \\d+\\.\\d{3} ms \\(median\\) on this machine, more than the 0\\.0 of"
                                + " <maxLatencyMillis>\\.");
    }

    @Test
    void aModelThatDefaultOptionsRefuseForItsSizeIsVerifiedWithAWarning() throws IOException {
        write(YES, NO);
        List<String> said = new ArrayList<>();

        VerifyResult result = Verifier.verify(
                new VerifyJob("answer", bundle, false, null, null),
                warnings(said),
                Options.unverified().withMemoryLimit(3));

        assertThat(result.violations()).isEmpty();
        assertThat(result.samples()).isEqualTo(2);
        assertThat(said)
                .containsExactly("An application with default options cannot load it, and has to name a higher"
                        + " Options.withMemoryLimit: model.json of " + bundle
                        + " is not as it must be: a row has 4 bytes, and 3 are allowed.");
    }

    @Test
    void samplesAndMeasuredPredictionsAreCounted() throws IOException {
        write(YES, NO);
        List<String> said = new ArrayList<>();

        Verifier.verify(
                new VerifyJob("answer", bundle, false, null, 10_000.0),
                (unit, done, total) -> said.add(done + " of " + total + " " + unit));

        assertThat(said)
                .containsSubsequence("0 of 2 samples predicted", "1 of 2 samples predicted", "2 of 2 samples predicted")
                .contains("1 of 251 predictions timed")
                .endsWith("251 of 251 predictions timed");
    }

    @Test
    void filesOfAnotherModelAreAllNamed() throws IOException {
        write(YES);
        Path model = folder.resolve("model");
        Files.writeString(
                model.resolve("evaluation.json"),
                Json.write(GivenEvaluation.of("other").digests("00", "").evaluation()));
        Files.writeString(model.resolve("grade.json"), "{\"verdicts\": 1}");
        String key = new Fingerprint("answer", new JsonObject(), List.of(), null).key();
        Path fingerprint = model.resolve("fingerprint.json");
        Files.writeString(fingerprint, Files.readString(fingerprint).replace(key, "00"));
        BundleWriter.write(bundle, model, Instant.EPOCH);

        assertThat(Verifier.verify(new VerifyJob("respuesta", bundle, false, null, null), Progress.NONE)
                        .violations())
                .containsExactly(
                        "fingerprint.json is of model 'answer', and the bundle is for 'respuesta'.",
                        "fingerprint.json was changed after it was made: its key is not the one of its inputs.",
                        "evaluation.json is of model 'other', and the bundle is for 'respuesta'.",
                        "evaluation.json is of another file: it was made of SHA-256 00, and model.onnx has "
                                + Digest.of(model.resolve("model.onnx")) + ".",
                        "grade.json cannot be read: no JSON of Grade.",
                        "model.json is of model 'answer', and the bundle is for 'respuesta'.");
    }

    @Test
    void aModelThatIsNotTheRecordedOneIsAViolation() throws IOException {
        write(YES);
        Path onnx = folder.resolve("model/model.onnx");
        String recorded = Digest.of(onnx);
        Files.write(onnx, graph("other"));
        BundleWriter.write(bundle, folder.resolve("model"), Instant.EPOCH);

        assertThat(verify().violations())
                .containsExactly("model.onnx of " + bundle + " was changed after it was made: its SHA-256 is "
                        + Digest.of(onnx) + ", and fingerprint.json records " + recorded + ".");
    }

    @Test
    void statisticsThatAreNotTheRecordedOnesAreAViolation() throws IOException {
        write(YES);
        Path statistics = folder.resolve("model/statistics.json");
        Files.writeString(statistics, Json.write(new Statistics(1, "other", 40, List.of(), 0)));
        BundleWriter.write(bundle, folder.resolve("model"), Instant.EPOCH);

        assertThat(verify().violations())
                .containsExactly(
                        "statistics.json is of model 'other', and the bundle is for 'answer'.",
                        "statistics.json was changed after it was made: its SHA-256 is " + Digest.of(statistics)
                                + ", and fingerprint.json records none.");

        Path fingerprint = folder.resolve("model/fingerprint.json");
        Files.writeString(
                fingerprint,
                Files.readString(fingerprint).replace("\"statisticsDigest\": null", "\"statisticsDigest\": \"0123\""));
        Files.delete(statistics);
        BundleWriter.write(bundle, folder.resolve("model"), Instant.EPOCH);

        assertThat(verify().violations())
                .containsExactly(
                        "statistics.json was changed after it was made: its SHA-256 is none, for it is missing,"
                                + " and fingerprint.json records 0123.");
    }

    @Test
    void aBundleWithoutFingerprintIsAViolation() throws IOException {
        write(YES);
        Files.delete(folder.resolve("model/fingerprint.json"));
        BundleWriter.write(bundle, folder.resolve("model"), Instant.EPOCH);

        assertThat(verify().violations())
                .containsExactly("fingerprint.json is missing from the bundle: run 'mvn clean verify'.");
    }

    @Test
    void aReleaseThatPassedItsGatesHasNoViolations() throws IOException {
        graded(0.9, grade -> grade);

        assertThat(release().violations()).isEmpty();
        assertThat(release().grade()).isEqualTo(ModelGrade.PASSED);
    }

    @Test
    void aReleaseThatFailedAGateIsAViolationUnlessAPersonLetItGo() throws IOException {
        graded(0.5, grade -> grade);

        assertThat(release().violations())
                .containsExactly(
                        "It is a release without a passing grade of this very model, and without the mark that a"
                                + " person let it go so (mlmodel.allowUngated): Gate 'accuracy >= 0.8' failed: accuracy"
                                + " was 0.5 on 20 rows of datasets/churn.csv.");
        assertThat(verify().violations()).isEmpty();

        graded(0.5, grade -> grade.allowedBy("mlmodel.allowUngated"));

        assertThat(release().violations()).isEmpty();
        assertThat(release().grade()).isEqualTo(ModelGrade.UNGATED);
    }

    @Test
    void aReleaseWithoutAGradeIsAViolation() throws IOException {
        write(YES);

        assertThat(release().violations())
                .containsExactly(
                        "It is a release without a passing grade of this very model, and without the mark that a"
                                + " person let it go so (mlmodel.allowUngated).");
    }

    @Test
    void aVerdictThatTheEvaluationDoesNotGiveIsAViolation() throws IOException {
        graded(0.5, grade -> grade);
        Path file = folder.resolve("model/grade.json");
        Files.writeString(file, Files.readString(file).replace("\"FAIL\"", "\"PASS\""));
        BundleWriter.write(bundle, folder.resolve("model"), Instant.EPOCH);

        assertThat(release().violations())
                .containsExactly(
                        "grade.json says PASS of gate 'accuracy >= 0.8', and by evaluation.json it is FAIL: Gate"
                                + " 'accuracy >= 0.8' failed: accuracy was 0.5 on 20 rows of datasets/churn.csv.");
    }

    @Test
    void aCheckThatWasTakenOutOfTheGradeIsAViolation() throws IOException {
        graded(0.9, grade -> grade);
        Path model = folder.resolve("model");
        String digest = Digest.of(model.resolve("model.onnx"));
        Baseline strict = new Baseline(
                "org.shop:shop:1.0",
                "abcd",
                HeldTo.Known.of(List.of(Gate.atLeast("accuracy", 0.85).asked())));
        Evaluation evaluation = GivenEvaluation.of("answer")
                .digests(digest, "4567")
                .metric("accuracy", 0.9)
                .comparison(new Comparison.Impossible(strict, "it predicts 'age'"))
                .evaluation();
        Grade grade = Grade.judge(
                List.of(Gate.atLeast("accuracy", 0.8)), description(List.of(YES)), evaluation, digest, "metrics");
        Files.writeString(model.resolve("evaluation.json"), Json.write(evaluation));
        Files.writeString(model.resolve("grade.json"), Json.write(grade));
        BundleWriter.write(bundle, model, Instant.EPOCH);
        assertThat(release().violations()).isEmpty();

        List<Check> others = grade.checks().subList(1, grade.checks().size());
        Grade without =
                new Grade(Grade.FORMAT, "answer", grade.digest(), grade.basis(), true, "", grade.verdicts(), others);
        Files.writeString(model.resolve("grade.json"), Json.write(without));
        BundleWriter.write(bundle, model, Instant.EPOCH);

        assertThat(release().violations())
                .containsExactly(
                        "grade.json does not say of what was looked at beside the gates what evaluation.json gives: Gate"
                                + " 'accuracy >= 0.85' of the baseline org.shop:shop:1.0 asks for less now: 'accuracy >= 0.8'.");
    }

    @Test
    void aGradeOfAnotherEvaluationIsAViolation() throws IOException {
        graded(0.5, grade -> grade);
        Path file = folder.resolve("model/evaluation.json");
        String judged = Digest.of(file);
        Files.writeString(file, Files.readString(file).replace("0.5", "0.9999"));
        BundleWriter.write(bundle, folder.resolve("model"), Instant.EPOCH);

        assertThat(verify().violations())
                .containsExactly("grade.json is of another evaluation: it was judged by SHA-256 " + judged
                        + ", and evaluation.json has " + Digest.of(file) + ".");
    }

    @Test
    void aGradeOfAnotherModelIsAViolation() throws IOException {
        graded(0.9, grade -> grade);
        Path file = folder.resolve("model/grade.json");
        String digest = Digest.of(folder.resolve("model/model.onnx"));
        Files.writeString(file, Files.readString(file).replace(digest, "00"));
        BundleWriter.write(bundle, folder.resolve("model"), Instant.EPOCH);

        assertThat(verify().violations())
                .containsExactly(
                        "grade.json is of another file: it was made of SHA-256 00, and model.onnx has " + digest + ".");
        assertThat(verify().grade()).isEqualTo(ModelGrade.NONE);
    }

    private VerifyResult release() {
        return Verifier.verify(new VerifyJob("answer", bundle, true, null, null), Progress.NONE);
    }

    private void graded(double accuracy, UnaryOperator<Grade> mark) throws IOException {
        write(YES);
        Path model = folder.resolve("model");
        String digest = Digest.of(model.resolve("model.onnx"));
        Evaluation evaluation = GivenEvaluation.of("answer")
                .digests(digest, "4567")
                .metric("accuracy", accuracy)
                .evaluation();
        Grade grade = Grade.judge(
                List.of(Gate.atLeast("accuracy", 0.8)), description(List.of(YES)), evaluation, digest, "metrics");
        Files.writeString(model.resolve("evaluation.json"), Json.write(evaluation));
        Files.writeString(model.resolve("grade.json"), Json.write(mark.apply(grade)));
        BundleWriter.write(bundle, model, Instant.EPOCH);
    }

    @Test
    void whatIsNoBundleIsAViolation() throws IOException {
        Files.writeString(bundle, "<html>");

        assertThat(verify().violations())
                .containsExactly(bundle + " is no readable model bundle: zip END header not found.");
    }

    private static Progress warnings(List<String> said) {
        return new Progress() {
            @Override
            public void done(String unit, long done, long total) {}

            @Override
            public void warning(String text) {
                said.add(text);
            }
        };
    }

    private VerifyResult verify() {
        return Verifier.verify(new VerifyJob("answer", bundle, false, null, null), Progress.NONE);
    }

    private void write(Sample... samples) throws IOException {
        Path model = Files.createDirectories(folder.resolve("model"));
        Files.write(model.resolve("model.onnx"), graph("answer"));
        Files.writeString(model.resolve("model.json"), Json.write(description(List.of(samples))));
        RecordedFingerprint fingerprint =
                RecordedFingerprint.of(new Fingerprint("answer", new JsonObject(), List.of(), null), model);
        Files.writeString(model.resolve("fingerprint.json"), Json.write(fingerprint));
        BundleWriter.write(bundle, model, Instant.EPOCH);
    }

    /** p(yes) = p, and 1 where p is missing. */
    private static byte[] graph(String name) {
        GraphBuilder graph = new GraphBuilder("t");
        String p = graph.input("p", ElementType.FLOAT, -1, 1);
        String yes = graph.node(
                GraphBuilder.ML,
                "Imputer",
                List.of(p),
                new Attribute("imputed_value_floats", new float[] {1}),
                new Attribute("replaced_value_float", Float.NaN));
        String no = graph.node("Sub", List.of(graph.constant(TensorData.floats(new float[] {1}, 1)), yes));
        String both = graph.node("Concat", List.of(no, yes), new Attribute("axis", 1L));
        String best = graph.node("ArgMax", List.of(both), new Attribute("axis", 1L), new Attribute("keepdims", 0L));
        String label = graph.node(
                GraphBuilder.ML,
                "LabelEncoder",
                List.of(best),
                new Attribute("keys_int64s", new long[] {0, 1}),
                new Attribute("values_strings", new String[] {"no", "yes"}));
        graph.output(label, "label", ElementType.STRING, -1);
        graph.output(both, "probabilities", ElementType.FLOAT, -1, 2);
        return OnnxFile.write(graph.build(), name, Map.of());
    }

    private static ModelDescription description(List<Sample> samples) {
        return GivenDescription.classifier("answer", "no", "yes")
                .target("a")
                .columns(ColumnKind.NUMERIC, "p")
                .samples(samples)
                .build();
    }
}
