package io.github.mlmodel.worker.treatment;

import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A reason to doubt that a column was meant as it is read.
 *
 * @param kind which
 * @param column the column's name; empty for rows
 * @param clause what of its values speaks for it
 * @param parts what is to be pasted for it, where that differs from column to column
 * @param stays under which element the column is listed to be treated as it is without a declaration
 */
public record Misgiving(Kind kind, String column, String clause, List<String> parts, String stays) {

    private static final String AS_CATEGORIES = "<categorical> in <features>";

    /** Copies the list. */
    public Misgiving {
        parts = List.copyOf(parts);
    }

    /** Makes one of a column whose texts are categories, or whose advice does not depend on what they are. */
    public Misgiving(Kind kind, String column, String clause, List<String> parts) {
        this(kind, column, clause, parts, AS_CATEGORIES);
    }

    /** Makes one whose advice is the same for all columns. */
    public static Misgiving of(Kind kind, String column, String clause) {
        return new Misgiving(kind, column, clause, List.of());
    }

    /** Kinds, in the order in which they are told. */
    public enum Kind {
        /** Rows that begin as lines of totals do. */
        TOTALS("Rows begin as lines of totals do, and are read as rows: ", """
                . Delete those that are none."""),
        /** Dates of no form that is found, or of several. */
        DATES("Dates are not read as dates: ", """
                . Write all of a column as 2024-02-29, or as 2024-02-29T13:45; a column that is to stay as it is, list under \
                %2$s."""),
        /** Dates of a form that is read where it is declared. */
        DECLARABLE_DATES("Dates are not read as dates: ", """
                . To have them read so, set %1$s; a column that is to stay as it is, list under \
                %2$s."""),
        /** Dates of which no value tells whether the day or the month comes first. */
        OPEN_DATES("Dates are not read as dates, and no value tells whether the day or the month comes first: ", """
                . To have them read so, set %1$s, or, where the month comes first, MM in place of dd and dd in place of MM; a \
                column that is to stay as it is, list under %2$s."""),
        /** Numbers, and more other texts than there may be. */
        TEXTS_AMID_NUMBERS("Numbers are not read as such for the texts among them: ", """
                . Name the texts that mean "no value" by %1$s in <dataset>, and correct the others; a column that is to stay as it is, list under \
                %2$s."""),
        /** Texts that hold numbers, written as none that is read. */
        NUMBERS_IN_TEXTS("Texts hold numbers that are not read as such: ", """
                . Write them as plain numbers, such as -1234.5, with nothing before or behind them; a column that is to stay as \
                it is, list under %2$s."""),
        /** A few numbers that are not written plainly. */
        FEW_DRESSED("Numbers that are not written plainly are read as categories, for they are few: ", """
                . To have them read as numbers, add %1$s to <numbers> in <dataset>; a column that is to stay as it is, list under \
                %2$s."""),
        /** Points behind which all numbers have three digits. */
        THOUSANDS("Points may stand between thousands, and are read as decimal points: ", """
                . If they do, add %s to <numbers> in <dataset>; if they do not, list the column under <numeric> in <features>."""),
        /** The same of the target, whose kind is said by the task. */
        TARGET_THOUSANDS("Points of the target may stand between thousands, and are read as decimal points: ", """
                . If they do, add %s to <numbers> in <dataset>; if they do not, set <task>regression</task>."""),
        /** Commas behind which all numbers have three digits. */
        COMMAS("Commas may stand between thousands, and are taken for those before decimals: ", """
                . If they do, put %s in their place."""),
        /** The same of points, in numbers that are not plain for another reason. */
        DRESSED_POINTS("Points may stand between thousands, and are taken for those before decimals: ", """
                . If they do, put %s in their place."""),
        /** Words for "no value" as categories. */
        WORDS("Words that may mean \"no value\" are categories of their own: ", """
                . Where they do, add <missing>%s</missing> to <dataset>, which holds for all columns."""),
        /** Words for "no value" as classes. */
        TARGET_WORDS("Words that may mean \"no value\" are classes of the target, which a model learns: ", """
                . Where they do, delete these rows from the data, and add <missing>%s</missing> to <dataset>, which holds for \
                all columns, and by which a row with such a target is refused."""),
        /** Categories that a person takes for one. */
        ALIKE("Categories that differ only in case, or in blanks around them, are different ones: ", """
                . Write each in one way."""),
        /** Classes that are codes, or numbers written in two ways. */
        CLASSES("Classes are equal as numbers, and are different ones for the zeros in front: ", """
                . Write each class in one way, unless these are codes."""),
        /** Identifiers, some of which several rows have. */
        IDENTIFIERS(
                "Columns look like identifiers, by which a model learns rows by heart, and new rows have other ones: ",
                """
                . Name them under <exclude> in <dataset>; one that says something of its row, list in <features>.""");

