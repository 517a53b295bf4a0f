package io.github.mlmodel.build.step.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.FakeOwnCode;
import io.github.mlmodel.build.step.FakeWorkers;
import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.build.workspace.TrainingMode;
import io.github.mlmodel.files.Folders;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with the cache, the model is there, and one warning says what and which property names another. */
class CacheTroubleTest {

    private static final ConfiguredModel CHURN = GivenModule.model("churn");

    @TempDir
    Path folder;

    private final FakeWorkers workers = new FakeWorkers();

    /** What is done to a folder before a build uses it as its cache. */
    @FunctionalInterface
    interface Trouble {

        void in(Path cache) throws IOException;
    }

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of(
                        "a file in its place",
                        (Trouble) Files::createFile,
                        "cache/digests.json: Not a directory|cache stands in the way"),
                Arguments.of(
                        "digests.json is a folder", folderAt("digests.json/below"), "cache/digests.json is a folder"),
                Arguments.of("tasks.json is a folder", folderAt("tasks.json/below"), "cache/tasks.json is a folder"),
                Arguments.of(
                        "models is a file",
                        fileAt("models"),
                        "cache/models: Not a directory|cache/models stands in the way"));
    }

    private static Trouble folderAt(String name) {
        return cache -> Files.createDirectories(cache.resolve(name));
    }

    private static Trouble fileAt(String name) {
        return cache -> Files.createFile(Files.createDirectories(cache).resolve(name));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("troubles")
    void troubleIsAMissAndOneWarning(String name, Trouble trouble, String cause) throws IOException {
        GivenModule given = GivenModule.in(folder);
        trouble.in(folder.resolve("cache"));

        build(given);

        assertModelAndOneWarning(given, cause);
    }

    @Test
    void aFullDiskIsAMissAndOneWarning() throws IOException {
        GivenModule given = GivenModule.in(folder);
        SmallDisk disk = SmallDisk.of(folder.resolve("cache"), 64).fill();
        try (disk) {
            build(given);
        }

        assertModelAndOneWarning(given, "there is no room: the disk of cache[/a-z]* has 0 bytes free");
    }

    @Test
    void aReadOnlyDiskIsAMissAndOneWarning() throws IOException {
        GivenModule given = GivenModule.in(folder);
        SmallDisk disk = SmallDisk.of(folder.resolve("cache"), 64).readOnly();
        try (disk) {
            build(given);
        }

        assertModelAndOneWarning(given, "cache[/a-z.0-9]*: Read-only file system");
    }

    @Test
    void whatAReadOnlyDiskHoldsIsTakenAllTheSame() throws IOException {
        GivenModule given = GivenModule.in(folder);
        try (SmallDisk disk = SmallDisk.of(folder.resolve("cache"), 256)) {
            build(given);
            Folders.delete(folder.resolve("target"));
            given.log.warn.clear();
            disk.readOnly();

            build(given);
        }

        assertThat(workers.runs).hasSize(1);
        assertThat(given.published("churn", ModelFile.MODEL)).hasContent("graph 1");
        assertThat(given.log.warn).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("entriesOfOthers")
    void anEntryOfAnotherUserIsAMissAndOneWarning(String locked) throws IOException {
        GivenModule given = GivenModule.in(folder);
        build(given);
        Folders.delete(folder.resolve("target"));
        given.log.warn.clear();
        Path path = folder.resolve("cache").resolve(locked);
        if (locked.equals("models")) {
            path = Folders.in(path).get(0);
        } else {
            Files.writeString(path, "{}");
        }
        String before = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        try {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("---------"));
            assumeThat(Files.isReadable(path))
                    .as("root reads everything: the test is skipped for it")
                    .isFalse();

            build(given);
        } finally {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(before));
        }

        assertModelAndOneWarning(given, "there is no permission for cache/" + locked + ".*");
    }

    static Stream<String> entriesOfOthers() {
        return Stream.of("models", "digests.json", "tasks.json");
    }

    private void assertModelAndOneWarning(GivenModule given, String cause) {
        assertThat(given.published("churn", ModelFile.MODEL)).content().startsWith("graph ");
        given.log.warn.remove("churn: few rows");
        assertThat(given.log.warn).singleElement().asString().satisfies(warning -> {
            assertThat(warning).startsWith("The cache " + folder.resolve("cache") + " cannot be used as it should: ");
            assertThat(warning)
                    .endsWith(
                            ". The build goes on without what cannot be read or written there. Mend it, or name another"
                                    + " folder: -Dmlmodel.cache.directory=FOLDER.");
            assertThat(warning.replace(folder + "/", "").replaceAll("^.* should: (.*)\\. The build goes on .*$", "$1"))
                    .matches(cause);
        });
    }

    /** A goal as a build runs it, whose data file is old enough that its digest is remembered. */
    private void build(GivenModule given) throws IOException {
        Files.setLastModifiedTime(folder.resolve(GivenModule.SOURCE), FileTime.fromMillis(1_000_000));
        BuiltModule module = given.module();
        new TrainStep(module, workers, new FakeOwnCode(), GivenModule.withoutGpu())
                .run(new TrainRequest(
                        List.of(CHURN),
                        Set.of(CHURN.name()),
                        TrainingMode.WHEN_STALE,
                        false,
                        null,
                        folder.resolve("checkpoints"),
                        null,
                        "1.2"));
        module.digests().save();
    }
}
