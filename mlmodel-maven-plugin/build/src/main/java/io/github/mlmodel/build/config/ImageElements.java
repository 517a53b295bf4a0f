package io.github.mlmodel.build.config;

import io.github.mlmodel.build.data.Checkout;
import io.github.mlmodel.build.data.ImageSources;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.model.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The elements of a {@code <dataset>} whose rows are images. */
final class ImageElements {

    /** What a dataset of images may have; all the others are for tables, also those that come later. */
    private static final List<String> FOR_IMAGES =
            List.of("source", "labels", "testSource", "testLabels", "testFraction", "folds", "target");

    private final Violations violations;
    private final ElementValues dataset;
    private final String path;
    private final Checkout checkout;

    ImageElements(Violations violations, ElementValues dataset, String path, Checkout checkout) {
        this.violations = violations;
        this.dataset = dataset;
        this.path = path;
        this.checkout = checkout;
    }

    /** Returns whether a dataset's rows are images: IDX files by their names, or a folder where no table can be meant. */
    boolean areMeant(String source) {
        try {
            return dataset.has("labels")
                    || dataset.has("testLabels")
                    || ImageSources.isIdx(source)
                    || ImageSources.isFolderOfImages(checkout, source)
                    || (!dataset.has("target") && ImageSources.isFolder(checkout, source));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the dataset, or nothing after it said what is wrong with it. */
    Optional<DatasetSpec> dataset(String source, HeldBack.Fraction fraction) {
        int before = violations.sentences().size();
        boolean idx = ImageSources.isIdx(source);
        if (!idx && (dataset.has("labels") || dataset.has("testLabels"))) {
            violations.add("<" + path + "/dataset> has " + (dataset.has("labels") ? "<labels>" : "<testLabels>")
                    + ", which belongs to an IDX file of images, but <source> is '" + source
                    + "'. Name an IDX file (.idx, .idx3-ubyte, -idx3-ubyte, also with .gz), or remove it.");
            return Optional.empty();
        }
        refuseTarget(idx);
        refuseTableElements();
        if (idx) {
            requireLabels(source);
        }
        if (violations.sentences().size() > before) {
            return Optional.empty();
        }
        HeldBack heldBack = dataset.text("testSource")
                .<HeldBack>map(files -> new HeldBack.Elsewhere(new Source.Images(files, labels("testLabels"))))
                .orElse(fraction);
        return Optional.of(DatasetSpec.of(new Source.Images(source, labels("labels")), heldBack));
    }

    private Source.Labels labels(String element) {
        return dataset.text(element).<Source.Labels>map(Source.Labels.File::new).orElse(new Source.Labels.Folders());
    }

    /** Refuses what images cannot be used for, outside their dataset. */
    void refuseOthers(ElementValues model) {
        Optional<Task> other = Arrays.stream(Task.values())
                .filter(task -> model.text("task").filter(task.text()::equals).isPresent())
                .filter(ImageElements::otherThanClasses)
                .findFirst();
        if (other.isPresent()) {
            violations.add("<" + path + "/task> is " + other.get().text()
                    + ", but images have classes and no numbers to predict. Remove" + " it, or use a table.");
        }
        ElementValues features = model.elements("features").orElse(ElementValues.NONE);
        if (features.has("numeric") || features.has("categorical") || features.has("text")) {
            violations.add("<" + path + "/features> lists columns, but the rows are images. Remove it.");
        }
    }

    private static boolean otherThanClasses(Task task) {
        return switch (task) {
            case CLASSIFICATION -> false;
            case REGRESSION -> true;
        };
    }

    private void refuseTarget(boolean idx) {
        if (dataset.has("target")) {
            violations.add("<" + path + "/dataset> has a <target>, but the classes of images come from "
                    + (idx ? "<labels>" : "the names of the source's subfolders") + ". Remove it.");
        }
    }

    private void refuseTableElements() {
        List<String> names = DatasetEntries.DATASET.names().stream()
                .filter(name -> !FOR_IMAGES.contains(name) && dataset.has(name))
                .map(name -> "<" + name + ">")
                .toList();
        if (!names.isEmpty()) {
            violations.add("<" + path + "/dataset> has " + String.join(", ", names) + ", but its rows are images, and "
                    + (names.size() == 1 ? "this is" : "these are") + " for tables. Remove "
                    + (names.size() == 1 ? "it." : "them."));
        }
    }

    private void requireLabels(String source) {
        if (dataset.lacks("labels")) {
            violations.add(
                    "<" + path + "/dataset> has no <labels>. Name the IDX file with the labels of its images, for"
                            + " example <labels>" + ImageSources.exampleLabels(source) + "</labels>.");
        }
        Optional<String> testSource = dataset.text("testSource");
        if (testSource.isEmpty() && dataset.has("testLabels")) {
            violations.add(
                    "<" + path + "/dataset> has <testLabels> without <testSource>. Name the images that they belong"
                            + " to, or remove them.");
        }
        if (testSource.filter(files -> !ImageSources.isIdx(files)).isPresent()) {
            violations.add("<" + path + "/dataset/testSource> is '" + testSource.get()
                    + "', but <source> is an IDX file of images. Name an IDX file, too, with its labels in <testLabels>, or"
                    + " remove it: then a part of <source> is held back.");
        } else if (testSource.isPresent() && dataset.lacks("testLabels")) {
            violations.add("<" + path + "/dataset> has no <testLabels>. Name the IDX file with the labels of"
                    + " <testSource>, for example <testLabels>" + ImageSources.exampleLabels(testSource.get())
                    + "</testLabels>.");
        }
    }
}
