package io.github.mlmodel.worker.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.fingerprint.Fingerprint;
import io.github.mlmodel.build.fingerprint.RecordedFingerprint;
import io.github.mlmodel.build.message.BaselineBundle;
import io.github.mlmodel.build.message.EarlierModel;
import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.build.message.NoBaseline;
import io.github.mlmodel.build.spec.SliceSpec;
import io.github.mlmodel.files.BundleWriter;
import io.github.mlmodel.grade.Comparison;
import io.github.mlmodel.grade.Comparison.Baseline;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.HeldTo;
import io.github.mlmodel.grade.Scores;
import io.github.mlmodel.grade.gate.Gate;
import io.github.mlmodel.grade.gate.Grade;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.OutputName;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.text.Secrets;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.json.Json;
import io.github.mlmodel.worker.split.RowHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineComparisonTest {

    private static final int ROWS = 400;
    private static final String OWN_FILES = "{'dataset':{'heldBack':{'kind':'elsewhere'}},'seed':42}";
    private static final HeldTo GATES =
            HeldTo.Known.of(List.of(Gate.atLeast("accuracy", 0.8).asked()));
    private static final String SHARE = "{'dataset':{'heldBack':{'kind':'fraction','share':%s}},'seed':%d}";

    @TempDir
    private Path folder;

    @TempDir
    private Path old;

    @ParameterizedTest
    @CsvSource({"0.5, 42, 0.5", "0.8, 42, 0.5", "0.3, 42, 0.3"})
    void byTheSameColumnsAndSeedTheSmallerShareIsComparedOn(double share, int seed, double compared)
            throws IOException {
        Path bundle = worse(SHARE.formatted(share, seed), List.of("x", "y"));
        Given given = new Given(folder).classifier(OutputName.PROBABILITIES);

        Comparison.Made made = made(compare(given.job(data(given, false)), bundle));

        long expected = heldBack(false, Set.of("x", "y"), 42, compared, Set.of("x", "y"), 42, compared);
        assertThat(made.today().rows()).isEqualTo(expected).isPositive();
        assertThat(made.before().rows()).isEqualTo(expected);
    }

    @Test
    void byAnotherSeedOnlyRowsAreComparedOnThatBothHoldBack() throws IOException {
        Path bundle = worse(SHARE.formatted(0.5, 7), List.of("x", "y"));
        Given given = new Given(folder).classifier(OutputName.PROBABILITIES);

        Comparison.Made made = made(compare(given.job(data(given, false)), bundle));

        long expected = heldBack(false, Set.of("x", "y"), 42, 0.5, Set.of("x", "y"), 7, 0.5);
        assertThat(expected).isBetween(70L, 130L);
        assertThat(made.today().rows()).isEqualTo(expected);
        assertThat(made.identical()).isFalse();
    }

    @Test
    void aColumnThatWasAddedSinceHidesNoRowThatTheBaselineWasTrainedOn() throws IOException {
        Path bundle = worse(SHARE.formatted(0.5, 42), List.of("x", "y"));
        Given given = new Given(folder).classifier(OutputName.PROBABILITIES);

        Comparison.Made made = made(compare(given.job(data(given, true)), bundle));

        long expected = heldBack(true, Set.of("x", "y", "added"), 42, 0.5, Set.of("x", "y"), 42, 0.5);
        assertThat(expected).isBetween(70L, 130L);
        assertThat(made.today().rows()).isEqualTo(expected);
        // The two are the opposite of each other, whatever rows they are asked about.
        assertThat(value(made.today(), "accuracy") + value(made.before(), "accuracy"))
                .isCloseTo(1, within(1e-12));
        assertThat(value(made.today(), "roc_auc") + value(made.before(), "roc_auc"))
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void rowsAreComparedOnThatGroupsThenAndNowHoldBack() throws IOException {
        Path bundle = worse(SHARE.formatted(0.5, 42).replace("'share'", "'group':'added','share'"), List.of("added"));
        Given given = new Given(folder)
                .classifier(OutputName.PROBABILITIES)
                .group("added")
                .exclude("added");

        Comparison.Made made = made(compare(given.job(data(given, true)), bundle));
        Comparison.Made ofRows = made(
                compare(new Given(folder).classifier(OutputName.PROBABILITIES).job(data(given, true)), bundle));

        assertThat(made.today().rows())
                .isEqualTo(heldBack(true, Set.of("added"), 42, 0.5, Set.of("added"), 42, 0.5))
                .isPositive();
        assertThat(ofRows.today().rows())
                .isEqualTo(heldBack(true, Set.of("x", "y", "added"), 42, 0.5, Set.of("added"), 42, 0.5))
                .isPositive();
    }

    @Test
    void aGroupOfThenThatIsGoneMakesTheComparisonImpossible() throws IOException {
        Path bundle = worse(SHARE.formatted(0.5, 42), List.of("added"));
        Given given = new Given(folder).classifier(OutputName.PROBABILITIES);

        assertThat(problem(compare(given.job(data(given, false)), bundle)))
                .isEqualTo(
                        "which of today's rows it was trained on cannot be told: its rows were held back by the column"
                                + " 'added', and data.csv has no such column");
    }

    @Test
    void slicesAreComparedOnTheirRowsThatBothHoldBack() throws IOException {
        Path bundle = worse(SHARE.formatted(0.5, 42), List.of("x", "y"));
        Given given = new Given(folder)
                .classifier(OutputName.PROBABILITIES)
                .slices(List.of(), new SliceSpec.Bins("x", List.of("0"), SliceSpec.Enough.BY_DEFAULT));

        Comparison.Made made = made(compare(given.job(data(given, true)), bundle));

        assertThat(made.slices()).extracting(part -> part.slice().name()).containsExactly("x<0", "x>=0");
        assertThat(made.slices().stream().mapToLong(part -> part.today().rows()).sum())
                .isEqualTo(made.today().rows());
        assertThat(made.slices()).allSatisfy(part -> {
            assertThat(part.before().rows()).isEqualTo(part.today().rows()).isPositive();
            // The two are the opposite of each other.
            assertThat(value(part.today(), "accuracy") + value(part.before(), "accuracy"))
                    .isCloseTo(1, within(1e-12));
        });
    }

    @Test
    void ownMetricsAreComparedOnSlicesAndKnowHowFarTheyMayBeOff() throws IOException {
        Path bundle = worse(SHARE.formatted(0.5, 42), List.of("x", "y"));
        Given given = new Given(folder)
                .classifier(OutputName.PROBABILITIES)
                .slices(List.of(), new SliceSpec.Bins("x", List.of("0"), SliceSpec.Enough.BY_DEFAULT))
                .metric("Own", """
                        public class Own implements Metric {
                            public String name() { return "right"; }
                            public boolean higherIsBetter() { return true; }
                            public double[] valuesOfClasses(EvaluatedRows.Classes rows) {
                                double[] values = new double[rows.rows()];
                                for (int row = 0; row < values.length; row++) {
                                    values[row] = rows.value(row, "x") != null && rows.actual(row).equals(rows.predicted(row)) ? 1 : 0;
                                }
                                return values;
                            }
                        }
                        """);

        Comparison.Made made = made(compare(given.job(data(given, false)), bundle));

        assertThat(made.change("right", null)).isPresent();
        assertThat(made.slices()).hasSize(2).allSatisfy(part -> {
            assertThat(value(part.today(), "right")).isEqualTo(value(part.today(), "accuracy"));
            assertThat(value(part.before(), "right")).isEqualTo(value(part.before(), "accuracy"));
            assertThat(made.of(part).today().intervals().of("right", null)).isPresent();
        });
    }

    @Test
    void aFingerprintThatDoesNotNameTheColumnsIsReadByTheDescriptionWhereNoneIsListed() throws IOException {
        Path bundle = worse(SHARE.formatted(0.5, 42), null);
        Given given = new Given(folder).classifier(OutputName.PROBABILITIES);

        assertThat(made(compare(given.job(data(given, true)), bundle)).today().rows())
                .isEqualTo(heldBack(true, Set.of("x", "y", "added"), 42, 0.5, Set.of("x", "y"), 42, 0.5));
    }

    @Test
    void rowsInFilesOfTheirOwnAreAllComparedOnWhereTheBaselineHadSuchFilesToo() throws IOException {
        Path bundle = worse(OWN_FILES, List.of());
        Given given =
                new Given(folder).classifier(OutputName.PROBABILITIES).testRows("x,y\n1,yes\n2,yes\n-1,no\n-2,yes\n");

        Comparison.Made made = made(compare(given.job(), bundle));

        assertThat(made.today().rows()).isEqualTo(4);
        assertThat(made.today().metrics()).containsEntry("accuracy", 0.75);
        assertThat(made.before().metrics()).containsEntry("accuracy", 0.25);
        assertThat(made.baseline()).isEqualTo(new Baseline("models/old.zip", Digest.of(bundle), GATES));
    }

    @Test
    void aClassThatTheBaselineDoesNotKnowCountsAsItsMistake() throws IOException {
        Path bundle =
                bundle(new Given(old).labels("no", "maybe").classifier(OutputName.PROBABILITIES), OWN_FILES, List.of());
        Given given =
                new Given(folder).classifier(OutputName.PROBABILITIES).testRows("x,y\n1,yes\n2,yes\n-1,no\n-2,yes\n");

        Comparison.Made made = made(compare(given.job(), bundle));

        assertThat(made.before().metrics()).containsEntry("accuracy", 0.25);
        assertThat(made.before().classMetrics().get("recall"))
                .containsEntry("yes", 0.0)
                .containsEntry("no", 1.0);
        assertThat(made.today().classMetrics().get("recall")).doesNotContainKey("maybe");
    }

    @Test
    void numbersAreComparedToo() throws IOException {
        Given before = new Given(old).classifier(OutputName.PROBABILITIES);
        Given given = new Given(folder).regression().testRows("x,y\n1,1\n2,4\n");

        assertThat(compare(given.job(), bundle(new Given(old).regression(), OWN_FILES, List.of())))
                .isInstanceOfSatisfying(Comparison.Made.class, made -> {
                    assertThat(made.identical()).isTrue();
                    assertThat(made.today()).isEqualTo(made.before());
                    assertThat(made.today().metrics()).containsEntry("max_error", 2.0);
                });
        assertThat(before.notes()).isEmpty();
    }

    @Test
    void theSameModelIsComparedOnAllHeldBackRowsWhateverItsRule() throws IOException {
        Path bundle = bundle(new Given(old).classifier(OutputName.PROBABILITIES), "{}", null);
        Given given = new Given(folder).classifier(OutputName.PROBABILITIES);
        DataFile data = data(given, false);

        Comparison.Made made = made(compare(given.job(data), bundle));

        assertThat(made.identical()).isTrue();
        assertThat(made.today().rows())
                .isEqualTo(heldBack(false, Set.of("x", "y"), 42, 0.5, Set.of("x", "y"), 42, 0.5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                OWN_FILES
                        + "|x,y|its held-back rows had files of their own, and it was trained on all rows of its source, of"
                        + " which today's are held back",
                "{}|x,y|which of today's rows it was trained on cannot be told: its fingerprint.json does not tell how rows"
                        + " were held back",
                "{'dataset':{'heldBack':{'kind':'fraction'}},'seed':{}}|x,y|which of today's rows it was trained on cannot be"
                        + " told: its fingerprint.json is damaged where it tells how rows were held back",
                "{'dataset':{'heldBack':{'kind':'fraction'}},'seed':42}|x,gone,y|which of today's rows it was trained on cannot"
                        + " be told: its rows were held back by the column 'gone' among others, and data.csv has no such"
                        + " column",
                "{'dataset':{'heldBack':{'kind':'fraction','share':1e-9}},'seed':42}|x,y|no row of data.csv is held back by"
                        + " both, so that there is none to compare them on",
                "{'dataset':{'heldBack':{'kind':'fraction'}},'features':{'numeric':['x']},'seed':42}||which of today's rows it"
                        + " was trained on cannot be told: its fingerprint.json does not name the columns by which rows were"
                        + " held back, because an earlier version of the plugin wrote it"
            })
    void whereItsRuleCannotBeAppliedTheTwoAreNotCompared(String specification, @Nullable String deciding, String why)
            throws IOException {
        Path bundle = worse(specification, deciding == null ? null : List.of(deciding.split(",")));
        Given given = new Given(folder).classifier(OutputName.PROBABILITIES);

        assertThat(compare(given.job(data(given, false)), bundle))
                .isEqualTo(new Comparison.Impossible(new Baseline("models/old.zip", Digest.of(bundle), GATES), why));
    }

    @Test
    void modelsForOtherTasksTargetsAndInputsAreNotCompared() throws IOException {
        Given given = new Given(folder).classifier(OutputName.PROBABILITIES).testRows("x,y\n1,yes\n-1,no\n");
        Path regression = bundle(new Given(old).regression(), OWN_FILES, List.of());

        assertThat(problem(compare(given.job(), regression)))
                .isEqualTo("it is for regression, and this model for classification");

        Path others =
                bundle(new Given(old).labels("p", "q").classifier(OutputName.PROBABILITIES), OWN_FILES, List.of());
        assertThat(problem(compare(given.job(), others))).isEqualTo("its classes are p, q, and this model's no, yes");

        new Given(old).labels("yes", "no").classifier(OutputName.PROBABILITIES);
        Path description = ModelFile.DESCRIPTION.in(old.resolve("model"));
        String json = Files.readString(description);
        Files.writeString(description, json.replace("\"y\"", "\"z\""));
        assertThat(problem(compare(given.job(), bundle(OWN_FILES, List.of()))))
                .isEqualTo("it predicts 'z', and this model 'y'");

        Files.writeString(
                description,
                json.replace("\"x\"", "\"w\"").replaceFirst("(?s)(\"inputs\".*?\"name\": )\"w\"", "$1\"x\""));
        assertThat(problem(compare(given.job(), bundle(OWN_FILES, List.of()))))
                .isEqualTo("Column 'w' (did you mean 'x'?) is not in test.csv. Its columns are: x, y");
    }

    @Test
    void whatIsNoBundleIsNamedAsThePomNamesIt() throws IOException {
        Given given = new Given(folder).classifier(OutputName.PROBABILITIES).testRows("x,y\n1,yes\n-1,no\n");
        Path text = Files.writeString(old.resolve("old.zip"), "no zip");

        Comparison comparison = compare(given.job(), text);

        assertThat(comparison.against().orElseThrow().heldTo()).isEqualTo(new HeldTo.Unsaid());
        assertThat(problem(comparison))
                .startsWith("its bundle is no readable model bundle: ")
                .doesNotContain(folder.toString());
        assertThat(given.job().output()).isDirectoryContaining(file -> file.endsWith("evaluation.json"));
        assertThat(given.job().output()).isDirectoryNotContaining("glob:**.zip");
    }

    @Test
    void theGatesOfAModelThatCannotBeLoadedAreKnown() throws IOException {
        Given given = new Given(folder).classifier(OutputName.PROBABILITIES).testRows("x,y\n1,yes\n-1,no\n");
        worse(OWN_FILES, List.of());
        Files.writeString(ModelFile.DESCRIPTION.in(old.resolve("model")), "{}");
        Path bundle = old.resolve("damaged.zip");
        BundleWriter.write(bundle, old.resolve("model"), Instant.EPOCH);

        Comparison comparison = compare(given.job(), bundle);

        assertThat(comparison).isInstanceOf(Comparison.Impossible.class);
        assertThat(comparison.against()).contains(new Baseline("models/old.zip", Digest.of(bundle), GATES));
        assertThat(given.job().output()).isDirectoryNotContaining("glob:**.zip");
    }

    @Test
    void aBundleWhoseGradeIsOfAnotherModelIsNotComparedWith() throws IOException {
        Given given = new Given(folder).classifier(OutputName.PROBABILITIES).testRows("x,y\n1,yes\n-1,no\n");
        worse(OWN_FILES, List.of());
        Path model = old.resolve("model");
        Grade other = Grade.skipped(List.of(Gate.atLeast("accuracy", 0.1)), "m", "0123", "tests are skipped");
        Files.writeString(ModelFile.GRADE.in(model), Json.write(other));
        Path bundle = old.resolve("forged.zip");
        BundleWriter.write(bundle, model, Instant.EPOCH);
        String why = "its grade.json is of another model: it was made of SHA-256 0123, and its model.onnx has "
                + Digest.of(ModelFile.MODEL.in(model));

        assertThat(compare(given.job(), bundle))
                .isEqualTo(new Comparison.Impossible(
                        new Baseline("models/old.zip", Digest.of(bundle), new HeldTo.Unfit(why)), why));
    }

    @Test
    void aBundleThatChangesWhileItIsReadStopsTheBuild() throws IOException {
        Given given = new Given(folder).classifier(OutputName.PROBABILITIES).testRows("x,y\n1,yes\n-1,no\n");
        Path bundle = worse(OWN_FILES, List.of());
        EvaluateJob job = job(given.job(), bundle, "0123");

        assertThatThrownBy(() -> Evaluator.evaluate(job, 1, Progress.NONE))
                .isInstanceOf(MlModelException.class)
                .hasMessage("The baseline models/old.zip changed while it was read: its SHA-256 was 0123, and is "
                        + Digest.of(bundle) + ". Run the build again.");
    }

    /** A bundle of a model that says the opposite of the one that it is compared with. */
    private Path worse(String specification, @Nullable List<String> deciding) throws IOException {
        return bundle(new Given(old).labels("yes", "no").classifier(OutputName.PROBABILITIES), specification, deciding);
    }

    private Path bundle(Given made, String specification, @Nullable List<String> deciding) throws IOException {
        assertThat(made.notes()).isEmpty();
        return bundle(specification, deciding);
    }

    private Path bundle(String specification, @Nullable List<String> deciding) throws IOException {
        Path model = old.resolve("model");
        JsonObject tree =
                JsonParser.parseString(specification.replace('\'', '"')).getAsJsonObject();
        Files.writeString(
                ModelFile.FINGERPRINT.in(model),
                Json.write(RecordedFingerprint.of(
                        new Fingerprint("m", tree, List.of(), null), model, Secrets.none(), deciding)));
        Grade grade = Grade.skipped(
                List.of(Gate.atLeast("accuracy", 0.8)), "m", Digest.of(ModelFile.MODEL.in(model)), "tests are skipped");
        Files.writeString(ModelFile.GRADE.in(model), Json.write(grade));
        Path bundle = old.resolve("old.zip");
        BundleWriter.write(bundle, model, Instant.EPOCH);
        return bundle;
    }

    @Test
    void whyThereIsNothingToCompareWithIsRecorded() throws IOException {
        Given given = new Given(folder).classifier(OutputName.PROBABILITIES);

        EvaluateJob job = job(given.job(data(given, false)), new NoBaseline("there is no released version", false));

        assertThat(comparison(job)).isEqualTo(new Comparison.Absent("there is no released version", false));
    }

    private Comparison compare(EvaluateJob job, Path bundle) throws IOException {
        return comparison(job(job, bundle, Digest.of(bundle)));
    }

    private static Comparison comparison(EvaluateJob job) throws IOException {
        Evaluator.evaluate(job, 1, Progress.NONE);
        Comparison comparison = Json.read(ModelFile.EVALUATION.in(job.output()), Evaluation.class)
                .comparison();
        return Objects.requireNonNull(comparison);
    }

    private static double value(Scores scores, String metric) {
        return scores.value(metric, null).orElseThrow();
    }

    private static EvaluateJob job(EvaluateJob job, Path bundle, String digest) {
        return job(job, new BaselineBundle("models/old.zip", new DataFile("models/old.zip", bundle), digest));
    }

    private static EvaluateJob job(EvaluateJob job, EarlierModel earlier) {
        return new EvaluateJob(
                job.spec(),
                job.rows(),
                job.model(),
                earlier,
                job.slicing(),
                job.customClasses(),
                job.compareOnGpu(),
                job.inputs(),
                job.output());
    }

    private static Comparison.Made made(Comparison comparison) {
        assertThat(comparison).isInstanceOf(Comparison.Made.class);
        return (Comparison.Made) comparison;
    }

    private static String problem(Comparison comparison) {
        assertThat(comparison).isInstanceOf(Comparison.Impossible.class);
        return ((Comparison.Impossible) comparison).problem();
    }

    private static List<String> values(int row, boolean added) {
        List<String> values = List.of("" + (row - ROWS / 2), row % 3 == 0 ? "no" : "yes", "a" + row % 7);
        return added ? values : values.subList(0, 2);
    }

    private static DataFile data(Given given, boolean added) throws IOException {
        StringBuilder csv = new StringBuilder(added ? "x,y,added\n" : "x,y\n");
        for (int row = 0; row < ROWS; row++) {
            csv.append(String.join(",", values(row, added))).append('\n');
        }
        return given.file("data.csv", csv.toString());
    }

    /** Counts the rows that both rules hold back, by hand. */
    private static long heldBack(
            boolean added,
            Set<String> columns,
            long seed,
            double share,
            Set<String> before,
            long seedBefore,
            double was) {
        long count = 0;
        for (int row = 0; row < ROWS; row++) {
            boolean today = RowHash.below(hash(values(row, added), columns, seed), share);
            if (today && RowHash.below(hash(values(row, added), before, seedBefore), was)) {
                count++;
            }
        }
        return count;
    }

    private static long hash(List<String> values, Set<String> columns, long seed) {
        List<String> names = List.of("x", "y", "added").subList(0, values.size());
        long[] salts = RowHash.salts(names, columns, seed);
        long sum = 0;
        for (int i = 0; i < salts.length; i++) {
            char[] chars = values.get(i).toCharArray();
            sum += salts[i] == 0 ? 0 : RowHash.ofValue(salts[i], chars, 0, chars.length);
        }
        return sum;
    }
}
