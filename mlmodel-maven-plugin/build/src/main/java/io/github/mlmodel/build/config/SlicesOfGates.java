package io.github.mlmodel.build.config;

import io.github.mlmodel.build.spec.SliceSpec;
import io.github.mlmodel.build.spec.SliceSpec.Enough;
import io.github.mlmodel.grade.gate.Gate;
import io.github.mlmodel.grade.gate.Spread;
import io.github.mlmodel.model.text.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The slices that gates ask for beside those of {@code <slices>}: a gate that names a column, or one value of it, needs no
 * element for that.
 */
final class SlicesOfGates {

    private final Violations violations;
    private final String path;

    SlicesOfGates(Violations violations, String model) {
        this.violations = violations;
        this.path = model;
    }

    /** Returns the slices with those that gates ask for, and says which of these cannot be. */
    List<SliceSpec> with(List<SliceSpec> slices, List<Gate> gates) {
        List<SliceSpec> all = new ArrayList<>(slices);
        for (Gate gate : gates) {
            @Nullable Spread spread = gate.subject().spread();
            if (spread != null && all.stream().noneMatch(slice -> divides(slice, spread.column()))) {
                all.add(new SliceSpec.EachValue(spread.column(), Enough.BY_DEFAULT));
            }
        }
        for (Gate gate : gates) {
            @Nullable String name = gate.subject().slice();
            if (name != null && all.stream().noneMatch(slice -> slice.names().contains(name))) {
                ofValue(name).ifPresentOrElse(all::add, () -> refuse(gate, name, all));
            }
        }
        return all;
    }

    private static boolean divides(SliceSpec slice, String column) {
        return slice.divides().filter(column::equals).isPresent();
    }

    private static Optional<SliceSpec> ofValue(String name) {
        int equals = name.indexOf('=');
        String column = name.substring(0, Math.max(0, equals));
        boolean range = column.indexOf('<') >= 0 || column.indexOf('>') >= 0;
        return equals <= 0 || equals == name.length() - 1 || range
                ? Optional.empty()
                : Optional.of(new SliceSpec.OneValue(column, name.substring(equals + 1), Enough.BY_DEFAULT));
    }

    private void refuse(Gate gate, String name, List<SliceSpec> slices) {
        List<String> known =
                slices.stream().flatMap(slice -> slice.names().stream()).toList();
        violations.add(
                "<" + path + "/gates> has the gate '" + gate.text() + "', which names the slice '" + name
                        + "', but <slices> has none of that name" + Names.didYouMean(name, known)
                        + (known.isEmpty() ? "" : " Its slices are: " + Names.list(known) + ".")
                        + " Write COLUMN=VALUE for the rows with one value, or add <slice><name>…</name><when>…</when></slice>.");
    }
}
