package io.github.mlmodel.grade.schema;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.model.text.Names;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something that a schema asks of data. A further rule is a record here, an element of the file and an eye of the worker. */
public sealed interface SchemaRule {

    /** Returns the name under which it is reported, for example {@code age range}. */
    String name();

    /** Returns its place among the others, as a text that is sorted. */
    String place();

    /** Returns what it means when data breaks it. */
    RuleSeverity severity();

    /** Returns the columns that it is about; empty for a rule about the data as a whole. */
    List<String> columns();

    /** Returns what was seen, and whether that breaks the rule. */
    Finding find(Observation seen, Observed data, InstantSource now);

    /** Returns whether it is asked of files that have held-back rows alone. */
    default boolean isOfHeldBackAlone() {
        return !columns().isEmpty();
    }

    /**
     * What was seen of a rule.
     *
     * @param broken whether the data breaks it
     * @param sentence what was seen, and what is asked
     * @param details values and places that tell more, to be put before the sentence's full stop; they are of single rows
     */
    record Finding(boolean broken, String sentence, String details) {

        /** Makes one that says all. */
        Finding(boolean broken, String sentence) {
            this(broken, sentence, "");
        }
    }

    private static String place(String column, String rule) {
        return "3 " + column + "\u0000" + rule;
    }

    private static String name(String column, String rule) {
        return column + " " + rule;
    }

    /**
     * Data must have a column.
     *
     * @param column its name
     */
    record Present(String column) implements SchemaRule {

        @Override
        public String name() {
            return SchemaRule.name(column, "presence");
        }

        @Override
        public String place() {
            return SchemaRule.place(column, "1");
        }

        @Override
        public RuleSeverity severity() {
            return RuleSeverity.ERROR;
        }

        @Override
        public List<String> columns() {
            return List.of(column);
        }

        @Override
        public Finding find(Observation seen, Observed data, InstantSource now) {
            return seen.there()
                    ? new Finding(false, RuleText.column(column) + " is there.")
                    : new Finding(
                            true,
                            RuleText.column(column) + " is not in " + data.files() + Names.meant(column, data.columns())
                                    + ".");
        }
    }

    /**
     * All values of a column are numbers, or dates.
     *
     * @param form how the dates are written; of dates alone
     */
    record OfKind(String column, ColumnKind kind, @Nullable DateForm form) implements SchemaRule {

        @Override
        public String name() {
            return SchemaRule.name(column, "kind");
        }

        @Override
        public String place() {
            return SchemaRule.place(column, "2");
        }

        @Override
        public RuleSeverity severity() {
            return RuleSeverity.ERROR;
        }

        @Override
        public List<String> columns() {
            return List.of(column);
        }

        @Override
        public Finding find(Observation seen, Observed data, InstantSource now) {
            String wanted = form == null ? "number" : "date of the form '" + form.text() + "'";
            String found = seen.count() == 0
                    ? " is a " + wanted + " wherever it has a value in " + Names.count(seen.of(), "row") + "."
                    : " is no " + wanted + " in " + RuleText.rows(seen) + ".";
            return new Finding(seen.count() > 0, RuleText.column(column) + found, RuleText.places(seen));
        }
    }

    /**
     * A column has a value in nearly all rows.
     *
     * @param most the largest share of rows that may lack one
     */
    record Missing(String column, double most, RuleSeverity severity) implements SchemaRule {

        @Override
        public String name() {
            return SchemaRule.name(column, "missing");
        }

        @Override
        public String place() {
            return SchemaRule.place(column, "3");
        }

        @Override
        public List<String> columns() {
            return List.of(column);
        }

        @Override
        public Finding find(Observation seen, Observed data, InstantSource now) {
            return new Finding(
                    RuleText.exceeds(seen, most),
                    RuleText.column(column)
                            + (seen.count() == 0
                                    ? " has a value in each of " + Names.count(seen.of(), "row")
                                    : " has no value in " + RuleText.rows(seen))
                            + ", and may lack one in "
                            + RuleText.percent(most) + " at most.",
                    RuleText.places(seen));
        }
    }

    /**
     * The numbers of a column are in a range.
     *
     * @param least the smallest one, or absent
     * @param most the largest one, or absent
     */
    record Range(
            String column, @Nullable Double least, @Nullable Double most, RuleSeverity severity) implements SchemaRule {

        @Override
        public String name() {
            return SchemaRule.name(column, "range");
        }

        @Override
        public String place() {
            return SchemaRule.place(column, "4");
        }

        @Override
        public List<String> columns() {
            return List.of(column);
        }

        /** Returns whether a number is in it. */
        public boolean holds(double number) {
            return (least == null || number >= least) && (most == null || number <= most);
        }

        @Override
        public Finding find(Observation seen, Observed data, InstantSource now) {
            String bounds = least == null
                    ? "above " + RuleText.number(Objects.requireNonNull(most))
                    : most == null
                            ? "below " + RuleText.number(least)
                            : "outside of " + RuleText.number(least) + " to " + RuleText.number(most);
            return new Finding(
                    seen.count() > 0,
                    RuleText.column(column) + " is " + bounds + " in " + RuleText.rows(seen) + ".",
                    RuleText.places(seen));
        }
    }

