package io.github.mlmodel.worker.text;

import io.github.mlmodel.model.ColumnType;
import io.github.mlmodel.model.column.NumberForm;
import io.github.mlmodel.worker.read.Declared;
import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.record.CsvFormat;
import io.github.mlmodel.worker.table.ClassLabels;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.treatment.Misgiving;
import io.github.mlmodel.worker.treatment.Suspect;
import io.github.mlmodel.worker.treatment.Suspects;
import io.github.mlmodel.worker.treatment.Treatment;
import io.github.mlmodel.worker.treatment.WholeNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Columns that are read as decided, and may have been meant otherwise. Where the cause has a place, the files are read once
 * more to find it.
 */
final class SuspectColumns {

    private final ReadRequest request;
    private final ReadingPlan plan;
    private final CsvFormat format;
    private final Function<String, NumberForm> forms;
    private final Map<Integer, Column.Texts> texts = new TreeMap<>();
    private final Map<Integer, List<Misgiving>> found = new TreeMap<>();
    private final Map<Integer, List<Suspect>> placed = new TreeMap<>();

    SuspectColumns(ReadRequest request, ReadingPlan plan, CsvFormat format, Function<String, NumberForm> forms) {
        this.request = request;
        this.plan = plan;
        this.format = format;
        this.forms = forms;
    }

    /** Takes a column whose texts decided. */
    void add(int column, Column.Texts values) {
        if (isAsked(column)) {
            texts.put(column, values);
        }
    }

    /** Takes a column of numbers. */
    void add(int column, Column.Numbers values, WholeNumbers whole) {
        if (isAsked(column)) {
            found.put(column, kept(column, Suspects.of(values, whole)));
        } else if (isOpenTarget(column) && ClassLabels.areQuantities(values)) {
            found.put(column, Suspects.ofTarget(values, whole).stream().toList());
        }
    }

    /** What is declared is meant, and who reads to predict decides nothing. */
    private boolean isAsked(int column) {
        return !plan.bound()[column]
                && request.declared().others() == Declared.Others.DECIDED
                && request.roles().mayLack(plan.names().get(column));
    }

    private boolean isOpenTarget(int column) {
        return column == plan.required()
                && !plan.bound()[column]
                && request.declared().others() == Declared.Others.DECIDED;
    }

    /** A column that the project keeps is no identifier. */
    private List<Misgiving> kept(int column, List<Misgiving> misgivings) {
        boolean kept = request.declared().keep().contains(plan.names().get(column));
        return misgivings.stream()
                .filter(it -> !kept || it.kind() != Misgiving.Kind.IDENTIFIERS)
                .toList();
    }

    /**
     * Returns what speaks against how columns are read, by column.
     *
     * @param treatments by column
     * @param labels the target's classes
     * @param again reads the files again
     */
    Map<Integer, List<Misgiving>> find(Function<Integer, Treatment> treatments, Set<String> labels, Again again) {
        texts.forEach((column, values) -> {
            Treatment treatment = treatments.apply(column);
            if (treatment.kind().type() == ColumnType.STRING) {
                look(column, Suspects.of(values, treatment, forms.apply(values.name()), labels));
            }
        });
        if (!placed.isEmpty()) {
            place(again);
        }
        return found;
    }

    private void look(int column, List<Suspect> suspects) {
        List<Misgiving> certain = new ArrayList<>();
        for (Suspect suspect : suspects) {
            if (suspect.offending() == null) {
                certain.add(suspect.misgiving());
            } else {
                placed.computeIfAbsent(column, key -> new ArrayList<>()).add(suspect);
            }
        }
        found.put(column, kept(column, certain));
    }

    private void place(Again again) {
        boolean[] columns = new boolean[plan.width()];
        List<ValueReader> readers = new ArrayList<>(plan.values());
        placed.forEach((column, suspects) -> {
            columns[column] = true;
            Predicate<String> offending = Objects.requireNonNull(suspects.get(0).offending());
            readers.set(
                    column, (chars, from, length) -> offending.test(new String(chars, from, length)) ? Double.NaN : 0);
        });
        Store store = again.read(
                plan.reading(columns, new boolean[plan.width()]).by(readers).looking());
        placed.forEach((column, suspects) -> {
            ReadPiece.NoNumbers wrong = Objects.requireNonNull(store.noNumbers.get(column));
            Faults.Fault first = wrong.texts.first();
            OddLine line = wrong.texts.lines(format).get(0);
            found.put(
                    column, List.of(suspects.get(0).at(first.what(), line.file().name() + ":" + line.number())));
        });
    }
}
