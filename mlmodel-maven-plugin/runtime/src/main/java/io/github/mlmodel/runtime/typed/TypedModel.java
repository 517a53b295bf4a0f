package io.github.mlmodel.runtime.typed;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.OutputName;
import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Prediction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A model behind a class that was generated for it: rows are values in the order of that class's columns. */
@Stable(since = "1.0.0")
public final class TypedModel {

    private final Model model;
    /** The columns, {@code null} where the model has no such column. */
    private final @Nullable String[] columns;

    private TypedModel(Model model, @Nullable String[] columns) {
        this.model = model;
        this.columns = columns;
    }

    /**
     * Begins to say what a generated class expects of its model.
     *
     * @param className the class's simple name
     */
    public static Contract contract(String className) {
        return new Contract(className);
    }

    /** Returns the model. */
    public Model model() {
        return model;
    }

    /**
     * Predicts from a row.
     *
     * @param values a value a column, in the order of the generated class; {@code null} is a missing value
     * @throws IllegalArgumentException as of {@link Model#predict(Map)}
     */
    public Prediction predict(@Nullable Object... values) {
        return model.predict(row(values));
    }

    /**
     * Returns a row for {@link Model#predict(List)}.
     *
     * @param values as in {@link #predict(Object...)}
     */
    public Map<String, Object> row(@Nullable Object... values) {
        Map<String, Object> row = new HashMap<>(2 * columns.length);
        for (int i = 0; i < columns.length; i++) {
            String column = columns[i];
            if (column != null) {
                row.put(column, values[i]);
            }
        }
        return row;
    }

    /** What a generated class expects of its model. */
    @Stable(since = "1.0.0")
    public static final class Contract {

        private final String className;
        private final List<String> columns = new ArrayList<>();
        private final Set<String> optional = new LinkedHashSet<>();
        private Set<String> labels = Set.of();
        private OutputName output = OutputName.PREDICTION;

        private Contract(String className) {
            this.className = className;
        }

        /** Adds a column. */
        public Contract column(String name) {
            columns.add(name);
            return this;
        }

        /** Adds a column that the model may lack. */
        public Contract optional(String name) {
            optional.add(name);
            return column(name);
        }

        /** Expects probabilities of labels; of none for whatever labels there are. */
        public Contract probabilities(String... names) {
            return labels(OutputName.PROBABILITIES, names);
        }

        /** Expects scores of labels; of none for whatever labels there are. */
        public Contract scores(String... names) {
            return labels(OutputName.SCORES, names);
        }

        private Contract labels(OutputName expected, String... names) {
            labels = Set.of(names);
            output = expected;
            return this;
        }

        /** Expects a number. */
        public Contract number() {
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
                        + ". Build class and model together, with the same version of the project.");
            }
            Set<String> known = Set.copyOf(model.columns());
            boolean image = columns.isEmpty();
            return new TypedModel(
                    model,
                    image
                            ? model.columns().toArray(String[]::new)
                            : columns.stream()
                                    .map(column -> known.contains(column) ? column : null)
                                    .toArray(String[]::new));
        }

        private List<String> differences(Model model) {
            List<String> differences = new ArrayList<>();
            if (!columns.isEmpty()) {
                say(differences, "the model lacks the columns ", lacking(columns, model.columns(), optional));
                say(differences, "the class lacks the columns ", lacking(model.columns(), columns, Set.of()));
            }
            if (!labels.isEmpty()) {
                say(differences, "the model lacks the labels ", lacking(labels, model.labels(), Set.of()));
                say(differences, "the class lacks the labels ", lacking(model.labels(), labels, Set.of()));
            }
            if (!model.description().signature().has(output)) {
                differences.add("the model has no output '" + output.text() + "'");
            }
            return differences;
        }

        private static void say(List<String> differences, String what, List<String> names) {
            if (!names.isEmpty()) {
                differences.add(what
                        + names.stream()
                                .map(name -> "'" + Printable.text(name) + "'")
                                .collect(Collectors.joining(", ")));
            }
        }

        private static List<String> lacking(Iterable<String> expected, Iterable<String> there, Set<String> mayLack) {
            Set<String> rest = new LinkedHashSet<>();
            expected.forEach(rest::add);
            there.forEach(rest::remove);
            rest.removeAll(mayLack);
            return List.copyOf(rest);
        }
    }
}
