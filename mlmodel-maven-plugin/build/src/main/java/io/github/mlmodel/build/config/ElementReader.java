package io.github.mlmodel.build.config;

import io.github.mlmodel.model.text.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads elements by the table, and takes note of everything that the table does not allow. */
final class ElementReader {

    /** What Maven's own merging of configurations reads. */
    private static final Set<String> MERGING = Set.of("combine.children", "combine.self", "combine.id", "combine.keys");

    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private final Violations violations;

    ElementReader(Violations violations) {
        this.violations = violations;
    }

    /**
     * Reads an element's children.
     *
     * @param element the element
     * @param entry its line of the table, whose content is elements
     * @param path its XML path, for messages
     */
    ElementValues read(Element element, ElementEntry entry, String path) {
        refuseAttributes(element, path);
        if (!element.text().isEmpty() && (!element.children().isEmpty() || entry.content() == Content.ELEMENTS)) {
            violations.add(noText(path, element, entry));
        }
        Map<String, Object> values = new HashMap<>();
        Set<String> wrong = new HashSet<>();
        for (Element child : element.children()) {
            refuseUnknown(child, entry, path, wrong);
        }
        for (ElementEntry known : entry.elements()) {
            List<Element> given = element.children().stream()
                    .filter(child -> child.name().equals(known.name()))
                    .toList();
            String at = path + "/" + known.name();
            if (given.size() > 1) {
                violations.add("<" + at + "> is given " + given.size() + " times. Keep one of them.");
                wrong.add(known.name());
            }
            if (!given.isEmpty()) {
                @Nullable Object value = value(given.get(0), known, at);
                if (value != null) {
                    values.put(known.name(), value);
                } else if (!given.get(0).isEmpty()) {
                    wrong.add(known.name());
                }
            }
        }
        return new ElementValues(values, wrong);
    }

    /** Returns whether a text has an expression in it that nothing defines. */
    static boolean hasExpression(String text) {
        return EXPRESSION.matcher(text).find();
    }

    /** Takes note of expressions that nothing defines, in an element and all that is in it. */
    void refuseUndefined(Element element, String path) {
        Matcher expression = EXPRESSION.matcher(element.text());
        if (expression.find()) {
            violations.addUndefined(
                    expression.group(),
                    "<" + path + "> has '" + expression.group()
                            + "' in it, which nothing defines. Define the property '" + expression.group(1)
                            + "', or correct its name.");
        }
        element.children().forEach(child -> refuseUndefined(child, path + "/" + child.name()));
    }

    /** Returns the elements of one name that are in another, and takes note of what else is. */
    List<Element> members(Element element, ElementEntry entry, String path) {
        refuseAttributes(element, path);
        if (!element.text().isEmpty()) {
            violations.add(noText(path, element, entry));
        }
        for (Element child : element.children()) {
            refuseUnknown(child, entry, path, new HashSet<>());
        }
        return element.children().stream()
                .filter(child -> entry.names().contains(child.name()))
                .toList();
    }

    private @Nullable Object value(Element element, ElementEntry entry, String path) {
        return switch (entry.content()) {
            case TEXT, INTEGER, DECIMAL, BOOLEAN -> plain(element, entry, path);
            case LIST -> list(element, path);
            case ELEMENTS -> elements(element, entry, path);
            case TEXT_OR_ELEMENTS -> textOrElements(element, entry, path);
            case MEMBERS -> members(element, entry, path);
            case TEXT_OR_MEMBERS -> textOrMembers(element, entry, path);
            case ANYTHING -> anything(element, entry, path);
        };
    }

    private @Nullable Object plain(Element element, ElementEntry entry, String path) {
        refuseAttributes(element, path);
        if (!element.children().isEmpty()) {
            violations.add("<" + path + "> has elements in it, but it is " + one(entry.content()) + ". Write <"
                    + entry.name() + ">…</" + entry.name() + ">.");
            return null;
        }
        if (element.text().isEmpty()) {
            return null;
        }
        @Nullable Object value = parsed(element.text(), entry.content());
        if (value == null && !hasExpression(element.text())) {
            violations.add("<" + path + "> is '" + element.text() + "', but it is " + one(entry.content()) + ".");
        }
        return value;
    }

