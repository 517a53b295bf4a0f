package io.github.mlmodel.build.generate;

import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.OutputName;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The content of {@code generated.json}: what generated classes expect of their model. It stays in {@code target}, and is
 * compared with each model that comes there.
 *
 * @param className the simple name of the class that loads the model
 * @param columns the columns of a row; empty where a row is an image
 * @param labels the labels; empty where all are taken
 * @param output the output that the model has
 */
public record GeneratedContract(
        String className, List<ExpectedColumn> columns, List<String> labels, OutputName output) {

    private static final String FILE = "generated.json";

    /** Refuses what lacks a part, as a damaged file does. */
    public GeneratedContract {
        Objects.requireNonNull(className);
        columns = List.copyOf(columns);
        labels = List.copyOf(labels);
        Objects.requireNonNull(output);
    }

    /**
     * A column.
     *
     * @param name its name in the data
     * @param type what its values are: {@code numbers}, {@code dates} or {@code texts}
     * @param optional whether the model may lack it
     */
    public record ExpectedColumn(String name, String type, boolean optional) {

        /** Refuses what lacks a part. */
        public ExpectedColumn {
            Objects.requireNonNull(name);
            Objects.requireNonNull(type);
        }
    }

    /** Writes it into a model's folder, unless it stands there. */
    public void write(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        byte[] json = Json.write(this).getBytes(StandardCharsets.UTF_8);
        if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), json)) {
            AtomicFiles.write(file, json);
        }
    }

    /** Reads what stands in a model's folder; nothing where no class was generated. */
    public static Optional<GeneratedContract> read(Path folder) {
        Path file = folder.resolve(FILE);
        return Files.isRegularFile(file) ? Json.readIfWhole(file, GeneratedContract.class) : Optional.empty();
    }

    /** Returns what of a model is not as the classes expect it, as parts of a sentence. */
    public List<String> differences(ModelDescription model) {
        List<String> differences = new ArrayList<>();
        if (!columns.isEmpty()) {
            columns(model, differences);
        }
        if (!labels.isEmpty()) {
            Set<String> rest = new HashSet<>(model.labels());
            for (String label : labels) {
                if (!rest.remove(label)) {
                    differences.add("the model has no label " + quoted(label));
                }
            }
            rest.stream().sorted().forEach(label -> differences.add("label " + quoted(label) + " is not among theirs"));
        }
        if (!model.signature().has(output)) {
            differences.add("the model has no " + output.text() + other(model));
        }
        return differences;
    }

    private static String other(ModelDescription model) {
        return model.signature().has(OutputName.SCORES)
                ? ", it has scores, for which <generate><output>score</output></generate> is"
                : model.signature().has(OutputName.PROBABILITIES)
                        ? ", it has probabilities, for which <generate> needs no <output>"
                        : "";
    }

    private void columns(ModelDescription model, List<String> differences) {
        Map<String, ColumnKind> there = new LinkedHashMap<>();
        for (ColumnSchema column : model.signature().columns()) {
            there.put(column.name(), column.kind());
        }
        for (ExpectedColumn column : columns) {
            ColumnKind kind = there.remove(column.name());
            if (kind == null && !column.optional()) {
                differences.add("the model has no column " + quoted(column.name()));
            } else if (kind != null && !type(kind).equals(column.type())) {
                differences.add("column " + quoted(column.name()) + " has " + type(kind) + " in the model, and "
                        + column.type() + " in them");
            }
        }
        there.keySet().forEach(name -> differences.add("column " + quoted(name) + " is not among theirs"));
    }

    private static String type(ColumnKind kind) {
        return switch (kind) {
            case NUMERIC -> "numbers";
            case DATE -> "dates";
            case CATEGORICAL, TEXT -> "texts";
            case IMAGE -> "images";
        };
    }

    private static String quoted(String name) {
        return "'" + Printable.text(name) + "'";
    }
}
