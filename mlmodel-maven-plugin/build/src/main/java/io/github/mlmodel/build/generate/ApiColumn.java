package io.github.mlmodel.build.generate;

import java.util.List;
import java.util.Optional;

/**
 * A column of a model's rows, as its generated class has it.
 *
 * @param name its name in the data
 * @param component its name in Java
 * @param type its type in Java
 * @param missing whether a value may be missing
 * @param optional whether a model may lack the column
 * @param choice the name of its enum, which stands in the input's class; empty without one
 * @param constants the constants of its enum; empty without one
 * @param sentence what is known of its values, escaped for Javadoc; may be empty
 */
record ApiColumn(
        String name,
        String component,
        ApiType type,
        boolean missing,
        boolean optional,
        String choice,
        List<ApiConstant> constants,
        String sentence) {

    /** Copies the list. */
    ApiColumn {
        constants = List.copyOf(constants);
    }

    /** Returns the name of the column's enum; nothing without one. */
    Optional<String> enumName() {
        return type == ApiType.CHOICE ? Optional.of(choice) : Optional.empty();
    }

    /** Returns the type of a value that is there. */
    String valueType() {
        return enumName().map(JavaText::identifier).orElse(type.type());
    }

    /** Returns the type of the record's component. */
    String componentType() {
        return !missing
                ? valueType()
                : enumName()
                        .map(name -> "Optional<" + JavaText.identifier(name) + ">")
                        .orElse(type.optional());
    }

    /** Returns the type in which a builder remembers a value, {@code null} before it is set. */
    String boxedType() {
        return type == ApiType.NUMBER ? "Double" : valueType();
    }
}
