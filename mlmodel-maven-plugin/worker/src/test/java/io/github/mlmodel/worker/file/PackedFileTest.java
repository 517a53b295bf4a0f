package io.github.mlmodel.worker.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.data.DataFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PackedFileTest {

    private static final byte[] FIRST = packed("1,2\n".repeat(200));
    private static final byte[] SECOND = packed("3,4\n".repeat(200));
    private static final String BOTH = "1,2\n".repeat(200) + "3,4\n".repeat(200);

    @TempDir
    Path folder;

    static Stream<Arguments> whole() {
        return Stream.of(
                Arguments.of("two members", joined(FIRST, SECOND)),
                Arguments.of("zeros behind the last", joined(FIRST, SECOND, new byte[512])),
                Arguments.of("a member of nothing", joined(FIRST, packed(""), SECOND)),
                Arguments.of("a header with everything", joined(withEverything(FIRST), SECOND)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whole")
    void everyMemberIsRead(String what, byte[] bytes) throws IOException {
        assertThat(read("a.csv.gz", bytes)).isEqualTo(BOTH);
    }

    static Stream<Arguments> damaged() {
        String behind = "bytes that are no gzip stand behind its data";
        String header = "the header of a part is damaged";
        String sum = "its data is damaged: the checksum is another one";
        byte[] both = joined(FIRST, SECOND);
        byte[] everything = withEverything(FIRST);
        return Stream.of(
                Arguments.of("first byte of the second header", flipped(both, FIRST.length), behind),
                Arguments.of("second byte of the second header", flipped(both, FIRST.length + 1), behind),
                Arguments.of("method of the second header", flipped(both, FIRST.length + 2), header),
                Arguments.of("reserved flags", with(both, FIRST.length + 3, 0x80), header),
                Arguments.of("sum of a header", flipped(everything, 20), header),
                Arguments.of("text behind", joined(both, "more".getBytes(StandardCharsets.US_ASCII)), behind),
                Arguments.of("text behind zeros", joined(both, new byte[9], new byte[] {7}), behind),
                Arguments.of("zeros between members", joined(FIRST, new byte[9], SECOND), behind),
                Arguments.of("sum of the data", flipped(both, FIRST.length - 8), sum),
                Arguments.of("size of the data", flipped(both, FIRST.length - 1), sum),
                Arguments.of("cut in the data", Arrays.copyOf(FIRST, 15), "it ends within its data"),
                Arguments.of(
                        "cut in the second header",
                        Arrays.copyOf(both, FIRST.length + 5),
                        "it ends within a header or checksum"),
                Arguments.of(
                        "cut in the last sum",
                        Arrays.copyOf(both, both.length - 3),
                        "it ends within a header or checksum"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damaged")
    void whatIsDamagedIsRefusedAndNoPartOfItIsRead(String what, byte[] bytes, String reason) {
        assertThatThrownBy(() -> read("a.csv.gz", bytes))
                .hasMessage(
                        "Data file a.csv.gz is not a complete gzip file (" + reason + "). Fetch or compress it again.");
    }

    @Test
    void aNameThatSaysPackedIsBelievedNoMoreThanTheBytes() throws IOException {
        byte[] text = "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> read("a.csv.GZ", text))
                .hasMessage(
                        "Data file a.csv.GZ is no gzip file, though its name says so: it starts with the bytes 61 2c"
                                + " 62 0a. Fetch or compress it again, or rename it.");
        assertThatThrownBy(() -> read("a.csv.gz", new byte[0]))
                .hasMessage(
                        "Data file a.csv.gz is no gzip file, though its name says so: it is empty. Fetch or compress"
                                + " it again, or rename it.");
        assertThat(read("a.csv", joined(FIRST, SECOND))).isEqualTo(BOTH);
        assertThat(read("a.csv", text)).isEqualTo("a,b\n1,2\n");
    }

    @Test
    void whatItCouldHoldAtMostIsKnownBeforeItIsRead() throws IOException {
        assertThat(source("a.csv", new byte[100]).mostBytes()).isEqualTo(100);
        assertThat(source("b.gz", FIRST).mostBytes()).isEqualTo(1032L * FIRST.length);
    }

    private String read(String name, byte[] bytes) throws IOException {
        SourceFile file = source(name, bytes);
        try (SourceFile.Contents in = file.open()) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            in.finish();
            return text;
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    private SourceFile source(String name, byte[] bytes) throws IOException {
        return new SourceFile(new DataFile(name, Files.write(folder.resolve(name), bytes)));
    }

    private static byte[] packed(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return packed.toByteArray();
    }

    /** The same member with extra bytes, a name, a comment, and a sum over its header. */
    private static byte[] withEverything(byte[] member) {
        byte[] start = Arrays.copyOf(member, 10);
        start[3] = 0x1E;
        byte[] header = joined(start, new byte[] {2, 0, 9, 9}, "a.csv\0of mine\0".getBytes(StandardCharsets.US_ASCII));
        CRC32 sum = new CRC32();
        sum.update(header);
        byte[] check = {(byte) sum.getValue(), (byte) (sum.getValue() >> 8)};
        return joined(header, check, Arrays.copyOfRange(member, 10, member.length));
    }

    private static byte[] flipped(byte[] bytes, int at) {
        return with(bytes, at, bytes[at] ^ 0x40);
    }

    private static byte[] with(byte[] bytes, int at, int value) {
        byte[] changed = bytes.clone();
        changed[at] = (byte) value;
        return changed;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
