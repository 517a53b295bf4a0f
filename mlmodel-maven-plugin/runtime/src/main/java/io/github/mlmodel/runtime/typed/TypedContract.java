package io.github.mlmodel.runtime.typed;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.OutputName;
import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.runtime.Model;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a generated class expects of its model. */
@Stable(since = "1.0.0")
public final class TypedContract {

    private static final String NUMBERS = "numbers";
    private static final String DATES = "dates";
    private static final String TEXTS = "texts";
    private static final String IMAGES = "images";

    private final String className;
    private final Map<String, String> columns = new LinkedHashMap<>();
    private final Set<String> optional = new TreeSet<>();
    private final Set<String> labels = new TreeSet<>();
    private OutputName output = OutputName.PREDICTION;

    /**
     * Begins to say what a class expects.
     *
     * @param className the class's simple name
     */
    public TypedContract(String className) {
        this.className = className;
    }

    /** Adds a column of numbers. */
    public TypedContract numbers(String name) {
        columns.put(name, NUMBERS);
        return this;
    }

    /** Adds a column of dates. */
    public TypedContract dates(String name) {
        columns.put(name, DATES);
        return this;
    }

    /** Adds a column of categories or words. */
    public TypedContract texts(String name) {
        columns.put(name, TEXTS);
        return this;
    }

    /** Says that the model may lack a column. */
    public TypedContract optional(String name) {
        optional.add(name);
        return this;
    }

    /** Expects probabilities of labels; of none for whatever labels there are. */
    public TypedContract givesProbabilities(String... names) {
        return givesLabels(OutputName.PROBABILITIES, names);
    }

    /** Expects scores of labels; of none for whatever labels there are. */
    public TypedContract givesScores(String... names) {
        return givesLabels(OutputName.SCORES, names);
    }

    private TypedContract givesLabels(OutputName expected, String... names) {
        labels.addAll(List.of(names));
        output = expected;
        return this;
    }

    /** Expects a number. */
    public TypedContract givesNumber() {
        output = OutputName.PREDICTION;
        return this;
    }

    /**
     * Returns the model behind the class, or closes it if it is another one.
     *
     * @throws MlModelException with all that is different
     */
    public TypedModel with(Model model) {
        List<String> differences = differences(model);
        if (!differences.isEmpty()) {
            model.close();
            throw MlModelException.user("The model '" + model.name() + "' is not the one that " + className
                    + " was generated for: " + String.join("; ", differences)
                    + ". Build class and model together, in one version of the project.");
        }
        return new TypedModel(model, ColumnPlaces.of(List.copyOf(columns.keySet()), model));
    }

    private List<String> differences(Model model) {
        List<String> differences = new ArrayList<>();
        if (!columns.isEmpty()) {
            columns(model, differences);
        }
        if (!labels.isEmpty()) {
            Set<String> more = new TreeSet<>(model.labels());
            for (String label : labels) {
                if (!more.remove(label)) {
                    differences.add("the model has no label " + quoted(label));
                }
            }
            more.forEach(label -> differences.add("the class has no label " + quoted(label)));
        }
        if (!model.description().signature().has(output)) {
            differences.add("the model gives no " + output.text());
        }
        return differences;
    }

    private void columns(Model model, List<String> differences) {
        Map<String, String> there = new LinkedHashMap<>();
        for (ColumnSchema column : model.description().signature().columns()) {
            there.put(column.name(), values(column.kind()));
        }
        columns.forEach((name, values) -> {
            String found = there.remove(name);
            if (found == null && !optional.contains(name)) {
                differences.add("the model has no column " + quoted(name));
            } else if (found != null && !found.equals(values)) {
                differences.add(
                        "column " + quoted(name) + " has " + found + " in the model, and " + values + " in the class");
            }
        });
        there.keySet().forEach(name -> differences.add("the class has no column " + quoted(name)));
    }

    private static String values(ColumnKind kind) {
        return switch (kind) {
            case NUMERIC -> NUMBERS;
            case DATE -> DATES;
            case CATEGORICAL, TEXT -> TEXTS;
            case IMAGE -> IMAGES;
        };
    }

    private static String quoted(String name) {
        return "'" + Printable.text(name) + "'";
    }
}
