package io.github.mlmodel.runtime;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.runtime.evaluate.PlanBuilder;
import io.github.mlmodel.runtime.evaluate.PlanOutcome;
import io.github.mlmodel.runtime.graph.OnnxReader;

/** Loads graphs by the evaluator that is asked for. */
final class Sessions {

    private Sessions() {}

    /**
     * Loads a graph that {@link OnnxScan} has nothing against.
     *
     * @throws MlModelException if it is refused, or Java is asked for and does not evaluate it
     */
    static Session open(byte[] onnx, EvaluatorChoice evaluator, boolean gpu, String origin) {
        return switch (evaluator) {
            case ONNX_RUNTIME -> OnnxSession.open(onnx, gpu, origin);
            case JAVA -> java(compiled(onnx, origin), origin);
            case AUTOMATIC -> automatic(onnx, origin);
        };
    }

    private static PlanOutcome compiled(byte[] onnx, String origin) {
        return PlanBuilder.compile(OnnxReader.read(onnx, origin), origin);
    }

    private static Session java(PlanOutcome compiled, String origin) {
        if (compiled instanceof PlanOutcome.Ready ready) {
            return new JavaSession(ready.plan(), origin);
        }
        PlanOutcome.Beyond beyond = (PlanOutcome.Beyond) compiled;
        throw MlModelException.user(origin + " cannot be evaluated in Java, which does not know "
                + Shown.of(beyond.operators()).list()
                + ": load it with Options.withEvaluator(EvaluatorChoice.ONNX_RUNTIME), or EvaluatorChoice.AUTOMATIC.");
    }

    /** What Java does not take ONNX Runtime may; what both refuse it refuses in its own words. */
    private static Session automatic(byte[] onnx, String origin) {
        PlanOutcome compiled;
        try {
            compiled = compiled(onnx, origin);
        } catch (MlModelException e) {
            return OnnxSession.open(onnx, false, origin);
        }
        return compiled instanceof PlanOutcome.Ready ? java(compiled, origin) : OnnxSession.open(onnx, false, origin);
    }
}
