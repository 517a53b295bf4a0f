package io.github.mlmodel.worker.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.fingerprint.Fingerprint;
import io.github.mlmodel.build.fingerprint.RecordedFingerprint;
import io.github.mlmodel.build.message.BaselineBundle;
import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.files.BundleWriter;
import io.github.mlmodel.grade.Comparison;
import io.github.mlmodel.grade.Evaluation;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An earlier model that knows each row that it was trained on, and is right by half elsewhere; a column was added since. */
class MemorisedRowsTest {

    private static final int ROWS = 4_000;
    private static final double SHARE = 0.5;
    private static final int SEED = 42;

    @TempDir
    private Path folder;

    @TempDir
    private Path old;

    private int right;
    private int wrong;

    @Test
    void rowsThatTheBaselineKnowsShowNoRegression() throws IOException {
        Path bundle = bundle();
        Given given = new Given(folder).classifier(OutputName.PROBABILITIES);
        EvaluateJob job = against(given.job(data(given)), bundle);

        Evaluator.evaluate(job, 1, Progress.NONE);
        Evaluation evaluation = Json.read(ModelFile.EVALUATION.in(job.output()), Evaluation.class);

        Comparison.Made made = (Comparison.Made) Objects.requireNonNull(evaluation.comparison());
        assertThat(made.today().rows()).isGreaterThan(500);
        assertThat(made.today().value("accuracy", null).orElseThrow()).isCloseTo(0.5, within(0.05));
        assertThat(made.before().value("accuracy", null).orElseThrow()).isCloseTo(0.5, within(0.05));
        // The two say the opposite of each other: on all rows that are held back today the earlier one would be 0.7 or
        // so.
        assertThat(evaluation.scores().value("accuracy", null).orElseThrow()).isLessThan(0.35);
    }

    private Path bundle() throws IOException {
        new Given(old).labels("yes", "no").classifier(OutputName.PROBABILITIES);
        Path model = old.resolve("model");
        JsonObject specification = JsonParser.parseString("{\"dataset\":{\"heldBack\":{\"kind\":\"fraction\",\"share\":"
                        + SHARE + "}},\"seed\":" + SEED + "}")
                .getAsJsonObject();
        Files.writeString(
                ModelFile.FINGERPRINT.in(model),
                Json.write(RecordedFingerprint.of(
                        new Fingerprint("m", specification, List.of(), null),
                        model,
                        Secrets.none(),
                        List.of("x", "y"))));
        Path bundle = old.resolve("old.zip");
        BundleWriter.write(bundle, model, Instant.EPOCH);
        return bundle;
    }

    private static EvaluateJob against(EvaluateJob job, Path bundle) throws IOException {
        return new EvaluateJob(
                job.spec(),
                job.rows(),
                job.model(),
                new BaselineBundle("old.zip", new DataFile("old.zip", bundle), Digest.of(bundle)),
                job.slicing(),
                job.customClasses(),
                job.compareOnGpu(),
                job.inputs(),
                job.output());
    }

    private DataFile data(Given given) throws IOException {
        StringBuilder csv = new StringBuilder("x,y,added\n");
        for (int row = 0; row < ROWS; row++) {
            int x = row - ROWS / 2;
            csv.append(x)
                    .append(',')
                    .append(truth(x))
                    .append(",a")
                    .append(row % 7)
                    .append('\n');
        }
        return given.file("data.csv", csv.toString());
    }

    /** What the earlier model says, where it was trained on the row with that; else as often that as not. */
    private String truth(int x) {
        String said = x > 0 ? "no" : "yes";
        String other = x > 0 ? "yes" : "no";
        if (wrong <= right && isHeldBack(x, other)) {
            wrong++;
            return other;
        }
        right += isHeldBack(x, said) ? 1 : 0;
        return said;
    }

    private static boolean isHeldBack(int x, String y) {
        List<String> values = List.of("" + x, y);
        long[] salts = RowHash.salts(List.of("x", "y"), Set.of("x", "y"), SEED);
        long sum = 0;
        for (int i = 0; i < salts.length; i++) {
            char[] chars = values.get(i).toCharArray();
            sum += RowHash.ofValue(salts[i], chars, 0, chars.length);
        }
        return RowHash.below(sum, SHARE);
    }
}
