package io.github.mlmodel.worker.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.spec.SliceSpec;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.Slice.OnTooFew;
import io.github.mlmodel.grade.TrivialBaseline;
import io.github.mlmodel.grade.metric.Direction;
import io.github.mlmodel.grade.metric.OwnMetric;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.OutputName;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnMetricTest {

    private static final String ROWS = "x,note,y\n1,a,yes\n2,b,yes\n-1,,no\n-2,c,yes\n";

    @TempDir
    private Path folder;

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
