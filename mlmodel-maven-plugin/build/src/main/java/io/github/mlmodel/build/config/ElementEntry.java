package io.github.mlmodel.build.config;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A line of the table of elements.
 *
 * @param name the element's name
 * @param content what it has in it
 * @param byDefault what holds where it is absent, in words; {@link #REQUIRED} where it may not be
 * @param inKey whether it is part of a fingerprint's key
 * @param sentence what it is for
 * @param page the page of the manual that says more, or empty
 * @param value its value in a model that was read; absent where that is shown by another element
 * @param elements the elements in it
 */
public record ElementEntry(
        String name,
        Content content,
        String byDefault,
        boolean inKey,
        String sentence,
        String page,
        @Nullable Function<ConfiguredModel, String> value,
        List<ElementEntry> elements) {

    /** The default of an element that has none. */
    public static final String REQUIRED = "required";

    /** Copies the list. */
    public ElementEntry {
        elements = List.copyOf(elements);
    }

    static ElementEntry value(
            String name, Content content, String byDefault, String sentence, Function<ConfiguredModel, String> value) {
        return new ElementEntry(name, content, byDefault, true, sentence, "", value, List.of());
    }

    static ElementEntry part(String name, Content content, String byDefault, String sentence) {
        return new ElementEntry(name, content, byDefault, true, sentence, "", null, List.of());
    }

    static ElementEntry frame(
            String name, Content content, String byDefault, String sentence, ElementEntry... elements) {
        return new ElementEntry(name, content, byDefault, true, sentence, "", null, List.of(elements));
    }

    ElementEntry notInKey() {
        return new ElementEntry(name, content, byDefault, false, sentence, page, value, elements);
    }

    ElementEntry shown(Function<ConfiguredModel, String> as) {
        return new ElementEntry(name, content, byDefault, inKey, sentence, page, as, elements);
    }

    ElementEntry on(String manual) {
        return new ElementEntry(name, content, byDefault, inKey, sentence, manual, value, elements);
    }

    /** Returns the names of the elements in it. */
    List<String> names() {
        return elements.stream().map(ElementEntry::name).toList();
    }

    /** A line with the path that leads to it. */
    public record Line(String path, ElementEntry entry) {}

    /** Returns the elements in it, and those in them, in the order of the table; paths begin below this. */
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (ElementEntry element : elements) {
            lines.add(new Line(element.name(), element));
            element.lines().forEach(line -> lines.add(new Line(element.name() + "/" + line.path(), line.entry())));
        }
        return lines;
    }
}
