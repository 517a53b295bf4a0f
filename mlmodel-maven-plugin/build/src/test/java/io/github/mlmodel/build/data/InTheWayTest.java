package io.github.mlmodel.build.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.mlmodel.build.spec.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands in the way of data files, at each place where a POM names some. */
@DisabledOnOs(OS.WINDOWS)
class InTheWayTest {

    private static final String ELEMENT = "models/model[m]/dataset/source";

    @TempDir
    Path base;

    @BeforeEach
    void putThemThere() throws IOException, InterruptedException {
        Files.createDirectory(base.resolve("folder.csv"));
        Files.createSymbolicLink(base.resolve("broken.csv"), Path.of("gone.csv"));
        Files.createSymbolicLink(base.resolve("loop.csv"), Path.of("loop.csv"));
        Files.writeString(
                base.resolve("pointer.csv"), "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n");
        pipe("pipe.csv");
    }

    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of("folder.csv", "that is a folder. Name its files, for example 'folder.csv/*.csv'."),
                Arguments.of("folder.csv/", "that is a folder. Name its files, for example 'folder.csv/*.csv'."),
                Arguments.of(
                        "broken.csv",
                        "BASE/broken.csv is a link to gone.csv, which is not there. Put the file there, or correct the"
                                + " link."),
                Arguments.of(
                        "loop.csv",
                        "BASE/loop.csv is a link that leads back to itself. Remove it, or link it to a file."),
                Arguments.of(
                        "pointer.csv",
                        "BASE/pointer.csv is a pointer of Git LFS, and not the file itself. Fetch the file: git lfs"
                                + " pull."),
                Arguments.of(
                        "pipe.csv",
                        "BASE/pipe.csv is a pipe, a socket or a device. Only regular files are read: put one in its"
                                + " place."));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aSourceIsNamedAsWhatItIs(String source, String said) {
        assertThatThrownBy(() -> SourceFiles.find(checkout(), source, ELEMENT))
                .hasMessage("<" + ELEMENT + "> is '" + source + "', but " + said.replace("BASE", base.toString()));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void soAreImagesAndTheirLabels(String source, String said) throws IOException {
        Files.writeString(base.resolve("images.idx"), "images");

        assertThatThrownBy(() -> ImageSources.find(
                        checkout(), new Source.Images("images.idx", new Source.Labels.File(source)), ELEMENT, "labels"))
                .hasMessage("<labels> is '" + source + "', but " + said.replace("BASE", base.toString()));
        assertThatThrownBy(() -> ImageSources.find(
                        checkout(), new Source.Images(source, new Source.Labels.File("images.idx")), ELEMENT, "labels"))
                .hasMessageStartingWith("<" + ELEMENT + "> is '" + source + "', but ");
    }

    @Test
    void aGlobLeavesNothingOutInSilence() throws IOException {
        Files.createSymbolicLink(base.resolve("back"), base);

        assertThatThrownBy(() -> SourceFiles.find(checkout(), "*.csv", ELEMENT))
                .hasMessageStartingWith(
                        "<" + ELEMENT + "> is '*.csv', and not all that stands in " + base + " is a file:\n  ")
                .message()
                .satisfies(message -> assertThat(message.lines().skip(1))
                        .containsExactlyInAnyOrder(
                                "  back is a link to a folder that it is in. Remove it.",
                                "  broken.csv is a link to gone.csv, which is not there. Put the file there, or correct"
                                        + " the link.",
                                "  loop.csv is a link that leads back to itself. Remove it, or link it to a file.",
                                "  pipe.csv is a pipe, a socket or a device. Only regular files are read: put one in its"
                                        + " place."));
    }

    @Test
    void aGlobThatMatchesNoneOfThemIsRead() throws IOException {
        Files.writeString(base.resolve("a.txt"), "x\n1\n");

        assertThat(SourceFiles.find(checkout(), "*.txt", ELEMENT))
                .extracting(DataFile::name)
                .containsExactly("a.txt");
    }

    @Test
    void severalFilesOfAGlobThatWereNotFetchedAreNamedTogether() throws IOException {
        Files.copy(base.resolve("pointer.csv"), base.resolve("one.data"));
        Files.copy(base.resolve("pointer.csv"), base.resolve("two.data"));

        assertThatThrownBy(() -> SourceFiles.find(checkout(), "*.data", ELEMENT))
                .hasMessage("<" + ELEMENT + "> is '*.data', but " + base + "/one.data is a pointer of Git LFS, and not"
                        + " the file itself. Fetch the file: git lfs pull.\n  " + base + "/two.data is a pointer of Git"
                        + " LFS, and not the file itself. Fetch the file: git lfs pull.");
    }

    @Test
    void aFolderOfImagesNamesAllThatIsNoFile() throws IOException, InterruptedException {
        Path images = Files.createDirectories(base.resolve("images/cat")).getParent();
        Files.writeString(Objects.requireNonNull(images).resolve("cat/a.png"), "image");
        Files.createSymbolicLink(images.resolve("cat/b.png"), Path.of("gone.png"));
        Files.createSymbolicLink(images.resolve("dog"), images);
        pipe("images/cat/c.png");
        pipe("images/cat/.hidden");

        assertThatThrownBy(() -> ImageFolder.files(new DataFile("images", images)))
                .message()
                .satisfies(message -> assertThat(message.lines())
                        .containsExactlyInAnyOrder(
                                "Not all that stands in the folder of images " + images + " is a file:",
                                "  cat/b.png is a link to gone.png, which is not there. Put the file there, or correct"
                                        + " the link.",
                                "  cat/c.png is a pipe, a socket or a device. Only regular files are read: put one in"
                                        + " its place.",
                                "  dog is a link to a folder that it is in. Remove it."));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void whatIsNoFolderOfImagesIsNamed(String source, String said) {
        Source.Images images = new Source.Images(source, new Source.Labels.Folders());

        if (source.startsWith("folder")) {
            assertThat(find(images)).isNull();
        } else {
            assertThat(find(images)).hasMessageStartingWith("<" + ELEMENT + "> is '" + source + "', ");
        }
    }

    private Throwable find(Source.Images images) {
        return catchThrowable(() -> ImageSources.find(checkout(), images, ELEMENT, "labels"));
    }

    private Checkout checkout() {
        return Checkout.around(base, base, List.of());
    }

    private void pipe(String name) throws IOException, InterruptedException {
        Process made = new ProcessBuilder("mkfifo", base.resolve(name).toString()).start();
        assertThat(made.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
}
