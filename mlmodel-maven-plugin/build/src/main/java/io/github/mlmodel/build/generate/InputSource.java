package io.github.mlmodel.build.generate;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes the class of a model's rows: a record, or where there are too many columns for one, a class with a builder. */
final class InputSource {

    private static final String GENERATED = "@Generated(\"mlmodel-maven-plugin\")";

    private final ApiShape shape;
    private final SourceText source;

    private InputSource(ApiShape shape) {
        this.shape = shape;
        this.source = new SourceText(shape.packageName(), imports(shape));
    }

    /** Returns the class's source. */
    static String of(ApiShape shape) {
        InputSource input = new InputSource(shape);
        if (shape.isRecord()) {
            input.record();
        } else {
            input.wide();
        }
        return input.source.toString();
    }

    private static Set<String> imports(ApiShape shape) {
        Set<String> imports = new TreeSet<>(List.of("io.github.mlmodel.runtime.typed.Generated"));
        boolean builder = shape.hasBuilder();
        if (builder && shape.isRecord()) {
            imports.addAll(List.of("java.util.ArrayList", "java.util.List"));
        }
        for (ApiColumn column : shape.columns()) {
            if (column.type().isDate() && (shape.isRecord() || builder)) {
                imports.add("java.time." + column.type().type());
            }
            if (shape.isRecord() && column.missing()) {
                imports.add(column.type().optionalImport());
            }
            if (shape.isRecord() && !isPrimitive(column)) {
                imports.add("java.util.Objects");
            }
        }
        if (!shape.isRecord()) {
            imports.add("java.util.Arrays");
        }
        return imports;
    }

    private static boolean isPrimitive(ApiColumn column) {
        return column.type() == ApiType.NUMBER && !column.missing();
    }

    private static String name(ApiColumn column) {
        return JavaText.identifier(column.component());
    }

    private void record() {
        source.lines("/**", " * A row of the model {@code " + shape.model() + "}.", " *");
        shape.columns().forEach(column -> source.lines(" * @param " + name(column) + " " + sentence(column)));
        source.lines(
                " */",
                GENERATED,
                "public record " + shape.input() + "("
                        + shape.columns().stream()
                                .map(column -> "\n        " + column.componentType() + " " + name(column))
                                .collect(Collectors.joining(","))
                        + ") {",
                "",
                "    /** Refuses what is null: a missing value is an empty optional. */",
                "    public " + shape.input() + " {");
        shape.columns().stream()
                .filter(column -> !isPrimitive(column))
                .forEach(column -> source.lines("        Objects.requireNonNull(" + name(column) + ", "
                        + JavaText.literal(column.component()) + ");"));
        source.lines("    }");
        if (shape.hasBuilder()) {
            builderOfRecord();
        }
        shape.columns().forEach(this::choices);
        source.lines("}");
    }

    private static String sentence(ApiColumn column) {
        return column.sentence().isEmpty() ? title(column) : title(column) + ", " + column.sentence();
    }

    private void builderOfRecord() {
        beginBuilder("Takes a row column by column; each has to be set but for those that may be missing.");
        for (ApiColumn column : shape.columns()) {
            source.lines("        private "
                    + (column.missing()
                            ? column.componentType() + " " + name(column) + " = " + empty(column) + ";"
                            : column.boxedType() + " " + name(column) + ";"));
        }
        source.lines("", "        private Builder() {}", "");
        for (ApiColumn column : shape.columns()) {
            String value = column.missing() ? present(column) : "value";
            setter(column, "this." + name(column) + " = " + value + ";");
        }
        source.lines(
                "        /**",
                "         * Returns the row.",
                "         *",
                "         * @throws IllegalStateException if a column was not set; names all of them",
                "         */",
                "        public " + shape.input() + " build() {",
                "            List<String> unset = new ArrayList<>();");
        List<ApiColumn> needed =
                shape.columns().stream().filter(column -> !column.missing()).toList();
        needed.forEach(column -> source.lines(
                "            if (this." + name(column) + " == null) {",
                "                unset.add(" + JavaText.literal(column.component()) + ");",
                "            }"));
        source.lines(
                "            if (!unset.isEmpty()) {",
                "                throw new IllegalStateException(\"No value was set for: \" + String.join(\", \", unset) + \".\");",
                "            }",
                "            return new " + shape.input() + "("
                        + shape.columns().stream()
                                .map(column -> "\n                    this." + name(column))
                                .collect(Collectors.joining(","))
                        + ");",
                "        }",
                "    }");
    }

