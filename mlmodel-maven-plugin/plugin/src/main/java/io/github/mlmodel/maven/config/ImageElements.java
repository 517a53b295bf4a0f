package io.github.mlmodel.maven.config;

import io.github.mlmodel.core.config.Violations;
import io.github.mlmodel.core.spec.DatasetSpec;
import io.github.mlmodel.core.spec.HeldBack;
import io.github.mlmodel.core.spec.Source;
import io.github.mlmodel.core.spec.Task;
import io.github.mlmodel.core.workspace.ImageSources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The elements of a {@code <dataset>} whose rows are images. */
final class ImageElements {

    private final Violations violations;
    private final String path;
    private final Path base;

    ImageElements(Violations violations, String path, Path base) {
        this.violations = violations;
        this.path = path;
        this.base = base;
    }

    /** Returns whether a dataset's rows are images: IDX files by their names, or a folder where no table can be meant. */
    boolean areMeant(DatasetElement element, String source) {
        try {
            return element.getLabels() != null
                    || element.getTestLabels() != null
                    || ImageSources.isIdx(source)
                    || ImageSources.isFolderOfImages(base, source)
                    || (element.getTarget() == null && ImageSources.isFolder(base, source));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the dataset, or nothing after it said what is wrong with it. */
    @Nullable
    DatasetSpec dataset(DatasetElement element, String source, double testFraction) {
        int before = violations.sentences().size();
        boolean idx = ImageSources.isIdx(source);
        if (!idx && (element.getLabels() != null || element.getTestLabels() != null)) {
            violations.add("<" + path + "/dataset> has " + (element.getLabels() != null ? "<labels>" : "<testLabels>")
                    + ", which belongs to an IDX file of images, but <source> is '" + source
                    + "'. Name an IDX file (.idx, .idx3-ubyte, -idx3-ubyte, also with .gz), or remove it.");
            return null;
        }
        refuseTarget(element, idx);
        refuseTableElements(element);
        if (idx) {
            requireLabels(element, source);
        }
        if (violations.sentences().size() > before) {
            return null;
        }
        @Nullable String testSource = trimmed(element.getTestSource());
        return DatasetSpec.of(
                new Source.Images(source, labels(element.getLabels())),
                testSource == null
                        ? new HeldBack.Fraction(testFraction)
                        : new HeldBack.Elsewhere(new Source.Images(testSource, labels(element.getTestLabels()))));
    }

    private static Source.Labels labels(@Nullable String path) {
        @Nullable String named = trimmed(path);
        return named == null ? new Source.Labels.Folders() : new Source.Labels.File(named);
    }

    /** Refuses what images cannot be used for, outside their dataset. */
    void refuseOthers(ModelElement model) {
        if (Task.REGRESSION.text().equals(model.getTask())) {
            violations.add(
                    "<" + path + "/task> is regression, but images have classes and no numbers to predict. Remove"
                            + " it, or use a table.");
        }
        @Nullable FeaturesElement features = model.getFeatures();
        if (features != null
                && (features.getNumeric() != null || features.getCategorical() != null || features.getText() != null)) {
            violations.add("<" + path + "/features> lists columns, but the rows are images. Remove it.");
        }
    }

    private void refuseTarget(DatasetElement element, boolean idx) {
        if (element.getTarget() != null) {
            violations.add("<" + path + "/dataset> has a <target>, but the classes of images come from "
                    + (idx ? "<labels>" : "the names of the source's subfolders") + ". Remove it.");
        }
    }

    private void refuseTableElements(DatasetElement element) {
        Map<String, @Nullable Object> forTables = new LinkedHashMap<>();
        forTables.put("weight", element.getWeight());
        forTables.put("exclude", element.getExclude());
        forTables.put("delimiter", element.getDelimiter());
        forTables.put("header", element.getHeader());
        forTables.put("columns", element.getColumns());
        forTables.put("quote", element.getQuote());
        forTables.put("encoding", element.getEncoding());
        forTables.put("missing", element.getMissing());
        forTables.values().removeIf(Objects::isNull);
        if (!forTables.isEmpty()) {
            List<String> names =
                    forTables.keySet().stream().map(name -> "<" + name + ">").toList();
            violations.add("<" + path + "/dataset> has " + String.join(", ", names) + ", but its rows are images, and "
                    + (names.size() == 1 ? "this is" : "these are") + " for tables. Remove "
                    + (names.size() == 1 ? "it." : "them."));
        }
    }

    private void requireLabels(DatasetElement element, String source) {
        if (trimmed(element.getLabels()) == null) {
            violations.add(
                    "<" + path + "/dataset> has no <labels>. Name the IDX file with the labels of its images, for"
                            + " example <labels>" + ImageSources.usualLabels(source) + "</labels>.");
        }
        @Nullable String testSource = trimmed(element.getTestSource());
        if (testSource == null && element.getTestLabels() != null) {
            violations.add(
                    "<" + path + "/dataset> has <testLabels> without <testSource>. Name the images that they belong"
                            + " to, or remove them.");
        }
        if (testSource != null && trimmed(element.getTestLabels()) == null) {
            violations.add("<" + path + "/dataset> has no <testLabels>. Name the IDX file with the labels of"
                    + " <testSource>, for example <testLabels>" + ImageSources.usualLabels(testSource)
                    + "</testLabels>.");
        }
    }

    private static @Nullable String trimmed(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.trim();
    }
}
