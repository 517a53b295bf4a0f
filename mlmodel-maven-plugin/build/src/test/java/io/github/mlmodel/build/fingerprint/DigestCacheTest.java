package io.github.mlmodel.build.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.files.Checksum;
import io.github.mlmodel.model.file.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestCacheTest {

    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    Path folder;

    @Test
    void remembersAFileThatDidNotChange() throws IOException {
        Path data = Files.writeString(folder.resolve("data.csv"), "a,b\n1,2\n");
        remember(data);
        String digest = Digest.of("a,b\n1,2\n");
        Path kept = folder.resolve("digests.json");
        Files.writeString(kept, Files.readString(kept).replace(digest, "remembered"));

        assertThat(later().digest(data)).isEqualTo("remembered");
        assertThat(new DigestCache(folder.resolve("other.json")).digest(data)).isEqualTo(digest);
    }

    @Test
    void aFileOfTheSameSizeWhoseTimeWasSetBackIsReadAgain() throws IOException {
        Path data = Files.writeString(folder.resolve("data.csv"), "1");
        assumeThat(data.getFileSystem().supportedFileAttributeViews()).contains("unix");
        Files.setLastModifiedTime(data, LONG_AGO);
        remember(data);

        Files.writeString(data, "2");
        Files.setLastModifiedTime(data, LONG_AGO);

        assertThat(later().digest(data)).isEqualTo(Digest.of("2"));
    }

    @Test
    void anotherFileOfTheSameSizeAndTimeIsReadAgain() throws IOException {
        Path data = Files.writeString(folder.resolve("data.csv"), "1");
        Files.setLastModifiedTime(data, LONG_AGO);
        assumeThat(Files.readAttributes(data, BasicFileAttributes.class).fileKey())
                .isNotNull();
        Path other = Files.writeString(folder.resolve("other.csv"), "2");
        Files.setLastModifiedTime(other, LONG_AGO);
        remember(data);

        Files.move(other, data, StandardCopyOption.REPLACE_EXISTING);

        assertThat(later().digest(data)).isEqualTo(Digest.of("2"));
    }

    @Test
    void whoAsksTwiceIsGivenTheSameDigestTwice() throws IOException {
        Path data = Files.writeString(folder.resolve("data.csv"), "1");
        DigestCache cache = new DigestCache(folder.resolve("digests.json"));
        cache.digest(data);
        Files.writeString(data, "2");

        assertThat(cache.digest(data)).isEqualTo(Digest.of("1"));
    }

    @Test
    void aDigestThatProvedWrongIsForgotten() throws IOException {
        Path data = Files.writeString(folder.resolve("data.csv"), "1");
        Path images = Files.createDirectories(folder.resolve("images/a"));
        Path image = Files.writeString(images.resolve("1.png"), "1");
        remember(data, folder.resolve("images"));
        Path kept = folder.resolve("digests.json");
        String wrong = Files.readString(kept).replaceAll("\"digest\": \"[0-9a-f]{64}\"", "\"digest\": \"wrong\"");
        Files.writeString(kept, wrong);
        DigestCache cache = later();
        assertThat(cache.digest(data)).isEqualTo("wrong");
        assertThat(cache.digest(folder.resolve("images"))).isEqualTo("wrong");

        cache.forget(data);
        cache.save();

        assertThat(later().digest(data)).isEqualTo(Digest.of("1"));
        assertThat(later().digest(folder.resolve("images"))).isEqualTo("wrong");

        cache.forget(image);
        cache.save();

        assertThat(later().digest(folder.resolve("images"))).hasSize(64);
    }

    @Test
    void readsAFileAgainThatChangedJustNow() throws IOException {
        Path data = Files.writeString(folder.resolve("data.csv"), "1");
        remember(data, Clock.systemUTC());
        FileTime time = Files.getLastModifiedTime(data);
        Files.writeString(data, "2");
        Files.setLastModifiedTime(data, time);

        assertThat(new DigestCache(folder.resolve("digests.json")).digest(data)).isEqualTo(Digest.of("2"));
        assertThat(folder.resolve("digests.json")).doesNotExist();
    }

    @Test
    void whatAnotherVersionRemembersIsNotBelieved() throws IOException {
        Path data = Files.writeString(folder.resolve("data.csv"), "1");
        remember(data);
        Path kept = folder.resolve("digests.json");
        Files.writeString(
                kept,
                Files.readString(kept)
                        .replaceFirst("\"format\": \\d+", "\"format\": 99")
                        .replace(Digest.of("1"), "remembered"));

        assertThat(later().digest(data)).isEqualTo(Digest.of("1"));
    }

    @Test
    void whatAKilledBuildLeftBesideItIsSwept() throws IOException {
        Path left = AtomicFiles.temporaryBeside(folder.resolve("digests.json"));
        Files.setLastModifiedTime(left, LONG_AGO);

        remember(Files.writeString(folder.resolve("data.csv"), "1"));

        assertThat(left).doesNotExist();
    }

    @Test
    void moreThanFiveThousandFilesAreForgottenAtOnce() throws IOException {
        Path data = Files.writeString(folder.resolve("data.csv"), "1");
        remember(data);
        Path kept = folder.resolve("digests.json");
        String one = Files.readString(kept).replace(Digest.of("1"), "remembered");
        String name = "\"" + data.toRealPath() + "\": ";
        String entry = one.substring(one.indexOf(name) + name.length(), one.lastIndexOf('}', one.lastIndexOf('}') - 1));
        String others = IntStream.range(0, 4_999)
                .mapToObj(i -> "\"/other" + i + "\": " + entry + ", ")
                .collect(Collectors.joining());

        Files.writeString(kept, one.replace(name, others + name));
        assertThat(later().digest(data)).isEqualTo("remembered");
        Files.writeString(kept, one.replace(name, "\"/other\": " + entry + ", " + others + name));
        assertThat(later().digest(data)).isEqualTo(Digest.of("1"));
    }

    @Test
    void whatCannotBeReadIsTold() throws IOException {
        Path place = Files.createDirectory(folder.resolve("digests.json"));
        List<String> warnings = new ArrayList<>();

        new DigestCache(place, new CacheTrouble(folder, warnings::add), Clock.systemUTC());

        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("The cache " + folder + " cannot be used as it should: ");
    }

    @Test
    void whatCannotBeRememberedIsTold() throws IOException {
        Path data = Files.writeString(folder.resolve("data.csv"), "1");
        Files.setLastModifiedTime(data, LONG_AGO);
        assumeThat(data.getFileSystem().supportedFileAttributeViews()).contains("unix");
        Path place = folder.resolve("cache");
        List<String> warnings = new ArrayList<>();
        DigestCache cache = new DigestCache(
                place.resolve("digests.json"),
                new CacheTrouble(place, warnings::add),
                Clock.offset(Clock.systemUTC(), Duration.ofHours(1)));
        cache.digest(data);
        Files.writeString(place, "not a folder");

        cache.save();

        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("The cache " + place + " cannot be used as it should: ");
    }

    @Test
    void theChecksumIsOfTheBytesOfTheDigest() throws IOException {
        Path data = Files.writeString(folder.resolve("data.csv"), "1");
        String checksum = Checksum.of(data);
        DigestCache cache = new DigestCache(folder.resolve("digests.json"));
        cache.digest(data);
        Files.writeString(data, "2");

        assertThat(cache.checksum(new DataFile("data", data)))
                .isEqualTo(checksum)
                .isNotEqualTo(Checksum.of(data));
    }

    @Test
    void aDamagedCacheIsAsGoodAsAnEmptyOne() throws IOException {
        Path data = Files.writeString(folder.resolve("data.csv"), "1");
        Files.writeString(folder.resolve("digests.json"), "{\"files\": 7");

        assertThat(new DigestCache(folder.resolve("digests.json")).digest(data)).isEqualTo(Digest.of("1"));
    }

    /** Digests files as if they had been changed long ago. */
    private void remember(Path... files) throws IOException {
        DigestCache cache = later();
        for (Path file : files) {
            cache.digest(file);
        }
        cache.save();
    }

    private void remember(Path file, Clock clock) throws IOException {
        DigestCache cache = new DigestCache(folder.resolve("digests.json"), clock);
        cache.digest(file);
        cache.save();
    }

    private DigestCache later() {
        return new DigestCache(folder.resolve("digests.json"), Clock.offset(Clock.systemUTC(), Duration.ofHours(1)));
    }
}
