package io.github.mlmodel.build.config;

import static io.github.mlmodel.build.config.Content.DECIMAL;
import static io.github.mlmodel.build.config.Content.ELEMENTS;
import static io.github.mlmodel.build.config.Content.INTEGER;
import static io.github.mlmodel.build.config.Content.MEMBERS;
import static io.github.mlmodel.build.config.Content.TEXT;
import static io.github.mlmodel.build.config.ElementEntry.REQUIRED;
import static io.github.mlmodel.build.config.ElementEntry.frame;
import static io.github.mlmodel.build.config.ElementEntry.value;
import static io.github.mlmodel.build.config.ShownValue.NONE;
import static io.github.mlmodel.build.config.ShownValue.orNone;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The elements that a {@code <model>} may have. Reading, its messages, {@code describe} and the manual's page come of this
 * table: an element stands here, and where its value becomes part of a specification.
 */
public final class ModelElements {

    /** The element {@code <model>}. */
    public static final ElementEntry MODEL = frame(
            "model",
            ELEMENTS,
            REQUIRED,
            "a model",
            value(
                    "name",
                    TEXT,
                    REQUIRED,
                    "lower-case letters, digits and `-`; starts with a letter",
                    ConfiguredModel::name),
            value(
                            "description",
                            TEXT,
                            NONE,
                            "a sentence for readers; changes no byte of the model",
                            model -> orNone(model.spec().description()))
                    .notInKey(),
            value(
                    "task",
                    TEXT,
                    "by the target, else by gates or trainer",
                    "`classification` or `regression`",
                    model -> Optional.ofNullable(model.spec().task())
                            .map(task -> task.text())
                            .orElse("by the target, else by gates or trainer")),
            DatasetEntries.DATASET,
            FeatureEntries.FEATURES,
            TrainerEntries.TRAINER,
            TrainerEntries.CLASS_WEIGHT,
            value("device", TEXT, "`cpu`", "on what it is trained: `cpu`, `cuda` or `auto`", model -> model.device()
                            .text())
                    .notInKey()
                    .on("gpu.md"),
            value(
                    "seed",
                    INTEGER,
                    "that of `mlmodel.seed`",
                    "seed of everything random: the split and the training",
                    model -> "" + model.spec().seed()),
            GateEntries.GATES,
            GateEntries.SLICES,
            BaselineEntries.BASELINE,
            BaselineEntries.GATE_CHANGES,
            BaselineEntries.COMPATIBILITY,
            ConfidenceEntries.CONFIDENCE,
            ConfidenceEntries.ON_INCONCLUSIVE,
            BaselineEntries.ACCEPT_BREAK,
            ApiEntries.GENERATE,
            ConsumerElements.CONSUMERS,
            frame(
                            "budget",
                            ELEMENTS,
                            NONE,
                            "limits that `verify` holds the packaged file to",
                            value(
                                            "maxBytes",
                                            INTEGER,
                                            NONE,
                                            "largest size of the file",
                                            model -> orNone(model.maxBytes()))
                                    .notInKey(),
                            value(
                                            "maxLatencyMillis",
                                            DECIMAL,
                                            NONE,
                                            "longest median time of one row's prediction",
                                            model -> orNone(model.maxLatencyMillis()))
                                    .notInKey())
                    .notInKey()
                    .on("ci-and-deployment.md#budgets"));

    /** The element {@code <models>}. */
    static final ElementEntry MODELS = frame("models", MEMBERS, REQUIRED, "the models", MODEL);

    private ModelElements() {}

    /** Returns the value of each element in a model, by path: as written, or its default. */
    public static Map<String, String> effective(ConfiguredModel model) {
        Map<String, String> values = new LinkedHashMap<>();
        for (ElementEntry.Line line : MODEL.lines()) {
            Function<ConfiguredModel, String> value = line.entry().value();
            if (value != null) {
                values.put(line.path(), value.apply(model));
            }
        }
        return values;
    }
}
