package io.github.mlmodel.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.bundle.BundleReader;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.file.ObstacleException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleWriterTest {

    private static final Instant TIME = Instant.parse("2026-11-01T12:34:56Z");

    @TempDir
    Path folder;

    private Path zip;

    @BeforeEach
    void setUp() {
        zip = folder.resolve("made/churn.zip");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Asia/Kathmandu", "America/St_Johns", "Pacific/Kiritimati"})
    void sameFilesAndTimeGiveTheSameBytesEverywhere(String zone) throws IOException {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));
            BundleWriter.write(zip, model(), TIME);
        } finally {
            TimeZone.setDefault(before);
        }

        assertThat(Digest.of(zip)).isEqualTo("e085950aa9cdbeb1ecb2792ba6264eb9a3cf3784031552e2a3dd902b0f91e45e");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1970-01-01T00:00:00Z", "1979-12-31T23:59:59Z", "2099-12-31T23:59:59Z", "2150-01-01T00:00:00Z"})
    void timesThatAZipCannotHoldAddNoExtraField(String time) throws IOException {
        BundleWriter.write(zip, model(), Instant.parse(time));

        try (ZipFile file = new ZipFile(zip.toFile())) {
            ZipEntry entry = file.getEntry("model.onnx");
            assertThat(entry.getExtra()).isNull();
            assertThat(entry.getTimeLocal().getYear()).isIn(1980, 2099);
        }
    }

    @Test
    void entriesAreSortedAndStored() throws IOException {
        Files.writeString(model().resolve("grade.json"), "{}");
        Files.writeString(model().resolve("report.html"), "not in a bundle");
        BundleWriter.write(zip, model(), TIME);

        try (ZipFile file = new ZipFile(zip.toFile())) {
            assertThat(file.stream().map(ZipEntry::getName))
                    .containsExactly("fingerprint.json", "grade.json", "model.json", "model.onnx");
            assertThat(file.stream().map(ZipEntry::getMethod)).containsOnly(ZipEntry.STORED);
        }
    }

    @Test
    void whatWasWrittenIsRead() throws IOException {
        BundleWriter.write(zip, model(), TIME);

        Map<ModelFile, byte[]> files = BundleReader.read(zip);

        assertThat(files).containsOnlyKeys(ModelFile.FINGERPRINT, ModelFile.DESCRIPTION, ModelFile.MODEL);
        assertThat(files.get(ModelFile.MODEL)).asString().isEqualTo("graph");
        assertThat(files.get(ModelFile.DESCRIPTION)).asString().isEqualTo("{\"name\": \"churn\"}");
        assertThat(BundleReader.description(zip)).asString().isEqualTo("{\"name\": \"churn\"}");
    }

    @Test
    void everyShippedFileIsWrittenAndRead() throws IOException {
        Path model = model();
        for (ModelFile file : ModelFile.shipped()) {
            Files.writeString(file.in(model), "content of " + file);
        }

        BundleWriter.write(zip, model, TIME);

        assertThat(BundleReader.read(zip))
                .containsOnlyKeys(ModelFile.shipped())
                .allSatisfy((file, bytes) -> assertThat(bytes).asString().isEqualTo("content of " + file));
    }

    @Test
    void writingRefusesUnknownAndMissingFilesAndLeavesNothing() throws IOException {
        Map<ModelFile, Path> entries = Map.of(ModelFile.REPORT, ModelFile.DESCRIPTION.in(model()));

        assertThatThrownBy(() -> BundleWriter.write(zip, entries, TIME))
                .isInstanceOf(MlModelException.class)
                .hasMessage(zip
                        + " is no model bundle: 'report.html' is none of evaluation.json, fingerprint.json, grade.json,"
                        + " model.json, model.onnx, statistics.json; model.json is missing; model.onnx is missing.");
        assertThat(zip.getParent()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "/etc/passwd", "sub/model.onnx", "model.onnx/", "MODEL.ONNX", "a\\b"})
    void readingRefusesEveryOtherName(String name) throws IOException {
        rawZip(List.of("model.onnx", "model.json", name), ZipEntry.STORED);

        assertThatThrownBy(() -> BundleReader.read(zip))
                .isInstanceOf(MlModelException.class)
                .hasMessage(zip + " is no model bundle: '" + name + "' is none of evaluation.json, fingerprint.json,"
                        + " grade.json, model.json, model.onnx, statistics.json.");
    }

    @Test
    void readingRefusesANameThatIsThereTwice() throws IOException {
        rawZip(List.of("model.onnx", "model.json", "mXdel.json"), ZipEntry.STORED);
        String bytes = Files.readString(zip, StandardCharsets.ISO_8859_1);
        Files.writeString(zip, bytes.replace("mXdel", "model"), StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> BundleReader.read(zip))
                .isInstanceOf(MlModelException.class)
                .hasMessage(zip + " is no model bundle: model.json is there twice.");
    }

    @Test
    void readingRefusesCompressedEntries() throws IOException {
        rawZip(List.of("model.onnx", "model.json"), ZipEntry.DEFLATED);

        assertThatThrownBy(() -> BundleReader.read(zip))
                .isInstanceOf(MlModelException.class)
                .hasMessage(zip + " is no model bundle: model.onnx is compressed, and a bundle's entries are stored;"
                        + " model.json is compressed, and a bundle's entries are stored.");
    }

    @Test
    void readingNoticesDamage() throws IOException {
        BundleWriter.write(zip, model(), TIME);
        String bytes = Files.readString(zip, StandardCharsets.ISO_8859_1);
        Files.writeString(zip, bytes.replace("graph", "grape"), StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> BundleReader.read(zip))
                .isInstanceOf(MlModelException.class)
                .hasMessage(zip + " is damaged: the checksum of model.onnx does not match its bytes.");
    }

    @Test
    void readingRefusesWhatIsNoZip() throws IOException {
        Files.createDirectories(zip.getParent());
        Files.writeString(zip, "<html>401</html>");

        assertThatThrownBy(() -> BundleReader.read(zip))
                .isInstanceOf(MlModelException.class)
                .hasMessage(zip + " is no readable model bundle: zip END header not found.");
    }

    @Test
    void readingRefusesAFolder() throws IOException {
        Files.createDirectories(zip);

        assertThatThrownBy(() -> BundleReader.read(zip)).isInstanceOf(ObstacleException.class);
    }

    @Test
    void aBundleThatWasCutShortIsNotRead() throws IOException {
        BundleWriter.write(zip, model(), TIME);
        try (RandomAccessFile file = new RandomAccessFile(zip.toFile(), "rw")) {
            file.setLength(file.length() / 2);
        }

        assertThatThrownBy(() -> BundleReader.read(zip)).isInstanceOf(MlModelException.class);
    }

    @Test
    void damagedBundlesAreReadOrRefusedAndNothingElse() throws IOException {
        BundleWriter.write(zip, model(), TIME);
        byte[] whole = Files.readAllBytes(zip);
        Random random = new Random(5);
        int refused = 0;
        for (int i = 0; i < 500; i++) {
            byte[] damaged = whole.clone();
            for (int n = random.nextInt(1, 5); n > 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(-1, 3);
            }
            Files.write(zip, damaged);
            try {
                assertThat(BundleReader.read(zip)).isNotEmpty();
            } catch (MlModelException e) {
                refused++;
            }
        }

        assertThat(refused).isBetween(100, 499);
    }

    private Path model() throws IOException {
        Path model = Files.createDirectories(folder.resolve("model"));
        Files.writeString(model.resolve("model.onnx"), "graph");
        Files.writeString(model.resolve("model.json"), "{\"name\": \"churn\"}");
        Files.writeString(model.resolve("fingerprint.json"), "{}");
        return model;
    }

    private void rawZip(List<String> names, int method) throws IOException {
        Files.createDirectories(zip.getParent());
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (String name : names) {
                ZipEntry entry = new ZipEntry(name);
                entry.setMethod(method);
                if (method == ZipEntry.STORED) {
                    entry.setSize(0);
                    entry.setCrc(0);
                }
                out.putNextEntry(entry);
                out.closeEntry();
            }
        }
    }
}
