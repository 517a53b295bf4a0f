package io.github.mlmodel.maven;

import io.github.mlmodel.core.message.WorkerResponse.InspectResult;
import java.util.Locale;

/** Writes a configuration for a data file, complete and ready to paste. */
final class PluginBlock {

    private final String version;
    private final String source;
    private final String target;
    private final InspectResult found;

    PluginBlock(String version, String source, String target, InspectResult found) {
        this.version = version;
        this.source = source;
        this.target = target;
        this.found = found;
    }

    String text() {
        if (target.isEmpty()) {
            return "No column is an obvious target. Choose one: -Dmlmodel.init.target=COLUMN\n";
        }
        boolean classification = !found.suggestedTask().equals("regression");
        return String.join(
                "\n",
                "Predict '" + target + "' (" + (classification ? "classification" : "regression")
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
                "          <source>" + escaped(source.replace('\\', '/')) + "</source>",
                "          <target>" + escaped(target) + "</target>",
                "        </dataset>",
                "        <trainer>gradient-boosting</trainer>",
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

    private String name() {
        String file = source.replace('\\', '/');
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
