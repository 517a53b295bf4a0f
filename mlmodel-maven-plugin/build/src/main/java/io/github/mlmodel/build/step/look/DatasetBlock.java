package io.github.mlmodel.build.step.look;

import io.github.mlmodel.build.message.Suggestions.LeftOut;
import io.github.mlmodel.build.spec.Marks;
import io.github.mlmodel.build.spec.NumberFormat;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.build.spec.TextFormat;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.report.Markup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes what a model's {@code <dataset>} says. */
final class DatasetBlock {

    private static final String INDENT = "          ";

    private final Proposal model;
    private final List<String> lines = new ArrayList<>();

    private DatasetBlock(Proposal model) {
        this.model = model;
    }

    /** Returns the lines within the element. */
    static List<String> of(Proposal model) {
        DatasetBlock block = new DatasetBlock(model);
        Source source = model.dataset().source();
        block.element("source", source.files().replace('\\', '/'));
        source.choose(
                table -> {
                    block.table(table);
                    return true;
                },
                images -> {
                    images.labels().file().ifPresent(path -> block.element("labels", path.replace('\\', '/')));
                    return true;
                });
        return block.lines;
    }

    private void table(Source.Table source) {
        if (model.target().isEmpty()) {
            lines.addAll(XmlComment.lines(INDENT, openTarget(model.suggested().likelyTargets())));
        } else {
            element("target", model.target());
            exclude(model.suggested().leftOut());
        }
        source.written(
                delimited -> {
                    text(delimited.format());
                    return true;
                },
                custom -> {
                    element("reader", custom.artifact());
                    return true;
                });
        if (!source.missing().isEmpty()) {
            missing(source.missing());
        }
    }

    /** Returns what stands in place of a target that is not plain. */
    private static String openTarget(List<String> likely) {
        return likely.isEmpty()
                ? "No column seems fit to be predicted. Name one: <target>COLUMN</target>"
                : "What to predict is not plain. Choose one: "
                        + likely.stream()
                                .map(name -> "<target>" + Printable.text(name) + "</target>")
                                .collect(Collectors.joining(", "));
    }

    private void exclude(List<LeftOut> leftOut) {
        if (leftOut.isEmpty()) {
            return;
        }
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        leftOut.forEach(column -> reasons.computeIfAbsent(column.reason(), reason -> new ArrayList<>())
                .add(column.column()));
        lines.add(INDENT + "<exclude>");
        reasons.forEach((reason, columns) -> {
            lines.addAll(XmlComment.lines(INDENT + "  ", reason));
            columns.forEach(column -> lines.add(INDENT + "  <column>" + Markup.content(column) + "</column>"));
        });
        lines.add(INDENT + "</exclude>");
    }

    private void text(TextFormat format) {
        Marks marks = format.marks();
        optional("delimiter", format.delimiter());
        optional("quote", format.quote().equals(TextFormat.DEFAULT_QUOTE) ? null : format.quote());
        optional("escape", marks.escape());
        optional("comment", marks.comment());
        optional("skipLines", marks.skipLines() > 0 ? String.valueOf(marks.skipLines()) : null);
        optional("header", format.hasHeader() && !format.columns().isEmpty() ? "true" : null);
        if (!format.columns().isEmpty()) {
            lines.add(INDENT + PinnedFeatures.list("columns", format.columns()));
        }
        optional("encoding", format.encoding().equals(TextFormat.DEFAULT_ENCODING) ? null : format.encoding());
        if (!format.numbers().isEmpty()) {
            lines.add(INDENT + "<numbers>");
            format.numbers().forEach(numbers -> lines.add(INDENT + "  " + number(numbers)));
            lines.add(INDENT + "</numbers>");
        }
    }

    private static String number(NumberFormat numbers) {
        StringBuilder element = new StringBuilder("<number>").append(PinnedFeatures.list("columns", numbers.columns()));
        part(element, "decimal", numbers.decimal());
        part(element, "thousands", numbers.thousands());
        part(element, "unit", numbers.unit());
        part(element, "negative", numbers.negative());
        return element.append("</number>").toString();
    }

    private static void part(StringBuilder element, String name, @Nullable String text) {
        if (text != null) {
            element.append('<')
                    .append(name)
                    .append('>')
                    .append(Markup.content(text))
                    .append("</")
                    .append(name)
                    .append('>');
        }
    }

    private void missing(List<String> texts) {
        if (texts.stream().noneMatch(text -> text.contains(","))) {
            element("missing", String.join(", ", texts));
        } else {
            lines.add(INDENT + "<missing>"
                    + texts.stream()
                            .map(text -> "<text>" + Markup.content(text) + "</text>")
                            .collect(Collectors.joining())
                    + "</missing>");
        }
    }

    private void optional(String name, @Nullable String text) {
        if (text != null) {
            element(name, text);
        }
    }

    private void element(String name, String text) {
        lines.add(INDENT + "<" + name + ">" + Markup.content(text) + "</" + name + ">");
    }
}
