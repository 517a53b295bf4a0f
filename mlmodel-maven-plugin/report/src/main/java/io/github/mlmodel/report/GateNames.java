package io.github.mlmodel.report;

import io.github.mlmodel.grade.gate.GateVerdict;
import io.github.mlmodel.model.text.Printable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names under which reports list gates: a CI knows a test by its name, so no two are equal. */
final class GateNames {

    private GateNames() {}

    /** Returns a name a verdict. What two gates differ in may be hidden or too long to be shown; then they are numbered. */
    static List<String> of(List<GateVerdict> verdicts) {
        Map<String, Integer> shown = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (GateVerdict verdict : verdicts) {
            String name = Printable.message(verdict.gate().text());
            int number = shown.merge(name, 1, Integer::sum);
            names.add(number == 1 ? name : name + " (" + number + ")");
        }
        return names;
    }
}
