package io.github.mlmodel.build.config;

import io.github.mlmodel.build.data.Checkout;
import io.github.mlmodel.build.spec.ClassWeights;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.DateColumns;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.TrainerSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what was read of one {@code <model>} into its specification, and says everything that is wrong with it. */
final class Specifications {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

    private final Violations violations;
    private final ElementValues model;
    private final String path;
    private final Checkout checkout;

    Specifications(Violations violations, ElementValues model, String path, Checkout checkout) {
        this.violations = violations;
        this.model = model;
        this.path = path;
        this.checkout = checkout;
    }

    /**
     * What was read of a model.
     *
     * @param spec the specification; absent where a part of it is wrong
     * @param trainer the trainer, which is judged whatever else is wrong; absent where none is named
     */
    record Specified(Optional<ModelSpec> spec, Optional<TrainerSpec> trainer) {}

    Specified specification(long defaultSeed) {
        Optional<String> name = model.text("name");
        checkName(name);
        @Nullable Task task = task();
        Optional<DatasetSpec> dataset = dataset();
        Optional<FeatureSpec> features = Optional.of(features());
        Optional<TrainerSpec> trainer = trainer();
        @Nullable ClassWeights classWeight = new ClassWeightElements(violations, path).read(model, task, trainer);
        if (name.isEmpty() || dataset.isEmpty() || trainer.isEmpty()) {
            return new Specified(Optional.empty(), trainer);
        }
        ModelSpec spec = new ModelSpec(
                name.get(),
                model.text("description").orElse(""),
                task,
                dataset.get(),
                features.get(),
                trainer.get(),
                classWeight,
                model.integer("seed").orElse(defaultSeed));
        return new Specified(Optional.of(spec), trainer);
    }

    private void checkName(Optional<String> name) {
        if (model.lacks("name")) {
            violations.add("<" + path + "> has no <name>. Give it one, for example <name>churn</name>.");
        } else if (name.isPresent() && !NAME.matcher(name.get()).matches()) {
            violations.add("<" + path + "/name> is '" + name.get()
                    + "', but a name starts with a lower-case letter and goes on with lower-case letters, digits and '-'."
                    + " Use for example 'churn' or 'churn-by-week'.");
        }
    }

    private @Nullable Task task() {
        Optional<String> text = model.text("task");
        if (text.isEmpty()) {
            return null;
        }
        for (Task task : Task.values()) {
            if (task.text().equals(text.get())) {
                return task;
            }
        }
        List<String> known = Arrays.stream(Task.values()).map(Task::text).toList();
        violations.add("<" + path + "/task> is '" + text.get() + "'" + Names.didYouMean(text.get(), known)
                + " It is one of: " + Names.list(known) + "; leave it out to have it inferred from the target.");
        return null;
    }

    private Optional<DatasetSpec> dataset() {
        if (model.lacks("dataset")) {
            violations.add(
                    "<" + path + "> has no <dataset>. Say where its rows are: <dataset><source>datasets/churn.csv"
                            + "</source><target>churned</target></dataset>.");
        }
        return model.elements("dataset")
                .flatMap(elements -> new DatasetElements(violations, model, elements, path, checkout).dataset());
    }

    private FeatureSpec features() {
        ElementValues element = model.elements("features").orElse(ElementValues.NONE);
        FeatureSpec spec = new FeatureSpec(
                element.list(ColumnKind.NUMERIC.text()),
                element.list(ColumnKind.CATEGORICAL.text()),
                element.list(ColumnKind.TEXT.text()),
                dates(element),
                others(element),
                element.list("keep"),
                element.integer("maxCategories").isEmpty() ? null : inRange(element, "maxCategories", 1, 100_000),
                inRange(element, "maxTokens", FeatureSpec.DEFAULT_MAX_TOKENS, 1_000_000),
                inRange(element, "ngrams", FeatureSpec.DEFAULT_NGRAMS, 3));
        checkListedOnce(spec);
        if (spec.explicit() && spec.columns().isEmpty()) {
            violations.add(
                    "<" + path + "/features/others> is 'none', but no column is listed, so that there is no feature."
                            + " List columns under <numeric>, <categorical>, <text> or <dates>, or leave <others> out.");
        }
        return spec;
    }

    private List<DateColumns> dates(ElementValues element) {
        List<DateColumns> dates = new ArrayList<>();
        List<Element> members = element.members("dates");
        for (int i = 0; i < members.size(); i++) {
            String at = path + "/features/dates/date[" + (i + 1) + "]";
            ElementValues date = new ElementReader(violations).read(members.get(i), FeatureEntries.DATE, at);
            if (date.lacks("columns")) {
                violations.add("<" + at + "> has no <columns>. Name those that are read as dates, for example"
                        + " <columns>day</columns>.");
            }
            dateForm(date, at).ifPresent(form -> dates.add(new DateColumns(date.list("columns"), form)));
        }
        return dates;
    }

    private Optional<DateForm> dateForm(ElementValues date, String at) {
        if (date.lacks("form")) {
            violations.add("<" + at + "> has no <form>. It is one of: " + Names.list(DateFormElement.KNOWN) + ".");
        }
        return new DateFormElement(violations).read(date, at);
    }

    private FeatureSpec.@Nullable Others others(ElementValues element) {
        Optional<String> text = element.text("others");
        if (text.isEmpty()) {
            return null;
        }
        for (FeatureSpec.Others others : FeatureSpec.Others.values()) {
            if (others.text().equals(text.get())) {
                return others;
            }
        }
        violations.add("<" + path + "/features/others> is '" + text.get() + "', but it is 'by-type' or 'none'.");
        return null;
    }

    private int inRange(ElementValues element, String name, int byDefault, int most) {
        long value = element.integer(name).orElse((long) byDefault);
        if (value < 1 || value > most) {
            violations.add("<" + path + "/features/" + name + "> is " + value + ", but it is at least 1 and at most "
                    + most + ".");
            return byDefault;
        }
        return (int) value;
    }

    private void checkListedOnce(FeatureSpec spec) {
        List<String> all = spec.columns().stream().map(ColumnSchema::name).toList();
        List<String> twice = all.stream()
                .filter(column -> all.indexOf(column) != all.lastIndexOf(column))
                .distinct()
                .toList();
        if (!twice.isEmpty()) {
            violations.add("<" + path + "/features> lists " + Names.list(twice)
                    + " more than once. List each column under one of <numeric>, <categorical>, <text> and <dates>.");
        }
    }

    private Optional<TrainerSpec> trainer() {
        Optional<ElementValues> elements = model.elements("trainer");
        Optional<String> type = model.text("trainer").or(() -> elements.flatMap(trainer -> trainer.text("type")));
        boolean absent = model.lacks("trainer")
                || (type.isEmpty()
                        && elements.map(trainer -> trainer.lacks("type")).orElse(false));
        if (absent) {
            violations.add("<" + path + "> has no <trainer>. Name one, for example <trainer>random-forest</trainer>.");
        }
        List<Parameter.Entry> parameters = elements.flatMap(trainer -> trainer.element("parameters"))
                .map(Specifications::entries)
                .orElse(List.of());
        return type.map(name -> new TrainerSpec(name, parameters));
    }

    private static List<Parameter.Entry> entries(Element parent) {
        return parent.children().stream()
                .map(child -> new Parameter.Entry(child.name(), parameter(child)))
                .toList();
    }

    private static Parameter parameter(Element element) {
        return element.children().isEmpty()
                ? new Parameter.Text(element.text())
                : new Parameter.Group(entries(element));
    }
}
