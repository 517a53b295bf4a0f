package io.github.mlmodel.build.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntriesDigestTest {

    @TempDir
    Path folder;

    @Test
    void aFolderAndItsJarAgreeInWhateverOrderItsEntriesAre() throws IOException {
        write("classes/org/acme/A.class", "a");
        write("classes/org/acme/B.class", "b");

        String ofFolder = EntriesDigest.of(folder.resolve("classes"));

        assertThat(EntriesDigest.of(jar("org/acme/", "", "org/acme/A.class", "a", "org/acme/B.class", "b")))
                .isEqualTo(ofFolder);
        assertThat(EntriesDigest.of(jar("org/acme/B.class", "b", "org/acme/A.class", "a")))
                .isEqualTo(ofFolder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "META-INF/MANIFEST.MF",
                "META-INF/maven/org.acme/prices/pom.xml",
                "META-INF/INDEX.LIST",
                "META-INF/ACME.SF",
                "META-INF/acme.rsa",
                "META-INF/ACME.DSA",
                "META-INF/ACME.EC",
                "META-INF/SIG-ACME",
                "META-INF/mlmodel/churn/grade.json",
                "META-INF/mlmodel/churn/evaluation.json",
                "META-INF/mlmodel/churn/fingerprint.json"
            })
    void whatCodeDoesNotMeetDoesNotCount(String name) throws IOException {
        String without = EntriesDigest.of(jar("A.class", "a"));

        assertThat(EntriesDigest.of(jar(name, "1", "A.class", "a"))).isEqualTo(without);
        write("classes/A.class", "a");
        write("classes/" + name, "2");
        assertThat(EntriesDigest.of(folder.resolve("classes"))).isEqualTo(without);
    }

    @ParameterizedTest
    @CsvSource({
        "A.class, b",
        "B.class, a",
        "META-INF/services/org.acme.Rate, a",
        "META-INF/versions/17/A.class, a",
        "META-INF/mlmodel/churn/model.onnx, a",
        "META-INF/mlmodel/churn/model.json, a"
    })
    void everyOtherEntryCounts(String name, String text) throws IOException {
        assertThat(EntriesDigest.of(jar(name, text))).isNotEqualTo(EntriesDigest.of(jar("A.class", "a")));
    }

    @Test
    void whatDoesNotExistIsAnEmptyFolder() throws IOException {
        Files.createDirectories(folder.resolve("empty"));

        assertThat(EntriesDigest.of(folder.resolve("gone"))).isEqualTo(EntriesDigest.of(folder.resolve("empty")));
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Path jar(String... namesAndTexts) throws IOException {
        Path jar = Files.createTempFile(folder, "library", ".jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return jar;
    }
}
