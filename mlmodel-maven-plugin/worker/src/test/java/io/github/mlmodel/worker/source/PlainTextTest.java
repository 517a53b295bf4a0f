package io.github.mlmodel.worker.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.model.FuzzedInput;
import io.github.mlmodel.worker.read.ReadRows;
import io.github.mlmodel.worker.split.Side;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * A file is read in one of two ways: from its bytes, where they are plain, or from its characters, as soon as one of them is
 * quoted. Rows, sides, treatments and refusals are the same.
 */
class PlainTextTest {

    static final List<Integer> SEEDS = IntStream.range(0, 60).boxed().toList();

    private static final List<String> ODD = List.of(
            "",
            " ",
            "NA",
            "-",
            "?",
            ".5",
            "5.",
            "-0",
            "007",
            "1e3",
            "12E4",
            "+4",
            " 8 ",
            "1,5",
            "nan",
            "inf",
            "1e999",
            "x",
            "12345678901234567890",
            "9007199254740993",
            "1.234",
            "0.0000000000000000000012",
            "-.5",
            "1\t",
            "2020-01-01");

    @TempDir
    Path folder;

    @ParameterizedTest
    @FieldSource("SEEDS")
    void aQuoteAroundANameChangesNothing(int seed) throws Exception {
        Random chance = new Random(seed);
        String rows = rows(chance);

        for (Side side : Side.values()) {
            String plain = verdict("a;b;c;d\n", rows, side);

            assertThat(verdict("\"a\";b;c;d\n", rows, side)).isEqualTo(plain);
        }
    }

    private String verdict(String header, String rows, Side side) throws Exception {
        return FuzzedInput.verdict(() -> {
            ReadRows read = new Given(folder)
                    .delimiter(";")
                    .file("a.csv", header + rows)
                    .side(side)
                    .seed(7)
                    .read();
            return read.digest() + read.rowsInFiles() + read.treatments() + Given.rows(read.table());
        });
    }

    /** Of the columns one has odd values, if any, so that not every file is refused. */
    private static String rows(Random chance) {
        int odd = chance.nextInt(5);
        int share = chance.nextBoolean() ? 3 : 40;
        String end = chance.nextBoolean() ? "\n" : "\r\n";
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < 150; row++) {
            for (int column = 0; column < 4; column++) {
                rows.append(column == 0 ? "" : ";");
                rows.append(
                        column == odd && chance.nextInt(share) == 0
                                ? ODD.get(chance.nextInt(ODD.size()))
                                : value(column, chance));
            }
            rows.append(chance.nextInt(2000) == 0 ? ";" : "").append(end);
        }
        return chance.nextBoolean() ? rows.toString() : rows.toString().stripTrailing();
    }

    private static String value(int column, Random chance) {
        return switch (column) {
            case 0 -> String.valueOf(chance.nextGaussian());
            case 1 -> String.valueOf(chance.nextInt(2000) - 1000);
            case 2 -> String.valueOf(Math.round(chance.nextGaussian() * 10_000) / 100.0);
            default -> "t" + chance.nextInt(9);
        };
    }
}
