package io.github.mlmodel.build.config;

import io.github.mlmodel.build.data.Checkout;
import io.github.mlmodel.build.data.ImageSources;
import io.github.mlmodel.build.data.SourceFiles;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.catalog.FileParameter;
import java.io.IOException;
import java.util.Optional;

/**
 * The files of the project that a {@code <model>} names. They are looked for with whatever else is wrong with it, so that
 * one mistake does not hide another; where all else is right, the goals that read them look for them.
 *
 * @param checkout what they must lie in
 * @param model what was read of the model
 * @param trainer its trainer, where one is named
 * @param baseline what it is compared with
 * @param path its XML path, for messages
 */
record NamedFiles(
        Checkout checkout,
        ElementValues model,
        Optional<TrainerSpec> trainer,
        ConfiguredBaseline baseline,
        String path) {

    /** Takes note of files that are not there. */
    void requireAll(Violations violations) {
        ElementValues dataset = model.elements("dataset").orElse(ElementValues.NONE);
        boolean images = dataset.text("source")
                .filter(new ImageElements(violations, dataset, path, checkout)::areMeant)
                .isPresent();
        boolean text = !images && !dataset.has("reader");
        for (String element : DatasetElements.PATHS) {
            dataset.text(element)
                    .filter(source -> !(images && ImageSources.isFolder(checkout, source)))
                    .ifPresent(source -> require(source, path + "/dataset/" + element, text, violations));
        }
        trainer.flatMap(FileParameter::of)
                .filter(file -> Coordinates.of(file.value()).isEmpty())
                .ifPresent(
                        file -> require(file.value(), path + "/trainer/parameters/" + file.name(), false, violations));
        baseline.file().ifPresent(file -> require(file, path + "/baseline", false, violations));
    }

    private void require(String source, String element, boolean text, Violations violations) {
        if (ElementReader.hasExpression(source)) {
            return;
        }
        boolean leadsOut = SourceFiles.wayOut(checkout, source, element).isPresent();
        // What leads out is said as it is written, and so is said once.
        String named = leadsOut ? source : SourceFiles.named(checkout.base(), source);
        try {
            violations.collect(() -> {
                if (text) {
                    SourceFiles.text(checkout, named, element);
                } else {
                    SourceFiles.find(checkout, named, element);
                }
            });
        } catch (IOException e) {
            // What cannot be looked at is said by the goal that reads it, when all else is right.
            return;
        }
    }
}
