package io.github.mlmodel.worker.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.fingerprint.Fingerprint;
import io.github.mlmodel.build.fingerprint.RecordedFingerprint;
import io.github.mlmodel.build.message.BaselineBundle;
import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.build.message.ReproduceJob;
import io.github.mlmodel.build.message.ReproduceResult;
import io.github.mlmodel.files.BundleWriter;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.OutputName;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainedAgainTest {

    @TempDir
    private Path folder;

    @TempDir
    private Path old;

    private final String rows = "x,y\n1,yes\n-1,no\n2,yes\n";

    @Test
    void theSameModelPredictsTheSame() throws IOException {
        new Given(old).classifier(OutputName.PROBABILITIES);
        EvaluateJob job = new Given(folder)
                .classifier(OutputName.PROBABILITIES)
                .testRows(rows)
                .job();

        ReproduceResult result = compare(job);

        assertThat(result).isEqualTo(new ReproduceResult("", 3, 0, "", true));
        assertThat(result.same()).isTrue();
        assertThat(Json.read(ModelFile.EVALUATION.in(job.output()), Evaluation.class)
                        .scores()
                        .metrics())
                .containsEntry("accuracy", 1.0);
        assertThat(job.output()).isDirectoryNotContaining("glob:**.zip");
    }

    @Test
    void otherClassesCannotBeCompared() throws IOException {
        new Given(old).labels("yes", "no").classifier(OutputName.PROBABILITIES);
        EvaluateJob job = new Given(folder)
                .classifier(OutputName.PROBABILITIES)
                .testRows(rows)
                .job();

        assertThat(compare(job))
                .isEqualTo(ReproduceResult.impossible(
                        "The released model's classes are yes, no, and those of today no, yes."));
    }

    private ReproduceResult compare(EvaluateJob job) throws IOException {
        Path model = old.resolve("model");
        Fingerprint inputs = new Fingerprint("m", new JsonObject(), List.of(), null);
        Files.writeString(ModelFile.FINGERPRINT.in(model), Json.write(RecordedFingerprint.of(inputs, model)));
        Path bundle = old.resolve("old.zip");
        BundleWriter.write(bundle, model, Instant.EPOCH);
        BaselineBundle released = new BaselineBundle("old.zip", new DataFile("old.zip", bundle), Digest.of(bundle));
        return TrainedAgain.compare(new ReproduceJob(job, released), 1, Progress.NONE);
    }
}
