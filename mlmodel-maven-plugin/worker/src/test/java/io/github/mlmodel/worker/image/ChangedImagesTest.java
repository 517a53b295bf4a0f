package io.github.mlmodel.worker.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.data.ImageFolder;
import io.github.mlmodel.files.Checksum;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.worker.split.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangedImagesTest {

    private static final String END = " changed while the data was read; nothing was kept. Run the build again.";

    @TempDir
    Path folder;

    private GivenImages given;

    @BeforeEach
    void takeTheFolder() {
        given = new GivenImages(folder);
    }

    @Test
    void imagesThatAreSwappedAtTheFirstLineOfProgressAreRefused() throws IOException {
        DataFile labels = given.idx("labels", new byte[] {0, 1, 0}, 3);
        DataFile images = given.idx("images", new byte[] {9, 8, 7}, 3, 1, 1);
        byte[] other = Files.readAllBytes(images.path());
        other[other.length - 1] = 6;
        ImageRequest request = GivenImages.idx(images.withChecksum(Checksum.of(images.path())), labels, Side.ALL);

        assertThatThrownBy(() -> ImageData.read(swapping(request, images.path(), other)))
                .hasMessage("images" + END);
    }

    @Test
    void imagesAndLabelsThatChangedBeforeTheyWereReadAreBothNamed() throws IOException {
        DataFile labels = given.idx("labels", new byte[] {0, 1, 0}, 3).withChecksum("then");
        DataFile images = given.idx("images", new byte[] {9, 8, 7}, 3, 1, 1).withChecksum("then");

        assertThatThrownBy(() -> ImageData.read(GivenImages.idx(images, labels, Side.ALL)))
                .hasMessage("images, labels" + END);
    }

    @Test
    void aFileThatWasCutMeanwhileIsCalledChangedAndNotTruncated() throws IOException {
        DataFile labels = given.idx("labels", new byte[] {0, 1, 0}, 3);
        DataFile images = given.idx("images", new byte[] {9, 8}, 3, 1, 1).withChecksum("then");

        assertThatThrownBy(() -> ImageData.read(GivenImages.idx(images, labels, Side.ALL)))
                .hasMessage("images" + END);
    }

    @Test
    void aFileOfAFolderThatIsSwappedAtTheFirstLineOfProgressIsNamed() throws IOException {
        given.grey("d/a/1.png", 1);
        given.grey("d/b/2.png", 2);
        given.grey("d/b/3.png", 3);
        given.grey("other.png", 4);
        byte[] other = Files.readAllBytes(folder.resolve("other.png"));

        assertThatThrownBy(
                        () -> ImageData.read(swapping(given.folder("d", Side.ALL), folder.resolve("d/b/3.png"), other)))
                .hasMessage("d/b/3.png" + END);
    }

    @Test
    void aFolderThatIsNotTheOneThatWasDigestedIsNamed() throws IOException {
        given.grey("d/a/1.png", 1);
        given.grey("d/b/2.png", 2);
        ImageRequest request = digested(given.folder("d", Side.ALL));
        assertThat(ImageData.read(request).rows().rows()).isEqualTo(2);

        given.grey("d/b/2.png", 3);

        assertThatThrownBy(() -> ImageData.read(request)).hasMessage("d" + END);
    }

    @Test
    void aFolderWithAFileThatIsNoImageAnyMoreIsCalledChangedAndNotDamaged() throws IOException {
        given.grey("d/a/1.png", 1);
        given.grey("d/b/2.png", 2);
        ImageRequest request = digested(given.folder("d", Side.ALL));

        Files.writeString(folder.resolve("d/b/2.png"), "half");

        assertThatThrownBy(() -> ImageData.read(request)).hasMessage("d" + END);
    }

    private static ImageRequest digested(ImageRequest request) throws IOException {
        DataFile whole = request.files().get(0);
        List<String> files = ImageFolder.files(whole);
        List<String> digests = new ArrayList<>();
        for (String file : files) {
            digests.add(Checksum.of(whole.path().resolve(file)));
        }
        return with(request, List.of(whole.withChecksum(ImageFolder.digest(files, digests))), Progress.NONE);
    }

    /** Writes other bytes as soon as some images were read. */
    private static ImageRequest swapping(ImageRequest request, Path file, byte[] other) {
        return with(request, request.files(), new Progress() {
            @Override
            public void done(String unit, long done, long total) {
                try {
                    Files.write(file, other);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
    }

    private static ImageRequest with(ImageRequest request, List<DataFile> files, Progress progress) {
        return new ImageRequest(request.source(), request.split(), files, request.seed(), 1, progress);
    }
}