    private void beginBuilder(String sentence) {
        source.lines(
                "",
                "    /** Returns a builder of rows. */",
                "    public static Builder builder() {",
                "        return new Builder();",
                "    }",
                "",
                "    /** " + sentence + " */",
                "    " + GENERATED,
                "    public static final class Builder {",
                "");
    }

    private void setter(ApiColumn column, String statement) {
        String type = column.type() == ApiType.NUMBER ? "double" : column.valueType();
        source.lines(
                "        /** Sets " + sentence(column) + ". */",
                "        public Builder " + name(column) + "(" + type + " value) {",
                "            " + statement,
                "            return this;",
                "        }",
                "");
    }

    private static String empty(ApiColumn column) {
        return column.type() == ApiType.NUMBER ? "OptionalDouble.empty()" : "Optional.empty()";
    }

    private static String present(ApiColumn column) {
        return column.type() == ApiType.NUMBER ? "OptionalDouble.of(value)" : "Optional.of(value)";
    }

    /** The values stand in an array, because neither a record nor a constructor can take so many. */
    private void wide() {
        int width = shape.columns().size();
        source.lines(
                "/** A row of the model {@code " + shape.model() + "}: " + width
                        + " columns. What is not set is missing. */",
                GENERATED,
                "public final class " + shape.input() + " {",
                "",
                "    private final Object[] values;",
                "",
                "    private " + shape.input() + "(Object[] values) {",
                "        this.values = values;",
                "    }",
                "",
                "    Object[] values() {",
                "        return values;",
                "    }");
        if (shape.isOfNumbers()) {
            source.lines(
                    "",
                    "    /**",
                    "     * Returns a row of numbers; NaN is a missing value.",
                    "     *",
                    "     * @param values the values, in the order of the columns' names",
                    "     * @throws IllegalArgumentException if they are more or fewer than " + width,
                    "     */",
                    "    public static " + shape.input() + " of(double... values) {",
                    "        if (values.length != " + width + ") {",
                    "            throw new IllegalArgumentException(\"A row has " + width
                            + " values, and not \" + values.length + \".\");",
                    "        }",
                    "        return new " + shape.input() + "(Arrays.stream(values).boxed().toArray());",
                    "    }");
        }
        if (shape.hasBuilder()) {
            builderOfArray(width);
        }
        shape.columns().forEach(this::choices);
        source.lines("}");
    }

    private void builderOfArray(int width) {
        beginBuilder("Takes a row column by column; what is not set is missing.");
        source.lines(
                "        private final Object[] values = new Object[" + width + "];",
                "",
                "        private Builder() {}",
                "");
        for (int i = 0; i < width; i++) {
            ApiColumn column = shape.columns().get(i);
            setter(column, "values[" + i + "] = " + given(column, "value") + ";");
        }
        source.lines(
                "        /** Returns the row. */",
                "        public " + shape.input() + " build() {",
                "            return new " + shape.input() + "(Arrays.copyOf(values, values.length));",
                "        }",
                "    }");
    }

    private void choices(ApiColumn column) {
        column.enumName().ifPresent(name -> {
            source.lines("", "    /** The categories of " + title(column) + ". */");
            EnumSource.add(source, name, column.constants(), "The category");
        });
    }

    private static String title(ApiColumn column) {
        return "the column &quot;" + JavaText.comment(column.name()) + "&quot;";
    }

    /** Returns an expression of each value of a row, as the model is given it. */
    static List<String> values(ApiShape shape) {
        return shape.columns().stream().map(column -> value(shape, column)).toList();
    }

    private static String value(ApiShape shape, ApiColumn column) {
        String value = "row." + name(column) + "()";
        if (!column.missing()) {
            return given(column, value);
        } else if (column.type() == ApiType.NUMBER) {
            return value + ".orElse(Double.NaN)";
        } else if (column.type().isDate()) {
            return value + ".map(" + ModelClassSource.TYPED_MODEL + "::seconds).orElse(Double.NaN)";
        }
        boolean choice = column.type() == ApiType.CHOICE;
        return value + (choice ? ".map(" + shape.input() + "." + column.valueType() + "::text)" : "") + ".orElse(null)";
    }

    /** Returns what a model is given for a value: a number or a text. */
    private static String given(ApiColumn column, String value) {
        if (column.type() == ApiType.CHOICE) {
            return value + ".text()";
        }
        return column.type().isDate() ? ModelClassSource.TYPED_MODEL + ".seconds(" + value + ")" : value;
    }
}
