package io.github.mlmodel.core.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.core.file.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestCacheTest {

    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    Path folder;

    @Test
    void remembersAFileBySizeAndTime() throws IOException {
        Path data = Files.writeString(folder.resolve("data.csv"), "a,b\n1,2\n");
        Files.setLastModifiedTime(data, LONG_AGO);
        DigestCache first = new DigestCache(folder.resolve("digests.json"));
        String digest = first.digest(data);
        first.save();

        Files.writeString(data, "a,b\n3,4\n");
        Files.setLastModifiedTime(data, LONG_AGO);

        assertThat(digest).isEqualTo(Digest.of("a,b\n1,2\n"));
        assertThat(new DigestCache(folder.resolve("digests.json")).digest(data)).isEqualTo(digest);
        assertThat(new DigestCache(folder.resolve("other.json")).digest(data)).isEqualTo(Digest.of("a,b\n3,4\n"));
    }

    @Test
    void readsAFileAgainThatChangedJustNow() throws IOException {
        Path data = Files.writeString(folder.resolve("data.csv"), "1");
        DigestCache cache = new DigestCache(folder.resolve("digests.json"));
        cache.digest(data);
        FileTime time = Files.getLastModifiedTime(data);
        Files.writeString(data, "2");
        Files.setLastModifiedTime(data, time);

        assertThat(cache.digest(data)).isEqualTo(Digest.of("2"));
    }

    @Test
    void aDamagedCacheIsAsGoodAsAnEmptyOne() throws IOException {
        Path data = Files.writeString(folder.resolve("data.csv"), "1");
        Files.writeString(folder.resolve("digests.json"), "{\"files\": 7");

        assertThat(new DigestCache(folder.resolve("digests.json")).digest(data)).isEqualTo(Digest.of("1"));
    }
}
