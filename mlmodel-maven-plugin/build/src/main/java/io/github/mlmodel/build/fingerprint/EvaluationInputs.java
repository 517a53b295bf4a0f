package io.github.mlmodel.build.fingerprint;

import com.google.gson.JsonObject;
import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.message.EarlierModel;
import io.github.mlmodel.build.message.Slicing;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.build.spec.SliceSpec;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.grade.OwnMetricsCode;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.spi.catalog.Library;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides an evaluation: with equal inputs it need not be made again.
 *
 * @param model SHA-256 of {@code model.onnx}
 * @param description SHA-256 of {@code model.json}
 * @param rows SHA-256 of each file that has the held-back rows
 * @param source how these are read
 * @param heldBack which rows of the files they are
 * @param roles what is predicted, and what takes part in the choice of rows
 * @param features columns that take part in the choice of rows
 * @param slices the parts of the rows that are judged, too
 * @param training SHA-256 of each file of training rows, where these tell the parts; else empty
 * @param seed seed of the choice of rows
 * @param metrics digest of the code that computes metrics
 * @param baseline name and SHA-256 of the bundle that the model is compared with, or why there is none; absent where nothing
 *     compares
 * @param confidence confidence of the intervals of metrics
 * @param folds digest over everything that decides what came out on parts of the training rows; absent where nothing did
 */
public record EvaluationInputs(
        String model,
        String description,
        List<String> rows,
        Source source,
        HeldBack heldBack,
        Roles roles,
        FeatureSpec features,
        List<SliceSpec> slices,
        List<String> training,
        long seed,
        String metrics,
        @Nullable String baseline,
        double confidence,
        @Nullable String folds) {

    /** Raised whenever equal predictions would give other metrics. */
    private static final int METRICS_REVISION = 5;

    /** Raised whenever Java would predict equal rows otherwise, or it would be compared otherwise with ONNX Runtime. */
    private static final int JAVA_REVISION = 1;

    private static final String DIGEST = "digest";
    private static final String FOLDS = "folds";

    /** Copies the lists. */
    public EvaluationInputs {
        rows = List.copyOf(rows);
        slices = List.copyOf(slices);
        training = List.copyOf(training);
    }

    /**
     * Returns what a model's evaluation rests on.
     *
     * @param spec how rows are read and split
     * @param rows the files that have the held-back rows
     * @param slicing the parts of the rows that are judged, too
     * @param digests gives the files' digests
     * @param modelDigest SHA-256 of {@code model.onnx}
     * @param descriptionDigest SHA-256 of {@code model.json}
     * @param metricsDigest digest of the code that computes metrics
     * @param baseline what the model is compared with, or absent
     * @param confidence confidence of the intervals of metrics
     * @param folds digest over everything that decides what came out on parts of the training rows, or absent
     */
    public static EvaluationInputs of(
            ModelSpec spec,
            List<DataFile> rows,
            Slicing slicing,
            DigestCache digests,
            String modelDigest,
            String descriptionDigest,
            String metricsDigest,
            @Nullable EarlierModel baseline,
            double confidence,
            @Nullable String folds) {
        DatasetSpec dataset = spec.dataset();
        return new EvaluationInputs(
                modelDigest,
                descriptionDigest,
                rows.stream().map(digests::digest).toList(),
                dataset.heldBackSource(),
                dataset.heldBack(),
                dataset.roles(),
                spec.features(),
                slicing.slices(),
                slicing.training().stream().map(digests::digest).toList(),
                spec.seed(),
                metricsDigest,
                baseline == null ? null : baseline.line(),
                confidence,
                folds);
    }

    /** Returns the SHA-256 over all of it. */
    public String digest() {
        return Digest.of("mlmodel evaluation " + KeyTree.canonical(KeyTree.of(this)));
    }

    /** Returns all of it by name, as an evaluation records it: each part in words, and the digest over all. */
    public Map<String, String> recorded() {
        JsonObject tree = KeyTree.of(this);
        Map<String, String> parts = new TreeMap<>();
        tree.asMap()
                .forEach((name, part) ->
                        parts.put(name, part.isJsonPrimitive() ? part.getAsString() : KeyTree.canonical(part)));
        parts.put(DIGEST, digest());
        return parts;
    }

    /** Returns the digest over all of it, of what an evaluation records. */
    public static String digestIn(Map<String, String> recorded) {
        return Objects.requireNonNull(recorded.get(DIGEST));
    }

    /** Returns the digest over everything that decides what came out on parts of the training rows, of what an evaluation records. */
    public static Optional<String> foldsIn(Map<String, String> recorded) {
        return Optional.ofNullable(recorded.get(FOLDS));
    }

    /** Returns the SHA-256 of {@code model.onnx}, of what an evaluation records. */
    public static String modelDigestIn(Map<String, String> recorded) {
        return Objects.requireNonNull(recorded.get("model"));
    }

    /**
     * Returns the digest of the code that computes metrics: this product's, ONNX Runtime's and the project's own.
     *
     * @param ownCode digest of {@code src/evaluate/java}, or empty when there is none
     */
    public static String metricsDigest(String ownCode) {
        return OwnMetricsCode.text(
                "metrics revision " + METRICS_REVISION + ", java revision " + JAVA_REVISION + ", onnxruntime "
                        + Library.ONNX_RUNTIME.version(),
                ownCode);
    }
}
