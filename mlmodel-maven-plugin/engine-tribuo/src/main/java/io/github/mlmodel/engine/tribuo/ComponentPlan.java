package io.github.mlmodel.engine.tribuo;

import com.oracle.labs.mlrg.olcut.config.Configurable;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tribuo.WeightedExamples;

/**
 * A component as the user wants it, checked: what OLCUT is given, and what is known before training.
 *
 * @param className the class
 * @param type the class, loaded
 * @param properties all properties of the class
 * @param values what the user set, by property
 */
record ComponentPlan(
        String className,
        Class<? extends Configurable> type,
        Map<String, Property> properties,
        Map<String, Value> values) {

    /** Copies the maps and keeps them sorted. */
    ComponentPlan {
        properties = Collections.unmodifiableMap(new TreeMap<>(properties));
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** A value that the user set. */
    sealed interface Value {}

    /**
     * A text that the property's type can read.
     *
     * @param text the text
     */
    record Plain(String text) implements Value {}

    /**
     * Texts by name.
     *
     * @param entries in the order of names
     */
    record Entries(Map<String, String> entries) implements Value {
        /** Copies the map and keeps it sorted. */
        Entries {
            entries = Collections.unmodifiableMap(new TreeMap<>(entries));
        }
    }

    /**
     * A nested component.
     *
     * @param plan the component
     */
    record Nested(ComponentPlan plan) implements Value {}

    /** Returns the plain value of a property, if the user set it. */
    Optional<String> text(String property) {
        return values.get(property) instanceof Plain plain ? Optional.of(plain.text()) : Optional.empty();
    }

    /** Returns the component that a property was set to, if the user set it. */
    Optional<ComponentPlan> nested(String property) {
        return values.get(property) instanceof Nested nested ? Optional.of(nested.plan()) : Optional.empty();
    }

    /** Returns whether the class itself takes a weight for each row. */
    boolean takesWeights() {
        return WeightedExamples.class.isAssignableFrom(type);
    }

    /** Returns the trainer of an ensemble's members, or this plan where it is no ensemble. */
    ComponentPlan innermost() {
        return nested("innerTrainer").map(ComponentPlan::innermost).orElse(this);
    }
}
