package io.github.mlmodel.build.config;

import io.github.mlmodel.build.spec.NumberFormat;
import io.github.mlmodel.model.column.NumberForm;
import io.github.mlmodel.model.text.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads how numbers are written: for all columns of a {@code <dataset>}, and for some of them. */
final class NumberElements {

    private static final List<String> NEGATIVES = Arrays.stream(NumberForm.Negative.values())
            .map(NumberForm.Negative::text)
            .toList();

    private final Violations violations;
    private final String path;

    NumberElements(Violations violations, String path) {
        this.violations = violations;
        this.path = path;
    }

    /** Returns what differs from plain numbers. */
    List<NumberFormat> formats(ElementValues dataset) {
        List<NumberFormat> formats = new ArrayList<>();
        add(formats, format(List.of(), dataset, path));
        Set<String> named = new HashSet<>();
        List<Element> members = dataset.members("numbers");
        for (int i = 0; i < members.size(); i++) {
            String at = path + "/numbers/number[" + (i + 1) + "]";
            ElementValues number = new ElementReader(violations).read(members.get(i), ModelElements.NUMBER, at);
            List<String> columns = number.list("columns");
            requireColumns(columns, number, at, named);
            // One that is plain counts where all others are not.
            NumberFormat format = format(columns, number, at);
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

    private NumberFormat format(List<String> columns, ElementValues values, String at) {
        @Nullable String decimal = oneOf(values, "decimal", NumberForm.DECIMALS, at);
        @Nullable String thousands = oneOf(values, "thousands", NumberForm.THOUSANDS, at);
        @Nullable String negative = oneOf(values, "negative", NEGATIVES, at);
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
                values.text("unit").orElse(null),
                NumberForm.Negative.MINUS.text().equals(negative) ? null : negative);
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
