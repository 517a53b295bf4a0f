package io.github.mlmodel.build.config;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Elements as a POM writes them. */
final class Xml {

    /** A model without a mistake. */
    static final String CHURN = """
            <model>
              <name>churn</name>
              <dataset>
                <source>datasets/churn.csv</source>
                <target>churned</target>
              </dataset>
              <trainer>random-forest</trainer>
            </model>""";

    private Xml() {}

    static Element models(String... models) {
        return element("<models>" + String.join("", models) + "</models>");
    }

    static Element element(String xml) {
        try {
            return element(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement());
        } catch (IOException | ParserConfigurationException | SAXException e) {
            throw new IllegalArgumentException(xml, e);
        }
    }

    private static Element element(Node node) {
        StringBuilder text = new StringBuilder();
        List<Element> children = new ArrayList<>();
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.ELEMENT_NODE) {
                children.add(element(child));
            } else {
                text.append(child.getTextContent());
            }
        }
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < node.getAttributes().getLength(); i++) {
            Node attribute = node.getAttributes().item(i);
            attributes.put(attribute.getNodeName(), attribute.getTextContent());
        }
        return new Element(node.getNodeName(), text.toString(), attributes, children);
    }
}
