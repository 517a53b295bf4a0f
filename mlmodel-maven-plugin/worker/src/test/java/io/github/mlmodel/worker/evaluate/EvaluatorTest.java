package io.github.mlmodel.worker.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.fingerprint.Fingerprint;
import io.github.mlmodel.build.fingerprint.RecordedFingerprint;
import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.build.spec.SliceSpec;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.Figures;
import io.github.mlmodel.grade.Slice.OnTooFew;
import io.github.mlmodel.grade.TrainingFigures;
import io.github.mlmodel.grade.TrivialBaseline;
import io.github.mlmodel.grade.metric.Direction;
import io.github.mlmodel.grade.metric.Metrics;
import io.github.mlmodel.grade.metric.OwnMetric;
import io.github.mlmodel.model.DescriptionReader;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.OutputName;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.file.Checksum;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.text.Secrets;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluatorTest {

    private static final String ROWS = "x,note,y\n1,a,yes\n2,b,yes\n-1,,no\n-2,c,yes\n";

    @TempDir
    private Path folder;

    @Test
    void whatWasFoundOfTheTrainingRowsIsOfTheModelsFingerprintIfThatSaysIt() throws IOException {
        Given given = new Given(folder).classifier(OutputName.PROBABILITIES).testRows("x,y\n0,yes\n0,no\n");
        assertThat(given.evaluate().figures()).isEqualTo(new Figures(0, null, Figures.Sides.UNKNOWN));

        Path model = folder.resolve("model");
        TrainingFigures figures = new TrainingFigures(80, "accuracy", 0.9, "x", 0.5);
        Files.writeString(
                ModelFile.FINGERPRINT.in(model),
                Json.write(RecordedFingerprint.of(
                        new Fingerprint("m", new JsonObject(), List.of(), null),
                        model,
                        Secrets.none(),
                        List.of("x", "y"),
                        figures)));

        assertThat(given.evaluate().figures()).isEqualTo(new Figures(0, figures, Figures.Sides.UNKNOWN));
    }

    @Test
    void theFileIsJudgedOnRowsOfTheirOwn() throws IOException {
        Evaluation evaluation = new Given(folder)
                .classifier(OutputName.PROBABILITIES)
                .testRows(ROWS)
                .evaluate();

        assertThat(evaluation.scores().rows()).isEqualTo(4);
        assertThat(evaluation.rows().name()).isEqualTo("test.csv");
        assertThat(evaluation.rows().trainingRows()).isZero();
        assertThat(evaluation.basis().modelDigest()).isEqualTo(Digest.of(ModelFile.MODEL.in(folder.resolve("model"))));
        assertThat(evaluation.basis().inputs()).isEqualTo(Map.of("rows", "1", "model", "2"));
        assertThat(evaluation.scores().confusion()).isEqualTo(List.of(List.of(1L, 0L), List.of(1L, 2L)));
        assertThat(evaluation.scores().classRows()).isEqualTo(Map.of("no", 1L, "yes", 3L));
        assertThat(evaluation.scores().metrics().keySet()).isSubsetOf(Metrics.names(Task.CLASSIFICATION));
        assertThat(evaluation.scores().metrics())
                .containsEntry("accuracy", 0.75)
                .containsEntry("example_count", 4.0);
        assertThat(evaluation.scores().metrics().get("roc_auc")).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(evaluation.scores().classMetrics().get("recall")).containsEntry("no", 1.0);
        assertThat(evaluation.ownMetrics()).isEmpty();
    }

    @Test
    void theFileIsJudgedOnTheHeldBackShareOfItsSource() throws IOException {
        StringBuilder csv = new StringBuilder("x,y\n");
        for (int i = 0; i < 200; i++) {
            csv.append(i - 100).append(i % 3 == 0 ? ",no\n" : ",yes\n");
        }
        Given given = new Given(folder).classifier(OutputName.PROBABILITIES);

        Evaluation evaluation = given.evaluate(given.file("data.csv", csv.toString()));

        assertThat(evaluation.rows().name()).isEqualTo("data.csv (50 % held back)");
        assertThat(evaluation.scores().rows()).isBetween(70L, 130L);
        assertThat(evaluation.rows().trainingRows())
                .isEqualTo(200 - evaluation.scores().rows());
    }

    @Test
    void rowsThatAreSwappedAtTheFirstLineOfProgressAreNotJudgedOn() throws IOException {
        String rows = "x,y\n" + "1.234567,1\n2.345678,4\n".repeat(100_000);
        Given given = new Given(folder).regression().testRows(rows);
        DataFile file = given.job().rows().get(0);
        EvaluateJob job = withFile(given.job(), file.withChecksum(Checksum.of(file.path())));
        Progress swap = new Progress() {
            @Override
            public void done(String unit, long done, long total) {
                try {
                    Files.writeString(file.path(), rows.replace('7', '8'));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
        };

        assertThatThrownBy(() -> Evaluator.evaluate(job, 1, swap))
                .hasMessage("test.csv changed while the data was read; nothing was kept. Run the build again.");
        assertThat(job.output()).isEmptyDirectory();

        Files.writeString(file.path(), rows);
        Evaluator.evaluate(job, 1, Progress.NONE);

        assertThat(job.output()).isNotEmptyDirectory();
    }

    private static EvaluateJob withFile(EvaluateJob job, DataFile file) {
        return new EvaluateJob(
                job.spec(),
                List.of(file),
                job.model(),
                job.customClasses(),
                job.compareOnGpu(),
                job.inputs(),
                job.output());
    }

    @Test
    void aRegressionIsJudgedByItsNumbers() throws IOException {
        Evaluation evaluation =
                new Given(folder).regression().testRows("x,y\n1,1\n2,4\n3,3\n").evaluate();

        assertThat(evaluation.scores().metrics().keySet())
                .containsExactlyInAnyOrderElementsOf(Metrics.names(Task.REGRESSION));
        assertThat(evaluation.scores().metrics()).containsEntry("max_error", 2.0);
        assertThat(evaluation.scores().confusion()).isEmpty();
        assertThat(evaluation.scores().classRows()).isEmpty();
    }

    @Test
    void whatIsTakenAsMissingIsSaid() throws IOException {
        Given given = new Given(folder).regression().testRows("x,y\n1,1\nNA,4\n-,3\nNA,2\n");

        HeldBackRows rows =
                HeldBackRows.read(given.job(), DescriptionReader.ofModelIn(folder.resolve("model")), 1, Progress.NONE);

        assertThat(rows.notes()).containsExactly("took as missing in the held-back rows 'NA' (2), '-' (1) of 'x'.");
    }

    @Test
    void aClassifierOfScoresHasNoMetricsOfProbabilities() throws IOException {
        Evaluation evaluation =
                new Given(folder).classifier(OutputName.SCORES).testRows(ROWS).evaluate();

        assertThat(evaluation.scores().metrics()).containsKey("accuracy").doesNotContainKeys("log_loss", "roc_auc");
        assertThat(evaluation.scores().classMetrics()).containsOnlyKeys("f1", "precision", "recall");
    }

    @Test
    void theOrderOfRowsChangesNoMetricOfLabelsOrRanks() throws IOException {
        List<String> lines = new ArrayList<>(ROWS.lines().skip(1).toList());
        Evaluation forward = new Given(folder)
                .classifier(OutputName.PROBABILITIES)
                .testRows(ROWS)
                .evaluate();
        Collections.reverse(lines);
        Evaluation backward = new Given(folder)
                .classifier(OutputName.PROBABILITIES)
                .testRows("x,note,y\n" + String.join("\n", lines) + "\n")
                .evaluate();

        assertThat(backward.scores().metrics().get("roc_auc"))
                .isEqualTo(forward.scores().metrics().get("roc_auc"));
        assertThat(backward.scores().confusion()).isEqualTo(forward.scores().confusion());
        assertThat(backward.basis().rowsDigest()).isNotEqualTo(forward.basis().rowsDigest());
    }

    @Test
    void rowsOfTheirOwnMayLackExcludedColumns() throws IOException {
        Evaluation evaluation = new Given(folder)
                .classifier(OutputName.PROBABILITIES)
                .exclude("id")
                .testRows(ROWS)
                .evaluate();

        assertThat(evaluation.scores().rows()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x,y;1,yes;2,no;3,maybe;4,maybe;5,perhaps|Classes 'maybe', 'perhaps' of target column 'y' are in test.csv"
                        + " but absent from the training rows, whose classes are no, yes. Write labels alike, or train on"
                        + " rows of each.",
                "x,y;1,yes;2,yes|Class 'no' of target column 'y' is absent from test.csv. Give it rows of every class."
            })
    void rowsThatCannotJudgeTheModelAreRefused(String csv, String message) throws IOException {
        Given given = new Given(folder).classifier(OutputName.PROBABILITIES).testRows(csv.replace(';', '\n') + "\n");

        assertThatThrownBy(given::evaluate).isInstanceOf(MlModelException.class).hasMessage(message);
        assertThat(folder.resolve("output")).isEmptyDirectory();
    }

    @Test
    void aRowWithoutATargetIsRefused() throws IOException {
        Given given = new Given(folder).classifier(OutputName.PROBABILITIES).testRows("x,y\n1,yes\n2,\n3,no\n");

        assertThatThrownBy(given::evaluate).hasMessage("""
                Target column 'y' has no value in 1 row:
                  test.csv:3 has no value
                Leave these rows out, or correct them.""");
    }

    @Test
    void ownMetricsAreComputedWithTheOthers() throws IOException {
        Evaluation evaluation = new Given(folder)
                .classifier(OutputName.PROBABILITIES)
                .testRows(ROWS)
                .metric("Notes", """
                        public final class Notes implements Metric {
                            public String name() { return "notes"; }
                            public boolean higherIsBetter() { return false; }
                            public double ofClasses(EvaluatedRows.Classes rows) {
                                double sum = 0;
                                for (int row = 0; row < rows.rows(); row++) {
                                    boolean right = rows.actual(row).equals(rows.predicted(row));
                                    boolean sure = rows.probabilities().orElseThrow().of(row, "yes") > 0.5;
                                    double x = (Double) rows.value(row, "x");
                                    sum += (right ? 1 : 0) + (sure ? 10 : 0) + (rows.value(row, "note") == null ? 100 : 0) + x * 1000;
                                }
                                return sum;
                            }
                        }
                        """)
                .evaluate();

        assertThat(evaluation.scores().metrics()).containsEntry("notes", 123.0).containsEntry("accuracy", 0.75);
        assertThat(evaluation.ownMetrics()).containsExactly(new OwnMetric("notes", Direction.LESS));
    }

    @Test
    void aPredictionWithoutAModelIsScoredOnTheSameRowsByOwnMetricsToo() throws IOException {
        Given given = new Given(folder)
                .trainedOn(model -> model.trainedOnRows(3L, 3L))
                .classifier(OutputName.PROBABILITIES)
                .testRows(ROWS)
                .metric("Sure", """
                        public final class Sure implements Metric {
                            public String name() { return "sure"; }
                            public boolean higherIsBetter() { return true; }
                            public double ofClasses(EvaluatedRows.Classes rows) {
                                return rows.probabilities().orElseThrow().of(0, "no") + (rows.predicted(0).equals("no") ? 10 : 0);
                            }
                        }
                        """);

        Evaluation evaluation = given.evaluate();

        TrivialBaseline trivial = Objects.requireNonNull(evaluation.trivial());
        assertThat(trivial.prediction()).isEqualTo("'no'");
        assertThat(trivial.scores().metrics())
                .containsEntry("accuracy", 0.25)
                .containsEntry("balanced_accuracy", 0.5)
                .containsEntry("roc_auc", 0.5)
                .containsEntry("sure", 11.0);
        assertThat(trivial.scores().metrics().keySet())
                .isEqualTo(evaluation.scores().metrics().keySet());
        assertThat(evaluation.scores().metrics().get("sure")).isLessThan(1);
        assertThat(given.notes()).isEmpty();
    }

    @Test
    void anOwnMetricIsUndefinedForWhatItHasNoMethodFor() throws IOException {
        String numbers = """
                public final class Off implements Metric {
                    public String name() { return "off"; }
                    public boolean higherIsBetter() { return false; }
                    public double ofNumbers(EvaluatedRows.Numbers rows) {
                        double off = 0;
                        for (int row = 0; row < rows.rows(); row++) {
                            off += Math.abs(rows.predicted(row) - rows.actual(row));
                        }
                        return off / rows.rows();
                    }
                }
                """;

        Evaluation regression = new Given(folder)
                .regression()
                .testRows("x,y\n1,1\n2,4\n3,3\n")
                .metric("Off", numbers)
                .evaluate();
        Evaluation classification = new Given(folder)
                .classifier(OutputName.PROBABILITIES)
                .testRows(ROWS)
                .metric("Off", numbers)
                .evaluate();

        assertThat(regression.scores().metrics().get("off"))
                .isEqualTo(regression.scores().metrics().get("mae"));
        assertThat(classification.scores().metrics()).containsEntry("off", Double.NaN);
    }

    @Test
    void anOwnMetricSeesThatAModelGivesNoProbabilities() throws IOException {
        Evaluation evaluation = new Given(folder)
                .classifier(OutputName.SCORES)
                .testRows(ROWS)
                .metric("Sure", """
                        public final class Sure implements Metric {
                            public String name() { return "sure"; }
                            public boolean higherIsBetter() { return true; }
                            public double ofClasses(EvaluatedRows.Classes rows) {
                                return rows.probabilities().map(all -> all.of(0, "no")).orElse(-1.0);
                            }
                        }
                        """)
                .evaluate();

        assertThat(evaluation.scores().metrics()).containsEntry("sure", -1.0);
    }

    @Test
    void anOwnMetricThatFailsOnlyWithoutAModelFailsNoEvaluation() throws IOException {
        Given given = new Given(folder)
                .trainedOn(model -> model.trainedOnRows(4L, 3L))
                .classifier(OutputName.PROBABILITIES)
                .testRows(ROWS)
                .metric("Own", """
                        public class Own implements Metric {
                            public String name() { return "own"; }
                            public boolean higherIsBetter() { return true; }
                            public double ofClasses(EvaluatedRows.Classes rows) {
                                if (rows.predicted(0).equals("no")) throw new IllegalStateException("no");
                                return 1;
                            }
                        }
                        """);

        Evaluation evaluation = given.evaluate();

        assertThat(evaluation.scores().metrics()).containsEntry("own", 1.0);
        assertThat(Objects.requireNonNull(evaluation.trivial()).scores().metrics())
                .containsEntry("own", Double.NaN);
        assertThat(given.notes())
                .containsExactly(
                        "the trivial baseline has no own: Metric 'own' (class Own of src/evaluate/java) failed:"
                                + " java.lang.IllegalStateException: no at line 6 of Own.java. Correct it.");
    }

    @Test
    void aRegressionsTrivialBaselineIsTheMean() throws IOException {
        Evaluation evaluation = new Given(folder)
                .trainedOn(model -> model.trainedOnNumbers(2.5, 1))
                .regression()
                .testRows("x,y\n1,1\n2,4\n3,3\n")
                .evaluate();

        TrivialBaseline trivial = Objects.requireNonNull(evaluation.trivial());
        assertThat(trivial.prediction()).isEqualTo("2.5");
        assertThat(trivial.scores().metrics()).containsEntry("max_error", 1.5);
        assertThat(trivial.scores().metrics().keySet())
                .isEqualTo(evaluation.scores().metrics().keySet());
    }

    @Test
    void aModelThatDidNotRecordItsTargetHasNoTrivialBaseline() throws IOException {
        Evaluation evaluation = new Given(folder)
                .classifier(OutputName.PROBABILITIES)
                .testRows(ROWS)
                .evaluate();

        assertThat(evaluation.trivial()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "public|accuracy|return 1;|Metric 'accuracy' (class Own of src/evaluate/java) has the name of a built-in"
                        + " metric. Give it another name.",
                "public|My Metric|return 1;|Metric 'My Metric' (class Own of src/evaluate/java) has a name that gates cannot"
                        + " use. Take lower-case letters, digits and '_', starting with a letter.",
                "''|own|return 1;|Metric class 'Own' of src/evaluate/java is not public. Make it public.",
                "public|own|throw new IllegalStateException(\"no\");|Metric 'own' (class Own of src/evaluate/java) failed:"
                        + " java.lang.IllegalStateException: no at line 5 of Own.java. Correct it.",
                "public|own|return rows.probabilities().orElseThrow().of(0, \"maybe\");|Metric 'own' (class Own of src/evaluate/java) failed:"
                        + " java.lang.IllegalArgumentException: model 'm' has no label 'maybe', only: no, yes at line 5 of"
                        + " Own.java. Correct it.",
                "public|own|return rows.value(0, \"z\") == null ? 1 : 0;|Metric 'own' (class Own of src/evaluate/java)"
                        + " failed: java.lang.IllegalArgumentException: the data has no column 'z', only: x, note, y at line"
                        + " 5 of Own.java. Correct it.",
            })
    void anOwnMetricThatIsWrongIsNamed(String access, String name, String body, String message) throws IOException {
        Given given = own(access, name, body).testRows(ROWS);

        assertThatThrownBy(given::evaluate).isInstanceOf(MlModelException.class).hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "return null;|return true;|return 1;|Metric class 'Own' of src/evaluate/java has no name: its name()"
                        + " returned null. Give it one.",
                "throw new IllegalStateException(\"no\");|return true;|return 1;|Metric class 'Own' of src/evaluate/java failed"
                        + " before it was given any row: java.lang.IllegalStateException: no at line 3 of Own.java. Correct"
                        + " it.",
                "return \"own\";|throw new StackOverflowError();|return 1;|Metric class 'Own' of src/evaluate/java failed before"
                        + " it was given any row: java.lang.StackOverflowError at line 4 of Own.java. Correct it.",
                "return \"own\";|return true;|throw new Error(\"no\");|Metric 'own' (class Own of src/evaluate/java) failed:"
                        + " java.lang.Error: no at line 5 of Own.java. Correct it.",
                "return \"own\";|return true;|throw Own.<RuntimeException>sneaky();|Metric 'own' (class Own of"
                        + " src/evaluate/java) failed: java.io.IOException: no disk at line 6 of Own.java. Correct it.",
            })
    void anOwnMetricMayThrowAnythingAnywhere(String name, String better, String body, String message)
            throws IOException {
        Given given = new Given(folder)
                .classifier(OutputName.PROBABILITIES)
                .testRows(ROWS)
                .metric("Own", """
                        public class Own implements Metric {
                            public String name() { %s }
                            public boolean higherIsBetter() { %s }
                            public double ofClasses(EvaluatedRows.Classes rows) { %s }
                            static <E extends Throwable> E sneaky() throws E { throw (E) new java.io.IOException("no disk"); }
                        }
                        """.formatted(name, better, body));

        assertThatThrownBy(given::evaluate).isInstanceOf(MlModelException.class).hasMessage(message);
    }

    @Test
    void twoOwnMetricsOfOneNameAreRefused() throws IOException {
        Given given = own("public", "own", "return 1;").testRows(ROWS).metric("Second", """
                        public class Second implements Metric {
                            public String name() { return "own"; }
                            public boolean higherIsBetter() { return true; }
                            public double ofClasses(EvaluatedRows.Classes rows) { return 1; }
                        }
                        """);

        assertThatThrownBy(given::evaluate)
                .hasMessage("Metric 'own' (class Second of src/evaluate/java) has the name of 'Own'. Give one of them"
                        + " another name.");
    }

    @Test
    void anOwnMetricThatEndsTheJvmIsNamedInTheLog() throws IOException, InterruptedException {
        Path request = folder.resolve("job.json");
        Files.writeString(
                request,
                Json.write(own("public", "own", "System.exit(7); return 1;")
                        .testRows(ROWS)
                        .job()));
        Path log = folder.resolve("log");

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EvaluatorMain.class.getName(),
                        request.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();

        assertThat(process.waitFor()).as(Files.readString(log)).isEqualTo(7);
        assertThat(log)
                .content()
                .contains("The JVM ended while Metric 'own' (class Own of src/evaluate/java) was computing. If it calls"
                        + " System.exit, let it throw an exception instead.");
        assertThat(folder.resolve("output")).isEmptyDirectory();
    }

    @Test
    void anOwnMetricIsGivenExcludedColumnsAsTheDataHasThem() throws IOException {
        String weighted = "double sum = 0; for (int i = 0; i < rows.rows(); i++) if (rows.value(i, \"id\") instanceof"
                + " String id) sum += (i + 1) * Integer.parseInt(id.substring(1)); return sum;";

        Evaluation evaluation = own("public", "own", weighted)
                .exclude("id")
                .slices(List.of(), new SliceSpec.EachValue("note", new SliceSpec.Enough(1, OnTooFew.FAIL)))
                .testRows("x,id,note,y\n2,r1,a,yes\n-2,r20,b,no\n2,,a,yes\n-2,r400,b,no\n3,r8000,b,yes\n")
                .evaluate();

        assertThat(evaluation.scores().metrics()).containsEntry("own", 1.0 + 2 * 20 + 4 * 400 + 5 * 8000);
        assertThat(evaluation.slices().get(1).scores().metrics()).containsEntry("own", 20.0 + 2 * 400 + 3 * 8000);
    }

    @Test
    void anOwnMetricIsToldWhichColumnsThereAreWithThoseThatAreExcluded() throws IOException {
        Given given = own("public", "own", "return rows.value(0, \"z\") == null ? 1 : 0;")
                .exclude("note")
                .testRows(ROWS);

        assertThatThrownBy(given::evaluate)
                .hasMessageContaining("the data has no column 'z', only: x, y, note at line 5 of Own.java.");
    }

    private Given own(String access, String name, String body) throws IOException {
        return new Given(folder).classifier(OutputName.PROBABILITIES).metric("Own", access + """
                 class Own implements Metric {
                    public String name() { return "%s"; }
                    public boolean higherIsBetter() { return true; }
                    public double ofClasses(EvaluatedRows.Classes rows) { %s }
                }
                """.formatted(name, body));
    }
}
