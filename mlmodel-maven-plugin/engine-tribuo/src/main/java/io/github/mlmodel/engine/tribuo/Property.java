package io.github.mlmodel.engine.tribuo;

import com.oracle.labs.mlrg.olcut.config.Configurable;
import com.oracle.labs.mlrg.olcut.config.DescribeConfigurable;
import com.oracle.labs.mlrg.olcut.config.DescribeConfigurable.FieldInfo;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.TrainerDescription.ParameterDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A configurable property of a Tribuo class.
 *
 * @param name its name
 * @param kind what its values are
 * @param type the type of a value, of a map's values or of a list's elements
 * @param required whether it has no default
 * @param defaultText its default in words
 * @param description a sentence without its full stop
 * @param words the allowed words, for {@link Kind#WORD}
 */
record Property(
        String name,
        Kind kind,
        Class<?> type,
        boolean required,
        String defaultText,
        String description,
        List<String> words) {

    /** What the values of a property are. */
    enum Kind {
        /** True or false. */
        TRUTH,
        /** A whole number. */
        INTEGER,
        /** A number. */
        NUMBER,
        /** Any text. */
        TEXT,
        /** One of some words. */
        WORD,
        /** A nested object. */
        COMPONENT,
        /** Names with texts. */
        TEXTS_BY_NAME,
        /** Names with numbers. */
        NUMBERS_BY_NAME
    }

    static final String SEED = "seed";
    static final String THREADS = "nThread";
    static final String LABEL_WEIGHTS = "labelWeights";

    /** Returns the properties of a class by name, in alphabetical order. */
    static Map<String, Property> of(Class<? extends Configurable> owner) {
        Map<String, Property> properties = new TreeMap<>();
        DescribeConfigurable.generateFieldInfo(owner).forEach((name, info) -> properties.put(name, of(info)));
        return properties;
    }

    private static Property of(FieldInfo info) {
        Class<?> type = info.field.getType();
        Kind kind = kind(type, info);
        boolean filledIn = info.name.equals(SEED) || info.name.equals(THREADS);
        return new Property(
                info.name,
                kind,
                type,
                info.mandatory && !filledIn,
                defaultText(info, kind),
                sentence(info.description),
                info.enumConstants == null ? List.of() : List.copyOf(info.enumConstants));
    }

    private static Kind kind(Class<?> type, FieldInfo info) {
        if (type == boolean.class) {
            return Kind.TRUTH;
        } else if (type == int.class || type == long.class) {
            return Kind.INTEGER;
        } else if (type == float.class || type == double.class) {
            return Kind.NUMBER;
        } else if (type.isEnum()) {
            return Kind.WORD;
        } else if (Configurable.class.isAssignableFrom(type)) {
            return Kind.COMPONENT;
        } else if (type == String.class) {
            return Kind.TEXT;
        } else if (type == Map.class) {
            return String.class.getName().equals(info.genericMapValueClass) ? Kind.TEXTS_BY_NAME : Kind.NUMBERS_BY_NAME;
        }
        throw new IllegalStateException("No kind of property for " + info.field);
    }

    private static String defaultText(FieldInfo info, Kind kind) {
        if (info.name.equals(SEED)) {
            return "the model's seed";
        } else if (info.name.equals(THREADS)) {
            return "mlmodel.threads";
        } else if (info.mandatory) {
            return "required";
        } else if (kind == Kind.TEXTS_BY_NAME || kind == Kind.NUMBERS_BY_NAME || info.defaultVal.isEmpty()) {
            return "none";
        }
        return withoutIdentity(info.defaultVal, info.className);
    }

    /** Tribuo's type objects have no text of their own; the one that is a default is known. */
    private static String withoutIdentity(String text, String className) {
        if (!text.matches(".*@[0-9a-f]+")) {
            return text;
        }
        return className.endsWith("LibLinearType")
                ? text.contains("Classification") ? "L2R_L2LOSS_SVC_DUAL" : "L2R_L2LOSS_SVR"
                : Catalog.simpleName(text.substring(0, text.lastIndexOf('@')));
    }

    private static String sentence(String description) {
        // Tribuo's own spelling of one description.
        String text = description.strip().replace("Maximium", "Maximum");
        if (text.endsWith(".")) {
            text = text.substring(0, text.length() - 1);
        }
        boolean word = text.length() > 1 && Character.isLowerCase(text.charAt(1));
        return word ? Character.toLowerCase(text.charAt(0)) + text.substring(1) : text;
    }

    /** Returns the type in words. */
    String typeText(Task task) {
        return switch (kind) {
            case TRUTH -> "true or false";
            case INTEGER -> "integer";
            case NUMBER -> "number";
            case TEXT -> "text";
            case WORD -> "one of " + String.join(", ", words);
            case COMPONENT -> "component " + type.getSimpleName() + choices(task);
            case TEXTS_BY_NAME -> "elements with texts";
            case NUMBERS_BY_NAME -> "elements with numbers";
        };
    }

    private String choices(Task task) {
        return listsChoices() ? ", one of " + String.join(", ", Catalog.implementations(type, task)) : "";
    }

    /** Returns whether the type in words lists the components to choose from; trainers are too many. */
    boolean listsChoices() {
        return !type.getName().equals(Catalog.PREFIX + "Trainer");
    }

    /** Returns the property as a line of a list: name, type, default, description. */
    String line(Task task) {
        return name + " (" + brief(task) + "): " + description;
    }

    private String brief(Task task) {
        return typeText(task) + ending();
    }

    /** Returns type, range and default, as a complaint about a value names them. */
    String full(String owner, Task task) {
        boolean number = kind == Kind.INTEGER || kind == Kind.NUMBER;
        String range = number
                ? Bounds.of(owner, name).map(bounds -> ", " + bounds.text()).orElse("")
                : "";
        return typeText(task) + range + ending();
    }

    private String ending() {
        return required ? ", required" : ", default " + defaultText;
    }

    /** Returns the property for the documentation. */
    ParameterDescription described(Task task) {
        return new ParameterDescription(name, typeText(task), defaultText, description);
    }

    /** Returns all properties, one a line. */
    static String lines(Map<String, Property> properties, Task task) {
        return properties.values().stream()
                .map(property -> "\n  " + property.line(task))
                .collect(Collectors.joining());
    }

    /** Returns the names of required properties that are not in {@code given}. */
    static List<String> missing(Map<String, Property> properties, Set<String> given) {
        List<String> names = new ArrayList<>();
        properties.forEach((name, property) -> {
            if (property.required() && !given.contains(name)) {
                names.add(name);
            }
        });
        return names;
    }
}
