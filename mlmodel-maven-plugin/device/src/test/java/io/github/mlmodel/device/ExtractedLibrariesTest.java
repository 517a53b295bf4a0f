package io.github.mlmodel.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.files.Patience;
import io.github.mlmodel.model.MlModelException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractedLibrariesTest {

    private static final CudaBundle BUNDLE =
            new CudaBundle("cuda", "-redist", "1 kB", List.of("liba.so.1", "libb.so.2"), List.of("a.dll"));

    private static final Patience ALONE = new Patience(Duration.ZERO, line -> {});

    @TempDir
    Path folder;

    @Test
    void whatIsNeededIsExtractedAndNothingElse() throws IOException {
        Path extracted = libraries().extract(() -> jar("liba.so.1", "libb.so.2", "libnccl.so.2"), ALONE);

        assertThat(extracted.getFileName()).hasToString("cuda-" + BUNDLE.version() + "-linux-x86_64");
        assertThat(names(extracted)).containsExactly("liba.so.1", "libb.so.2", "sizes.json");
        assertThat(extracted.resolve("libb.so.2")).hasContent("content of libb.so.2");
        assertThat(names(folder.resolve("cache/cuda")))
                .containsExactly(extracted.getFileName().toString());
    }

    @Test
    void aWholeFolderNeedsNoJar() throws IOException {
        Path first = libraries().extract(() -> jar("liba.so.1", "libb.so.2"), ALONE);

        Path second = libraries()
                .extract(
                        () -> {
                            throw new AssertionError("resolved again");
                        },
                        ALONE);

        assertThat(second).isEqualTo(first);
    }

    @Test
    void aTruncatedLibraryIsExtractedAgain() throws IOException {
        Path extracted = libraries().extract(() -> jar("liba.so.1", "libb.so.2"), ALONE);
        Files.writeString(extracted.resolve("liba.so.1"), "cont");

        assertThat(libraries().areWhole()).isFalse();
        libraries().extract(() -> jar("liba.so.1", "libb.so.2"), ALONE);

        assertThat(extracted.resolve("liba.so.1")).hasContent("content of liba.so.1");
    }

    @Test
    void whatAKilledBuildLeftIsRemovedAndNotTaken() throws IOException {
        Path left = Files.createDirectories(folder.resolve("cache/cuda/.unfinished-12ab"));
        Files.writeString(left.resolve("liba.so.1"), "half");

        Path extracted = libraries().extract(() -> jar("liba.so.1", "libb.so.2"), ALONE);

        assertThat(left).doesNotExist();
        assertThat(extracted.resolve("liba.so.1")).hasContent("content of liba.so.1");
    }

    @Test
    void aJarWithoutALibraryIsNamedAndNothingIsLeft() {
        Path jar = jar("liba.so.1");

        assertThatThrownBy(() -> libraries().extract(() -> jar, ALONE))
                .isInstanceOf(MlModelException.class)
                .hasMessage(
                        "The file " + jar + " has no org/bytedeco/cuda/linux-x86_64/libb.so.2. Delete it from the local"
                                + " repository and run the build again.");
        assertThat(folder.resolve("cache/cuda")).isEmptyDirectory();
    }

    @Test
    void aCacheThatCannotTakeThemIsNamedWithItsProperty() throws IOException {
        Files.createFile(folder.resolve("cache"));

        assertThatThrownBy(() -> libraries().extract(() -> jar("liba.so.1", "libb.so.2"), ALONE))
                .isInstanceOf(MlModelException.class)
                .hasMessageStartingWith(
                        "The CUDA libraries cannot be extracted into the cache: " + folder.resolve("cache"))
                .hasMessageEndingWith(". Mend it, or name another folder with -Dmlmodel.cache.directory.");
    }

    @Test
    void buildsAtTheSameTimeExtractOnce() throws InterruptedException, ExecutionException {
        AtomicInteger resolved = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Path>> folders = threads.invokeAll(Stream.generate(() -> (Callable<Path>) () -> libraries()
                            .extract(
                                    () -> {
                                        resolved.incrementAndGet();
                                        return jar("liba.so.1", "libb.so.2");
                                    },
                                    ALONE))
                    .limit(4)
                    .toList());
            for (Future<Path> each : folders) {
                assertThat(each.get()).isEqualTo(libraries().folder());
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(resolved).hasValue(1);
    }

    private ExtractedLibraries libraries() {
        return new ExtractedLibraries(folder.resolve("cache"), BUNDLE, "linux-x86_64");
    }

    private Path jar(String... names) {
        Path jar = folder.resolve("cuda.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry("org/bytedeco/cuda/linux-x86_64/" + name));
                zip.write(("content of " + name).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
