package io.github.mlmodel.maven.config;

import io.github.mlmodel.core.config.Violations;
import io.github.mlmodel.core.spec.DatasetSpec;
import io.github.mlmodel.core.spec.FeatureSpec;
import io.github.mlmodel.core.spec.HeldBack;
import io.github.mlmodel.core.spec.ModelSpec;
import io.github.mlmodel.core.spec.Parameter;
import io.github.mlmodel.core.spec.Roles;
import io.github.mlmodel.core.spec.Source;
import io.github.mlmodel.core.spec.Task;
import io.github.mlmodel.core.spec.TextFormat;
import io.github.mlmodel.core.spec.TrainerSpec;
import io.github.mlmodel.core.text.Names;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/** Turns one {@code <model>} into its specification, and says everything that is wrong with it. */
final class Specifications {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

    private final Violations violations;
    private final String path;
    private final @Nullable String name;
    private final Path base;

    Specifications(Violations violations, @Nullable String name, int number, Path base) {
        this.violations = violations;
        this.name = name;
        this.base = base;
        this.path = name == null ? "models/model[" + number + "]" : "models/model[" + name + "]";
    }

    Optional<ModelSpec> specification(ModelElement model, long defaultSeed) {
        checkName();
        @Nullable Task task = task(model.getTask());
        @Nullable DatasetSpec dataset = dataset(model, model.getDataset());
        @Nullable FeatureSpec features = features(model.getFeatures());
        @Nullable TrainerSpec trainer = trainer(model.getTrainer());
        if (name == null || dataset == null || features == null || trainer == null) {
            return Optional.empty();
        }
        return Optional.of(new ModelSpec(
                name,
                Objects.requireNonNullElse(model.getDescription(), "").trim(),
                task,
                dataset,
                features,
                trainer,
                Objects.requireNonNullElse(model.getSeed(), defaultSeed)));
    }

    String path() {
        return path;
    }

    private void checkName() {
        if (name == null) {
            violations.add("<" + path + "> has no <name>. Give it one, for example <name>churn</name>.");
        } else if (!NAME.matcher(name).matches()) {
            violations.add("<" + path + "/name> is '" + name
                    + "', but a name starts with a lower-case letter and goes on with lower-case letters, digits and '-'."
                    + " Use for example 'churn' or 'churn-by-week'.");
        }
    }

    private @Nullable Task task(@Nullable String text) {
        if (text == null) {
            return null;
        }
        for (Task task : Task.values()) {
            if (task.text().equals(text)) {
                return task;
            }
        }
        List<String> known = Arrays.stream(Task.values()).map(Task::text).toList();
        violations.add("<" + path + "/task> is '" + text + "'" + Names.didYouMean(text, known) + " It is one of: "
                + Names.list(known) + "; leave it out to have it inferred from the target.");
        return null;
    }

    private @Nullable DatasetSpec dataset(ModelElement model, @Nullable DatasetElement element) {
        if (element == null) {
            violations.add(
                    "<" + path + "> has no <dataset>. Say where its rows are: <dataset><source>datasets/churn.csv"
                            + "</source><target>churned</target></dataset>.");
            return null;
        }
        @Nullable String source = required(element.getSource(), "source", "datasets/churn.csv");
        double fraction = fraction(element);
        if (source != null && images().areMeant(element, source)) {
            images().refuseOthers(model);
            return images().dataset(element, source, fraction);
        }
        @Nullable String target = required(element.getTarget(), "target", "churned");
        checkReading(element);
        if (source == null || target == null) {
            return null;
        }
        TextFormat format = new TextFormat(
                element.getDelimiter(),
                element.getHeader(),
                orEmpty(element.getColumns()),
                Objects.requireNonNullElse(element.getQuote(), TextFormat.DEFAULT_QUOTE),
                Objects.requireNonNullElse(element.getEncoding(), TextFormat.DEFAULT_ENCODING),
                orEmpty(element.getMissing()));
        @Nullable String testSource = element.getTestSource();
        return new DatasetSpec(
                new Source.Delimited(source, format),
                testSource == null
                        ? new HeldBack.Fraction(fraction)
                        : new HeldBack.Elsewhere(new Source.Delimited(testSource, format)),
                new Roles(target, element.getWeight(), orEmpty(element.getExclude())));
    }

    private ImageElements images() {
        return new ImageElements(violations, path, base);
    }

