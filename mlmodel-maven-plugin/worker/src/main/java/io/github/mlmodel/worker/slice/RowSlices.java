package io.github.mlmodel.worker.slice;

import io.github.mlmodel.build.spec.SliceSpec;
import io.github.mlmodel.grade.Slice;
import io.github.mlmodel.grade.condition.ConditionParser;
import io.github.mlmodel.grade.condition.Literal;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.worker.read.ReadRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Divides rows into slices. */
public final class RowSlices {

    /** One or two letters are part of much that nobody means. */
    private static final int SHORTEST_PART = 3;

    private RowSlices() {}

    /**
     * A slice, and which rows it has.
     *
     * @param slice the slice
     * @param rows numbers of rows, ascending
     */
    public record Part(Slice slice, int[] rows) {}

    /**
     * Divides the rows of a request.
     *
     * @param slices how
     * @param heldBack asks for the rows
     * @param training asks for the training rows, which quantiles are of
     * @throws MlModelException if a column is not in the data, or its values cannot be compared
     */
    public static List<Part> of(List<SliceSpec> slices, ReadRequest heldBack, Supplier<ReadRequest> training) {
        if (slices.isEmpty()) {
            return List.of();
        }
        SliceTexts texts = SliceReader.read(heldBack, columns(slices));
        List<Part> parts = new ArrayList<>();
        for (AskedSlice asked : asked(slices, texts, new TrainingQuantiles(slices, training))) {
            parts.add(new Part(
                    asked.slice(),
                    texts.keeping(asked.condition(), asked.slice().name())));
        }
        return parts;
    }

    /**
     * Checks before a model is trained that the rows can be divided, and that gates ask for no value that no row has.
     *
     * @param asked the names of slices without which a gate cannot be judged
     * @throws MlModelException if one cannot, or none has
     */
    public static void require(
            List<SliceSpec> slices, Set<String> asked, ReadRequest heldBack, Supplier<ReadRequest> training) {
        if (slices.isEmpty()) {
            return;
        }
        SliceTexts texts = SliceReader.read(heldBack, columns(slices));
        asked(slices, texts, new TrainingQuantiles(slices, training))
                .forEach(each -> texts.keeping(each.condition(), each.slice().name()));
        List<String> absent = slices.stream()
                .filter(slice -> slice instanceof SliceSpec.OneValue
                        && asked.contains(slice.names().get(0)))
                .map(SliceSpec.OneValue.class::cast)
                .map(slice -> absent(slice, texts.values(slice.column())))
                .flatMap(Optional::stream)
                .toList();
        if (!absent.isEmpty()) {
            throw MlModelException.user("Gates ask for " + String.join(", and for ", absent) + ". Correct <gates>.");
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

    private static Set<String> columns(List<SliceSpec> slices) {
        Set<String> columns = new LinkedHashSet<>();
        for (SliceSpec slice : slices) {
            if (slice instanceof SliceSpec.Named named) {
                ConditionParser.known(named.when()).questions().forEach(question -> question.about()
                        .ifPresent(columns::add));
            } else if (slice instanceof SliceSpec.OneValue one) {
                columns.add(one.column());
            } else {
                columns.add(slice.divides().orElseThrow());
            }
        }
        return columns;
    }

    /** Those that divide the rows by a column come first; what they have already is not made once more by a value alone. */
    private static List<AskedSlice> asked(List<SliceSpec> slices, SliceTexts texts, TrainingQuantiles quantiles) {
        Division division = new Division(texts, quantiles);
        for (boolean divide : new boolean[] {true, false}) {
            slices.stream()
                    .filter(slice -> slice.divides().isPresent() == divide)
                    .forEach(division::add);
        }
        return division.asked();
    }
}
