package io.github.mlmodel.worker.slice;

import io.github.mlmodel.build.spec.SliceSpec;
import io.github.mlmodel.grade.Slice;
import io.github.mlmodel.grade.condition.ConditionParser;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.worker.read.ReadRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Divides rows into slices. */
public final class RowSlices {

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

    /** Returns the columns that slices go by. */
    static Set<String> columns(List<SliceSpec> slices) {
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

    private static List<AskedSlice> asked(List<SliceSpec> slices, SliceTexts texts, TrainingQuantiles quantiles) {
        Division division = new Division(texts, quantiles);
        inOrder(slices).forEach(division::add);
        return division.asked();
    }

    /** Those that divide the rows by a column come first; what they have already is not made once more by a value alone. */
    static List<SliceSpec> inOrder(List<SliceSpec> slices) {
        return slices.stream()
                .sorted(Comparator.comparing(slice -> slice.divides().isEmpty()))
                .toList();
    }
}
