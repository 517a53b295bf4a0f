package io.github.mlmodel.worker.look;

import io.github.mlmodel.model.column.DecimalText;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.treatment.IdentifierNames;
import java.util.Arrays;
import java.util.Optional;

/**
 * Columns that seem to say which rows belong together: identifiers that repeat. Whole numbers that merely repeat are
 * quantities, unless their column's name says that they are not, or they have five digits and fill a range.
 */
public final class GroupLook {

    /** So many of the different texts have a digit and no blank, as identifiers have. */
    private static final double LIKE_IDENTIFIERS = 0.95;

    /** Numbers that are handed out rarely begin so high because they count or measure something. */
    private static final double FIRST_HANDED_OUT = 10_000;

    /** So many of the whole numbers between the least and the largest one occur, where they were handed out. */
    private static final double DENSE = 0.8;

    private GroupLook() {}

    /** Returns how the values of a column repeat, where it seems to say what belongs together. */
    public static Optional<Repeats> of(Column column) {
        Repeats repeats = Repeats.of(column);
        return repeats.areGroups() && isIdentifier(column) ? Optional.of(repeats) : Optional.empty();
    }

    private static boolean isIdentifier(Column column) {
        if (column instanceof Column.Numbers numbers) {
            return areHandedOut(numbers);
        }
        Column.Texts texts = (Column.Texts) column;
        boolean plain = Arrays.stream(texts.dictionary()).allMatch(GroupLook::isPlainNumber);
        return plain
                ? areHandedOut(texts.numbers(DecimalText::parse))
                : IdentifierNames.isOne(texts.name()) || look(texts.dictionary());
    }

    private static boolean isPlainNumber(String text) {
        boolean code = text.length() > 1 && text.charAt(0) == '0' && text.indexOf('.') < 0;
        return !code && Double.isFinite(DecimalText.parse(text));
    }

    private static boolean look(String[] dictionary) {
        long like = Arrays.stream(dictionary)
                .filter(text -> text.indexOf(' ') < 0 && text.chars().anyMatch(Character::isDigit))
                .count();
        return like >= LIKE_IDENTIFIERS * dictionary.length;
    }

    private static boolean areHandedOut(Column.Numbers numbers) {
        double[] sorted = Repeats.sorted(numbers);
        boolean whole = Arrays.stream(sorted).allMatch(value -> value == Math.rint(value));
        return whole && (IdentifierNames.isOne(numbers.name()) || fillARange(sorted));
    }

    private static boolean fillARange(double[] sorted) {
        double range = sorted[sorted.length - 1] - sorted[0] + 1;
        long different = Arrays.stream(sorted).distinct().count();
        return sorted[0] >= FIRST_HANDED_OUT && different >= DENSE * range;
    }
}
