package io.github.mlmodel.build.generate;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes the class that an application calls: it loads the model, and predicts from rows of its own class. */
final class ModelSource {

    private final ApiShape shape;
    private final SourceText source;

    private ModelSource(ApiShape shape) {
        this.shape = shape;
        this.source = new SourceText(shape.packageName(), imports(shape));
    }

    /** Returns the class's source. */
    static String of(ApiShape shape) {
        ModelSource model = new ModelSource(shape);
        model.begin();
        model.loading();
        if (shape.isImage()) {
            model.predictingImages();
        } else {
            model.predictingRows();
        }
        model.answer();
        model.contract();
        model.end();
        return model.source.toString();
    }

    private static Set<String> imports(ApiShape shape) {
        Set<String> imports = new TreeSet<>(Set.of(
                "io.github.mlmodel.runtime.Model",
                "io.github.mlmodel.runtime.Prediction",
                "io.github.mlmodel.runtime.typed.Generated",
                "io.github.mlmodel.runtime.typed.TypedModel"));
        if (shape.isImage()) {
            imports.add("java.awt.image.BufferedImage");
        } else {
            imports.add("java.util.ArrayList");
            imports.add("java.util.List");
            imports.add("java.util.Map");
        }
        if (shape.output() instanceof ApiOutput.Label) {
            imports.add("java.util.LinkedHashMap");
            imports.add("java.util.Map");
        }
        return imports;
    }

    private void begin() {
        source.lines(
                "/**",
                " * The model {@code " + shape.model()
                        + "}. Load it once, call it from as many threads as there are, and close it at",
                " * the end.",
                " */",
                "@Generated(\"mlmodel-maven-plugin\")",
                "public final class " + shape.typed() + " implements AutoCloseable {",
                "",
                "    private final TypedModel model;",
                "",
                "    private " + shape.typed() + "(TypedModel model) {",
                "        this.model = model;",
                "    }");
    }

    private void contract() {
        source.lines(
                "",
                "    private static TypedModel.Contract contract() {",
                "        TypedModel.Contract contract = TypedModel.contract(" + JavaText.literal(shape.typed()) + ");");
        for (ApiColumn column : shape.columns()) {
            source.lines("        contract." + (column.optional() ? "optional" : "column") + "("
                    + JavaText.literal(column.name()) + ");");
        }
        source.lines("        return contract." + output() + ";", "    }");
    }

    private String output() {
        if (shape.output() instanceof ApiOutput.Label label) {
            return label.values() + "("
                    + label.constants().stream()
                            .map(constant -> JavaText.literal(constant.text()))
                            .collect(Collectors.joining(",\n                "))
                    + ")";
        }
        return "number()";
    }

    private void loading() {
        source.lines(
                "",
                "    /**",
                "     * Loads the model that stands beside this class.",
                "     *",
                "     * @throws io.github.mlmodel.model.MlModelException if there is none, it is refused, or it has other columns or labels",
                "     */",
                "    public static " + shape.typed() + " load() {",
                "        return of(Model.fromClasspath(" + JavaText.literal(shape.model()) + ", " + shape.typed()
                        + ".class.getClassLoader()));",
                "    }",
                "",
                "    /**",
                "     * Returns a model that was loaded in another way; it is closed with this one, or here if it does not fit.",
                "     *",
                "     * @throws io.github.mlmodel.model.MlModelException if it has other columns or labels",
                "     */",
                "    public static " + shape.typed() + " of(Model model) {",
                "        return new " + shape.typed() + "(contract().with(model));",
                "    }");
    }

    private void predictingRows() {
        source.lines(
                "",
                "    /** Predicts from a row. */",
                "    public " + shape.prediction() + " predict(" + shape.input() + " row) {",
                "        return answer(model.predict(values(row)));",
                "    }",
                "",
                "    /** Predicts from rows: a prediction each, in the same order. */",
                "    public List<" + shape.prediction() + "> predict(List<" + shape.input() + "> rows) {",
                "        List<Map<String, Object>> values = new ArrayList<>(rows.size());",
                "        for (" + shape.input() + " row : rows) {",
                "            values.add(model.row(values(row)));",
                "        }",
                "        List<" + shape.prediction() + "> answers = new ArrayList<>(rows.size());",
                "        for (Prediction prediction : model.model().predict(values)) {",
                "            answers.add(answer(prediction));",
                "        }",
                "        return answers;",
                "    }",
                "",
                "    private static Object[] values(" + shape.input() + " row) {");
        if (shape.isRecord()) {
            source.lines("        return new Object[] {"
                    + InputSource.values(shape).stream()
                            .map(value -> "\n            " + value)
                            .collect(Collectors.joining(","))
                    + "\n        };");
        } else {
            source.lines("        return row.values();");
        }
        source.lines("    }");
    }

    private void predictingImages() {
        source.lines(
                "",
                "    /** Predicts from the bytes of an image: row by row, a byte a pixel and channel. */",
                "    public " + shape.prediction() + " predict(byte[] image) {",
                "        return answer(model.predict((Object) image));",
                "    }",
                "",
                "    /** Predicts from an image of the model's size. */",
                "    public " + shape.prediction() + " predict(BufferedImage image) {",
                "        return answer(model.predict(image));",
                "    }");
    }

    private void answer() {
        source.lines("", "    private static " + shape.prediction() + " answer(Prediction prediction) {");
        if (shape.output() instanceof ApiOutput.Label label) {
            String type = label.isEnum() ? shape.prediction() + ".Label" : "String";
            String key = label.isEnum() ? shape.prediction() + ".Label.of(name)" : "name";
            source.lines(
                    "        Map<" + type + ", Double> all = new LinkedHashMap<>();",
                    "        prediction." + label.values() + "().forEach((name, value) -> all.put(" + key
                            + ", value));",
                    "        return new " + shape.prediction() + "("
                            + key.replace("name", "prediction.label()") + ", prediction." + label.value()
                            + "(prediction.label()), all);");
        } else {
            source.lines("        return new " + shape.prediction() + "(prediction.value());");
        }
        source.lines("    }");
    }

    private void end() {
        source.lines(
                "",
                "    /** Returns the model as it is for all columns: what it is called, what is known of it, its grade. */",
                "    public Model model() {",
                "        return model.model();",
                "    }",
                "",
                "    /** Closes the model, after the predictions that are being made. */",
                "    @Override",
                "    public void close() {",
                "        model.model().close();",
                "    }",
                "}");
    }
}
