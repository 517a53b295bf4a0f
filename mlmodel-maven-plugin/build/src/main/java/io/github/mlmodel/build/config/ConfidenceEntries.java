package io.github.mlmodel.build.config;

import static io.github.mlmodel.build.config.Content.DECIMAL;
import static io.github.mlmodel.build.config.Content.TEXT;
import static io.github.mlmodel.build.config.ElementEntry.value;
import static io.github.mlmodel.build.config.ShownValue.NONE;
import static io.github.mlmodel.build.config.ShownValue.orNone;

import io.github.mlmodel.grade.gate.Confidence.OnInconclusive;

/** The elements of a confidence: the part of {@link ModelElements} that says how sure a verdict has to be. */
final class ConfidenceEntries {

    static final ElementEntry CONFIDENCE = value(
                    "confidence",
                    DECIMAL,
                    NONE,
                    "gates are judged by the two-sided intervals of this confidence, from 0.5 to 0.99, and no longer"
                            + " by the values alone",
                    model -> orNone(
                            model.confidence() == null
                                    ? null
                                    : model.confidence().level()))
            .notInKey()
            .on("gates-and-metrics.md#gates-that-must-be-sure");

    static final ElementEntry ON_INCONCLUSIVE = value(
                    "onInconclusive",
                    TEXT,
                    "`fail`",
                    "what becomes of a gate whose bound lies in the interval: `pass`, `warn` or `fail`",
                    model -> (model.confidence() == null
                                    ? OnInconclusive.FAIL
                                    : model.confidence().onInconclusive())
                            .text())
            .notInKey()
            .on("gates-and-metrics.md#gates-that-must-be-sure");

    private ConfidenceEntries() {}
}
