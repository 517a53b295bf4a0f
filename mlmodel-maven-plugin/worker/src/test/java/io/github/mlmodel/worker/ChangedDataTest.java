package io.github.mlmodel.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.message.Judgement;
import io.github.mlmodel.build.message.Outcome;
import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.build.message.TrainResult;
import io.github.mlmodel.build.message.WorkerRequest;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.files.Checksum;
import io.github.mlmodel.model.Anchor;
import io.github.mlmodel.spi.TrainerSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worker as a whole, and a file that does not stay as it is. */
class ChangedDataTest {

    private static final int ROWS = 200_000;

    @TempDir
    Path folder;

    @Test
    void aFileThatIsSwappedAtTheFirstLineOfProgressAndRestoredIsNotTrainedOn() throws IOException {
        Path file = Files.writeString(folder.resolve("churn.csv"), rows(1));
        String digest = Checksum.of(file);
        FileTime time = Files.getLastModifiedTime(file);

        Outcome<TrainResult> swapped = run(digest, new OnProgress(() -> Files.writeString(file, rows(2))));
        Files.writeString(file, rows(1));
        Files.setLastModifiedTime(file, time);
        boolean output = Files.exists(folder.resolve("out"));
        Outcome<TrainResult> again = run(digest, OutputStream.nullOutputStream());

        assertThat(swapped)
                .isEqualTo(new Outcome.Failed<>(
                        true,
                        "datasets/churn.csv changed while the model was trained; nothing was kept. Run the build again.",
                        Anchor.CHANGED_FILE,
                        "",
                        List.of(file)));
        assertThat(output).isFalse();
        assertThat(again).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void aFileThatIsSwappedBetweenTwoReadingsAndRestoredIsNotTrainedOn() throws IOException {
        // A word below the sample makes the reader read the column again.
        String first = "size,price\n" + "1,2\n3,4\n".repeat(1_000) + "large,5\n";
        Path file = Files.writeString(folder.resolve("churn.csv"), first);

        Outcome<TrainResult> outcome =
                run(Checksum.of(file), new OnProgress(() -> Files.writeString(file, first.replace('4', '8'))));

        assertThat(((Outcome.Failed<TrainResult>) outcome).sentence())
                .isEqualTo("datasets/churn.csv changed while the model was trained; nothing was kept. Run the build"
                        + " again.");
    }

    /** More than the reader takes at once. */
    private static String rows(int first) {
        StringBuilder text = new StringBuilder("size,price\n");
        for (int row = 0; row < ROWS; row++) {
            text.append(first)
                    .append(100_000 + row)
                    .append(',')
                    .append(row / 4.0)
                    .append("\n");
        }
        return text.toString();
    }

    private Outcome<TrainResult> run(String digest, OutputStream events) throws IOException {
        ModelSpec spec = new ModelSpec(
                "churn",
                "",
                null,
                DatasetSpec.of("datasets/churn.csv", "price"),
                FeatureSpec.byType(),
                TrainerSpec.of("io.github.mlmodel.worker.train.TrainingTest$FirstFeature"),
                1);
        List<DataFile> files = List.of(new DataFile("datasets/churn.csv", folder.resolve("churn.csv"), digest, null));
        TrainJob job = new TrainJob(
                spec,
                files,
                new Judgement(files, List.of(), false),
                folder,
                Map.of(),
                "cpu",
                folder.resolve("checkpoints"),
                null,
                folder.resolve("out"));
        WorkerRequest request = new WorkerRequest(0, folder, folder.resolve("events"), 1, List.of(job));
        try (EventLog log = new EventLog(events)) {
            Jobs.run(request, log);
        }
        return Outcome.read(request.outcome(0), job);
    }

    private interface Action {
        void act() throws IOException;
    }

    /** Does something once, as soon as a line says that rows were read. */
    private static final class OnProgress extends ByteArrayOutputStream {

        private final Action action;
        private boolean done;

        OnProgress(Action action) {
            this.action = action;
        }

        @Override
        public void write(byte[] line) throws IOException {
            if (!done && new String(line, StandardCharsets.UTF_8).contains("\"rows\"")) {
                done = true;
                action.act();
            }
        }
    }
}
