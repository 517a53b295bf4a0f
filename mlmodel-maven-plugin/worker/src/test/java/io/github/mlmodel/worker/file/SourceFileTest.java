package io.github.mlmodel.worker.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.files.Checksum;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceFileTest {

    private static final String CHANGED =
            "a.csv changed while the data was read; nothing was kept. Run the build again.";

    @TempDir
    Path folder;

    @Test
    void aFileThatStaysAsItIsMayBeReadAgainAndAgain() throws IOException {
        SourceFile file = source("1,2\n3,4\n", of("1,2\n3,4\n"));

        look(file);
        assertThat(read(file)).isEqualTo("1,2\n3,4\n");
        look(file);
        read(file);

        assertThatCode(() -> SourceFile.refuseChanged(List.of(file))).doesNotThrowAnyException();
    }

    @Test
    void otherBytesThanTheGoalDigestedAreRefused() throws IOException {
        SourceFile file = source("1,2\n", of("3,4\n"));

        read(file);

        assertThatThrownBy(() -> SourceFile.refuseChanged(List.of(file))).hasMessage(CHANGED);
    }

    @Test
    void otherBytesThanInAnEarlierReadingAreRefusedAlthoughTheFirstOnesCameBack() throws IOException {
        SourceFile file = source("1,2\n", null);

        read(file);
        Files.writeString(folder.resolve("a.csv"), "3,4\n");
        read(file);
        Files.writeString(folder.resolve("a.csv"), "1,2\n");
        read(file);

        assertThatThrownBy(() -> SourceFile.refuseChanged(List.of(file))).hasMessage(CHANGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x;y\n1,2\n", "x", "", "x,y\n1,2\n5,6\n"})
    void aLookAtOtherBytesThanWereReadIsRefused(String seen) throws IOException {
        SourceFile file = source(seen, of("x,y\n1,2\n"));

        look(file);
        Files.writeString(folder.resolve("a.csv"), "x,y\n1,2\n");
        read(file);

        assertThatThrownBy(() -> SourceFile.refuseChanged(List.of(file))).hasMessage(CHANGED);
    }

    @Test
    void aLookAtTheStartOfALargeFileIsComparedWithItsStart() throws IOException {
        String large = "123456789\n".repeat(50_000);
        SourceFile file = source(large, null);
        look(file);
        read(file);
        assertThatCode(() -> SourceFile.refuseChanged(List.of(file))).doesNotThrowAnyException();

        SourceFile other = source("2" + large.substring(1), of(large));
        look(other);
        Files.writeString(folder.resolve("a.csv"), large);
        read(other);

        assertThatThrownBy(() -> SourceFile.refuseChanged(List.of(other))).hasMessage(CHANGED);
    }

    @Test
    void thePackedBytesAreDigestedToTheirEnd() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write("1,2\n".getBytes(StandardCharsets.UTF_8));
        }
        packed.write(new byte[3]);
        Path path = Files.write(folder.resolve("a.csv.gz"), packed.toByteArray());
        SourceFile file = new SourceFile(new DataFile("a.csv.gz", path).withChecksum(Checksum.of(path)));

        assertThat(read(file)).isEqualTo("1,2\n");

        assertThatCode(() -> SourceFile.refuseChanged(List.of(file))).doesNotThrowAnyException();
    }

    private SourceFile source(String content, @Nullable String digest) throws IOException {
        Path path = Files.writeString(folder.resolve("a.csv"), content);
        return new SourceFile(new DataFile("a.csv", path, digest, null));
    }

    private static String of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Checksum().add(bytes, 0, bytes.length).text();
    }

    private static void look(SourceFile file) throws IOException {
        try (InputStream in = file.look()) {
            in.readNBytes(20);
        }
    }

    private static String read(SourceFile file) throws IOException {
        try (SourceFile.Contents in = file.open()) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            in.finish();
            return text;
        }
    }
}
