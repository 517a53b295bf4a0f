package io.github.mlmodel.build.generate;

import io.github.mlmodel.build.config.ConfiguredApi;
import io.github.mlmodel.grade.schema.DataSchema;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.OutputName;
import io.github.mlmodel.model.text.Names;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The Java sources of a model's typed classes. */
public final class TypedApi {

    /** A method that names more columns could not be compiled. */
    private static final int MOST_COLUMNS = 5000;

    private static final Pattern BLANKS_AT_END = Pattern.compile("[ ]+$", Pattern.MULTILINE);

    private final ApiShape shape;

    private TypedApi(ApiShape shape) {
        this.shape = shape;
    }

    /**
     * Returns the classes of a model of tables.
     *
     * @param schema the schema of its data
     * @param committed whether people have read the schema
     * @param defaultPackage the package, unless the model names one
     * @throws MlModelException with all that cannot be named in Java
     */
    public static TypedApi of(
            String model, ConfiguredApi api, DataSchema schema, boolean committed, String defaultPackage) {
        ApiShapes shapes = new ApiShapes(model, api, defaultPackage);
        ApiShape shape = shapes.of(schema, committed);
        if (!shapes.problems().isEmpty()) {
            throw MlModelException.user(String.join("\n", shapes.problems()));
        }
        int width = shape.columns().size();
        if (width > MOST_COLUMNS || (width > ApiShape.MOST_METHODS && !shape.isOfNumbers())) {
            throw MlModelException.user("Model '" + model + "' has " + Names.count(width, "column")
                    + ", too many for classes of its own: they have " + ApiShape.MOST_METHODS
                    + " at most, and " + MOST_COLUMNS
                    + " where all are numbers. Leave the goal 'generate' out, and call"
                    + " io.github.mlmodel.runtime.Model.");
        }
        return new TypedApi(shape);
    }

    /** Returns the classes of a model of images. */
    public static TypedApi ofImages(String model, ConfiguredApi api, String defaultPackage) {
        return new TypedApi(new ApiShapes(model, api, defaultPackage).ofImages());
    }

    /** Returns the text of each source file, by its path below a source folder. */
    public Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        if (!shape.isImage()) {
            files.put(path(shape.input()), InputSource.of(shape));
        }
        files.put(path(shape.prediction()), PredictionSource.of(shape));
        files.put(path(shape.typed()), ModelClassSource.of(shape));
        files.replaceAll((path, text) -> BLANKS_AT_END.matcher(text).replaceAll(""));
        return files;
    }

    private String path(String className) {
        return shape.packageName().replace('.', '/') + "/" + className + ".java";
    }

    /** Returns the full names of the classes. */
    public List<String> classes() {
        return shape.classes();
    }

    /** Returns what the classes expect of the model, to be compared with what is trained. */
    public GeneratedContract contract() {
        Optional<ApiOutput.Label> label =
                shape.output() instanceof ApiOutput.Label found ? Optional.of(found) : Optional.empty();
        return new GeneratedContract(
                shape.typed(),
                shape.columns().stream()
                        .map(column -> new GeneratedContract.ExpectedColumn(
                                column.name(), column.type().family(), column.optional()))
                        .toList(),
                label.stream()
                        .flatMap(found -> found.constants().stream())
                        .map(ApiConstant::text)
                        .collect(Collectors.toList()),
                label.map(ApiOutput.Label::output).orElse(OutputName.PREDICTION));
    }
}
