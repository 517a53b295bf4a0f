package io.github.mlmodel.build.step.judge;

import com.google.gson.JsonParseException;
import io.github.mlmodel.build.config.ConfiguredBaseline.Acceptance;
import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.fingerprint.EvaluationInputs;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.check.ConsumerContracts;
import io.github.mlmodel.build.step.check.SchemaChecks;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.OwnMetricsCode;
import io.github.mlmodel.grade.gate.AcceptedBreak;
import io.github.mlmodel.grade.gate.BesideGates;
import io.github.mlmodel.grade.gate.Grade;
import io.github.mlmodel.grade.gate.Terms;
import io.github.mlmodel.model.DescriptionReader;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.file.RegularFiles;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A module's evaluations, and which of them count.
 *
 * <p>For a release it is not enough that an evaluation lies in {@code target}: this build must have made it, or the user's
 * cache must hold the SHA-256 of exactly its bytes. For a SNAPSHOT the record beside it is enough, which notices damage.
 */
public final class Evaluations {

    private final BuiltModule module;

    /** Prepares; nothing is read yet. */
    public Evaluations(BuiltModule module) {
        this.module = module;
    }

    /** Returns what stands in a model's folder. */
    public Standing standing(ConfiguredModel model) throws IOException {
        Path folder = module.workspace().model(model.name());
        if (!Files.isRegularFile(ModelFile.MODEL.in(folder))) {
            return new Standing.Absent(Map.of(), "there is no model");
        }
        Map<String, String> inputs = module.inputs().evaluationInputs(model);
        if (!Files.isRegularFile(ModelFile.EVALUATION.in(folder))) {
            return new Standing.Absent(
                    inputs,
                    "there is no evaluation of it in " + module.workspace().shown(model.name()));
        }
        // Read once: what is judged is what was digested.
        byte[] bytes = RegularFiles.bytes(ModelFile.EVALUATION.in(folder));
        String file = ModelFile.EVALUATION + " in " + module.workspace().shown(model.name());
        Optional<Evaluation> read = read(bytes);
        if (read.isEmpty()) {
            return new Standing.Absent(inputs, file + " cannot be read");
        }
        Evaluation evaluation = read.get();
        if (!evaluation.basis().inputs().equals(inputs)) {
            return new Standing.Absent(inputs, file + " is of another model, other rows or other metrics");
        }
        return doubt(folder, file, EvaluationInputs.digestIn(inputs), Digest.of(bytes))
                .<Standing>map(why -> new Standing.Doubted(inputs, evaluation, why))
                .orElseGet(() -> new Standing.Counts(inputs, evaluation));
    }

    /** Judges a model's gates by the evaluation in its folder, if that counts. */
    public Optional<Grade> judged(ConfiguredModel model) throws IOException {
        return standing(model) instanceof Standing.Counts counts
                ? Optional.of(judge(model, counts.evaluation()))
                : Optional.empty();
    }

    /** Judges a model's gates by an evaluation of its inputs. */
    public Grade judge(ConfiguredModel model, Evaluation evaluation) throws IOException {
        return Grade.judge(
                model.gates(),
                DescriptionReader.ofModelIn(module.workspace().model(model.name())),
                evaluation,
                EvaluationInputs.modelDigestIn(evaluation.basis().inputs()),
                OwnMetricsCode.recorded(evaluation.basis().inputs()),
                new BesideGates(
                        new Terms(
                                accepted(model),
                                model.baseline().gateChanges(),
                                !module.project().snapshot(),
                                model.confidence()),
                        new SchemaChecks(module).verdict(model).orElse(null),
                        new ConsumerContracts(module).checks(model)));
    }

    /** Dates are those of UTC, so that every machine judges alike. */
    private @Nullable AcceptedBreak accepted(ConfiguredModel model) {
        @Nullable Acceptance accepted = model.baseline().accepted();
        return accepted == null
                ? null
                : AcceptedBreak.on(
                        LocalDate.ofInstant(module.clock().instant(), ZoneOffset.UTC),
                        accepted.reason(),
                        accepted.until());
    }

    /** Reads an evaluation of this version's format. */
    static Optional<Evaluation> read(byte[] json) {
        try {
            return Optional.of(Json.read(new String(json, StandardCharsets.UTF_8), Evaluation.class))
                    .filter(evaluation -> evaluation.format() == Evaluation.FORMAT);
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }

    /** Says why an evaluation does not count, if it does not. */
    private Optional<String> doubt(Path folder, String file, String inputs, String digest) {
        if (module.evaluations().know(inputs, digest)) {
            return Optional.empty();
        }
        Optional<EvaluationRecord> record = EvaluationRecord.read(folder)
                .filter(found -> found.inputsDigest().equals(inputs));
        boolean asRecorded =
                record.filter(found -> found.evaluationDigest().equals(digest)).isPresent();
        if (asRecorded && module.project().snapshot()) {
            return Optional.empty();
        }
        boolean changed =
                record.isPresent() ? !asRecorded : module.evaluations().knowOneOf(inputs);
        if (changed) {
            return Optional.of(file + " was changed since it was made");
        }
        return Optional.of(
                module.project().snapshot()
                        ? "nothing shows that " + file + " is as it was made"
                        : "neither this build nor the cache knows " + file);
    }
}
