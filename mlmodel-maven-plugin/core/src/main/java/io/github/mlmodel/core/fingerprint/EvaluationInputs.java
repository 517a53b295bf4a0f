package io.github.mlmodel.core.fingerprint;

import io.github.mlmodel.core.message.DataFile;
import io.github.mlmodel.core.spec.ModelSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that decides an evaluation: with equal inputs it need not be made again. */
public final class EvaluationInputs {

    /** Raised whenever equal predictions would give other metrics. */
    private static final int METRICS_REVISION = 1;

    private EvaluationInputs() {}

    /**
     * Returns digest or setting by name.
     *
     * @param spec how rows are read and split
     * @param rows the files that hold the held-back rows
     * @param digests gives the files' digests
     * @param modelDigest SHA-256 of {@code model.onnx}
     * @param descriptionDigest SHA-256 of {@code model.json}
     * @param metricsDigest digest of the code that computes metrics
     */
    public static Map<String, String> of(
            ModelSpec spec,
            List<DataFile> rows,
            DigestCache digests,
            String modelDigest,
            String descriptionDigest,
            String metricsDigest) {
        Map<String, String> inputs = new LinkedHashMap<>();
        inputs.put("model", modelDigest);
        inputs.put("description", descriptionDigest);
        Fingerprint reading = Fingerprints.of(spec, rows, digests, null, "none");
        for (Fingerprint.Input input : reading.inputs()) {
            if (!input.role().equals("trainer") && !input.role().equals("engine")) {
                inputs.put(input.role(), input.value());
            }
        }
        inputs.put("metrics", metricsDigest);
        return inputs;
    }

    /**
     * Returns the digest of the code that computes metrics: this product's, ONNX Runtime's and the project's own.
     *
     * @param ownCode digest of {@code src/evaluate/java}, or empty when there is none
     */
    public static String metricsDigest(String ownCode) {
        return "metrics revision " + METRICS_REVISION + ", onnxruntime " + Engines.version("onnxruntime")
                + (ownCode.isEmpty() ? "" : ", src/evaluate " + ownCode);
    }
}
