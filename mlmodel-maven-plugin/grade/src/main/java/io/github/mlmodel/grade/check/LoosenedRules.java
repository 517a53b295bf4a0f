package io.github.mlmodel.grade.check;

import io.github.mlmodel.grade.RuleDemand;
import io.github.mlmodel.grade.check.LoosenedGate.Kind;
import java.util.List;
import java.util.stream.Stream;

/** Finds the rules of a baseline's schema that ask for less of data today. */
final class LoosenedRules {

    private LoosenedRules() {}

    /**
     * Compares.
     *
     * @param before the rules that the baseline's data was asked
     * @param now those of today; none where there is no schema any more, which is a finding of its own
     */
    static List<LoosenedGate> of(List<RuleDemand> before, List<RuleDemand> now) {
        if (now.isEmpty()) {
            return List.of();
        }
        List<LoosenedGate> bounds = LoosenedGates.of(
                before.stream().map(RuleDemand::asked).toList(),
                now.stream().map(RuleDemand::asked).toList());
        Stream<LoosenedGate> others = before.stream().flatMap(rule -> now.stream()
                .filter(today -> today.asked().subject().equals(rule.asked().subject())
                        && !today.fixed().equals(rule.fixed()))
                .map(today -> new LoosenedGate(Kind.OTHER, rule.asked(), today.asked())));
        return Stream.concat(bounds.stream(), others).toList();
    }
}
