package io.github.mlmodel.build.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.JsonObject;
import io.github.mlmodel.build.fingerprint.Fingerprint.Input;
import io.github.mlmodel.build.step.FakeWorkers;
import io.github.mlmodel.files.Folders;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModelCacheTest {

    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();

    @Test
    void givesBackWhatWasKept() throws IOException {
        ModelCache cache = new ModelCache(folder.resolve("cache"), 1 << 20);
        String key = keep(cache, "first", 100);

        Path target = Files.createDirectory(folder.resolve("target"));

        assertThat(cache.holds(key)).isTrue();
        assertThat(cache.fetch(key, target)).isTrue();
        assertThat(ModelFile.MODEL.in(target)).hasSize(100);
        assertThat(cache.fetch("0000", target)).isFalse();
    }

    @Test
    void aCorruptEntryIsAMiss() throws IOException {
        ModelCache cache = new ModelCache(folder.resolve("cache"), 1 << 20);
        String key = keep(cache, "first", 100);
        byte[] bytes =
                Files.readAllBytes(ModelFile.MODEL.in(folder.resolve("cache").resolve(key)));
        bytes[50] ^= 1;
        Files.write(ModelFile.MODEL.in(folder.resolve("cache").resolve(key)), bytes);

        Path target = Files.createDirectory(folder.resolve("target"));

        assertThat(cache.fetch(key, target)).isFalse();
        assertThat(target).isEmptyDirectory();
        assertThat(folder.resolve("cache").resolve(key)).doesNotExist();
    }

    @Test
    void anEntryIsOfTheKeyThatItRecords() throws IOException {
        Path entry = folder.resolve("cache").resolve(keep(cache(), "first", 100));
        Files.move(entry, folder.resolve("cache/0000"));

        assertThat(cache().holds("0000")).isFalse();
        assertThat(cache().fetch("0000", folder.resolve("target"))).isFalse();
        assertThat(folder.resolve("target")).doesNotExist();
    }

    @Test
    void aCorruptEntryIsReplaced() throws IOException {
        String key = keep(cache(), "first", 100);
        Files.write(ModelFile.MODEL.in(folder.resolve("cache").resolve(key)), new byte[1]);

        keep(cache(), "first", 100);

        assertThat(cache().holds(key)).isTrue();
        assertThat(warnings).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"MODEL", "FINGERPRINT"})
    @EnabledOnOs(OS.LINUX)
    void anEntryThatCannotBeReadNowIsAMissAndStays(ModelFile unreadable) throws IOException {
        String key = keep(cache(), "first", 100);
        Path file = unreadable.in(folder.resolve("cache").resolve(key));
        Path aside = Files.move(file, folder.resolve("aside"));
        // Reading it is an error of input and output, for everybody.
        Files.createSymbolicLink(file, Path.of("/proc/self/mem"));

        assertThat(cache().holds(key)).isFalse();
        assertThat(cache().fetch(key, folder.resolve("target"))).isFalse();

        assertThat(warnings).hasSize(2).allSatisfy(warning -> assertThat(warning)
                .startsWith("The cache " + folder.resolve("cache") + " cannot be"));
        Files.delete(file);
        Files.move(aside, file);
        assertThat(cache().fetch(key, Files.createDirectory(folder.resolve("target"))))
                .isTrue();
    }

    @Test
    void aModelWhoseBytesAreNotTheRecordedIsNotKept() throws IOException {
        ModelCache cache = new ModelCache(folder.resolve("cache"), 1 << 20);
        Path source = Files.createDirectory(folder.resolve("source"));
        Files.write(ModelFile.MODEL.in(source), new byte[100]);
        Files.writeString(ModelFile.DESCRIPTION.in(source), Json.write(FakeWorkers.description("first")));
        Fingerprint fingerprint = new Fingerprint("first", new JsonObject(), List.of(Input.setting("seed", "1")), null);
        Files.writeString(ModelFile.FINGERPRINT.in(source), Json.write(RecordedFingerprint.of(fingerprint, source)));
        FileTime time = Files.getLastModifiedTime(ModelFile.MODEL.in(source));
        Files.write(ModelFile.MODEL.in(source), new byte[] {1});
        Files.setLastModifiedTime(ModelFile.MODEL.in(source), time);

        cache.keep(fingerprint.key(), source);

        assertThat(folder.resolve("cache")).isEmptyDirectory();
    }

    @Test
    void removesTheLongestUnusedBeyondItsLimit() throws IOException {
        ModelCache cache = new ModelCache(folder.resolve("cache"), 14_000);
        String first = keep(cache, "first", 4_000);
        String second = keep(cache, "second", 4_000);
        age(first, 1);
        age(second, 2);
        Path target = Files.createDirectory(folder.resolve("target"));
        assertThat(cache.fetch(first, target)).isTrue();

        String third = keep(cache, "third", 4_000);

        assertThat(cache.fetch(first, target)).isTrue();
        assertThat(cache.fetch(second, target)).isFalse();
        assertThat(cache.fetch(third, target)).isTrue();
    }

    @Test
    void whatNoTrainingGoesOnFromAnyMoreIsDeletedAfterAMonth() throws IOException {
        Path checkpoints = folder.resolve("checkpoints");
        Path old = Files.createDirectories(checkpoints.resolve("old"));
        Path going = Files.createDirectories(checkpoints.resolve("going"));
        for (Path each : List.of(Files.createFile(old.resolve("state")), old, going)) {
            Files.setLastModifiedTime(each, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        }
        Files.setLastModifiedTime(
                Files.createFile(going.resolve("state")), FileTime.from(Instant.parse("2026-01-20T00:00:00Z")));
        Clock clock = Clock.fixed(Instant.parse("2026-02-02T00:00:00Z"), ZoneOffset.UTC);
        CacheTrouble trouble = new CacheTrouble(folder, warnings::add);
        ModelCache cache = new ModelCache(folder.resolve("cache"), 1 << 20, trouble, clock);

        cache.discardAbandoned(checkpoints);
        cache.discardAbandoned(folder.resolve("nothing"));

        assertThat(old).doesNotExist();
        assertThat(going).isNotEmptyDirectory();
        assertThat(warnings).isEmpty();
    }

    @Test
    void aCacheThatIsExactlyFullKeepsAll() throws IOException {
        String first = keep(cache(), "first", 4_000);
        String second = keep(cache(), "second", 4_000);
        Path cache = folder.resolve("cache");
        long both = Folders.size(cache.resolve(first)) + Folders.size(cache.resolve(second));

        keep(new ModelCache(cache, both), "second", 4_000);
        assertThat(cache().holds(first)).isTrue();
        keep(new ModelCache(cache, both - 1), "second", 4_000);

        assertThat(cache().holds(first)).isFalse();
        assertThat(cache().holds(second)).isTrue();
    }

    @Test
    void aFileThatIsNoEntryStays() throws IOException {
        Path file =
                Files.writeString(Files.createDirectory(folder.resolve("cache")).resolve("README"), "not ours");

        keep(new ModelCache(folder.resolve("cache"), 1), "first", 100);

        assertThat(file).hasContent("not ours");
    }

    @Test
    void aFileInItsPlaceIsToldAndEndsNothing() throws IOException {
        Files.writeString(folder.resolve("cache"), "not a folder");

        keep(cache(), "first", 100);

        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("The cache " + folder.resolve("cache") + " cannot be used as it should: ");
    }

    @Test
    void entriesCanBeReadByWhomeverNewFilesCan() throws IOException {
        Path ordinary = Files.createDirectory(folder.resolve("ordinary"));
        Path file = Files.createFile(ordinary.resolve("file"));
        assumeThat(ordinary.getFileSystem().supportedFileAttributeViews()).contains("posix");

        Path entry = folder.resolve("cache").resolve(keep(cache(), "first", 100));

        assertThat(Files.getPosixFilePermissions(entry)).isEqualTo(Files.getPosixFilePermissions(ordinary));
        for (ModelFile each : ModelFile.those(ModelFile::isRequired)) {
            assertThat(Files.getPosixFilePermissions(each.in(entry))).isEqualTo(Files.getPosixFilePermissions(file));
        }
    }

    @Test
    void whatAKilledBuildLeftIsSweptAndABuildNextDoorIsNot() throws IOException {
        Path dead = unfinished(".new12ab", 10);
        Path alive = unfinished(".new34cd", 10);
        age(dead, 1);
        age(ModelFile.MODEL.in(dead), 1);
        age(alive, 1);

        keep(cache(), "first", 100);

        assertThat(dead).doesNotExist();
        assertThat(alive).isDirectory();
        assertThat(warnings).isEmpty();
    }

    @Test
    void unfinishedEntriesCountInTheLimit() throws IOException {
        ModelCache cache = new ModelCache(folder.resolve("cache"), 12_000);
        String first = keep(cache, "first", 4_000);
        unfinished(".new34cd", 6_000);

        keep(cache, "second", 4_000);

        assertThat(folder.resolve("cache").resolve(first)).doesNotExist();
        assertThat(folder.resolve("cache/.new34cd")).exists();
    }

    @Test
    void aModelThatIsKeptAlreadyIsNotPutDownAgain() throws IOException {
        Path entry = folder.resolve("cache").resolve(keep(cache(), "first", 100));
        FileTime time = FileTime.fromMillis(1_000);
        Files.setLastModifiedTime(ModelFile.MODEL.in(entry), time);

        keep(cache(), "first", 100);

        assertThat(Files.getLastModifiedTime(ModelFile.MODEL.in(entry))).isEqualTo(time);
    }

    @Test
    void anEntryOfANewerFormatIsAMiss() throws IOException {
        Path source = Files.createDirectory(folder.resolve("source"));
        Files.write(ModelFile.MODEL.in(source), new byte[100]);
        Files.writeString(
                ModelFile.DESCRIPTION.in(source),
                Json.write(FakeWorkers.description("first")).replaceFirst("\"format\": \\d+", "\"format\": 99"));
        Fingerprint fingerprint = new Fingerprint("first", new JsonObject(), List.of(Input.setting("seed", "1")), null);
        Files.writeString(ModelFile.FINGERPRINT.in(source), Json.write(RecordedFingerprint.of(fingerprint, source)));
        Files.createDirectories(folder.resolve("cache"));
        Files.move(source, folder.resolve("cache").resolve(fingerprint.key()));

        assertThat(cache().holds(fingerprint.key())).isFalse();
        assertThat(cache().fetch(fingerprint.key(), folder.resolve("target"))).isFalse();
        assertThat(warnings).isEmpty();
    }

    @Test
    void aFullTargetIsNoTroubleOfTheCache() throws IOException {
        String key = keep(cache(), "first", 100);
        Files.createDirectories(ModelFile.MODEL.in(folder.resolve("target")).resolve("in the way"));

        assertThatThrownBy(() -> cache().fetch(key, folder.resolve("target"))).isInstanceOf(FileSystemException.class);
        assertThat(warnings).isEmpty();
    }

    private ModelCache cache() {
        return new ModelCache(
                folder.resolve("cache"), 1 << 20, new CacheTrouble(folder.resolve("cache"), warnings::add));
    }

    private Path unfinished(String name, int bytes) throws IOException {
        Path entry = Files.createDirectories(folder.resolve("cache").resolve(name));
        Files.write(ModelFile.MODEL.in(entry), new byte[bytes]);
        return entry;
    }

    private static void age(Path path, int secondsSince1970) throws IOException {
        Files.setLastModifiedTime(path, FileTime.fromMillis(secondsSince1970 * 1_000L));
    }

    private void age(String key, int secondsSince1970) throws IOException {
        Files.setLastModifiedTime(folder.resolve("cache").resolve(key), FileTime.fromMillis(secondsSince1970 * 1_000L));
    }

    private String keep(ModelCache cache, String name, int bytes) throws IOException {
        Path source = Files.createTempDirectory(folder, "source");
        Files.write(ModelFile.MODEL.in(source), new byte[bytes]);
        Files.writeString(ModelFile.DESCRIPTION.in(source), Json.write(FakeWorkers.description("first")));
        Fingerprint fingerprint = new Fingerprint(name, new JsonObject(), List.of(Input.setting("seed", "1")), null);
        Files.writeString(ModelFile.FINGERPRINT.in(source), Json.write(RecordedFingerprint.of(fingerprint, source)));
        cache.keep(fingerprint.key(), source);
        return fingerprint.key();
    }
}