    private static String one(Content content) {
        return (content == Content.BOOLEAN ? "" : "a ") + content.words();
    }

    private static @Nullable Object parsed(String text, Content content) {
        try {
            return switch (content) {
                case INTEGER -> Long.valueOf(text);
                case DECIMAL -> DECIMAL.matcher(text).matches() ? Double.valueOf(text) : null;
                case BOOLEAN -> List.of("true", "false").contains(text) ? Boolean.valueOf(text) : null;
                default -> text;
            };
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private @Nullable List<String> list(Element element, String path) {
        refuseAttributes(element, path);
        if (element.children().isEmpty()) {
            return element.text().isEmpty()
                    ? null
                    : Arrays.stream(element.text().split(",", -1))
                            .map(String::strip)
                            .toList();
        }
        if (!element.text().isEmpty()) {
            violations.add("<" + path + "> has both the text '" + element.text()
                    + "' and elements in it. Write an element each, or texts separated by commas.");
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (Element child : element.children()) {
            refuseAttributes(child, path + "/" + child.name());
            if (!child.children().isEmpty()) {
                violations.add("<" + path + "/" + child.name() + "> has elements in it, but it is a text.");
                return null;
            }
            texts.add(child.text());
        }
        return texts;
    }

    private @Nullable ElementValues elements(Element element, ElementEntry entry, String path) {
        if (!element.text().isEmpty()) {
            violations.add(noText(path, element, entry));
            return null;
        }
        if (element.isEmpty()) {
            refuseAttributes(element, path);
            return null;
        }
        return read(element, entry, path);
    }

    /** A text stands for the first element of the table, as far as the values are concerned. */
    private @Nullable Object textOrElements(Element element, ElementEntry entry, String path) {
        if (!element.children().isEmpty() || element.text().isEmpty()) {
            return elements(element, entry, path);
        }
        refuseAttributes(element, path);
        return element.text();
    }

    private Object textOrMembers(Element element, ElementEntry entry, String path) {
        if (!element.children().isEmpty() || element.text().isEmpty()) {
            return members(element, entry, path);
        }
        refuseAttributes(element, path);
        return element.text();
    }

    private @Nullable Element anything(Element element, ElementEntry entry, String path) {
        if (!element.text().isEmpty()) {
            violations.add(noText(path, element, entry));
            return null;
        }
        refuseAttributesWithin(element, path);
        return element;
    }

    private void refuseAttributesWithin(Element element, String path) {
        refuseAttributes(element, path);
        element.children().forEach(child -> refuseAttributesWithin(child, path + "/" + child.name()));
    }

    private void refuseAttributes(Element element, String path) {
        element.attributes().keySet().stream()
                .filter(name -> !MERGING.contains(name))
                .sorted()
                .forEach(name -> violations.add("<" + path + "> has the attribute '" + name
                        + "', but attributes are not read. Write an element in its place: <" + name + ">…</" + name
                        + ">."));
    }

    private void refuseUnknown(Element child, ElementEntry entry, String path, Set<String> meant) {
        if (!entry.names().contains(child.name())) {
            violations.add("<" + path + "/" + child.name() + "> is no element of <" + entry.name() + ">"
                    + Names.didYouMean(child.name(), entry.names()) + " " + elementsOf(entry));
            Names.nearest(child.name(), entry.names()).ifPresent(meant::add);
        }
    }

    private static String noText(String path, Element element, ElementEntry entry) {
        return "<" + path + "> is the text '" + element.text() + "', but it has elements in it."
                + (entry.elements().isEmpty() ? "" : " " + elementsOf(entry));
    }

    private static String elementsOf(ElementEntry entry) {
        return entry.elements().size() == 1
                ? "Its only element is: " + entry.names().get(0) + "."
                : "Its elements are: " + Names.list(entry.names()) + ".";
    }
}
