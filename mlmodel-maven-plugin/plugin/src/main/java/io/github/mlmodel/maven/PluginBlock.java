package io.github.mlmodel.maven;

import io.github.mlmodel.core.spec.DatasetSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

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
        if (dataset.target().isEmpty()) {
            return "No column is an obvious target. Choose one: -Dmlmodel.init.target=COLUMN\n";
        }
        boolean classification = !task.equals("regression");
        return String.join(
                "\n",
                "Predict '" + dataset.target() + "' (" + (classification ? "classification" : "regression")
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
                "        <trainer>" + (dataset.images() == null ? "gradient-boosting" : "neural-network")
                        + "</trainer>",
                "        <gates>",
                "          <gate>" + (classification ? "balanced_accuracy at least 0.5" : "r2 at least 0.1")
                        + "</gate>",
                "        </gates>",
                "      </model>",
                "    </models>",
                "  </configuration>",
                "</plugin>",
                "");
    }

    private List<String> elements() {
        List<String> elements = new ArrayList<>();
        elements.add(element("source", dataset.source().replace('\\', '/')));
        if (dataset.images() != null) {
            if (dataset.images().labels() != null) {
                elements.add(element("labels", dataset.images().labels().replace('\\', '/')));
            }
            return elements;
        }
        elements.add(element("target", dataset.target()));
        if (!dataset.columns().isEmpty()) {
            elements.add(element("columns", String.join(", ", dataset.columns())));
        }
        if (dataset.encoding() != null) {
            elements.add(element("encoding", dataset.encoding()));
        }
        if (!dataset.missing().isEmpty()) {
            elements.add(missing());
        }
        return elements;
    }

    private String missing() {
        if (dataset.missing().stream().noneMatch(text -> text.contains(","))) {
            return element("missing", String.join(", ", dataset.missing()));
        }
        return "          <missing>"
                + dataset.missing().stream()
                        .map(text -> "<text>" + escaped(text) + "</text>")
                        .collect(Collectors.joining())
                + "</missing>";
    }

    private static String element(String name, String text) {
        return "          <" + name + ">" + escaped(text) + "</" + name + ">";
    }

    private String name() {
        String file = dataset.source().replace('\\', '/');
        file = file.substring(file.lastIndexOf('/') + 1);
        int dot = file.indexOf('.');
        String name = (dot > 0 ? file.substring(0, dot) : file)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+|-+$", "");
        return name.isEmpty() ? "model" : name;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
