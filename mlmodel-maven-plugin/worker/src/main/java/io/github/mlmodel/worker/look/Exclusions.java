package io.github.mlmodel.worker.look;

import io.github.mlmodel.build.message.Suggestions.LeftOut;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.worker.read.ReadRows;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.ColumnSummary;
import io.github.mlmodel.worker.treatment.IdentifierNames;
import io.github.mlmodel.worker.treatment.Treatment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Columns that no feature should be made of: they name or count rows, have nothing to tell, or hold what is asked. */
public final class Exclusions {

    private static final double ALMOST_PERFECT = 0.998;
    private static final double PERFECT = 1 - 1e-9;

    /** An identifier has so many values at least. */
    private static final int VALUES_OF_IDENTIFIERS = 50;

    /** Numbers from here on are hardly counted or measured where all are whole and different. */
    private static final double LARGE = 1e8;

    private static final Set<String> IDENTIFYING = Set.of("id", "ids", "uuid", "guid", "rowid", "unnamed");

    /** These identify where a name ends in them: an account's balance does not. */
    private static final Set<String> IDENTIFYING_AT_THE_END = Set.of(
            "key", "index", "idx", "no", "nr", "number", "nummer", "num", "account", "acct", "ticket", "serial",
            "phone");

    private final ReadRows rows;
    private final List<ColumnSummary> columns;
    private final String target;
    private final Map<String, String> reasons = new LinkedHashMap<>();
    private final Set<String> useless = new HashSet<>();
    private final List<String> remarks = new ArrayList<>();

    private Exclusions(ReadRows rows, List<ColumnSummary> columns, String target) {
        this.rows = rows;
        this.columns = columns;
        this.target = target;
    }

    /**
     * Looks at all columns but the target.
     *
     * @param learnt what is predicted; absent where that is not known
     */
    public static Exclusions of(ReadRows rows, List<ColumnSummary> columns, String target, Optional<Target> learnt) {
        Exclusions exclusions = new Exclusions(rows, columns, target);
        exclusions.useless();
        learnt.ifPresent(exclusions::telltales);
        return exclusions;
    }

    /** Returns the columns with their reasons, in the data's order. */
    public List<LeftOut> leftOut() {
        return columns.stream()
                .filter(column -> reasons.containsKey(column.name()))
                .map(column -> new LeftOut(column.name(), String.valueOf(reasons.get(column.name()))))
                .toList();
    }

    /** Returns whether a column is left out because it gives the target away. */
    public boolean givesAway(String column) {
        return reasons.containsKey(column) && !useless.contains(column);
    }

    /** Returns what may have to be left out, which people know better, a sentence each. */
    public List<String> remarks() {
        return List.copyOf(remarks);
    }

    private List<ColumnSummary> open() {
        return columns.stream()
                .filter(column -> !column.name().equals(target) && !reasons.containsKey(column.name()))
                .toList();
    }

    private void useless() {
        for (ColumnSummary column : open()) {
            useless(column).ifPresent(reason -> reasons.put(column.name(), reason));
        }
        useless.addAll(reasons.keySet());
    }

    private Optional<String> useless(ColumnSummary column) {
        Treatment treatment = rows.treatment(column.name());
        if (treatment.misgivings().stream().anyMatch(it -> it.kind().isOfDates())) {
            return Optional.empty();
        }
        long values = rows.table().rows() - column.missing();
        return switch (treatment.reason()) {
            case EMPTY -> Optional.of("no value in any row");
            case CONSTANT -> Optional.of("one value in all rows");
            case IDENTIFIER -> Optional.of(different(column, values));
            case CATEGORY, CODE ->
                values >= VALUES_OF_IDENTIFIERS && 2 * column.distinct() >= values
                        ? Optional.of(different(column, values))
                        : Optional.empty();
            case NUMBER -> number(column, values);
            case DECLARED, DATE, TEXT -> Optional.empty();
        };
    }

    private Optional<String> number(ColumnSummary column, long values) {
        double[] numbers = ((Column.Numbers) rows.table().column(column.name())).values();
        if (Quantities.countRows(numbers, rows.rowsInFiles())) {
            return Optional.of("counts the rows");
        }
        List<String> words = TargetNames.wordsOf(column.name());
        boolean named = words.stream().anyMatch(IDENTIFYING::contains)
                || (!words.isEmpty() && IDENTIFYING_AT_THE_END.contains(words.get(words.size() - 1)))
                || IdentifierNames.isOne(column.name());
        boolean large = column.distinct() == values
                && Arrays.stream(numbers).allMatch(value -> Double.isNaN(value) || Math.abs(value) >= LARGE)
                && Quantities.moments(numbers).isEmpty();
        boolean identifies = column.integers() && values >= VALUES_OF_IDENTIFIERS && 2 * column.distinct() >= values;
        return identifies && (named || large) ? Optional.of(different(column, values)) : Optional.empty();
    }

    private static String different(ColumnSummary column, long values) {
        return String.format(
                Locale.ROOT,
                "%s: %,d different values in %,d rows",
                column.distinct() == values ? "an identifier" : "nearly an identifier",
                column.distinct(),
                values);
    }

    private void telltales(Target learnt) {
        lookForTelltales(learnt);
        if (open().isEmpty()) {
            // Then nothing would be left to learn from.
            List<String> telling =
                    reasons.keySet().stream().filter(this::givesAway).toList();
            telling.forEach(column -> remarks.add("Column '" + Printable.text(column) + "' tells the target perfectly ("
                    + reasons.get(column) + "). Other columns are needed if it is known only after the target."));
            telling.forEach(reasons::remove);
        }
    }

    private void lookForTelltales(Target learnt) {
        Telltale telltale = Telltale.of(learnt);
        for (ColumnSummary summary : open()) {
            Column column = rows.table().column(summary.name());
            if (rows.treatment(summary.name()).kind() == ColumnKind.TEXT) {
                continue;
            }
            double share = telltale.share(column);
            boolean sameOrder = share >= PERFECT
                    && column instanceof Column.Numbers
                    && learnt.choose(classes -> false, numbers -> true);
            if (sameOrder) {
                reasons.put(summary.name(), "rises or falls with the target in all rows, as a copy of it does");
            } else if (telltale.isOneToOne(column)) {
                reasons.put(summary.name(), "a copy of the target: each of its values stands for one class");
            } else if (share >= ALMOST_PERFECT) {
                remarks.add(
                        "Column '" + Printable.text(summary.name())
                                + "' alone tells the target almost perfectly. Exclude it if it is known only after the target.");
            }
        }
        learnt.choose(classes -> List.<AddedUp.Parts>of(), this::addedUp).forEach(parts -> parts.columns()
                .forEach(column -> reasons.putIfAbsent(column, parts.formula() + " = " + target)));
    }

    private List<AddedUp.Parts> addedUp(Target.Numbers numbers) {
        List<Column.Numbers> parts = open().stream()
                .filter(column ->
                        column.missing() == 0 && rows.treatment(column.name()).kind() == ColumnKind.NUMERIC)
                .map(column -> rows.table().column(column.name()))
                .filter(Column.Numbers.class::isInstance)
                .map(Column.Numbers.class::cast)
                .toList();
        return AddedUp.to(numbers.values(), parts);
    }
}