    /**
     * A column has known categories in nearly all rows.
     *
     * @param values the categories, sorted
     * @param unexpected the largest share of rows that may have another one
     */
    record Domain(String column, List<String> values, double unexpected, RuleSeverity severity) implements SchemaRule {

        /** Copies and sorts the list. */
        public Domain {
            values = values.stream().sorted().toList();
        }

        @Override
        public String name() {
            return SchemaRule.name(column, "domain");
        }

        @Override
        public String place() {
            return SchemaRule.place(column, "5");
        }

        @Override
        public List<String> columns() {
            return List.of(column);
        }

        @Override
        public Finding find(Observation seen, Observed data, InstantSource now) {
            return new Finding(
                    RuleText.exceeds(seen, unexpected),
                    RuleText.column(column) + " has a category that is not in its domain in " + RuleText.rows(seen)
                            + ", and may in " + RuleText.percent(unexpected) + " at most.",
                    RuleText.values(seen) + RuleText.places(seen));
        }
    }

    /**
     * No two rows have the same values in one or several columns; rows that lack one of these are not compared.
     *
     * @param columns the columns, in the order of the file
     * @param own whether it stands with its one column
     */
    record Unique(List<String> columns, boolean own, RuleSeverity severity) implements SchemaRule {

        /** Copies the list. */
        public Unique {
            columns = List.copyOf(columns);
        }

        @Override
        public String name() {
            return own ? SchemaRule.name(columns.get(0), "unique") : "unique " + String.join(", ", columns);
        }

        @Override
        public String place() {
            return own ? SchemaRule.place(columns.get(0), "6") : "2 " + String.join("\u0000", columns);
        }

        @Override
        public Finding find(Observation seen, Observed data, InstantSource now) {
            String what = columns.size() == 1
                    ? RuleText.column(columns.get(0)) + " repeats an earlier value in "
                    : "Columns " + RuleText.quoted(columns) + " together repeat earlier values in ";
            return new Finding(seen.count() > 0, what + RuleText.rows(seen) + ".", RuleText.places(seen));
        }
    }

    /**
     * The newest date of a column is not old.
     *
     * @param maxAge how old it may be, in ISO 8601, for example {@code P30D}
     */
    record Fresh(String column, String maxAge, RuleSeverity severity) implements SchemaRule {

        @Override
        public String name() {
            return SchemaRule.name(column, "freshness");
        }

        @Override
        public String place() {
            return SchemaRule.place(column, "7");
        }

        @Override
        public List<String> columns() {
            return List.of(column);
        }

        @Override
        public boolean isOfHeldBackAlone() {
            return false;
        }

        @Override
        public Finding find(Observation seen, Observed data, InstantSource now) {
            if (Double.isNaN(seen.newest())) {
                return new Finding(true, RuleText.column(column) + " has no date in " + data.files() + ".");
            }
            Instant newest = Instant.ofEpochSecond((long) Math.floor(seen.newest()));
            boolean stale = newest.plus(Duration.parse(maxAge)).isBefore(now.instant());
            return new Finding(
                    stale,
                    "The newest date of column " + RuleText.quoted(column) + " in " + data.files() + " is "
                            + DateForm.DATE_TIME.text(seen.newest()) + ", "
                            + (stale ? "more than " : "not more than ") + maxAge + " before this build.");
        }
    }

    /**
     * Data has so many rows.
     *
     * @param least the fewest, or absent
     * @param most the most, or absent
     */
    record RowCount(@Nullable Long least, @Nullable Long most, RuleSeverity severity) implements SchemaRule {

        @Override
        public String name() {
            return "rows";
        }

        @Override
        public String place() {
            return "0";
        }

        @Override
        public List<String> columns() {
            return List.of();
        }

        @Override
        public Finding find(Observation seen, Observed data, InstantSource now) {
            String rows = (data.rows() == 1 ? "There is " : "There are ") + Names.count(data.rows(), "row") + " in "
                    + data.files();
            if (least != null && data.rows() < least) {
                return new Finding(true, rows + ", fewer than " + least + ".");
            }
            if (most != null && data.rows() > most) {
                return new Finding(true, rows + ", more than " + most + ".");
            }
            return new Finding(false, rows + ".");
        }
    }

    /** Data has no columns that the schema does not know. */
    record NoNewColumns(RuleSeverity severity) implements SchemaRule {

        @Override
        public String name() {
            return "new columns";
        }

        @Override
        public String place() {
            return "1";
        }

        @Override
        public List<String> columns() {
            return List.of();
        }

        @Override
        public Finding find(Observation seen, Observed data, InstantSource now) {
            List<String> columns = seen.values();
            if (columns.isEmpty()) {
                return new Finding(false, "There is no column in " + data.files() + " that the schema does not know.");
            }
            return new Finding(
                    true,
                    (columns.size() == 1 ? "There is a column in " : "There are columns in ") + data.files() + ", "
                            + RuleText.quoted(columns) + ", which the schema does not know and nothing reads.");
        }
    }
}
