package io.github.mlmodel.build.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An element of a configuration, as it is written.
 *
 * @param name its name
 * @param text its text without blanks around it; empty when there is none
 * @param attributes its attributes
 * @param children the elements in it, in order
 */
public record Element(String name, String text, Map<String, String> attributes, List<Element> children) {

    /** Copies the collections. */
    public Element {
        text = text.strip();
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    /** Returns an element with a text. */
    public static Element of(String name, String text) {
        return new Element(name, text, Map.of(), List.of());
    }

    /** Returns an element with other elements in it. */
    public static Element of(String name, Element... children) {
        return new Element(name, "", Map.of(), List.of(children));
    }

    /** Returns whether nothing is in it. An element with nothing in it counts as absent. */
    public boolean isEmpty() {
        return text.isEmpty() && children.isEmpty();
    }

    /** Returns the text of the first child of that name, if it has one. */
    public Optional<String> textOf(String child) {
        return children.stream()
                .filter(element ->
                        element.name().equals(child) && !element.text().isEmpty())
                .map(Element::text)
                .findFirst();
    }
}
