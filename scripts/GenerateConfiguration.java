import io.github.mlmodel.build.config.ElementEntry;
import io.github.mlmodel.build.config.ModelElements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Writes the elements of a model, as their table has them, and the goals and their parameters, as the plugin's descriptor
 * has them from Javadoc, to the end of the configuration reference. A test compares.
 *
 * <p>Usage, from the root of the checkout, after a build:
 *
 * <pre>{@code
 * java --class-path "$(printf '%s:' mlmodel-maven-plugin/{build,spi,model,grade}/target/classes)" scripts/GenerateConfiguration.java \
 *     mlmodel-maven-plugin/plugin/target/classes/META-INF/maven/plugin.xml docs/configuration.md
 * }</pre>
 */
final class GenerateConfiguration {

    private static final String START = "<!-- From here on written by scripts/GenerateConfiguration.java -->";

    private GenerateConfiguration() {}

    public static void main(String[] arguments) throws IOException, ParserConfigurationException, SAXException {
        Path file = Path.of(arguments[1]);
        String text = Files.readString(file).replace("\r\n", "\n");
        int start = text.indexOf(START);
        String kept = start < 0 ? text + "\n" : text.substring(0, start);
        Document descriptor =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(Path.of(arguments[0]).toFile());
        Files.writeString(file, kept + START + "\n\n" + elements() + "\n" + goals(descriptor) + "\n" + parameters(descriptor));
    }

    private static String elements() {
        StringBuilder table = new StringBuilder("""
                ## The elements of a model

                Under `<configuration><models>`, a `<model>` each. An element with nothing in it counts as absent. What is
                "in the key" makes a model stale when it changes; the content of files counts, and not their names.

                | element | content | default | in the key | meaning |
                | --- | --- | --- | --- | --- |
                """);
        for (ElementEntry.Line line : ModelElements.MODEL.lines()) {
            ElementEntry entry = line.entry();
            String page = entry.page().isEmpty() ? "" : ": [" + entry.page().replaceAll("[.]md.*", "") + "](" + entry.page() + ")";
            table.append("| `" + line.path() + "` | " + entry.content().words() + " | " + entry.byDefault() + " | "
                    + (entry.inKey() ? "yes" : "no") + " | " + entry.sentence() + page + " |\n");
        }
        return table.toString();
    }

    private static String goals(Document descriptor) {
        StringBuilder table = new StringBuilder("## Goals\n\n| goal | phase | what it does |\n| --- | --- | --- |\n");
        Map<String, Element> byName = new TreeMap<>();
        for (Element mojo : elements(descriptor.getDocumentElement(), "mojo")) {
            byName.put(text(mojo, "goal"), mojo);
        }
        byName.forEach((goal, mojo) -> {
            String phase = text(mojo, "phase");
            table.append("| `").append(goal).append("` | ").append(phase.isEmpty() ? "" : "`" + phase + "`");
            table.append(" | ").append(plain(text(mojo, "description"))).append(" |\n");
        });
        return table.toString();
    }

    private static String parameters(Document descriptor) {
        Map<String, List<String>> goals = new TreeMap<>();
        Map<String, String> rows = new TreeMap<>();
        for (Element mojo : elements(descriptor.getDocumentElement(), "mojo")) {
            if (text(mojo, "goal").equals("help")) {
                continue;
            }
            for (Element parameter : elements(mojo, "parameter")) {
                if (text(parameter, "editable").equals("true")) {
                    String name = text(parameter, "name");
                    goals.computeIfAbsent(name, key -> new ArrayList<>()).add(text(mojo, "goal"));
                    rows.put(name, row(mojo, parameter, name));
                }
            }
        }
        StringBuilder table = new StringBuilder("## Parameters\n\n"
                + "| parameter | property | default | goals | meaning |\n| --- | --- | --- | --- | --- |\n");
        int most = goals.values().stream().mapToInt(List::size).max().orElse(0);
        rows.forEach((name, row) -> {
            String where = goals.get(name).size() == most ? "all" : String.join(", ", goals.get(name));
            table.append(row.replace("@goals@", where));
        });
        return table.toString();
    }

    private static String row(Element mojo, Element parameter, String name) {
        String property = "";
        String defaultValue = text(parameter, "required").equals("true") ? "required" : "";
        for (Element configuration : elements(mojo, "configuration")) {
            for (Element value : elements(configuration, name)) {
                property = value.getTextContent().strip();
                if (value.hasAttribute("default-value")) {
                    defaultValue = "`" + value.getAttribute("default-value") + "`";
                }
            }
        }
        property = property.startsWith("${mlmodel") || property.startsWith("${maven") || property.startsWith("${skip")
                ? "`" + property.substring(2, property.length() - 1) + "`"
                : "";
        return "| `" + name + "` | " + property + " | " + defaultValue + " | @goals@ | "
                + plain(text(parameter, "description")) + " |\n";
    }

    /** Turns the descriptor's text into a table cell: no samples, no HTML, elements of the POM in backticks. */
    private static String plain(String html) {
        return html.replaceAll("(?s)<(pre|models)>.*?</\\1>", "")
                .replaceAll("</?(p|a|b|i|em|ul|li|ol|br|code)( [^>]*)?/?>", " ")
                .replaceAll("<[^>]+>", "`$0`")
                .replace("|", "\\|")
                .replaceAll("\\s+", " ")
                .replaceAll(" ([.,;:])(?=\\s|$)", "$1")
                .strip();
    }

    private static List<Element> elements(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getElementsByTagName(name);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    private static String text(Element parent, String child) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeName().equals(child)) {
                return node.getTextContent().strip();
            }
        }
        return "";
    }
}
