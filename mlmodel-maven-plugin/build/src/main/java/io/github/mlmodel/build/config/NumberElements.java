package io.github.mlmodel.build.config;

import io.github.mlmodel.build.spec.NumberFormat;
import io.github.mlmodel.model.column.NumberForm;
import io.github.mlmodel.model.text.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads how numbers are written: for all columns of a {@code <dataset>}, and for some of them. */
final class NumberElements {

    private static final List<String> NEGATIVES = Arrays.stream(NumberForm.Negative.values())
            .map(NumberForm.Negative::text)
            .toList();

    /** Takes back for some columns what is said of all. */
    private static final String NONE = "none";

    private static final List<String> THOUSANDS =
            Stream.concat(NumberForm.THOUSANDS.stream(), Stream.of(NONE)).toList();

    private static final NumberFormat PLAIN = new NumberFormat(List.of(), null, null, null, null);

    private final Violations violations;
    private final String path;

    NumberElements(Violations violations, String path) {
        this.violations = violations;
        this.path = path;
    }

    /** Returns what differs from plain numbers. */
    List<NumberFormat> formats(ElementValues dataset) {
        List<NumberFormat> formats = new ArrayList<>();
        NumberFormat all = format(List.of(), dataset, path, PLAIN);
        add(formats, all);
        Set<String> named = new HashSet<>();
        List<Element> members = dataset.members("numbers");
        for (int i = 0; i < members.size(); i++) {
            String at = path + "/numbers/number[" + (i + 1) + "]";
            ElementValues number = new ElementReader(violations).read(members.get(i), DatasetEntries.NUMBER, at);
            List<String> columns = number.list("columns");
            requireColumns(columns, number, at, named);
            // One that is plain counts where all others are not.
            NumberFormat format = format(columns, number, at, all);
            if (!columns.isEmpty() && !(format.form().isPlain() && formats.isEmpty())) {
                formats.add(format);
            }
        }
        return formats;
    }

    private static void add(List<NumberFormat> formats, NumberFormat format) {
        if (!format.form().isPlain()) {
            formats.add(format);
        }
    }

    private void requireColumns(List<String> columns, ElementValues number, String at, Set<String> named) {
        if (number.lacks("columns")) {
            violations.add("<" + at + "> has no <columns>. Name those whose numbers are written so, for example"
                    + " <columns>price</columns>.");
        }
        List<String> twice =
                columns.stream().filter(column -> !named.add(column)).toList();
        if (!twice.isEmpty()) {
            violations.add("<" + at + "/columns> names " + Names.list(twice)
                    + " a second time. Say of each column once how its numbers are written.");
        }
    }

    /** What is not said of some columns is as it is said of all. */
    private NumberFormat format(List<String> columns, ElementValues values, String at, NumberFormat all) {
        @Nullable String decimal = oneOf(values, "decimal", NumberForm.DECIMALS, at);
        @Nullable String thousands = oneOf(values, "thousands", THOUSANDS, at);
        @Nullable String negative = oneOf(values, "negative", NEGATIVES, at);
        decimal = decimal == null ? all.decimal() : decimal;
        thousands = NONE.equals(thousands) ? null : thousands == null ? all.thousands() : thousands;
        String before = decimal == null ? NumberForm.PLAIN.decimal() : decimal;
        if (before.equals(thousands)) {
            violations.add("<" + at + "/thousands> is '" + thousands + "', which also stands before the decimals. Set"
                    + " <decimal>" + (before.equals(".") ? "," : ".") + "</decimal> too, or correct it.");
            thousands = null;
        }
        return new NumberFormat(
                columns,
                NumberForm.PLAIN.decimal().equals(decimal) ? null : decimal,
                thousands,
                unit(values, at),
                NumberForm.Negative.MINUS.text().equals(negative) ? null : negative);
    }

    private @Nullable String unit(ElementValues values, String at) {
        @Nullable String unit = values.text("unit").orElse(null);
        if (unit != null && !NumberForm.isUnit(unit)) {
            violations.add(
                    "<" + at + "/unit> is '" + unit
                            + "', but a unit has no sign or mark of decimals in it, brackets"
                            + " only around a word at its end, and no digit but one there. Use for example 'EUR', 'km' or '%'.");
            return null;
        }
        return unit;
    }

    private @Nullable String oneOf(ElementValues values, String element, List<String> known, String at) {
        @Nullable String text = values.text(element).orElse(null);
        if (text != null && !known.contains(text)) {
            violations.add(
                    "<" + at + "/" + element + "> is '" + text + "', but it is one of: " + Names.list(known) + ".");
            return null;
        }
        return text;
    }
}
