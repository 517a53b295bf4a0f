package io.github.mlmodel.build.generate;

import java.util.List;

/** Writes the record of what a model says about a row. */
final class PredictionSource {

    private static final String GENERATED = "io.github.mlmodel.runtime.typed.Generated";

    private PredictionSource() {}

    /** Returns the record's source. */
    static String of(ApiShape shape) {
        if (shape.output() instanceof ApiOutput.Label label) {
            return ofLabels(shape, label);
        }
        return new SourceText(shape.packageName(), List.of(GENERATED))
                .lines(
                        "/**",
                        " * What the model {@code " + shape.model() + "} says about a row.",
                        " *",
                        " * @param value the number, in the unit of the training data",
                        " */",
                        "@Generated(\"mlmodel-maven-plugin\")",
                        "public record " + shape.prediction() + "(double value) {}")
                .toString();
    }

    private static String ofLabels(ApiShape shape, ApiOutput.Label label) {
        String one = label.value();
        String all = label.values();
        String unit = label.scores() ? "larger is likelier, on the trainer's own scale" : "from 0 to 1";
        SourceText source = new SourceText(
                        shape.packageName(), List.of(GENERATED, "java.util.Collections", label.map(), "java.util.Map"))
                .lines(
                        "/**",
                        " * What the model {@code " + shape.model() + "} says about a row.",
                        " *",
                        " * @param label the likeliest label",
                        " * @param " + one + " its " + one + ", " + unit,
                        " * @param " + all + " the " + one + " of each label",
                        " */",
                        "@Generated(\"mlmodel-maven-plugin\")",
                        "public record " + shape.prediction() + "(" + label.type() + " label, double " + one + ", Map<"
                                + label.type() + ", Double> " + all + ") {",
                        "",
                        "    /** Copies the map. */",
                        "    public " + shape.prediction() + " {",
                        "        Map<" + label.type() + ", Double> copy = new "
                                + (label.isEnum() ? "EnumMap<>(Label.class)" : "LinkedHashMap<>()") + ";",
                        "        copy.putAll(" + all + ");",
                        "        " + all + " = Collections.unmodifiableMap(copy);",
                        "    }",
                        "",
                        "    /**",
                        "     * Returns the " + one + " of a label, " + unit + ".",
                        "     *",
                        "     * @throws IllegalArgumentException if the model does not know the label",
                        "     */",
                        "    public double " + one + "(" + label.type() + " of) {",
                        "        Double value = " + all + ".get(of);",
                        "        if (value == null) {",
                        "            throw new IllegalArgumentException(\"The model knows no label '\" + of + \"'. It knows: \" + "
                                + all + ".keySet() + \".\");",
                        "        }",
                        "        return value;",
                        "    }");
        if (label.isEnum()) {
            source.lines("", "    /** The labels. */");
            EnumSource.add(source, "Label", label.constants(), "The label");
        }
        return source.lines("}").toString();
    }
}