    private @Nullable String required(@Nullable String value, String element, String example) {
        if (value == null || value.isBlank()) {
            violations.add("<" + path + "/dataset> has no <" + element + ">. Add it, for example <" + element + ">"
                    + example + "</" + element + ">.");
            return null;
        }
        return value.trim();
    }

    private double fraction(DatasetElement element) {
        @Nullable Double fraction = element.getTestFraction();
        if (fraction == null) {
            return HeldBack.DEFAULT_SHARE;
        }
        if (element.getTestSource() != null) {
            violations.add(
                    "<" + path + "/dataset> has both <testSource> and <testFraction>, but rows are held back either"
                            + " in a file of their own or as a share of the source. Remove one of them.");
        } else if (!(fraction > 0 && fraction < 1)) {
            violations.add("<" + path + "/dataset/testFraction> is " + fraction
                    + ", but it is a share of the rows between 0 and 1. Use for example 0.2.");
        }
        return fraction;
    }

    private void checkReading(DatasetElement element) {
        String delimiter = Objects.requireNonNullElse(element.getDelimiter(), ",");
        if (delimiter.length() != 1 && !delimiter.equals("\\t") && !delimiter.equals("tab")) {
            violations.add("<" + path + "/dataset/delimiter> is '" + delimiter
                    + "', but a delimiter is one character. Use for example ';', or 'tab'.");
        }
        String quote = Objects.requireNonNullElse(element.getQuote(), "\"");
        if (quote.length() != 1 && !quote.equals("none")) {
            violations.add("<" + path + "/dataset/quote> is '" + quote + "', but it is one character, or 'none'.");
        }
    }

    private @Nullable FeatureSpec features(@Nullable FeaturesElement element) {
        if (element == null) {
            return FeatureSpec.byType();
        }
        FeatureSpec spec = new FeatureSpec(
                orEmpty(element.getNumeric()),
                orEmpty(element.getCategorical()),
                orEmpty(element.getText()),
                Objects.requireNonNullElse(element.getMaxCategories(), FeatureSpec.DEFAULT_MAX_CATEGORIES),
                Objects.requireNonNullElse(element.getMaxTokens(), FeatureSpec.DEFAULT_MAX_TOKENS),
                Objects.requireNonNullElse(element.getNgrams(), 1));
        checkRange("features/maxCategories", spec.maxCategories(), 1, 100_000);
        checkRange("features/maxTokens", spec.maxTokens(), 1, 1_000_000);
        checkRange("features/ngrams", spec.ngrams(), 1, 3);
        checkListedOnce(spec);
        return spec;
    }

    private void checkRange(String element, int value, int least, int most) {
        if (value < least || value > most) {
            violations.add("<" + path + "/" + element + "> is " + value + ", but it is at least " + least
                    + " and at most " + most + ".");
        }
    }

    private void checkListedOnce(FeatureSpec spec) {
        List<String> all = new ArrayList<>(spec.numeric());
        all.addAll(spec.categorical());
        all.addAll(spec.text());
        List<String> twice = all.stream()
                .filter(column -> all.indexOf(column) != all.lastIndexOf(column))
                .distinct()
                .toList();
        if (!twice.isEmpty()) {
            violations.add("<" + path + "/features> lists " + Names.list(twice)
                    + " more than once. List each column under one of <numeric>, <categorical> and <text>.");
        }
    }

    private @Nullable TrainerSpec trainer(@Nullable TrainerElement element) {
        if (element == null || element.getType() == null || element.getType().isBlank()) {
            violations.add("<" + path + "> has no <trainer>. Name one, for example <trainer>random-forest</trainer>.");
            return null;
        }
        @Nullable PlexusConfiguration parameters = element.getParameters();
        return new TrainerSpec(element.getType().trim(), parameters == null ? List.of() : entries(parameters));
    }

    private static List<Parameter.Entry> entries(PlexusConfiguration parent) {
        List<Parameter.Entry> entries = new ArrayList<>();
        for (PlexusConfiguration child : parent.getChildren()) {
            entries.add(new Parameter.Entry(child.getName(), parameter(child)));
        }
        return entries;
    }

    private static Parameter parameter(PlexusConfiguration element) {
        if (element.getChildCount() > 0) {
            return new Parameter.Group(entries(element));
        }
        return new Parameter.Text(
                Objects.requireNonNullElse(element.getValue(), "").trim());
    }

    private static List<String> orEmpty(@Nullable List<String> list) {
        // Maven cuts "a, b" at the comma and keeps the blank.
        return list == null ? List.of() : list.stream().map(String::strip).toList();
    }
}
