package io.github.mlmodel.build.generate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes the class that an application calls: it loads the model, and predicts from rows of its own class. */
final class ModelClassSource {

    /** By its full name, as a model called 'typed' has a class of this name, too. */
    static final String TYPED_MODEL = "io.github.mlmodel.runtime.typed.TypedModel";

    private static final String GENERATED_MODEL = "io.github.mlmodel.runtime.typed.GeneratedModel";

    private final ApiShape shape;
    private final SourceText source;

    private ModelClassSource(ApiShape shape) {
        this.shape = shape;
        this.source = new SourceText(shape.packageName(), imports(shape));
    }

    /** Returns the class's source. */
    static String of(ApiShape shape) {
        ModelClassSource model = new ModelClassSource(shape);
        model.begin();
        model.loading();
        if (shape.isImage()) {
            model.predictingImages();
        } else {
            model.predictingRows();
            model.explainingRows();
        }
        model.answer();
        model.contract();
        model.end();
        return model.source.toString();
    }

    private static Set<String> imports(ApiShape shape) {
        String runtime = "io.github.mlmodel.runtime.";
        Set<String> imports = new TreeSet<>(Set.of(
                runtime + "Model",
                runtime + "Prediction",
                runtime + "typed.Generated",
                runtime + "typed.TypedContract",
                "java.util.Map"));
        if (shape.isImage()) {
            imports.add("java.awt.image.BufferedImage");
        } else {
            imports.addAll(Set.of(
                    runtime + "Explanation",
                    runtime + "Predictions",
                    runtime + "typed.TypedRow",
                    runtime + "typed.FilledRows",
                    "java.util.ArrayList",
                    "java.util.List"));
        }
        if (shape.output() instanceof ApiOutput.Label label) {
            imports.add(label.map());
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
                "public final class " + shape.typed() + " implements " + GENERATED_MODEL + "<" + row() + "> {",
                "",
                "    private final " + TYPED_MODEL + " model;");
        Optional<String> label = label();
        label.ifPresent(type -> source.lines("    private final " + type + "[] labels;"));
        source.lines(
                "", "    private " + shape.typed() + "(" + TYPED_MODEL + " model) {", "        this.model = model;");
        label.ifPresent(type -> source.lines("        this.labels = model.model().labels().stream()"
                + (type.equals("String") ? "" : ".map(" + type + "::of)") + ".toArray(" + type + "[]::new);"));
        source.lines("    }");
    }

    private String row() {
        return shape.isImage() ? "byte[]" : shape.input();
    }

    /** Returns the type of a label in Java; nothing of a model of numbers. */
    private Optional<String> label() {
        return shape.output() instanceof ApiOutput.Label label
                ? Optional.of(label.isEnum() ? shape.prediction() + ".Label" : "String")
                : Optional.empty();
    }

    private void contract() {
        source.lines(
                "",
                "    private static TypedContract contract() {",
                "        TypedContract contract = new TypedContract(" + JavaText.literal(shape.typed()) + ");");
        for (ApiColumn column : shape.columns()) {
            String name = JavaText.literal(column.name());
            source.lines("        contract." + column.type().family() + "(" + name + ")"
                    + (column.optional() ? ".optional(" + name + ")" : "") + ";");
        }
        source.lines("        return contract." + output() + ";", "    }");
    }

    private String output() {
        if (shape.output() instanceof ApiOutput.Label label) {
            return (label.scores() ? "givesScores(" : "givesProbabilities(")
                    + label.constants().stream()
                            .map(constant -> JavaText.literal(constant.text()))
                            .collect(Collectors.joining(",\n                "))
                    + ")";
        }
        return "givesNumber()";
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
                "        return answer(model.predict(fill(model.row(), row)));",
                "    }",
                "",
                "    /** Predicts from rows: a prediction each, in the same order. */",
                "    public List<" + shape.prediction() + "> predict(List<" + shape.input() + "> rows) {",
                "        FilledRows filled = model.rows(rows.size());",
                "        for (" + shape.input() + " row : rows) {",
                "            fill(filled.next(), row);",
                "        }",
                "        Predictions predictions = model.predict(filled);",
                "        List<" + shape.prediction() + "> answers = new ArrayList<>(rows.size());",
                "        for (int i = 0; i < predictions.rows(); i++) {",
                "            answers.add(answer(predictions.row(i)));",
                "        }",
                "        return answers;",
                "    }",
                "",
                "    private static TypedRow fill(TypedRow into, " + shape.input() + " row) {");
        if (shape.isRecord()) {
            List<String> values = InputSource.values(shape);
            for (int i = 0; i < values.size(); i++) {
                source.lines("        into.set(" + i + ", " + values.get(i) + ");");
            }
            source.lines("        return into;");
        } else {
            source.lines("        return into.setAll(row.values());");
        }
        source.lines("    }");
    }

    private void explainingRows() {
        source.lines(
                "",
                "    /**",
                "     * Explains what is predicted of a row: how much each column moves it.",
                "     *",
                "     * @throws io.github.mlmodel.model.MlModelException if predictions of this model cannot be explained",
                "     */",
                "    public Explanation explain(" + shape.input() + " row) {",
                "        return model.explain(fill(model.row(), row));",
                "    }");
        label().ifPresent(type -> source.lines(
                "",
                "    /**",
                "     * Explains how likely the model takes a label to be for a row.",
                "     *",
                "     * @throws io.github.mlmodel.model.MlModelException if predictions of this model cannot be explained",
                "     */",
                "    public Explanation explain(" + shape.input() + " row, " + type + " label) {",
                "        return model.explain(fill(model.row(), row), label" + (type.equals("String") ? "" : ".text()")
                        + ");",
                "    }"));
    }

    private void predictingImages() {
        source.lines(
                "",
                "    /** Predicts from the bytes of an image: row by row, a byte a pixel and channel. */",
                "    public " + shape.prediction() + " predict(byte[] image) {",
                "        return answer(model.predictImage(image));",
                "    }",
                "",
                "    /** Predicts from an image of the model's size. */",
                "    public " + shape.prediction() + " predict(BufferedImage image) {",
                "        return answer(model.predictImage(image));",
                "    }");
    }

    private void answer() {
        Optional<String> label = label();
        source.lines("", "    private " + shape.prediction() + " answer(Prediction prediction) {");
        if (label.isPresent()) {
            String type = label.get();
            source.lines(
                    "        float[] values = prediction.values();",
                    "        Map<" + type + ", Double> all = "
                            + (type.equals("String") ? "new LinkedHashMap<>()" : "new EnumMap<>(" + type + ".class)")
                            + ";",
                    "        for (int i = 0; i < labels.length; i++) {",
                    "            all.put(labels[i], (double) values[i]);",
                    "        }",
                    "        " + type + " label = "
                            + (type.equals("String") ? "prediction.label()" : type + ".of(prediction.label())") + ";",
                    "        return new " + shape.prediction() + "(label, all.get(label), all);");
        } else {
            source.lines("        return new " + shape.prediction() + "(prediction.value());");
        }
        source.lines("    }");
    }

    private void end() {
        source.lines(
                "",
                "    /** Returns a row as the model takes it, a value by column. */",
                "    @Override",
                "    public Map<String, Object> columns(" + row() + " row) {",
                "        return model."
                        + (shape.isImage() ? "imageColumns(row)" : "columns(values -> fill(values, row))") + ";",
                "    }",
                "",
                "    /** Returns the model as it is for all columns: what it is called, what is known of it, its grade. */",
                "    @Override",
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
