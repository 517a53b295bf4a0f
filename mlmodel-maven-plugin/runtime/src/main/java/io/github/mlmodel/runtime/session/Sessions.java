package io.github.mlmodel.runtime.session;

import io.github.mlmodel.model.Anchor;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.runtime.evaluate.PlanBuilder;
import io.github.mlmodel.runtime.evaluate.PlanOutcome;
import io.github.mlmodel.runtime.graph.OnnxContent;
import io.github.mlmodel.runtime.graph.OnnxReader;
import io.github.mlmodel.runtime.plan.FlatCompiler;
import io.github.mlmodel.runtime.plan.RowPlan;
import io.github.mlmodel.runtime.provider.GraphRuntime;
import io.github.mlmodel.runtime.source.GraphBytes;
import io.github.mlmodel.runtime.source.OnnxScan;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** Loads graphs that {@link OnnxScan} has nothing against, by the evaluator that is asked for. */
public final class Sessions {

    private static final String ARTIFACT = "io.github.mlmodel:mlmodel-runtime-onnxruntime";
    private static final String ADD = "add the dependency " + ARTIFACT + ", in the version of mlmodel-runtime";

    private Sessions() {}

    /**
     * Loads a graph by ONNX Runtime.
     *
     * @throws MlModelException if it is refused, or ONNX Runtime is not there
     */
    public static Session onnxRuntime(GraphBytes onnx, boolean gpu, String origin) {
        GraphRuntime runtime = provider()
                .orElseThrow(() -> MlModelException.user(
                        Anchor.NEEDS_ONNX_RUNTIME,
                        origin
                                + " is to be evaluated by ONNX Runtime (EvaluatorChoice.ONNX_RUNTIME), which is not on the"
                                + " class path: " + ADD + ", or load it with EvaluatorChoice.AUTOMATIC."));
        return new ProvidedSession(runtime.open(onnx.get(), gpu, origin), origin);
    }

    /** The class loader of the runtime itself: another one may have other versions of both. */
    private static Optional<GraphRuntime> provider() {
        return ServiceLoader.load(GraphRuntime.class, Sessions.class.getClassLoader())
                .findFirst();
    }

    /**
     * What Java makes of a graph.
     *
     * @param session the graph, or nothing where Java does not evaluate it
     * @param beyond what it does not know
     */
    private record Evaluated(Optional<Session> session, List<String> beyond) {

        private String operators() {
            return Shown.of(beyond).list();
        }
    }

    /**
     * Reads a file, and evaluates it.
     *
     * @param last whether nobody reads the file after this
     */
    private static Evaluated evaluated(GraphBytes onnx, String origin, boolean last) {
        OnnxContent content = OnnxReader.read(onnx.get(), origin);
        if (last) {
            onnx.release();
        }
        return evaluated(content, origin);
    }

    /** Returns a graph in Java, if Java evaluates it. */
    public static Optional<Session> inJava(OnnxContent content, String origin) {
        return evaluated(content, origin).session;
    }

    /** Row by row where the graph can be flattened, else operator by operator. */
    private static Evaluated evaluated(OnnxContent content, String origin) {
        Optional<RowPlan> rows = FlatCompiler.of(content);
        if (rows.isPresent()) {
            return new Evaluated(Optional.of(new RowSession(rows.get(), origin)), List.of());
        }
        PlanOutcome compiled = PlanBuilder.compile(content, origin);
        return compiled instanceof PlanOutcome.Ready ready
                ? new Evaluated(Optional.of(new JavaSession(ready.plan(), origin)), List.of())
                : new Evaluated(Optional.empty(), ((PlanOutcome.Beyond) compiled).operators());
    }

    /**
     * Loads a graph in Java.
     *
     * @throws MlModelException if it is refused, or Java does not evaluate it
     */
    public static Session java(GraphBytes onnx, String origin) {
        Evaluated evaluated = evaluated(onnx, origin, true);
        return evaluated.session.orElseThrow(() -> MlModelException.user(
                Anchor.NEEDS_ONNX_RUNTIME,
                origin + " cannot be evaluated in Java, which does not know " + evaluated.operators()
                        + ": load it with EvaluatorChoice.AUTOMATIC (Options.withEvaluator), and " + ADD + "."));
    }

    /**
     * Loads a graph by what takes it: what Java does not ONNX Runtime may, and what both refuse that refuses in its own words.
     *
     * @throws MlModelException if it is refused, or ONNX Runtime is needed and is not there
     */
    public static Session automatic(GraphBytes onnx, String origin) {
        Optional<GraphRuntime> provider = provider();
        Evaluated evaluated;
        try {
            evaluated = evaluated(onnx, origin, provider.isEmpty());
        } catch (MlModelException e) {
            return new ProvidedSession(provider.orElseThrow(() -> e).open(onnx.get(), false, origin), origin);
        }
        if (evaluated.session.isPresent()) {
            return evaluated.session.get();
        }
        String operators = evaluated.operators();
        GraphRuntime runtime = provider.orElseThrow(() -> MlModelException.user(
                Anchor.NEEDS_ONNX_RUNTIME,
                origin + " needs ONNX Runtime, because Java does not know " + operators + ": " + ADD + "."));
        return new ProvidedSession(runtime.open(onnx.get(), false, origin), origin);
    }
}
