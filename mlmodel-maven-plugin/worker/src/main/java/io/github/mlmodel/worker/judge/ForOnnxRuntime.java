package io.github.mlmodel.worker.judge;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.runtime.evaluate.PlanBuilder;
import io.github.mlmodel.runtime.evaluate.PlanOutcome;
import io.github.mlmodel.runtime.graph.OnnxReader;

/** What of a graph the evaluator in Java leaves to ONNX Runtime. */
public final class ForOnnxRuntime {

    private ForOnnxRuntime() {}

    /** Returns the operators in words; the empty text where Java evaluates all. */
    public static String of(byte[] file) {
        try {
            return PlanBuilder.compile(OnnxReader.read(file, ""), "") instanceof PlanOutcome.Beyond beyond
                    ? Shown.of(beyond.operators()).list()
                    : "";
        } catch (MlModelException e) {
            // ONNX Runtime, which has taken it, reads more than Java does.
            return "its graph as it is written";
        }
    }
}
