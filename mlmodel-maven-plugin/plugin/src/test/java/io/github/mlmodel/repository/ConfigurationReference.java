package io.github.mlmodel.repository;

import io.github.mlmodel.build.config.ElementEntry;
import io.github.mlmodel.build.config.ModelElements;
import java.io.IOException;
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
 * The elements of a model, as their table has them, and the goals and their parameters, as the plugin's descriptor has them
 * from Javadoc.
 */
final class ConfigurationReference {

    private static final Path DESCRIPTOR = Path.of("target/classes/META-INF/maven/plugin.xml");

    private ConfigurationReference() {}

    /** Returns it in Markdown. */
    static String markdown() throws IOException {
        try {
            Document descriptor =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(DESCRIPTOR.toFile());
            return elements() + "\n" + goals(descriptor) + "\n" + parameters(descriptor);
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(DESCRIPTOR + " is no descriptor of a plugin", e);
        }
    }

    private static String elements() {
        MarkdownTable table = new MarkdownTable("element", "content", "default", "in the key", "meaning");
        for (ElementEntry.Line line : ModelElements.MODEL.lines()) {
            ElementEntry entry = line.entry();
            String page = entry.page();
            table.row(
                    "`" + line.path() + "`",
                    entry.content().words(),
                    entry.byDefault(),
                    entry.inKey() ? "yes" : "no",
                    entry.sentence()
                            + (page.isEmpty() ? "" : ": [" + page.replaceAll("[.]md.*", "") + "](" + page + ")"));
        }
        return """
                ## The elements of a model

                Under `<configuration><models>`, a `<model>` each. An element with nothing in it counts as absent. What is
                "in the key" makes a model stale when it changes; the content of files counts, and not their names.

                """ + table;
    }

    private static String goals(Document descriptor) {
        Map<String, Element> byName = new TreeMap<>();
        for (Element mojo : elements(descriptor.getDocumentElement(), "mojo")) {
            byName.put(text(mojo, "goal"), mojo);
        }
        MarkdownTable table = new MarkdownTable("goal", "phase", "what it does");
        byName.forEach((goal, mojo) -> {
            String phase = text(mojo, "phase");
            table.row("`" + goal + "`", phase.isEmpty() ? "" : "`" + phase + "`", plain(text(mojo, "description")));
        });
        return "## Goals\n\n" + table;
    }

    private static String parameters(Document descriptor) {
        Map<String, Described> byName = new TreeMap<>();
        for (Element mojo : elements(descriptor.getDocumentElement(), "mojo")) {
            for (Element parameter : elements(mojo, "parameter")) {
                if (text(parameter, "editable").equals("true")
                        && !text(mojo, "goal").equals("help")) {
                    String name = text(parameter, "name");
                    Described before = byName.get(name);
                    List<String> goals = before == null ? new ArrayList<>() : before.goals;
                    goals.add(text(mojo, "goal"));
                    byName.put(name, new Described(mojo, parameter, goals));
                }
            }
        }
        int most = byName.values().stream()
                .mapToInt(described -> described.goals.size())
                .max()
                .orElse(0);
        MarkdownTable table = new MarkdownTable("parameter", "property", "default", "goals", "meaning");
        byName.forEach((name, described) -> table.row(
                "`" + name + "`",
                property(described.mojo, name),
                byDefault(described, name),
                described.goals.size() == most ? "all" : String.join(", ", described.goals),
                plain(text(described.parameter, "description"))));
        return "## Parameters\n\n" + table;
    }

    private static String property(Element mojo, String name) {
        return configured(mojo, name).stream()
                .map(value -> value.getTextContent().strip())
                .filter(text -> text.matches("\\$\\{(mlmodel|maven|skip).*}"))
                .map(text -> "`" + text.substring(2, text.length() - 1) + "`")
                .findFirst()
                .orElse("");
    }

    private static String byDefault(Described described, String name) {
        return configured(described.mojo, name).stream()
                .filter(value -> value.hasAttribute("default-value"))
                .map(value -> "`" + value.getAttribute("default-value") + "`")
                .findFirst()
                .orElse(text(described.parameter, "required").equals("true") ? "required" : "");
    }

    private static List<Element> configured(Element mojo, String name) {
        return elements(mojo, "configuration").stream()
                .flatMap(configuration -> elements(configuration, name).stream())
                .toList();
    }

    /** Turns the descriptor's text into a table cell: no samples, no HTML, elements of the POM in backticks. */
    private static String plain(String html) {
        return html.replaceAll("(?s)<(pre|models)>.*?</\\1>", "")
                .replaceAll("</?(p|a|b|i|em|ul|li|ol|br|code)( [^>]*)?/?>", " ")
                .replaceAll("<[^>]+>", "`$0`")
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

    /** A parameter, as the last goal has it, and the goals that have it. */
    private record Described(Element mojo, Element parameter, List<String> goals) {}
}
