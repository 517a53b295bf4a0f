package io.github.mlmodel.grade.drift;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.mlmodel.model.FuzzedInput;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever values rows have: what is recorded of them has no value that fewer than ten rows have, and says nothing of fewer. */
class StatisticsFuzzTest {

    static Stream<byte[]> rows() {
        Random random = new Random(1);
        byte[] many = new byte[2_000];
        random.nextBytes(many);
        byte[] alike = new byte[800];
        Arrays.fill(alike, (byte) 3);
        return Stream.of(new byte[0], new byte[79], alike, many);
    }

    @MethodSource("rows")
    @FuzzTest(maxExecutions = FuzzedInput.RUNS)
    void noNumberOfARowIsRecorded(byte[] rows) {
        ByteBuffer bytes = ByteBuffer.wrap(rows);
        for (double[] values : List.of(doubles(bytes), spread(rows), few(rows))) {
            double[] known =
                    Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();

            NumberStatistics statistics = NumberStatistics.of("x", false, values, 100);

            assertThat(statistics.missing()).isEqualTo(values.length - known.length);
            assertThat(statistics.counts()).allMatch(count -> count >= 10);
            assertThat(sum(statistics.counts())).isEqualTo(known.length < 10 ? 0 : known.length);
            assertThat(statistics.bounds()).isSorted().doesNotHaveDuplicates().noneMatch(bound -> Arrays.stream(known)
                    .anyMatch(value -> value == bound));
            assertThat(statistics.today(values).counts()).isEqualTo(statistics.counts());
        }
    }

    @MethodSource("rows")
    @FuzzTest(maxExecutions = FuzzedInput.RUNS)
    void noRareCategoryIsRecorded(byte[] rows) {
        Map<String, Long> categories = new HashMap<>();
        IntStream.range(0, rows.length).forEach(i -> categories.merge("c" + rows[i] % 20, 1L, Long::sum));

        CategoryStatistics statistics = CategoryStatistics.of("x", 3, categories);

        assertThat(statistics.categories()).allSatisfy(category -> assertThat(category.rows())
                .isGreaterThanOrEqualTo(10)
                .isEqualTo(categories.get(category.category())));
        assertThat(sum(statistics.counts())).isEqualTo(rows.length);
    }

    /** Any double, near ones and far ones, with missing ones. */
    private static double[] doubles(ByteBuffer bytes) {
        double[] values = new double[bytes.remaining() / Double.BYTES];
        for (int i = 0; i < values.length; i++) {
            double value = bytes.getDouble();
            values[i] = Double.isInfinite(value) ? Double.NaN : value;
        }
        return values;
    }

    /** Neighbours among doubles, between which there is no room. */
    private static double[] spread(byte[] rows) {
        return IntStream.range(0, rows.length)
                .mapToDouble(i -> Double.longBitsToDouble(Double.doubleToLongBits(1e-3) + rows[i]))
                .toArray();
    }

    /** Few numbers, each many times. */
    private static double[] few(byte[] rows) {
        return IntStream.range(0, rows.length)
                .mapToDouble(i -> rows[i] % 7 / 10.0)
                .toArray();
    }

    private static long sum(List<Long> counts) {
        return counts.stream().mapToLong(Long::longValue).sum();
    }
}
