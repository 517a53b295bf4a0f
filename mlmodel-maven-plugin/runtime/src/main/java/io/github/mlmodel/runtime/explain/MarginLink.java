package io.github.mlmodel.runtime.explain;

import io.github.mlmodel.runtime.evaluate.FailedNode;
import io.github.mlmodel.runtime.evaluate.Plan;
import io.github.mlmodel.runtime.evaluate.PlanBuilder;
import io.github.mlmodel.runtime.evaluate.PlanOutcome;
import io.github.mlmodel.runtime.graph.OnnxContent;
import io.github.mlmodel.runtime.graph.TensorValue;
import java.util.Map;
import java.util.Optional;

/** What a graph gives of margins, which are weighted sums of its sums. */
public final class MarginLink {

    /** How margins become what the graph gives. */
    public enum Kind {
        /** They are that. */
        NONE,
        /** Their exponentials, divided by the sum of these. */
        SOFTMAX,
        /** By the logistic function, each by itself. */
        SIGMOID,
        /** By the exponential function. */
        EXPONENTIAL
    }

    private final AffineForm margins;
    private final Kind kind;
    private final Optional<Plan> plan;

    private MarginLink(AffineForm margins, Kind kind, Optional<Plan> plan) {
        this.margins = margins;
        this.kind = kind;
        this.plan = plan;
    }

    static Optional<MarginLink> of(GraphTail tail, Map<String, Long> versions) {
        if (tail.link().isEmpty()) {
            return Optional.of(new MarginLink(tail.margins(), Kind.NONE, Optional.empty()));
        }
        GraphTail.LinkGraph link = tail.link().get();
        Kind kind =
                switch (link.operator()) {
                    case "Softmax" -> Kind.SOFTMAX;
                    case "Sigmoid" -> Kind.SIGMOID;
                    default -> Kind.EXPONENTIAL;
                };
        return PlanBuilder.compile(new OnnxContent(link.graph(), versions), link.operator())
                        instanceof PlanOutcome.Ready ready
                ? Optional.of(new MarginLink(tail.margins(), kind, Optional.of(ready.plan())))
                : Optional.empty();
    }

    AffineForm margins() {
        return margins;
    }

    /** Returns how margins become what the graph gives. */
    public Kind kind() {
        return kind;
    }

    /** Returns how many margins there are. */
    public int width() {
        return margins.width();
    }

    /**
     * Returns what the graph gives of margins, row after row.
     *
     * @param rows margins by row
     */
    public float[] outputs(double[][] rows) {
        float[] given = new float[rows.length * width()];
        for (int row = 0; row < rows.length; row++) {
            for (int i = 0; i < width(); i++) {
                given[row * width() + i] = (float) rows[row][i];
            }
        }
        if (plan.isEmpty()) {
            return given;
        }
        try {
            return plan.get()
                    .run(new TensorValue[] {TensorValue.of(given, rows.length, width())}, () -> false)[0]
                    .floats();
        } catch (FailedNode e) {
            throw new IllegalStateException(e.what(), e);
        }
    }
}
