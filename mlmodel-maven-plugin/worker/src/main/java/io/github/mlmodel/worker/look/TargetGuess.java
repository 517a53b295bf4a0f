package io.github.mlmodel.worker.look;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.worker.read.ReadRows;
import io.github.mlmodel.worker.table.ColumnSummary;
import io.github.mlmodel.worker.treatment.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What could be predicted, by points: for a column's name, for its place (people write the target last, or first), for
 * few classes, and for classes in words beside texts or numbers. It is plain where one column has enough of them, and
 * clearly more than any other.
 */
public final class TargetGuess {

    private static final int LISTED = 3;
    private static final int MOST_CLASSES = 100;
    private static final int SEVERAL_CLASSES = 20;
    private static final int FEW_CLASSES = 10;

    /** As many points make a target plain, and so many more than the next one. */
    private static final int PLAIN = 30;

    /** Columns without names are told by their places. */
    private static final int PLAIN_WITHOUT_NAMES = 26;

    private static final int CLEARLY = 12;

    private static final String GENERATED = "column[1-9][0-9]*";

    /**
     * A column that could be predicted.
     *
     * @param place where it stands, from 0
     */
    private record Candidate(ColumnSummary column, int place, int points) {

        /** Whether rows have no value, so that no training could take it as it is. */
        boolean lacksValues() {
            return column.missing() > 0;
        }
    }

    private final ReadRows rows;
    private final List<ColumnSummary> columns;
    private final boolean named;
    private final boolean besideTexts;
    private final List<Candidate> candidates = new ArrayList<>();

    private TargetGuess(ReadRows rows, List<ColumnSummary> columns) {
        this.rows = rows;
        this.columns = columns;
        named = !columns.stream().allMatch(column -> column.name().matches(GENERATED));
        besideTexts = columns.stream().anyMatch(column -> kind(column) == ColumnKind.TEXT);
        for (int i = 0; i < columns.size(); i++) {
            ColumnSummary column = columns.get(i);
            if (isFit(column)) {
                int points = points(column, i) - (column.missing() > 0 ? CLEARLY : 0);
                candidates.add(new Candidate(column, i, points));
            }
        }
        candidates.sort(Comparator.comparingInt(candidate -> -candidate.points()));
    }

    /** Looks at all columns. */
    public static TargetGuess of(ReadRows rows, List<ColumnSummary> columns) {
        return new TargetGuess(rows, columns);
    }

    /** Returns the target, where it is plain. */
    public Optional<String> plain() {
        if (candidates.isEmpty() || candidates.get(0).lacksValues()) {
            return Optional.empty();
        }
        int first = candidates.get(0).points();
        int second = candidates.size() > 1 ? candidates.get(1).points() : 0;
        return first >= (named ? PLAIN : PLAIN_WITHOUT_NAMES) && first - second >= CLEARLY && hasTheOnlyName()
                ? Optional.of(candidates.get(0).column().name())
                : Optional.empty();
    }

    /**
     * Returns whether no other column has a target's name as well. Place and classes do not tell which is meant of
     * {@code left, salary} and {@code sale_price, condition}; but two classes do where others have more, or stand before them
     * at the end.
     */
    private boolean hasTheOnlyName() {
        Candidate first = candidates.get(0);
        int name = name(first.column(), first.place());
        boolean two = isBinary(first.column());
        return name < TargetNames.USUAL_NAME
                || (two && first.place() == columns.size() - 1)
                || candidates.stream()
                        .skip(1)
                        .filter(rival -> !two || isBinary(rival.column()))
                        .noneMatch(rival -> name(rival.column(), rival.place()) >= name);
    }

    /** Returns the likeliest columns, the likeliest first. */
    public List<String> likeliest() {
        return candidates.stream()
                .limit(LISTED)
                .map(candidate -> candidate.column().name())
                .toList();
    }

    /** A target has two different values at least, and is neither a text nor a date, nor different in nearly every row. */
    private boolean isFit(ColumnSummary column) {
        ColumnKind kind = kind(column);
        boolean classes = kind == ColumnKind.CATEGORICAL
                && column.distinct() <= MOST_CLASSES
                && (column.distinct() <= SEVERAL_CLASSES
                        || 2 * column.distinct() <= rows.table().rows());
        boolean usable = !rows.treatment(column.name()).leavesOut() && column.distinct() >= 2;
        return usable && 2 * column.missing() < rows.table().rows() && (classes || kind == ColumnKind.NUMERIC);
    }

    private int points(ColumnSummary column, int place) {
        int points = name(column, place);
        boolean words = kind(column) == ColumnKind.CATEGORICAL;
        if (place == columns.size() - 1) {
            points += (named ? 12 : 24) + (words ? 8 : 0);
        } else if (place == 0) {
            points += 8;
        }
        if (place == columns.size() - 1 && isBinary(column) && isTheOnlyBinary(column)) {
            points += 8;
        }
        points += classes(column, words);
        if (besideTexts) {
            points += words && column.distinct() <= SEVERAL_CLASSES ? 15 : isBinary(column) ? 8 : -15;
        }
        return points + (isTheOnlyOne(column, words) ? (named ? 8 : 12) : 0);
    }

    private int name(ColumnSummary column, int place) {
        return named && !isCoordinate(column, place) ? TargetNames.points(column.name()) : 0;
    }

    /** {@code y} is what people predict, unless it stands between x and z, or amid the columns beside x. */
    private boolean isCoordinate(ColumnSummary column, int place) {
        return column.name().equalsIgnoreCase("y")
                && (hasColumn("z") || (hasColumn("x") && place < columns.size() - 1));
    }

    private boolean hasColumn(String name) {
        return columns.stream().anyMatch(column -> column.name().equalsIgnoreCase(name));
    }

    private static int classes(ColumnSummary column, boolean words) {
        if (isBinary(column)) {
            return words ? 14 : 10;
        }
        if (!words && !column.integers()) {
            return 1;
        }
        if (column.distinct() <= FEW_CLASSES) {
            return words ? 6 : 4;
        }
        return column.distinct() <= SEVERAL_CLASSES ? 3 : words ? 0 : 1;
    }

    private static boolean isBinary(ColumnSummary column) {
        return column.distinct() == 2;
    }

    private boolean isTheOnlyBinary(ColumnSummary column) {
        return columns.stream().filter(other -> isAnother(other, column)).noneMatch(TargetGuess::isBinary);
    }

    /** The only classes in words beside numbers, or the only few whole numbers beside measured ones. */
    private boolean isTheOnlyOne(ColumnSummary column, boolean words) {
        boolean few = words || (column.integers() && column.distinct() <= SEVERAL_CLASSES);
        return few
                && columns.size() > 1
                && columns.stream()
                        .filter(other -> isAnother(other, column)
                                && rows.treatment(other.name()).reason() != Reason.CONSTANT)
                        .noneMatch(other -> kind(other) == ColumnKind.CATEGORICAL
                                || (!words && other.integers() && other.distinct() <= SEVERAL_CLASSES));
    }

    private static boolean isAnother(ColumnSummary other, ColumnSummary column) {
        return !other.name().equals(column.name());
    }

    private ColumnKind kind(ColumnSummary column) {
        return rows.treatment(column.name()).kind();
    }
}
