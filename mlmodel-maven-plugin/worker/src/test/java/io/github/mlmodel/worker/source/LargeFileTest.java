package io.github.mlmodel.worker.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.worker.read.ReadRows;
import io.github.mlmodel.worker.split.Side;
import io.github.mlmodel.worker.table.Column;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of several pieces, which are read side by side. */
class LargeFileTest {

    private static final int ROWS = 120_000;

    private final Path folder;

    LargeFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void threadsAndLineEndsChangeNothing() {
        String csv = csv(-1, "");

        ReadRows one = given(csv, 1).side(Side.TRAINING).read();
        ReadRows four = given(csv, 4).side(Side.TRAINING).read();
        ReadRows windows =
                given(csv.replace("\n", "\r\n"), 3).side(Side.TRAINING).read();

        assertThat(four.digest()).isEqualTo(one.digest());
        assertThat(windows.digest()).isEqualTo(one.digest());
        assertThat(four.kinds()).isEqualTo(one.kinds());
        assertThat(one.rowsInFiles()).isEqualTo(ROWS);
    }

    @Test
    void aQuoteFarDownIsReadOver() {
        ReadRows read = given(csv(100_000, "1,\"a\nb\",2"), 2).read();

        Column.Texts texts = (Column.Texts) read.table().column("b");
        assertThat(read.table().rows()).isEqualTo(ROWS);
        assertThat(texts.dictionary()[texts.codes()[100_000]]).isEqualTo("a\nb");
        assertThat(texts.dictionary()[texts.codes()[100_001]]).isEqualTo("t" + 100_001 % 97);
    }

    @Test
    void quotesChangeNothing() {
        String csv = csv(-1, "");

        assertThat(given(csv.replaceAll("t([0-9]+)", "\"t$1\""), 2).read().digest())
                .isEqualTo(given(csv, 2).read().digest());
    }

    @Test
    void aBadLineFarDownIsNamed() {
        assertThatThrownBy(() -> given(csv(110_000, "1,2"), 2).read())
                .hasMessageContaining("\n  data/a.csv:110002 has 2 values, not 3\n");
    }

    @Test
    void aFirstLineOfManyMegabytesIsNotCalledEmpty() {
        assertThatThrownBy(() -> given("x".repeat((64 << 20) + 1), 2).read())
                .hasMessage(
                        "Data file data/a.csv begins with a value of more than 67108864 characters, the longest that is"
                                + " read. Check that it is a text with line ends, and <delimiter> and <quote> in <dataset>.");
    }

    @Test
    void aBadByteFarDownIsNamed() {
        byte[] bytes = csv(110_000, "1,~,2").getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '~') {
                bytes[i] = (byte) 0x80;
            }
        }

        assertThatThrownBy(
                        () -> new Given(folder).file("a.csv", bytes).threads(2).read())
                .hasMessageStartingWith("data/a.csv:110002 holds byte 0x80, which is not UTF-8.");
    }

    @Test
    void readsManyColumnsAndRefusesTooMany() {
        assertThat(given(wide(20_000), 2).read().table().columns()).hasSize(20_000);
        assertThatThrownBy(() -> given(wide(100_001), 2).read())
                .hasMessage("The first line of data/a.csv has more than 100000 values, the most columns that are read."
                        + " Check <delimiter> in <dataset>, or give fewer columns.");
    }

    private Given given(String csv, int threads) {
        return new Given(folder).file("a.csv", csv).threads(threads);
    }

    private static String csv(int row, String instead) {
        Random random = new Random(1);
        StringBuilder csv = new StringBuilder("a,b,c\n");
        for (int i = 0; i < ROWS; i++) {
            double value = random.nextGaussian();
            if (i == row) {
                csv.append(instead);
            } else {
                csv.append(value).append(",t").append(i % 97).append(',').append(i);
            }
            csv.append('\n');
        }
        return csv.toString();
    }

    private static String wide(int columns) {
        StringBuilder csv = new StringBuilder("c0");
        for (int i = 1; i < columns; i++) {
            csv.append(",c").append(i);
        }
        for (int row = 0; row < 20; row++) {
            csv.append("\n0").append(",12.5".repeat(columns - 1));
        }
        return csv.toString();
    }
}
