package io.github.mlmodel.build.config;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What was read of an element's children: those that are there and as the table wants them.
 *
 * @param values a text, number, truth value, list, element or further values by name
 * @param wrong names of those of which it was said that they are wrong, so that nobody needs to say that they are absent
 */
record ElementValues(Map<String, Object> values, Set<String> wrong) {

    static final ElementValues NONE = new ElementValues(Map.of(), Set.of());

    ElementValues {
        values = Map.copyOf(values);
        wrong = Set.copyOf(wrong);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** Returns whether nothing was written under that name, rightly or wrongly. */
    boolean lacks(String name) {
        return !values.containsKey(name) && !wrong.contains(name);
    }

    Optional<String> text(String name) {
        return get(name, String.class);
    }

    Optional<Long> integer(String name) {
        return get(name, Long.class);
    }

    Optional<Double> decimal(String name) {
        return get(name, Double.class);
    }

    Optional<Boolean> flag(String name) {
        return get(name, Boolean.class);
    }

    /** Returns the texts of a list; none where it is absent. */
    List<String> list(String name) {
        return Objects.requireNonNullElse((List<?>) values.get(name), List.of()).stream()
                .map(String.class::cast)
                .toList();
    }

    /** Returns the elements of one name in an element; none where it is absent. */
    List<Element> members(String name) {
        return Objects.requireNonNullElse((List<?>) values.get(name), List.of()).stream()
                .map(Element.class::cast)
                .toList();
    }

    Optional<Element> element(String name) {
        return get(name, Element.class);
    }

    Optional<ElementValues> elements(String name) {
        return get(name, ElementValues.class);
    }

    private <T> Optional<T> get(String name, Class<T> type) {
        return Optional.ofNullable(values.get(name)).filter(type::isInstance).map(type::cast);
    }
}
