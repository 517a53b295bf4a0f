package io.github.mlmodel.worker.verify;

import com.google.gson.JsonParseException;
import io.github.mlmodel.build.fingerprint.RecordedFingerprint;
import io.github.mlmodel.build.message.VerifyJob;
import io.github.mlmodel.build.message.VerifyResult;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.drift.Statistics;
import io.github.mlmodel.grade.gate.Grade;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.MlModelException.Kind;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.ModelGrade;
import io.github.mlmodel.model.bundle.BundleReader;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.runtime.EvaluatorChoice;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Options;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Verifies a packaged bundle: that its files belong together, that a release has a passing grade, that it loads, that inputs and outputs are the described
 * ones, that the recorded samples give the recorded outputs by every evaluator that an application may choose, and that it keeps its budgets.
 */
public final class Verifier {

    private final VerifyJob job;
    private final Progress progress;
    private final Options application;
    private final List<String> violations = new ArrayList<>();
    private final List<String> exceeded = new ArrayList<>();
    private ModelGrade grade = ModelGrade.NONE;

    private Verifier(VerifyJob job, Progress progress, Options application) {
        this.job = job;
        this.progress = progress;
        this.application = application;
    }

    /**
     * Verifies a bundle.
     *
     * @param progress told about samples, and warned of what asks more of an application than loading it
     * @return everything that is wrong with the bundle, a sentence each
     * @throws MlModelException if it could not be found out, for example because no native library loads
     */
    public static VerifyResult verify(VerifyJob job, Progress progress) {
        // Whether a digest is recorded is said of the bundle's files.
        return verify(job, progress, Options.unverified());
    }

    /** Verifies a bundle as {@link #verify(VerifyJob, Progress)}, for applications of these options. */
    static VerifyResult verify(VerifyJob job, Progress progress, Options application) {
        return new Verifier(job, progress, application).run();
    }

    private VerifyResult run() {
        SampleCheck samples = new SampleCheck(violations, progress);
        try {
            checkFiles(BundleReader.read(job.bundle()));
            try (Model model = load()) {
                violations.addAll(nameOf(ModelFile.DESCRIPTION, model.name()));
                samples.check(model);
                checkOther(model, samples);
                if (job.maxLatencyMillis() != null && samples.count() > 0) {
                    checkLatency(samples.medianMillis(model), job.maxLatencyMillis());
                }
            }
        } catch (MlModelException e) {
            if (e.kind() == Kind.INTERNAL) {
                throw e;
            }
            violations.add(e.sentence());
        } catch (IOException e) {
            throw MlModelException.internal("The bundle " + job.bundle() + " cannot be read: " + e + ".", e);
        }
        return new VerifyResult(samples.count(), samples.maxDifference(), grade, violations, exceeded);
    }

    /** Applications may choose; what is wrong by the default is not told twice. */
    private void checkOther(Model model, SampleCheck samples) {
        if (model.evaluator() == EvaluatorChoice.JAVA && violations.isEmpty()) {
            Options options = application.withMemoryLimit(Long.MAX_VALUE).withEvaluator(EvaluatorChoice.ONNX_RUNTIME);
            try (Model other = Model.load(job.bundle(), options)) {
                samples.checkOther(other);
            }
        }
    }

    /** A model that nothing but the limit of memory keeps from being loaded may ship: but whoever loads it has to know. */
    private Model load() {
        try {
            return Model.load(job.bundle(), application);
        } catch (MlModelException refusal) {
            if (refusal.kind() == Kind.INTERNAL) {
                throw refusal;
            }
            Model model = Model.load(job.bundle(), application.withMemoryLimit(Long.MAX_VALUE));
            progress.warning("An application with default options cannot load it, and has to name a higher"
                    + " Options.withMemoryLimit: " + refusal.sentence());
            return model;
        }
    }

    private void checkFiles(Map<ModelFile, byte[]> files) {
        byte[] model = files.getOrDefault(ModelFile.MODEL, new byte[0]);
        Long maxBytes = job.maxBytes();
        if (maxBytes != null && model.length > maxBytes) {
            exceeded.add("model.onnx has " + model.length + " bytes, more than the " + maxBytes + " of <maxBytes>.");
        }
        String digest = Digest.of(model);
        for (ModelFile file : ModelFile.those(it -> it.isReadBy(ModelFile.Reader.VERIFY))) {
            byte[] bytes = files.get(file);
            if (bytes != null) {
                violations.addAll(wrong(file, bytes, digest));
            } else if (file.isCached() && !file.mayBeAbsent()) {
                violations.add(file + " is missing from the bundle: run 'mvn clean verify'.");
            }
        }
        violations.addAll(StatisticsCheck.of(files));
        GradeCheck check = new GradeCheck(files, digest);
        violations.addAll(check.violations(job.release()));
        grade = check.grade();
    }

    /** Returns what is wrong with a file that {@code Model.load} does not find: that refuses digests other than the recorded ones. */
    private List<String> wrong(ModelFile file, byte[] bytes, String modelDigest) {
        return switch (file) {
            case FINGERPRINT ->
                read(file, bytes, RecordedFingerprint.class, recorded -> {
                    List<String> wrong = nameOf(file, recorded.fingerprint().model());
                    if (!recorded.hasKeyOfInputs()) {
                        wrong.add(file + " was changed after it was made: its key is not the one of its inputs.");
                    }
                    return wrong;
                });
            case EVALUATION ->
                read(file, bytes, Evaluation.class, evaluation -> {
                    List<String> wrong = nameOf(file, evaluation.basis().model());
                    String evaluated = evaluation.basis().modelDigest();
                    if (!evaluated.equals(modelDigest)) {
                        wrong.add(file + " is of another file: it was made of SHA-256 " + evaluated
                                + ", and model.onnx has " + modelDigest + ".");
                    }
                    return wrong;
                });
            case GRADE -> read(file, bytes, Grade.class, grade -> nameOf(file, grade.model()));
            case STATISTICS -> read(file, bytes, Statistics.class, statistics -> nameOf(file, statistics.model()));
            // Loading reads the first two, and no bundle has a report.
            case MODEL, DESCRIPTION, REPORT -> List.of();
        };
    }

    private static <T> List<String> read(ModelFile file, byte[] bytes, Class<T> type, Function<T, List<String>> check) {
        try {
            return check.apply(Json.read(new String(bytes, StandardCharsets.UTF_8), type));
        } catch (JsonParseException | NullPointerException e) {
            // a member that the JSON leaves out is an absent value in the record
            return List.of(file + " cannot be read: " + e.getMessage() + ".");
        }
    }

    /** Returns a list, to be added to, which says if a file is of another model. */
    private List<String> nameOf(ModelFile file, String name) {
        List<String> wrong = new ArrayList<>();
        if (!job.name().equals(name)) {
            wrong.add(file + " is of model '" + name + "', and the bundle is for '" + job.name() + "'.");
        }
        return wrong;
    }

    private void checkLatency(double median, double budget) {
        if (median > budget) {
            exceeded.add(String.format(
                    Locale.ROOT,
                    "One row's prediction took %.3f ms (median) on this machine, more than the %s of <maxLatencyMillis>.",
                    median,
                    budget));
        }
    }
}
