package io.github.mlmodel.build.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.fingerprint.DigestCache;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageSourcesTest {

    @TempDir
    Path module;

    @Test
    void findsImagesWithTheirLabels() throws IOException {
        write("a-idx3-ubyte");
        write("b-idx1-ubyte");
        DatasetFiles files = files("a-idx3-ubyte", HeldBack.byDefault());

        assertThat(files.training()).extracting(DataFile::name).containsExactly("a-idx3-ubyte", "b-idx1-ubyte");
        assertThat(files.heldBack()).isEqualTo(files.training());
    }

    @Test
    void refusesSeveralFilesAndFoldersThatAreNotThere() throws IOException {
        write("a.idx");
        write("b.idx");

        assertThatThrownBy(() -> files("*.idx", HeldBack.byDefault()).training())
                .hasMessage(
                        "<dataset/source> is '*.idx', which matches 2 files, but images and their labels are one IDX file"
                                + " each. Name one.");
        assertThatThrownBy(() -> files(
                                "a.idx", new HeldBack.Elsewhere(new Source.Images("e", new Source.Labels.Folders())))
                        .heldBack())
                .hasMessage("<dataset/testSource> is 'e', which is no folder in " + module
                        + ". Images that are not in IDX files are in a folder with one subfolder a class.");
    }

    private DatasetFiles files(String images, HeldBack heldBack) {
        Source.Images source = new Source.Images(images, new Source.Labels.File("b-idx1-ubyte"));
        return new DatasetFiles(
                Checkout.around(module, module, List.of()), DatasetSpec.of(source, heldBack), "dataset");
    }

    @Test
    void theDigestOfAFolderCoversNamesAndContents() throws IOException {
        Path first = write("d/a/1.png");
        write("d/b/2.png");
        Path cache = module.resolve("cache.json");
        DigestCache digests = new DigestCache(cache);
        String before = digests.digest(module.resolve("d"));
        digests.save();

        assertThat(new DigestCache(cache).digest(module.resolve("d"))).isEqualTo(before);
        write("d/.DS_Store");
        assertThat(new DigestCache(cache).digest(module.resolve("d"))).isEqualTo(before);
        Files.writeString(first, "other");
        old(first);
        String changed = new DigestCache(cache).digest(module.resolve("d"));
        assertThat(changed).isNotEqualTo(before);
        Files.move(first, module.resolve("d/b/1.png"));
        assertThat(new DigestCache(cache).digest(module.resolve("d"))).isNotIn(before, changed);
    }

    private Path write(String name) throws IOException {
        Path file = module.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, name);
        old(file);
        return file;
    }

    /** A file that has just been changed is not remembered. */
    private static void old(Path file) throws IOException {
        Files.setLastModifiedTime(
                file, FileTime.fromMillis(Files.getLastModifiedTime(file).toMillis() - 10_000));
    }
}
