package io.github.mlmodel.build.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.data.Checkout;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.Source;
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

    @BeforeEach
    void writeFolders() throws IOException {
        Files.createDirectories(project.resolve("shapes/circle"));
        Files.createFile(project.resolve("shapes/circle/1.PNG"));
        Files.createDirectories(project.resolve("tables"));
        Files.createFile(project.resolve("tables/a.csv"));
        Files.createDirectories(project.resolve("data"));
        for (String file : List.of("a.idx", "b.idx", "c.idx", "labels.idx")) {
            Files.createFile(project.resolve(file));
        }
        for (String file : List.of(
                "train-images-idx3-ubyte.gz",
                "t10k-images-idx3-ubyte.gz",
                "digits.idx",
                "held-back.idx",
                "held-back.csv")) {
            Files.createFile(project.resolve("data").resolve(file));
        }
    }

    @Test
    void aFolderWithoutATargetHoldsImages() {
        assertThat(read("<source>shapes</source>"))
                .isEqualTo(
                        DatasetSpec.of(new Source.Images("shapes", new Source.Labels.Folders()), HeldBack.byDefault()));
    }

    @Test
    void idxFilesAreKnownByTheirNames() {
        for (String name : List.of("a.idx", "a-idx3-ubyte", "a.idx3-ubyte.gz", "data/a.IDX4")) {
            assertThat(read("<source>" + name + "</source><labels>l.idx</labels>"))
                    .isEqualTo(DatasetSpec.of(idx(name, "l.idx"), HeldBack.byDefault()));
        }
    }

    @Test
    void idxFilesMayHaveTheirHeldBackImagesInFilesOfTheirOwn() {
        assertThat(read("<source>train-images-idx3-ubyte</source><labels>train-labels-idx1-ubyte</labels>"
                        + "<testSource>test-images-idx3-ubyte</testSource>"
                        + "<testLabels>test-labels-idx1-ubyte</testLabels>"))
                .isEqualTo(DatasetSpec.of(
                        idx("train-images-idx3-ubyte", "train-labels-idx1-ubyte"),
                        new HeldBack.Elsewhere(idx("test-images-idx3-ubyte", "test-labels-idx1-ubyte"))));
    }

    @Test
    void imagesHaveNoTarget() {
        refused(
                "<source>shapes</source><target>class</target>",
                "<models/model[shapes]/dataset> has a <target>, but the classes of images come from the names of the source's"
                        + " subfolders. Remove it.");
        refused(
                "<source>a.idx</source><labels>b.idx</labels><target>class</target>",
                "<models/model[shapes]/dataset> has a <target>, but the classes of images come from <labels>. Remove it.");
    }

    @Test
    void labelsBelongToIdxFiles() {
        refused(
                "<source>shapes</source><labels>labels.idx</labels>",
                "<models/model[shapes]/dataset> has <labels>, which belongs to an IDX file of images, but <source> is"
                        + " 'shapes'. Name an IDX file (.idx, .idx3-ubyte, -idx3-ubyte, also with .gz), or remove it.");
    }

    @Test
    void idxFilesNeedLabels() {
        refused(
                "<source>data/train-images-idx3-ubyte.gz</source><testSource>data/t10k-images-idx3-ubyte.gz</testSource>",
                """
                        The configuration of mlmodel-maven-plugin has 2 mistakes:
                          - <models/model[shapes]/dataset> has no <labels>. Name the IDX file with the labels of its images, for example <labels>data/train-labels-idx1-ubyte.gz</labels>.
                          - <models/model[shapes]/dataset> has no <testLabels>. Name the IDX file with the labels of <testSource>, for example <testLabels>data/t10k-labels-idx1-ubyte.gz</testLabels>.""");
    }

    @Test
    void aNameThatTellsNothingOfLabelsProposesNoneOfImages() {
        refused("<source>data/digits.idx</source><testSource>data/held-back.idx</testSource>", """
                        The configuration of mlmodel-maven-plugin has 2 mistakes:
                          - <models/model[shapes]/dataset> has no <labels>. Name the IDX file with the labels of its images, for example <labels>data/labels-idx1-ubyte</labels>.
                          - <models/model[shapes]/dataset> has no <testLabels>. Name the IDX file with the labels of <testSource>, for example <testLabels>data/labels-idx1-ubyte</testLabels>.""");
    }

    @Test
    void heldBackImagesAreIdxFilesWhereTheOthersAre() {
        for (String labels : List.of("", "<testLabels>data/held-back.csv</testLabels>")) {
            refused(
                    "<source>a.idx</source><labels>b.idx</labels><testSource>data/held-back.csv</testSource>" + labels,
                    "<models/model[shapes]/dataset/testSource> is 'data/held-back.csv', but <source> is an IDX file of images."
                            + " Name an IDX file, too, with its labels in <testLabels>, or remove it: then a part of <source>"
                            + " is held back.");
        }
    }

    @Test
    void testLabelsNeedTheirImages() {
        refused(
                "<source>a.idx</source><labels>b.idx</labels><testLabels>c.idx</testLabels>",
                "<models/model[shapes]/dataset> has <testLabels> without <testSource>. Name the images that they belong to,"
                        + " or remove them.");
    }

    @Test
    void whatIsForTablesIsRefused() {
        Element model = Xml.element("""
                <model><name>shapes</name><task>regression</task>
                  <dataset><source>shapes</source><weight>w</weight><missing>?</missing></dataset>
                  <features><numeric>a</numeric></features><trainer>random-forest</trainer></model>""");

        assertThatThrownBy(() -> read(model)).hasMessage("""
                        The configuration of mlmodel-maven-plugin has 3 mistakes:
                          - <models/model[shapes]/task> is regression, but images have classes and no numbers to predict. Remove it, or use a table.
                          - <models/model[shapes]/features> lists columns, but the rows are images. Remove it.
                          - <models/model[shapes]/dataset> has <weight>, <missing>, but its rows are images, and these are for tables. Remove them.""");
    }

    @Test
    void aFolderOfTablesIsNoFolderOfImages() {
        assertThat(read("<source>tables</source><target>y</target>")).isEqualTo(DatasetSpec.of("tables", "y"));
    }

    private static Source.Images idx(String images, String labels) {
        return new Source.Images(images, new Source.Labels.File(labels));
    }

    private DatasetSpec read(String dataset) {
        return read(Xml.element("<model><name>shapes</name><dataset>" + dataset
                + "</dataset><trainer>random-forest</trainer></model>"));
    }

    private DatasetSpec read(Element model) {
        return new ConfiguredModels(Checkout.around(project, project, List.of()), project, false, 1, null)
                .read(Element.of("models", model), List.of())
                .get(0)
                .spec()
                .dataset();
    }

    private void refused(String dataset, String message) {
        assertThatThrownBy(() -> read(dataset)).hasMessage(message);
    }
}
