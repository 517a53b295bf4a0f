package io.github.mlmodel.build.config;

import io.github.mlmodel.build.config.ConfiguredBaseline.Acceptance;
import io.github.mlmodel.grade.check.GateChanges;
import io.github.mlmodel.grade.gate.Gate;
import io.github.mlmodel.grade.gate.Gates;
import io.github.mlmodel.model.text.Names;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what a model is compared with: {@code <baseline>}, and the elements of what becomes of it. */
final class BaselineElements {

    private static final String BASELINE = "baseline";
    private static final String SOURCE = "source";
    private static final String GATE_CHANGES = "gateChanges";
    private static final String COMPATIBILITY = "compatibility";
    private static final String ACCEPT = "acceptBaselineBreak";

    private final Violations violations;
    private final String path;

    BaselineElements(Violations violations, String model) {
        this.violations = violations;
        this.path = model + "/";
    }

    /** Returns what a model with these gates is compared with. */
    ConfiguredBaseline read(ElementValues model, List<Gate> gates) {
        Optional<ElementValues> elements = model.elements(BASELINE);
        GateChanges changes = gateChanges(model);
        boolean written = !model.lacks(BASELINE);
        boolean looked = !model.lacks(GATE_CHANGES) && changes != GateChanges.NONE;
        boolean asked = written || looked || Gates.ofChange(gates).isPresent();
        @Nullable
        String named = model.text(BASELINE)
                .or(() -> elements.flatMap(baseline -> baseline.text(SOURCE)))
                .orElse(asked ? ConfiguredBaseline.RELEASE : null);
        refuseSnapshot(named, elements.isPresent() ? BASELINE + "/" + SOURCE : BASELINE);
        Optional<ElementValues> accept = model.elements(ACCEPT);
        if (accept.isPresent() && !asked) {
            violations.add(
                    "<" + path + ACCEPT + "> is of the comparison with a <baseline>, and there is none. Remove it.");
        }
        return new ConfiguredBaseline(
                named,
                elements.flatMap(baseline -> baseline.flag("required")).orElse(false),
                changes,
                compatibility(model),
                accept.flatMap(this::acceptance).orElse(null));
    }

    private GateChanges gateChanges(ElementValues model) {
        return choice(model, GATE_CHANGES, GateChanges::of, GateChanges.texts()).orElse(GateChanges.WARN);
    }

    /** Grades and evaluations do not know of it, so that it makes no model one that is compared. */
    private Compatibility compatibility(ElementValues model) {
        return choice(model, COMPATIBILITY, Compatibility::of, Compatibility.texts())
                .orElse(Compatibility.BY_VERSION);
    }

    private <T> Optional<T> choice(
            ElementValues model, String element, Function<String, Optional<T>> choices, List<String> texts) {
        Optional<String> text = model.text(element);
        Optional<T> choice = text.flatMap(choices);
        if (text.isPresent() && choice.isEmpty()) {
            violations.add("<" + path + element + "> is '" + text.get() + "'" + Names.didYouMean(text.get(), texts)
                    + " It is one of: " + Names.list(texts) + ".");
        }
        return choice;
    }

    /** What may be published again is no fixed point to compare with. */
    private void refuseSnapshot(@Nullable String named, String element) {
        Optional.ofNullable(named)
                .flatMap(BundleCoordinates::of)
                .filter(BundleCoordinates::isSnapshot)
                .ifPresent(coordinates -> violations.add("<" + path + element + "> is '" + coordinates
                        + "', a SNAPSHOT, which is another model tomorrow. Name a released version, or RELEASE."));
    }

    private Optional<Acceptance> acceptance(ElementValues values) {
        if (values.lacks("reason")) {
            violations.add("<" + path + ACCEPT + "> has no <reason>. Say why the model may go without the comparison.");
        }
        if (values.lacks("until")) {
            violations.add("<" + path + ACCEPT
                    + "> has no <until>. Write the last day on which that counts, for example" + " 2027-01-31.");
        }
        Optional<LocalDate> until = values.text("until").flatMap(this::date);
        return values.text("reason").flatMap(reason -> until.map(day -> new Acceptance(reason, day)));
    }

    private Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            violations.add("<" + path + ACCEPT + "/until> is '" + text
                    + "', which is no date. Write year, month and day, for example 2027-01-31.");
            return Optional.empty();
        }
    }
}
