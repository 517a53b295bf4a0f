package io.github.mlmodel.worker.slice;

import io.github.mlmodel.build.config.Violations;
import io.github.mlmodel.build.spec.SliceSpec;
import io.github.mlmodel.grade.condition.Literal;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.worker.read.ReadRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Finds all that keeps rows from being divided as slices and gates ask; no mistake hides another one. */
public final class SliceFaults {

    /** One or two letters are part of much that nobody means. */
    private static final int SHORTEST_PART = 3;

    private final ReadRequest heldBack;
    private final Violations violations;

    private SliceFaults(ReadRequest heldBack, Violations violations) {
        this.heldBack = heldBack;
        this.violations = violations;
    }

    /**
     * Takes note of what would fail once the model is trained, and of values that gates ask for and no row has.
     *
     * @param slices how rows are to be divided
     * @param asked the names of slices without which a gate cannot be judged
     * @param heldBack asks for the rows
     * @param training asks for the training rows, which quantiles are of
     * @throws MlModelException if the rows cannot be read by no fault of the user
     */
    public static void find(
            List<SliceSpec> slices,
            Set<String> asked,
            ReadRequest heldBack,
            Supplier<ReadRequest> training,
            Violations violations) {
        if (!slices.isEmpty()) {
            new SliceFaults(heldBack, violations).find(slices, asked, training);
        }
    }

    private void find(List<SliceSpec> slices, Set<String> asked, Supplier<ReadRequest> training) {
        Optional<SliceTexts> all = attempt(() -> SliceReader.read(heldBack, RowSlices.columns(slices)), violations);
        List<SliceSpec> readable = all.isPresent() ? slices : readable(slices);
        if (readable.isEmpty()) {
            return;
        }
        SliceTexts texts = all.orElseGet(() -> SliceReader.read(heldBack, RowSlices.columns(readable)));
        divide(readable, texts, new TrainingQuantiles(readable, training));
        findAbsent(readable, asked, texts);
    }

    /** Returns the slices whose columns are in the data, as its first row tells. */
    private List<SliceSpec> readable(List<SliceSpec> slices) {
        Set<String> there = new HashSet<>(RowSlices.columns(slices));
        there.removeIf(column -> attempt(() -> SliceReader.first(heldBack, column), new Violations())
                .isEmpty());
        return slices.stream()
                .filter(slice -> there.containsAll(RowSlices.columns(List.of(slice))))
                .toList();
    }

    private void divide(List<SliceSpec> slices, SliceTexts texts, TrainingQuantiles quantiles) {
        Division division = new Division(texts, quantiles);
        for (SliceSpec slice : RowSlices.inOrder(slices)) {
            attempt(
                    () -> {
                        division.add(slice);
                        return true;
                    },
                    violations);
        }
        for (AskedSlice each : division.asked()) {
            attempt(() -> texts.keeping(each.condition(), each.slice().name()), violations);
        }
    }

    private static <T> Optional<T> attempt(Supplier<T> work, Violations said) {
        try {
            return Optional.of(work.get());
        } catch (MlModelException e) {
            said.add(e);
            return Optional.empty();
        }
    }

    private void findAbsent(List<SliceSpec> slices, Set<String> asked, SliceTexts texts) {
        List<String> absent = slices.stream()
                .filter(slice -> slice instanceof SliceSpec.OneValue
                        && asked.contains(slice.names().get(0)))
                .map(SliceSpec.OneValue.class::cast)
                .map(slice -> absent(slice, texts.values(slice.column())))
                .flatMap(Optional::stream)
                .toList();
        if (!absent.isEmpty()) {
            violations.add("Gates ask for " + String.join(", and for ", absent) + ". Correct <gates>.");
        }
    }

    private static Optional<String> absent(SliceSpec.OneValue slice, List<String> values) {
        Literal sought = new Literal(slice.value(), false);
        return values.stream().anyMatch(sought::equalsValue)
                ? Optional.empty()
                : Optional.of("'" + Printable.text(slice.names().get(0)) + "', and no held-back row has that value ("
                        + meant(slice.value(), values)
                                .map(value -> "did you mean '" + Printable.text(value) + "'?")
                                .orElseGet(() -> "there are: "
                                        + Shown.of(values.stream().sorted().toList())
                                                .list())
                        + ")");
    }

    /** Returns the value that begins with what was written, else one of which a word does, else the nearest one. */
    private static Optional<String> meant(String written, List<String> values) {
        String part = written.toLowerCase(Locale.ROOT);
        return written.length() < SHORTEST_PART
                ? Names.nearest(written, values)
                : first(values, value -> value.startsWith(part))
                        .or(() -> first(values, aWordBeginsWith(part)))
                        .or(() -> Names.nearest(written, values));
    }

    private static Predicate<String> aWordBeginsWith(String part) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(part)).asPredicate();
    }

    private static Optional<String> first(List<String> values, Predicate<String> wanted) {
        return values.stream()
                .filter(value -> wanted.test(value.toLowerCase(Locale.ROOT)))
                .sorted()
                .findFirst();
    }
}
