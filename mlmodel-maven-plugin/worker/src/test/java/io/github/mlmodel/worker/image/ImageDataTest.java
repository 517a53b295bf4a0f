package io.github.mlmodel.worker.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.spi.Images;
import io.github.mlmodel.worker.split.Side;
import io.github.mlmodel.worker.split.Split;
import io.github.mlmodel.worker.table.ImageRows;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageDataTest {

    private static final byte[] FOUR_IMAGES = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, -1, -2, -3, -4};

    @TempDir
    Path folder;

    private GivenImages given;

    @BeforeEach
    void takeTheFolder() {
        given = new GivenImages(folder);
    }

    @Test
    void readsImagesAndLabelsOfIdxFiles() throws IOException {
        DataFile images = given.idx("i.idx3-ubyte", FOUR_IMAGES, 4, 2, 2);
        DataFile labels = given.idx("l.idx1-ubyte", new byte[] {10, 2, 2, 10}, 4);

        ReadImages read = ImageData.read(GivenImages.idx(images, labels, Side.ALL));

        assertThat(bytes(read)).isEqualTo(FOUR_IMAGES);
        assertThat(shape(read)).containsExactly(4, 2, 2, 1);
        assertThat(read.target().labels()).containsExactly("2", "10");
        assertThat(read.target().ids()).containsExactly(1, 0, 0, 1);
        assertThat(read.rows().images().shards()).allMatch(ByteBuffer::isDirect);
    }

    @Test
    void readsPackedIdxFilesAndThoseWithChannels() throws IOException {
        byte[] colours = Arrays.copyOf(FOUR_IMAGES, 12);
        DataFile images = given.idx("i-idx4-ubyte.gz", colours, 2, 1, 2, 3);
        DataFile labels = given.idx("l-idx1-ubyte.gz", new byte[] {0, 1}, 2);

        ReadImages read = ImageData.read(GivenImages.idx(images, labels, Side.ALL));

        assertThat(bytes(read)).isEqualTo(colours);
        assertThat(shape(read)).containsExactly(2, 1, 2, 3);
    }

    @Test
    void readsAFolderAsIfItWereAnIdxFile() throws IOException {
        for (int i = 0; i < 6; i++) {
            given.grey("d/" + i % 2 + "/" + i + ".png", i);
        }
        ReadImages read = ImageData.read(given.folder("d", Side.ALL));
        DataFile images = given.idx("i.idx", bytes(read), 6, 4, 3);
        DataFile labels = given.idx("l.idx", new byte[] {0, 0, 0, 1, 1, 1}, 6);

        ReadImages same = ImageData.read(GivenImages.idx(images, labels, Side.ALL));

        assertThat(shape(read)).containsExactly(6, 4, 3, 1);
        assertThat(read.target().ids()).containsExactly(0, 0, 0, 1, 1, 1);
        assertThat(same.digest()).isEqualTo(read.digest());
        assertThat(bytes(read)[3]).isEqualTo((byte) 31);
    }

    @Test
    void theSidesOfASplitAreAllImagesAndDependOnContentAlone() throws IOException {
        for (int i = 0; i < 60; i++) {
            given.grey("d/" + i % 2 + "/" + i + ".png", i / 2);
        }
        for (int i = 0; i < 60; i++) {
            given.grey("renamed/" + i % 2 + "/" + (99 - i) + ".png", i / 2);
        }

        Set<String> training = images(ImageData.read(given.folder("d", Side.TRAINING)));
        Set<String> heldBack = images(ImageData.read(given.folder("d", Side.HELD_BACK)));

        assertThat(training).hasSizeBetween(15, 45).doesNotContainAnyElementsOf(heldBack);
        assertThat(training.size() + heldBack.size()).isEqualTo(60);
        assertThat(images(ImageData.read(given.folder("renamed", Side.TRAINING))))
                .isEqualTo(training);
    }

    @Test
    void duplicatesAreOnOneSide() throws IOException {
        for (int i = 0; i < 40; i++) {
            given.grey("d/a/" + i + ".png", i % 4);
            given.grey("d/b/" + i + ".png", i % 4);
        }

        Set<String> training = images(ImageData.read(given.folder("d", Side.TRAINING)));
        Set<String> heldBack = images(ImageData.read(given.folder("d", Side.HELD_BACK)));

        assertThat(training).doesNotContainAnyElementsOf(heldBack);
        assertThat(training.size() + heldBack.size()).isEqualTo(8);
    }

    @Test
    void oneColouredImageMakesAllColouredAndMovesNone() throws IOException {
        for (int i = 0; i < 40; i++) {
            given.grey("d/" + i % 2 + "/" + i + ".png", i);
        }
        int before = ImageData.read(given.folder("d", Side.TRAINING)).rows().rows();
        given.image("d/0/colour.png", BufferedImage.TYPE_INT_RGB, 4, 3, 3);

        ReadImages all = ImageData.read(given.folder("d", Side.ALL));
        int after = ImageData.read(given.folder("d", Side.TRAINING)).rows().rows();

        assertThat(shape(all)).containsExactly(41, 4, 3, 3);
        assertThat(after - before).isBetween(0, 1);
    }

    @Test
    void manyImagesAreKeptInAFileAndAreTheSame() throws IOException {
        DataFile images = given.idx("i.idx", FOUR_IMAGES, 4, 2, 2);
        DataFile labels = given.idx("l.idx", new byte[] {10, 2, 2, 10}, 4);
        ImageRequest request = GivenImages.idx(images, labels, Side.ALL);
        ImageRequest little =
                new ImageRequest(request.source(), Split.NONE, request.files(), 1, 15, 1, request.progress());

        ReadImages read = ImageData.read(little);

        assertThat(read.rows().images().shards()).allMatch(ByteBuffer::isReadOnly);
        assertThat(bytes(read)).isEqualTo(FOUR_IMAGES);
        assertThat(read.digest()).isEqualTo(ImageData.read(request).digest());
    }

    @Test
    void refusesAFileThatIsNoIdxFile() throws IOException {
        DataFile text = given.file("i.idx", "label,x\n".getBytes(StandardCharsets.UTF_8));
        DataFile labels = given.idx("l.idx", new byte[] {0, 1}, 2);

        refused(
                text,
                labels,
                "Data file i.idx is no IDX file of images: it starts with 0x6c616265, and the magic number of"
                        + " images as unsigned bytes is 0x00000803 or 0x00000804. Name an IDX file, or a folder with one subfolder a"
                        + " class.");
    }

    @Test
    void refusesImagesAndLabelsThatAreSwapped() throws IOException {
        DataFile images = given.idx("i.idx", FOUR_IMAGES, 4, 2, 2);
        DataFile labels = given.idx("l.idx", new byte[] {0, 1, 0, 1}, 4);

        refused(
                labels,
                images,
                "Data file l.idx is no IDX file of images: it starts with 0x00000801, and the magic number of"
                        + " images as unsigned bytes is 0x00000803 or 0x00000804. It holds labels: name it as <labels>, and the"
                        + " images as <source>.");
        refused(
                images,
                images,
                "Data file i.idx is no IDX file of labels: it starts with 0x00000803, and the magic number of"
                        + " labels as unsigned bytes is 0x00000801. It holds images: name it as <source>, and the labels as"
                        + " <labels>.");
    }

    @Test
    void refusesTruncatedAndOverlongFiles() throws IOException {
        DataFile labels = given.idx("l.idx", new byte[] {0, 1, 0, 1}, 4);
        DataFile cut = given.idx("cut.idx.gz", Arrays.copyOf(FOUR_IMAGES, 9), 4, 2, 2);
        DataFile more = given.idx("more.idx", FOUR_IMAGES, 4, 2, 1);
        DataFile header = given.file("header.idx", new byte[] {0, 0, 8, 3, 0, 0});

        refused(
                cut,
                labels,
                "Data file cut.idx.gz is truncated: 7 of the 16 bytes behind its header are missing. Fetch it"
                        + " again.");
        refused(
                more,
                labels,
                "Data file more.idx has more than the 8 bytes that its header says. Check that it was written"
                        + " whole, and once.");
        refused(header, labels, "Data file header.idx ends within its header: 10 bytes are missing. Fetch it again.");
    }

    @Test
    void aHeaderThatClaimsMoreThanTheFileHoldsIsRefusedBeforeMemoryIsTaken() throws IOException {
        DataFile labels = given.idx("l.idx", new byte[] {0, 1, 0, 1}, 4);
        DataFile large = given.idx("large.idx", FOUR_IMAGES, 4, 32_768, 32_768);
        DataFile packed = given.idx("packed.idx.gz", FOUR_IMAGES, 4, 32_768, 32_768);
        DataFile many = given.idx("many.idx", FOUR_IMAGES, Integer.MAX_VALUE, 2, 2);

        refused(
                large,
                labels,
                "Data file large.idx is truncated: 4294967280 of the 4294967296 bytes behind its header are missing."
                        + " Fetch it again.");
        refused(
                packed,
                labels,
                "Data file packed.idx.gz is truncated: its header says that 4294967296 bytes are behind it, and what it"
                        + " has packed are at most " + (1032 * Files.size(packed.path()) - 16) + ". Fetch it again.");
        refused(
                many,
                labels,
                "Data file many.idx is truncated: 8589934572 of the 8589934588 bytes behind its header are missing."
                        + " Fetch it again.");
        refused(
                given.idx("i.idx", FOUR_IMAGES, 4, 2, 2),
                given.idx("labels.idx", new byte[] {0, 1}, Integer.MAX_VALUE),
                "Data file labels.idx is truncated: 2147483645 of the 2147483647 bytes behind its header are missing."
                        + " Fetch it again.");
    }

    @Test
    void refusesAnotherNumberOfLabelsThanOfImages() throws IOException {
        DataFile images = given.idx("i.idx", FOUR_IMAGES, 4, 2, 2);
        DataFile labels = given.idx("l.idx", new byte[] {0, 1, 1}, 3);

        refused(
                images,
                labels,
                "Data file i.idx has 4 images, and l.idx has 3 labels. Name files that belong together.");
    }

    @Test
    void refusesChannelsThatAreNoColours() throws IOException {
        DataFile images = given.idx("i.idx", FOUR_IMAGES, 4, 1, 2, 2);
        DataFile labels = given.idx("l.idx", new byte[] {0, 1, 1, 1}, 4);

        refused(
                images,
                labels,
                "Data file i.idx has images of 2 channels, and an image has 1 (grey) or 3 (red, green, blue)."
                        + " Leave the others out.");
    }

    @Test
    void refusesOneClassAlone() throws IOException {
        DataFile images = given.idx("i.idx", FOUR_IMAGES, 4, 2, 2);
        DataFile labels = given.idx("l.idx", new byte[] {7, 7, 7, 7}, 4);

        refused(
                images,
                labels,
                "All 4 training images of i.idx are of the one class '7', so there is nothing to learn. Add"
                        + " images of other classes.");
    }

    @Test
    void refusesFilesThatAreNoImages() throws IOException {
        given.grey("d/a/1.png", 1);
        given.file("d/b/notes.txt", "notes".getBytes(StandardCharsets.UTF_8));
        given.file("d/b/animated.gif", "GIF89a\1\0\1\0\0\0\0;".getBytes(StandardCharsets.ISO_8859_1));
        byte[] png = Files.readAllBytes(folder.resolve("d/a/1.png"));
        given.file("d/b/cut.png", Arrays.copyOf(png, 45));

        assertThatThrownBy(() -> ImageData.read(given.folder("d", Side.ALL)))
                .hasMessage(
                        "Files of d are no images:\n  d/b/animated.gif is no PNG or JPEG file\n  d/b/cut.png is damaged"
                                + " (Error reading PNG image data)\n  d/b/notes.txt is no PNG or JPEG file\nRepair or remove them.");
    }

    @Test
    void refusesAJpegThatWasCut() throws IOException {
        given.grey("d/a/1.png", 1);
        given.image("d/b/2.jpg", BufferedImage.TYPE_BYTE_GRAY, 200, 200, 1);
        byte[] jpeg = Files.readAllBytes(folder.resolve("d/b/2.jpg"));
        given.file("d/b/2.jpg", Arrays.copyOf(jpeg, jpeg.length / 2));

        assertThatThrownBy(() -> ImageData.read(given.folder("d", Side.ALL)))
                .hasMessage("Files of d are no images:\n  d/b/2.jpg is damaged (its end is missing)\n"
                        + "Repair or remove them.");
    }

    @Test
    void refusesImagesOfDifferentSizes() throws IOException {
        given.grey("d/a/1.png", 1);
        given.image("d/b/2.png", BufferedImage.TYPE_BYTE_GRAY, 3, 4, 1);
        for (int i = 10; i < 21; i++) {
            given.image("d/b/" + i + ".png", BufferedImage.TYPE_BYTE_GRAY, 4, 4, 1);
        }

        assertThatThrownBy(() -> ImageData.read(given.folder("d", Side.ALL))).hasMessage("""
                        Images of d differ in size (height x width): d/a/1.png is 4x3, but
                          d/b/10.png is 4x4
                          d/b/11.png is 4x4
                          d/b/12.png is 4x4
                          d/b/13.png is 4x4
                          d/b/14.png is 4x4
                          d/b/15.png is 4x4
                          d/b/16.png is 4x4
                          d/b/17.png is 4x4
                          d/b/18.png is 4x4
                          d/b/19.png is 4x4
                          and 2 more
                        Scale all of them to one size.""");
    }

    @Test
    void refusesFoldersThatAreNotOneAClass() throws IOException {
        given.grey("d/a/1.png", 1);
        given.grey("d/2.png", 1);
        given.grey("d/train/a/3.png", 1);
        given.file("d/a/.DS_Store", new byte[1]);

        assertThatThrownBy(() -> ImageData.read(given.folder("d", Side.ALL)))
                .hasMessage(
                        "A folder of images has one subfolder a class, with the images right in it, and nothing else:\n"
                                + "  d/2.png is in no class's folder\n  d/train/a/3.png is in a folder within a class's folder\n"
                                + "Move these files, or name another folder: <source> for training, <testSource> for what is held"
                                + " back.");
    }

    @Test
    void refusesAClassWithoutImages() throws IOException {
        given.grey("d/a/1.png", 1);
        Files.createDirectories(folder.resolve("d/b"));
        Files.createDirectories(folder.resolve("empty"));

        assertThatThrownBy(() -> ImageData.read(given.folder("d", Side.ALL)))
                .hasMessage(
                        "Every class needs images:\n  d/b has no image\nPut images into these folders, or remove them.");
        assertThatThrownBy(() -> ImageData.read(given.folder("empty", Side.ALL)))
                .hasMessage(
                        "Folder empty is empty. A folder of images has one subfolder a class, with PNG or JPEG files in"
                                + " it.");
    }

    @Test
    void refusesClassesThatAPersonTakesForOne() throws IOException {
        given.grey("d/1/1.png", 1);
        given.grey("d/1.0/1.png", 2);
        given.grey("d/2/1.png", 3);

        assertThatThrownBy(() -> ImageData.read(given.folder("d", Side.ALL)))
                .hasMessage(
                        "Folder d has classes that differ only in case, in blanks, in characters that are not seen, in a dot"
                                + " at the end, or in how a number or a truth value is written: '1' and '1.0'. Write each"
                                + " class in one way.");
    }

    @Test
    void refusesAClassWhoseImagesAreAllOnOneSide() throws IOException {
        for (int j = 0; j < 20; j++) {
            given.grey("d/a/" + j + ".png", j);
            given.grey("d/b/" + j + ".png", j);
        }
        Set<String> refusals = new HashSet<>();
        for (int i = 0; i < 200 && refusals.size() < 2; i++) {
            given.grey("d/rare/1.png", i);
            refusals.add(catchThrowable(() -> ImageData.read(given.folder("d", Side.TRAINING)))
                    .getMessage());
        }

        assertThat(refusals)
                .containsExactlyInAnyOrder(
                        "Class 'rare' has no image to train on: all of them are held back of d. Add images, change"
                                + " <seed>, or give a <testSource>.",
                        "Class 'rare' has no image among the held-back ones of d. Change <seed>, or give a <testSource>"
                                + " with images of every class.");
    }

    @Test
    void heldBackImagesHaveTheClassesOfTheModel() throws IOException {
        given.grey("d/b/1.png", 1);
        given.grey("d/a/2.png", 2);

        ReadImages read = ImageData.readHeldBack(given.folder("d", Side.ALL), model(List.of("b", "a"), 4, 3, 3));

        assertThat(read.target().ids()).containsExactly(1, 0);
        assertThat(shape(read)).containsExactly(2, 4, 3, 3);
    }

    @Test
    void refusesHeldBackImagesThatDoNotFitTheModel() throws IOException {
        given.grey("d/a/1.png", 1);
        given.grey("d/b/2.png", 2);

        refusedForModel(
                model(List.of("a", "c"), 4, 3, 1),
                "Class 'b' is among the held-back images of d but absent from the"
                        + " training images, whose classes are a, c. Name classes alike, or train on images of each.\n"
                        + "Class 'c' has no image among the held-back ones of d. Add images of every class.");
        refusedForModel(
                model(List.of("a", "b", "c"), 4, 3, 1),
                "Class 'c' has no image among the held-back ones of d. Add images of every class.");
        refusedForModel(
                model(List.of("a", "b"), 28, 28, 1),
                "Images of d are 4x3 (height x width), and model 'shapes' takes"
                        + " 28x28. Scale the held-back images as those that were trained on.");
        given.image("d/b/2.png", BufferedImage.TYPE_INT_RGB, 4, 3, 2);
        refusedForModel(
                model(List.of("a", "b"), 4, 3, 1),
                "Held-back images have colours, and model 'shapes' was trained on"
                        + " grey ones alone: d/b/2.png. Make them grey, or train on images with colours too.");
    }

    private void refusedForModel(ModelDescription model, String message) {
        assertThatThrownBy(() -> ImageData.readHeldBack(given.folder("d", Side.ALL), model))
                .hasMessage(message);
    }

    private static void refused(DataFile images, DataFile labels, String message) {
        assertThatThrownBy(() -> ImageData.read(GivenImages.idx(images, labels, Side.ALL)))
                .hasMessage(message);
    }

    private static ModelDescription model(List<String> labels, Integer... shape) {
        return GivenDescription.classifier("shapes", labels.toArray(String[]::new))
                .target("class")
                .images(ImageRows.IMAGE, shape[0], shape[1], shape[2])
                .build();
    }

    private static int[] shape(ReadImages read) {
        Images images = read.rows().images();
        return new int[] {images.rows(), images.height(), images.width(), images.channels()};
    }

    private static byte[] bytes(ReadImages read) {
        ByteBuffer all =
                ByteBuffer.allocate(read.rows().rows() * read.rows().images().bytes());
        read.rows().images().shards().forEach(shard -> all.put(shard.duplicate()));
        return all.array();
    }

    private static Set<String> images(ReadImages read) {
        Set<String> images = new TreeSet<>();
        for (int row = 0; row < read.rows().rows(); row++) {
            byte[] bytes = new byte[read.rows().images().bytes()];
            read.rows().image(row).get(bytes);
            images.add(read.target().ids()[row] + Arrays.toString(bytes));
        }
        return images;
    }
}
