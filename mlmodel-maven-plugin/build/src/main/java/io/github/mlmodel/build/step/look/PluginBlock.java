package io.github.mlmodel.build.step.look;

import io.github.mlmodel.build.fingerprint.LineEnds;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.Marks;
import io.github.mlmodel.build.spec.NumberFormat;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.build.spec.TextFormat;
import io.github.mlmodel.report.Markup;
import io.github.mlmodel.spi.catalog.DataKind;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a configuration for a data file, complete and ready to paste. */
final class PluginBlock {

    private final String version;
    private final DatasetSpec dataset;
    private final String task;

    PluginBlock(String version, DatasetSpec dataset, String task) {
        this.version = version;
        this.dataset = dataset;
        this.task = task;
    }

    String text() {
        if (dataset.roles().target().isEmpty()) {
            return "No column is an obvious target. Choose one: -Dmlmodel.init.target=COLUMN\n";
        }
        boolean classification = !task.equals("regression");
        return String.join(
                "\n",
                "Predict '" + dataset.roles().target() + "' (" + (classification ? "classification" : "regression")
                        + "). Paste into the POM:",
                "",
                "<dependencies>",
                "  <dependency>",
                "    <groupId>io.github.mlmodel</groupId>",
                "    <artifactId>mlmodel-runtime</artifactId>",
                "    <version>" + version + "</version>",
                "  </dependency>",
                "</dependencies>",
                "",
                "<plugin>",
                "  <groupId>io.github.mlmodel</groupId>",
                "  <artifactId>mlmodel-maven-plugin</artifactId>",
                "  <version>" + version + "</version>",
                "  <executions><execution><goals>",
                "    <goal>train</goal><goal>test</goal><goal>package</goal><goal>verify</goal><goal>deploy</goal>",
                "  </goals></execution></executions>",
                "  <configuration>",
                "    <models>",
                "      <model>",
                "        <name>" + name() + "</name>",
                "        <task>" + (classification ? "classification" : "regression") + "</task>",
                "        <dataset>",
                String.join("\n", elements()),
                "        </dataset>",
                "        <trainer>" + trainer() + "</trainer>",
                "        <gates>",
                "          <gate>" + (classification ? "balanced_accuracy at least 0.5" : "r2 at least 0.1")
                        + "</gate>",
                "        </gates>",
                "      </model>",
                "    </models>",
                "  </configuration>",
                "</plugin>",
                lineEnds());
    }

    /** Git may change line ends, and rows with other bytes make a model stale. */
    private String lineEnds() {
        return dataset.source()
                .choose(
                        table ->
                                "\nKeep Git from changing the file's line ends, which would train the model again. Put into"
                                        + " .gitattributes:\n\n" + LineEnds.attribute(table.files()) + "\n",
                        images -> "");
    }

    private String trainer() {
        return EngineCatalog.suggested(dataset.source().choose(table -> DataKind.TABLE, images -> DataKind.IMAGES));
    }

    private List<String> elements() {
        List<String> elements = new ArrayList<>();
        elements.add(element("source", dataset.source().files().replace('\\', '/')));
        elements.addAll(dataset.source().choose(this::ofTable, PluginBlock::ofImages));
        return elements;
    }

    private List<String> ofTable(Source.Table source) {
        List<String> elements = new ArrayList<>();
        elements.add(element("target", dataset.roles().target()));
        elements.addAll(source.written(
                delimited -> ofText(delimited.format()), custom -> List.of(element("reader", custom.artifact()))));
        if (!source.missing().isEmpty()) {
            elements.add(missing(source.missing()));
        }
        return elements;
    }

    private static List<String> ofText(TextFormat format) {
        List<String> elements = new ArrayList<>();
        Marks marks = format.marks();
        if (format.delimiter() != null) {
            elements.add(element("delimiter", format.delimiter()));
        }
        if (marks.escape() != null) {
            elements.add(element("escape", marks.escape()));
        }
        if (marks.comment() != null) {
            elements.add(element("comment", marks.comment()));
        }
        if (marks.skipLines() > 0) {
            elements.add(element("skipLines", String.valueOf(marks.skipLines())));
        }
        if (!format.columns().isEmpty()) {
            elements.add(element("columns", String.join(", ", format.columns())));
        }
        if (!format.encoding().equals(TextFormat.DEFAULT_ENCODING)) {
            elements.add(element("encoding", format.encoding()));
        }
        if (!format.numbers().isEmpty()) {
            elements.add("          <numbers>");
            format.numbers().forEach(numbers -> elements.add("            " + number(numbers)));
            elements.add("          </numbers>");
        }
        return elements;
    }

    private static String number(NumberFormat numbers) {
        StringBuilder element = new StringBuilder("<number><columns>");
        boolean plain = numbers.columns().stream().noneMatch(name -> name.contains(","));
        element.append(
                plain
                        ? Markup.content(String.join(", ", numbers.columns()))
                        : numbers.columns().stream()
                                .map(name -> "<column>" + Markup.content(name) + "</column>")
                                .collect(Collectors.joining()));
        element.append("</columns>");
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

    private static List<String> ofImages(Source.Images source) {
        return source.labels().file().map(path -> element("labels", path.replace('\\', '/'))).stream()
                .toList();
    }

    private static String missing(List<String> texts) {
        if (texts.stream().noneMatch(text -> text.contains(","))) {
            return element("missing", String.join(", ", texts));
        }
        return "          <missing>"
                + texts.stream()
                        .map(text -> "<text>" + Markup.content(text) + "</text>")
                        .collect(Collectors.joining())
                + "</missing>";
    }

    private static String element(String name, String text) {
        return "          <" + name + ">" + Markup.content(text) + "</" + name + ">";
    }

    private String name() {
        String file = dataset.source().files().replace('\\', '/');
        file = file.substring(file.lastIndexOf('/') + 1);
        int dot = file.indexOf('.');
        String name = (dot > 0 ? file.substring(0, dot) : file)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+|-+$", "");
        return name.isEmpty() ? "model" : name;
    }
}
