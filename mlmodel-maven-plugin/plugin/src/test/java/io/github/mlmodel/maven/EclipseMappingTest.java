package io.github.mlmodel.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What Eclipse's Maven integration does with each goal. */
class EclipseMappingTest {

    private static final Pattern GOAL = Pattern.compile("@Mojo\\(\\s*name = \"([a-z-]+)\"");

    @Test
    void everyGoalIsMappedOnceAndNoneTrainsWhenAFileIsSaved() throws Exception {
        Map<String, String> actions = actions();

        assertThat(actions).containsOnlyKeys(goals());
        assertThat(actions.get("train")).isEqualTo("execute, runOnIncremental=false, runOnConfiguration=false");
        assertThat(actions.get("generate")).isEqualTo("execute, runOnIncremental=false, runOnConfiguration=true");
        actions.remove("train");
        actions.remove("generate");
        assertThat(actions.values()).containsOnly("ignore");
    }

    private static Map<String, String> actions() throws Exception {
        Map<String, String> actions = new LinkedHashMap<>();
        try (InputStream in = Objects.requireNonNull(
                TrainMojo.class.getResourceAsStream("/META-INF/m2e/lifecycle-mapping-metadata.xml"))) {
            Document document =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
            for (Element execution : elements(document.getElementsByTagName("pluginExecution"))) {
                String action = action(
                        elements(execution.getElementsByTagName("action")).get(0));
                for (Element goal : elements(execution.getElementsByTagName("goal"))) {
                    assertThat(actions.put(goal.getTextContent(), action)).isNull();
                }
            }
        }
        return actions;
    }

    private static String action(Element element) {
        List<Element> parts = elements(element.getElementsByTagName("*"));
        StringBuilder text = new StringBuilder(parts.get(0).getTagName());
        parts.subList(1, parts.size())
                .forEach(part -> text.append(", " + part.getTagName() + "=" + part.getTextContent()));
        return text.toString();
    }

    private static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    private static String[] goals() throws IOException {
        List<String> goals = new ArrayList<>();
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/io/github/mlmodel/maven"))) {
            for (Path source : sources.filter(file -> file.toString().endsWith("Mojo.java"))
                    .toList()) {
                Matcher matcher = GOAL.matcher(Files.readString(source, StandardCharsets.UTF_8));
                if (matcher.find()) {
                    goals.add(matcher.group(1));
                }
            }
        }
        return goals.toArray(new String[0]);
    }
}
