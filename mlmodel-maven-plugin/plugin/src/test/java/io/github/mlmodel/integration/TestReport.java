package io.github.mlmodel.integration;

import java.io.File;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A report of tests, as Surefire writes them.
 *
 * @param summary the suite's name, and its counts as they are printed
 * @param cases the test cases by name, in order: the message and the text of what failed, or nothing
 */
public record TestReport(String summary, Map<String, String> cases) {

    static TestReport read(File file) throws IOException {
        Element suite;
        try {
            suite = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file)
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(file + " is no report", e);
        }
        String summary = suite.getAttribute("name") + ": " + suite.getAttribute("tests") + " tests, "
                + suite.getAttribute("failures") + " failures, " + suite.getAttribute("errors") + " errors, "
                + suite.getAttribute("skipped") + " skipped";
        Map<String, String> cases = new LinkedHashMap<>();
        NodeList elements = suite.getElementsByTagName("testcase");
        for (int i = 0; i < elements.getLength(); i++) {
            Element test = (Element) elements.item(i);
            cases.put(test.getAttribute("name"), failure(test));
        }
        return new TestReport(summary, cases);
    }

    private static String failure(Element test) {
        NodeList failures = test.getElementsByTagName("failure");
        if (failures.getLength() == 0) {
            return "";
        }
        Element failure = (Element) failures.item(0);
        return failure.getAttribute("message") + "\n" + failure.getTextContent();
    }
}
