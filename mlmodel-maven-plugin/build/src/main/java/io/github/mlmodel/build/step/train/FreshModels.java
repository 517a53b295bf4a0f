package io.github.mlmodel.build.step.train;

import io.github.mlmodel.build.fingerprint.Fingerprint;
import io.github.mlmodel.build.fingerprint.RecordedFingerprint;
import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.build.message.TrainResult;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.TrainingRecord;
import io.github.mlmodel.build.workspace.StoredModel;
import io.github.mlmodel.build.workspace.Workspace;
import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.files.Folders;
import io.github.mlmodel.grade.LargestDifference;
import io.github.mlmodel.model.DescriptionReader;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Takes models from where a worker has left them, into their folders and the cache. */
record FreshModels(BuiltModule module) {

    void keep(Fingerprint asked, TrainJob job, TrainResult result) throws IOException {
        Fingerprint settled = asked.settled(result.task());
        Fingerprint fingerprint = result.toldByRows() ? settled.toldByRows() : settled;
        Workspace workspace = module.workspace();
        String name = job.name();
        Path work = workspace.work(name, "train");
        RecordedFingerprint recorded =
                RecordedFingerprint.of(fingerprint, work, module.secrets(), result.deciding(), result.figures());
        AtomicFiles.write(
                ModelFile.FINGERPRINT.in(work),
                Json.write(result.beyondJava().isEmpty() ? recorded : recorded.withBeyondJava(result.beyondJava())));
        TrainingRecord.write(work, result);
        workspace.install(name, work);
        AtomicFiles.move(
                work.resolve(TrainingRecord.FILE), workspace.model(name).resolve(TrainingRecord.FILE));
        Folders.delete(work);
        module.cache().keep(fingerprint.key(), workspace.model(name));
        module.inputs().learnTask(fingerprint);
        // What a killed training would go on from is of use until its model was taken, and no longer.
        module.cache().discard(job.checkpoints());
        ModelDescription description = DescriptionReader.ofModelIn(workspace.model(name));
        module.log().info(line(name, result, LargestDifference.of(result.maxDifference(), description)));
        if (!result.told().isEmpty()) {
            module.log().info(name + ": " + result.told());
        }
        Optional<StoredModel> stored = StoredModel.read(workspace.stored(), name);
        if (stored.isPresent()) {
            TreatmentChanges.between(stored.get().description(), description)
                    .ifPresent(change -> module.log().warn(name + ": " + change));
        }
        result.notes().forEach(note -> module.log().warn(name + ": " + note));
    }

    private static String line(String name, TrainResult result, LargestDifference difference) {
        return String.format(
                Locale.ROOT,
                "%s: trained on %d rows and %s in %.1f s%s, %s; exported file and trained model %s",
                name,
                result.rows(),
                Names.count(result.features(), "feature"),
                result.seconds(),
                result.provenance().isEmpty() ? "" : " on " + result.provenance(),
                size(result.bytes()),
                difference.isNone()
                        ? "predict the same"
                        : "differ by " + difference.number() + " at most, " + difference.scale());
    }

    private static String size(long bytes) {
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
