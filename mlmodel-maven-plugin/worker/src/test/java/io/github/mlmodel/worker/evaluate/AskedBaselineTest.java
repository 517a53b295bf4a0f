package io.github.mlmodel.worker.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.fingerprint.Fingerprint;
import io.github.mlmodel.build.fingerprint.RecordedFingerprint;
import io.github.mlmodel.build.message.BaselineBundle;
import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.files.BundleWriter;
import io.github.mlmodel.grade.Comparison;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.OutputName;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.text.Secrets;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model is compared with one whose rows were asked themselves which of them are held back. */
class AskedBaselineTest {

    private static final int ROWS = 40;
    private static final String TESTED_BY_NUMBER = "{'kind':'when','condition':'_row % 2 = 0'}";

    @TempDir
    private Path folder;

    @TempDir
    private Path old;

    /** Twenty rows have x from 0 to 19, and the first twenty days of February. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'kind':'after','column':'day','value':'2026-02-11'}|10",
                "{'kind':'after','column':'x','value':'12'}|8",
                "{'kind':'when','condition':'x < 5'}|5",
                "{'kind':'when','condition':'x >= 0'}|20",
            })
    void rowsAreComparedOnThatBothRulesHoldBack(String before, int rows) throws IOException {
        Comparison made = compare(before, "0123", "x >= 0");

        assertThat(made).isInstanceOf(Comparison.Made.class);
        assertThat(((Comparison.Made) made).today().rows()).isEqualTo(rows);
    }

    @Test
    void aShareOfTodayIsComparedOnRowsThatTheRuleOfThenHoldsBack() throws IOException {
        Given given = given();
        Comparison.Made made =
                (Comparison.Made) compare(given, given.job(data(given)), "{'kind':'when','condition':'x < 0'}", "0123");

        assertThat(made.today().rows()).isBetween(3L, 17L);
    }

    @Test
    void rowsThatWereChosenByTheirNumberAreKnownInTheSameFileAlone() throws IOException {
        Given given = given();
        DataFile data = data(given);

        Comparison.Made same = (Comparison.Made) compare(TESTED_BY_NUMBER, Digest.of(data.path()), "x >= 0");

        assertThat(same.today().rows()).isEqualTo(10);
        assertThat(problem(compare(TESTED_BY_NUMBER, "0123", "x >= 0")))
                .isEqualTo(
                        "which of today's rows it was trained on cannot be told: its rows were held back where _row % 2 = 0,"
                                + " and data.csv is not what it was trained on, so that a row may have another number now");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'kind':'when','condition':'gone = 1'}|its rows were held back by the column 'gone', and data.csv has no such"
                        + " column",
                "{'kind':'when','condition':'x ='}|its fingerprint.json is damaged where it tells how rows were held back",
                "{'kind':'after','column':'x','value':'soon'}|its fingerprint.json is damaged where it tells how rows were held"
                        + " back",
                "{'kind':'tomorrow'}|its fingerprint.json is damaged where it tells how rows were held back",
            })
    void aRuleThatCannotBeAppliedMakesTheComparisonImpossible(String before, String why) throws IOException {
        assertThat(problem(compare(before, "0123", "x >= 0")))
                .isEqualTo("which of today's rows it was trained on cannot be told: " + why);
    }

    private static String problem(Comparison comparison) {
        assertThat(comparison).isInstanceOf(Comparison.Impossible.class);
        return ((Comparison.Impossible) comparison).problem();
    }

    private Given given() throws IOException {
        return new Given(folder).classifier(OutputName.PROBABILITIES).exclude("day");
    }

    private Comparison compare(String before, String source, String today) throws IOException {
        Given given = given().heldBack(new HeldBack.When(today));
        return compare(given, given.job(data(given)), before, source);
    }

    private Comparison compare(Given given, EvaluateJob job, String before, String source) throws IOException {
        Path bundle = bundle(before, source);
        BaselineBundle baseline = new BaselineBundle("old.zip", new DataFile("old.zip", bundle), Digest.of(bundle));
        Evaluator.evaluate(
                new EvaluateJob(
                        job.spec(),
                        job.rows(),
                        job.model(),
                        baseline,
                        job.slicing(),
                        job.customClasses(),
                        job.compareOnGpu(),
                        job.inputs(),
                        job.output()),
                1,
                Progress.NONE);
        assertThat(given.notes()).isEmpty();
        return Objects.requireNonNull(Json.read(ModelFile.EVALUATION.in(job.output()), Evaluation.class)
                .comparison());
    }

    /** A bundle of a model that says the opposite, whose rows were held back by a rule. */
    private Path bundle(String heldBack, String source) throws IOException {
        new Given(old).labels("yes", "no").classifier(OutputName.PROBABILITIES);
        Path model = old.resolve("model");
        String specification = "{'dataset':{'heldBack':" + heldBack + ",'source':{'kind':'delimited'}},'seed':42}";
        Fingerprint fingerprint = new Fingerprint(
                "m",
                JsonParser.parseString(specification.replace('\'', '"')).getAsJsonObject(),
                List.of(new Fingerprint.Input("source 1", "data.csv", source, true)),
                null);
        Files.writeString(
                ModelFile.FINGERPRINT.in(model),
                Json.write(RecordedFingerprint.of(fingerprint, model, Secrets.none(), List.of())));
        Path bundle = old.resolve("old.zip");
        BundleWriter.write(bundle, model, Instant.EPOCH);
        return bundle;
    }

    private static DataFile data(Given given) throws IOException {
        StringBuilder csv = new StringBuilder("x,y,day\n");
        for (int row = 0; row < ROWS; row++) {
            csv.append(row - ROWS / 2)
                    .append(row % 3 == 0 ? ",no," : ",yes,")
                    .append("2026-0%d-%02d\n".formatted(1 + row / 20, 1 + row % 20));
        }
        return given.file("data.csv", csv.toString());
    }
}
