package io.github.mlmodel.grade.gate;

import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.OwnMetricsCode;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.verdict.RecordedGrade;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether a bundle's grade is of its model and its evaluation, and whether its gates, terms, slices, rules and contracts of
 * consumers are those that its digest was taken over. Whoever makes all of a bundle anew is not found out: its files fit together
 * then.
 */
final class GradeFit {

    private final Map<ModelFile, byte[]> bundle;

    private GradeFit(Map<ModelFile, byte[]> bundle) {
        this.bundle = bundle;
    }

    /** Returns what does not fit, as a clause without the full stop; nothing where nothing is found. */
    static Optional<String> misfit(Map<ModelFile, byte[]> bundle) {
        GradeFit fit = new GradeFit(bundle);
        return RecordedGrade.read(fit.bytes(ModelFile.GRADE)).flatMap(fit::misfit);
    }

    private Optional<String> misfit(RecordedGrade grade) {
        String model = Digest.of(bytes(ModelFile.MODEL));
        if (!grade.modelDigest().isEmpty() && !grade.modelDigest().equals(model)) {
            return Optional.of("its grade.json is of another model: it was made of SHA-256 " + grade.modelDigest()
                    + ", and its model.onnx has " + model);
        }
        byte @Nullable [] json = bundle.get(ModelFile.EVALUATION);
        String evaluation = json == null ? "none" : Digest.of(json);
        if (!grade.evaluationDigest().isEmpty() && !grade.evaluationDigest().equals(evaluation)) {
            return Optional.of("its grade.json is of another evaluation: it was judged by SHA-256 "
                    + grade.evaluationDigest() + ", and its evaluation.json has " + evaluation);
        }
        return BundledRecords.read(bundle, ModelFile.GRADE, Grade.class)
                .filter(found ->
                        found.format() == Grade.FORMAT && !found.digest().isEmpty())
                .flatMap(found -> BundledRecords.read(bundle, ModelFile.EVALUATION, Evaluation.class)
                        .filter(judged -> judged.format() == Evaluation.FORMAT)
                        .flatMap(judged -> misfit(found, judged, model)));
    }

    private static Optional<String> misfit(Grade grade, Evaluation evaluation, String model) {
        String digest = Grade.digest(
                grade.gates(),
                evaluation,
                model,
                OwnMetricsCode.recorded(evaluation.basis().inputs()),
                grade.basis().terms(),
                grade.basis().schema(),
                grade.contracts());
        return grade.digest().equals(digest)
                ? Optional.empty()
                : Optional.of(
                        "what its grade.json says that it was held to was changed since it was judged: the digest over"
                                + " that is " + grade.digest() + " by the file, and was found to be " + digest);
    }

    private byte[] bytes(ModelFile file) {
        return Objects.requireNonNull(bundle.get(file));
    }
}
