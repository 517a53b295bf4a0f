package io.github.mlmodel.maven.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.core.spec.DatasetSpec;
import io.github.mlmodel.core.spec.ImageSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageElementsTest {

    @TempDir
    Path project;

    private final DatasetElement dataset = new DatasetElement();
    private final ModelElement model = new ModelElement();

    @BeforeEach
    void writeFolders() throws IOException {
        Files.createDirectories(project.resolve("shapes/circle"));
        Files.createFile(project.resolve("shapes/circle/1.PNG"));
        Files.createDirectories(project.resolve("tables"));
        Files.createFile(project.resolve("tables/a.csv"));
        model.setName("shapes");
        TrainerElement trainer = new TrainerElement();
        trainer.set("random-forest");
        model.setTrainer(trainer);
        model.setDataset(dataset);
    }

    @Test
    void aFolderWithoutATargetHoldsImages() {
        dataset.setSource("shapes");

        assertThat(read()).isEqualTo(DatasetSpec.ofImages("shapes", null, 0.2, ImageSpec.ofFolders()));
    }

    @Test
    void idxFilesAreKnownByTheirNames() {
        for (String name : List.of("a.idx", "a-idx3-ubyte", "a.idx3-ubyte.gz", "data/a.IDX4")) {
            dataset.setSource(name);
            dataset.setLabels("l.idx");

            assertThat(read()).isEqualTo(DatasetSpec.ofImages(name, null, 0.2, new ImageSpec("l.idx", null)));
        }
    }

    @Test
    void idxFilesMayHaveTheirHeldBackImagesInFilesOfTheirOwn() {
        dataset.setSource("train-images-idx3-ubyte");
        dataset.setLabels("train-labels-idx1-ubyte");
        dataset.setTestSource("test-images-idx3-ubyte");
        dataset.setTestLabels("test-labels-idx1-ubyte");

        assertThat(read().images()).isEqualTo(new ImageSpec("train-labels-idx1-ubyte", "test-labels-idx1-ubyte"));
        assertThat(read().testSource()).isEqualTo("test-images-idx3-ubyte");
    }

    @Test
    void imagesHaveNoTarget() {
        dataset.setTarget("class");
        dataset.setSource("shapes");
        refused(
                "<models/model[shapes]/dataset> has a <target>, but the classes of images come from the names of the source's"
                        + " subfolders. Remove it.");

        dataset.setSource("a.idx");
        dataset.setLabels("b.idx");
        refused(
                "<models/model[shapes]/dataset> has a <target>, but the classes of images come from <labels>. Remove it.");
    }

    @Test
    void labelsBelongToIdxFiles() {
        dataset.setSource("shapes");
        dataset.setLabels("labels.idx");

        refused("<models/model[shapes]/dataset> has <labels>, which belongs to an IDX file of images, but <source> is"
                + " 'shapes'. Name an IDX file (.idx, .idx3-ubyte, -idx3-ubyte, also with .gz), or remove it.");
    }

    @Test
    void idxFilesNeedLabels() {
        dataset.setSource("data/train-images-idx3-ubyte.gz");
        dataset.setTestSource("data/t10k-images-idx3-ubyte.gz");

        assertThatThrownBy(this::read).hasMessage("""
                        The configuration of mlmodel-maven-plugin has 2 mistakes:
                          - <models/model[shapes]/dataset> has no <labels>. Name the IDX file with the labels of its images, for example <labels>data/train-labels-idx1-ubyte.gz</labels>.
                          - <models/model[shapes]/dataset> has no <testLabels>. Name the IDX file with the labels of <testSource>, for example <testLabels>data/t10k-labels-idx1-ubyte.gz</testLabels>.""");
    }

    @Test
    void testLabelsNeedTheirImages() {
        dataset.setSource("a.idx");
        dataset.setLabels("b.idx");
        dataset.setTestLabels("c.idx");

        refused(
                "<models/model[shapes]/dataset> has <testLabels> without <testSource>. Name the images that they belong to,"
                        + " or remove them.");
    }

    @Test
    void whatIsForTablesIsRefused() {
        dataset.setSource("shapes");
        dataset.setWeight("w");
        dataset.setMissing(List.of("?"));
        model.setTask("regression");
        FeaturesElement features = new FeaturesElement();
        features.setNumeric(List.of("a"));

        model.setFeatures(features);

        assertThatThrownBy(this::read).hasMessage("""
                        The configuration of mlmodel-maven-plugin has 3 mistakes:
                          - <models/model[shapes]/task> is regression, but images have classes and no numbers to predict. Remove it, or use a table.
                          - <models/model[shapes]/features> lists columns, but the rows are images. Remove it.
                          - <models/model[shapes]/dataset> has <weight>, <missing>, but its rows are images, and these are for tables. Remove them.""");
    }

    @Test
    void aFolderOfTablesIsNoFolderOfImages() {
        dataset.setSource("tables");
        dataset.setTarget("y");

        assertThat(read().images()).isNull();
    }

    private DatasetSpec read() {
        return new ConfiguredModels(project, project, false, 1, null)
                .read(List.of(model), List.of())
                .get(0)
                .spec()
                .dataset();
    }

    private void refused(String message) {
        assertThatThrownBy(this::read).hasMessage(message);
    }
}
