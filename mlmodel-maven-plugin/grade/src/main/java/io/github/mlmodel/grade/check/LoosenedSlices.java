package io.github.mlmodel.grade.check;

import io.github.mlmodel.grade.HeldTo;
import io.github.mlmodel.grade.Slice;
import io.github.mlmodel.grade.Slice.OnTooFew;
import io.github.mlmodel.grade.check.LoosenedGate.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the slices of a baseline's gates that are others today, or that ask for fewer rows. A slice that is gone needs no
 * finding: the gate on it fails, or is gone, too.
 */
final class LoosenedSlices {

    private final List<Slice> now;
    private final List<LoosenedTerm> found = new ArrayList<>();

    private LoosenedSlices(List<Slice> now) {
        this.now = now;
    }

    static List<LoosenedTerm> of(HeldTo.Known before, HeldTo.Known now) {
        LoosenedSlices slices = new LoosenedSlices(now.slices());
        before.gates().stream()
                .flatMap(gate -> Stream.ofNullable(gate.part()))
                .distinct()
                .forEach(part -> {
                    slices.compareNamed(part, before.slices());
                    slices.compareColumn(part, before.slices());
                });
        return List.copyOf(slices.found);
    }

    private void compareNamed(String name, List<Slice> before) {
        Optional<Slice> then = named(before, name);
        Optional<Slice> today = named(now, name);
        if (then.isEmpty() || today.isEmpty()) {
            return;
        }
        String slice = LoosenedTerm.quoted(name);
        // What a column divides rows into has its condition in its name, or follows from the training rows.
        if (today.get().column() == null
                && then.get().column() == null
                && !today.get().when().equals(then.get().when())) {
            found.add(new LoosenedTerm(
                    "slice " + name,
                    "Slice " + slice,
                    Kind.OTHER,
                    LoosenedTerm.quoted(then.get().when()),
                    LoosenedTerm.quoted(today.get().when())));
        }
        compareEnough("slice " + slice, name, then.get(), today.get(), OnTooFew.FAIL);
    }

    private void compareColumn(String column, List<Slice> before) {
        List<Slice> then = of(before, column);
        List<Slice> today = of(now, column);
        if (then.isEmpty() || today.isEmpty()) {
            return;
        }
        String divided = division(then, column);
        String divides = division(today, column);
        if (!divided.equals(divides)) {
            found.add(new LoosenedTerm(
                    "slices by " + column,
                    "The division by column " + LoosenedTerm.quoted(column),
                    Kind.OTHER,
                    divided,
                    divides));
        }
        compareEnough(
                "the slices by column " + LoosenedTerm.quoted(column),
                column,
                then.get(0),
                today.get(0),
                OnTooFew.SKIP);
    }

    private void compareEnough(String of, String name, Slice then, Slice today, OnTooFew unlessSaid) {
        OnTooFew had = then.saidOnTooFew().orElse(unlessSaid);
        OnTooFew has = today.saidOnTooFew().orElse(unlessSaid);
        if (had == OnTooFew.FAIL && has == OnTooFew.SKIP) {
            found.add(new LoosenedTerm(
                    "onTooFew of " + name, "<onTooFew> of " + of, Kind.WEAKER, had.text(), has.text()));
        }
        // Where too few rows fail a gate, fewer of them are less to ask; where they skip it, more of them are.
        boolean less = has == OnTooFew.FAIL
                ? today.minExamples() < then.minExamples()
                : today.minExamples() > then.minExamples();
        if (less) {
            found.add(new LoosenedTerm(
                    "minExamples of " + name,
                    "<minExamples> of " + of,
                    Kind.WEAKER,
                    "" + then.minExamples(),
                    "" + today.minExamples()));
        }
    }

    private static Optional<Slice> named(List<Slice> slices, String name) {
        return slices.stream().filter(slice -> slice.name().equals(name)).findFirst();
    }

    private static List<Slice> of(List<Slice> slices, String column) {
        return slices.stream().filter(slice -> slice.isOf(column)).toList();
    }

    /** Values are those of the data, and may come and go; bounds and the number of quantiles are the user's. */
    private static String division(List<Slice> slices, String column) {
        List<String> ranges = slices.stream()
                .map(Slice::name)
                .filter(name -> !name.startsWith(column + "=") && !name.equals(column + " is missing"))
                .toList();
        return ranges.isEmpty()
                ? "a slice a value"
                : ranges.stream().map(LoosenedTerm::quoted).collect(Collectors.joining(", "));
    }
}