        private final String start;
        private final String advice;

        Kind(String start, String advice) {
            this.start = start;
            this.advice = advice;
        }

        /** Returns whether the column has dates, whatever it is read as. */
        public boolean isOfDates() {
            return this == DATES || this == DECLARABLE_DATES || this == OPEN_DATES;
        }

        /** Returns whether a mark of numbers in a dress may stand between thousands. */
        public boolean isOfThousands() {
            return this == COMMAS || this == DRESSED_POINTS;
        }

        private boolean isOfStaying() {
            return advice.contains("%2$s");
        }

        private String sentence(List<Misgiving> all) {
            List<String> parts =
                    all.stream().flatMap(it -> it.parts().stream()).distinct().toList();
            String clauses =
                    Shown.of(all.stream().map(Misgiving::shown).toList()).list();
            return start + clauses + advice.formatted(pasted(parts), all.get(0).stays());
        }

        private String pasted(List<String> parts) {
            return switch (this) {
                case TEXTS_AMID_NUMBERS ->
                    parts.isEmpty() ? "<missing>" : "<missing>" + String.join(", ", parts) + "</missing>";
                case DECLARABLE_DATES, OPEN_DATES ->
                    "<features><dates>" + String.join("", parts.subList(0, Math.min(Shown.MANY, parts.size())))
                            + "</dates><others>by-type</others></features>";
                case WORDS, TARGET_WORDS -> String.join(", ", parts);
                case FEW_DRESSED, THOUSANDS, TARGET_THOUSANDS, COMMAS, DRESSED_POINTS ->
                    String.join("", parts.subList(0, Math.min(Shown.MANY, parts.size())));
                case TOTALS, DATES, NUMBERS_IN_TEXTS, ALIKE, CLASSES, IDENTIFIERS -> "";
            };
        }
    }

    /** Returns the same whose clause goes on. */
    Misgiving ending(String more) {
        return new Misgiving(kind, column, clause + more, parts, stays);
    }

    /** Returns the same of a column that is treated as it is for a reason. */
    Misgiving treatedFor(Reason reason) {
        String element =
                switch (reason) {
                    case TEXT -> "<text> in <features>";
                    case IDENTIFIER -> "<exclude> in <dataset>";
                    case EMPTY, CONSTANT, CATEGORY, CODE, NUMBER, DATE, DECLARED -> AS_CATEGORIES;
                };
        return new Misgiving(kind, column, clause, parts, element);
    }

    private String shown() {
        return column.isEmpty() ? clause : "'" + Printable.text(column) + "' (" + clause + ")";
    }

    /** Returns a sentence a kind and way in which columns may stay, about all columns that have it, in their order. */
    public static List<String> sentences(List<Misgiving> all) {
        return Stream.of(Kind.values())
                .flatMap(kind -> all.stream()
                        .filter(it -> it.kind() == kind)
                        .collect(Collectors.groupingBy(
                                it -> kind.isOfStaying() ? it.stays() : "", LinkedHashMap::new, Collectors.toList()))
                        .values()
                        .stream()
                        .map(kind::sentence))
                .toList();
    }
}
