package io.github.mlmodel.build.config;

import static io.github.mlmodel.build.config.Content.BOOLEAN;
import static io.github.mlmodel.build.config.Content.ELEMENTS;
import static io.github.mlmodel.build.config.Content.TEXT;
import static io.github.mlmodel.build.config.Content.TEXT_OR_ELEMENTS;
import static io.github.mlmodel.build.config.ElementEntry.REQUIRED;
import static io.github.mlmodel.build.config.ElementEntry.frame;
import static io.github.mlmodel.build.config.ElementEntry.value;
import static io.github.mlmodel.build.config.ShownValue.NONE;
import static io.github.mlmodel.build.config.ShownValue.orNone;

import io.github.mlmodel.build.config.ConfiguredBaseline.Acceptance;
import java.util.Optional;
import java.util.function.Function;

/** The elements of a baseline: the part of {@link ModelElements} that says what a model is compared with. */
final class BaselineEntries {

    static final ElementEntry BASELINE = frame(
                    "baseline",
                    TEXT_OR_ELEMENTS,
                    "`RELEASE` where a gate compares",
                    "the earlier model that this one is compared with: `source` as text, or elements",
                    value(
                                    "source",
                                    TEXT,
                                    "`RELEASE`",
                                    "`RELEASE`, which is the highest released version below the project's that has"
                                            + " this model; coordinates `group:artifact:version[:classifier]`; or the"
                                            + " path of a bundle (ZIP), relative to the project",
                                    model -> orNone(model.baseline().named()))
                            .notInKey(),
                    value(
                                    "required",
                                    BOOLEAN,
                                    "`false`",
                                    "whether it is an error that no version is released",
                                    model -> "" + model.baseline().required())
                            .notInKey())
            .shown(model -> orNone(model.baseline().named()))
            .notInKey()
            .on("gates-and-metrics.md#against-an-earlier-model");

    static final ElementEntry GATE_CHANGES = value(
                    "gateChanges",
                    TEXT,
                    "`warn`",
                    "what becomes of a grade whose gates ask for less than the baseline was held to: `none`, `warn`"
                            + " or `fail`; written, it is looked at without a gate that compares, too",
                    model -> model.baseline().gateChanges().text())
            .notInKey()
            .on("gates-and-metrics.md#gates-loosened-since-the-baseline");

    static final ElementEntry COMPATIBILITY = value(
                    "compatibility",
                    TEXT,
                    "`fail` for a release, `warn` for a SNAPSHOT",
                    "what becomes of a model that breaks those who use the released one, where its version does not say"
                            + " so: `none`, `warn` or `fail`",
                    model -> model.baseline().compatibility().text())
            .notInKey()
            .on("gates-and-metrics.md#changes-that-break");

    static final ElementEntry ACCEPT_BREAK = frame(
                    "acceptBaselineBreak",
                    ELEMENTS,
                    NONE,
                    "lets the model go for a while though it cannot be compared with its baseline",
                    value(
                                    "reason",
                                    TEXT,
                                    REQUIRED,
                                    "why; it stands in each report",
                                    model -> accepted(model, Acceptance::reason))
                            .notInKey(),
                    value(
                                    "until",
                                    TEXT,
                                    REQUIRED,
                                    "the last day on which that counts, for example `2027-01-31`",
                                    model -> accepted(
                                            model, accepted -> accepted.until().toString()))
                            .notInKey())
            .notInKey()
            .on("gates-and-metrics.md#against-an-earlier-model");

    private BaselineEntries() {}

    private static String accepted(ConfiguredModel model, Function<Acceptance, String> of) {
        return Optional.ofNullable(model.baseline().accepted()).map(of).orElse(NONE);
    }
}
