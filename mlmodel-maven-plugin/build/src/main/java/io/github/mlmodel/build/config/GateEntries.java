package io.github.mlmodel.build.config;

import static io.github.mlmodel.build.config.Content.INTEGER;
import static io.github.mlmodel.build.config.Content.LIST;
import static io.github.mlmodel.build.config.Content.MEMBERS;
import static io.github.mlmodel.build.config.Content.TEXT;
import static io.github.mlmodel.build.config.Content.TEXT_OR_ELEMENTS;
import static io.github.mlmodel.build.config.ElementEntry.REQUIRED;
import static io.github.mlmodel.build.config.ElementEntry.frame;
import static io.github.mlmodel.build.config.ElementEntry.part;
import static io.github.mlmodel.build.config.ShownValue.NONE;
import static io.github.mlmodel.build.config.ShownValue.list;

import io.github.mlmodel.grade.Slice;
import io.github.mlmodel.grade.gate.Gate;

/** The elements of a gate and of a slice: the part of {@link ModelElements} that says what is asked of a model. */
final class GateEntries {

    static final ElementEntry GATE = frame(
                    "gate",
                    TEXT_OR_ELEMENTS,
                    NONE,
                    "a bound that the model keeps, as text such as `accuracy >= 0.80`, or as elements",
                    part("metric", TEXT, REQUIRED, "metric that is bounded").notInKey(),
                    part("class", TEXT, NONE, "label whose metric it is").notInKey(),
                    part("slice", TEXT, NONE, "part of the rows: `COLUMN=VALUE`, or the name of a slice")
                            .notInKey(),
                    part("min", TEXT, NONE, "least value, inclusive").notInKey(),
                    part("max", TEXT, NONE, "largest value, inclusive").notInKey(),
                    part(
                                    "maxRegression",
                                    TEXT,
                                    NONE,
                                    "how much worse than the baseline at most: `0.01`, or `2%` of its value")
                            .notInKey(),
                    part("minImprovement", TEXT, NONE, "how much better than the baseline at least, likewise")
                            .notInKey(),
                    part("maxImprovement", TEXT, NONE, "how much better than the baseline at most, likewise")
                            .notInKey(),
                    part("severity", TEXT, "`error`", "`error`, or `warn` to go on")
                            .notInKey())
            .notInKey();

    static final ElementEntry SLICE = frame(
                    "slice",
                    TEXT_OR_ELEMENTS,
                    NONE,
                    "a part of the held-back rows: a column as text, which is a slice for each of its values, or elements",
                    part("column", TEXT, NONE, "column that divides the rows; alone it is a slice for each value")
                            .notInKey(),
                    part("value", TEXT, NONE, "the one value of the column that the slice has")
                            .notInKey(),
                    part("bounds", LIST, NONE, "numbers between which slices lie: `30, 50` makes three")
                            .notInKey(),
                    part(
                                    "quantiles",
                                    INTEGER,
                                    NONE,
                                    "number of slices that have equally many training rows each, 2 to 20")
                            .notInKey(),
                    part("name", TEXT, NONE, "what gates call the rows that keep a condition")
                            .notInKey(),
                    part("when", TEXT, NONE, "the condition, such as `age less than 30 and sex = Female`")
                            .notInKey(),
                    part(
                                    "minExamples",
                                    INTEGER,
                                    "" + Slice.DEFAULT_MIN_EXAMPLES,
                                    "how many rows a metric has to rest on: those of the class for `recall`")
                            .notInKey(),
                    part(
                                    "onTooFew",
                                    TEXT,
                                    "`fail` where a gate names the slice, else `skip`",
                                    "what fewer rows mean for a gate: `fail`, or `skip`")
                            .notInKey())
            .notInKey();

    static final ElementEntry GATES = frame("gates", MEMBERS, NONE, "what the model is held to", GATE)
            .shown(model -> model.gates().isEmpty()
                    ? NONE
                    : String.join(
                            "; ", model.gates().stream().map(GateEntries::shown).toList()))
            .notInKey()
            .on("gates-and-metrics.md");

    static final ElementEntry SLICES = frame(
                    "slices", MEMBERS, NONE, "parts of the held-back rows that the model is judged by, too", SLICE)
            .shown(model -> list(model.slices().stream()
                    .flatMap(slice -> slice.names().stream())
                    .toList()))
            .notInKey()
            .on("gates-and-metrics.md#gates-on-slices");

    private GateEntries() {}

    private static String shown(Gate gate) {
        return gate.text() + (gate.severity() == Gate.Severity.WARN ? " (warn)" : "");
    }
}
