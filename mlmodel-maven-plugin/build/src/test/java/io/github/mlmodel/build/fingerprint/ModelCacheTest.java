package io.github.mlmodel.build.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.mlmodel.build.fingerprint.Fingerprint.Input;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCacheTest {

    @TempDir
    Path folder;

    @Test
    void givesBackWhatWasKept() throws IOException {
        ModelCache cache = new ModelCache(folder.resolve("cache"), 1 << 20);
        String key = keep(cache, "first", 100);

        Path target = Files.createDirectory(folder.resolve("target"));

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
    void aModelWhoseBytesAreNotTheRecordedIsNotKept() throws IOException {
        ModelCache cache = new ModelCache(folder.resolve("cache"), 1 << 20);
        Path source = Files.createDirectory(folder.resolve("source"));
        Files.write(ModelFile.MODEL.in(source), new byte[100]);
        Files.writeString(ModelFile.DESCRIPTION.in(source), "{}");
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
        ModelCache cache = new ModelCache(folder.resolve("cache"), 10_000);
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

    private void age(String key, int secondsSince1970) throws IOException {
        Files.setLastModifiedTime(folder.resolve("cache").resolve(key), FileTime.fromMillis(secondsSince1970 * 1_000L));
    }

    private String keep(ModelCache cache, String name, int bytes) throws IOException {
        Path source = Files.createTempDirectory(folder, "source");
        Files.write(ModelFile.MODEL.in(source), new byte[bytes]);
        Files.writeString(ModelFile.DESCRIPTION.in(source), "{}");
        Fingerprint fingerprint = new Fingerprint(name, new JsonObject(), List.of(Input.setting("seed", "1")), null);
        Files.writeString(ModelFile.FINGERPRINT.in(source), Json.write(RecordedFingerprint.of(fingerprint, source)));
        cache.keep(fingerprint.key(), source);
        return fingerprint.key();
    }
}
