package io.github.mlmodel.worker.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FewNumbersTest {

    static Stream<List<Double>> valuesOfFew() {
        return Stream.of(
                List.of(51234.57),
                List.of(51234.57, 51234.57),
                List.of(-51234.57),
                List.of(1985.5, 1985.7),
                List.of(0.5),
                List.of(0.123, 0.457, 0.981),
                List.of(51234.0),
                List.of(50000.0),
                List.of(10000.0),
                List.of(-10000.0),
                List.of(99.0, 101.0),
                List.of(10.0, 15.0, 20.0, 25.0),
                List.of(1987.0, 1991.0, 1991.0, 2004.0),
                IntStream.range(0, 19).mapToObj(row -> 20123.0 + row * 1717).toList());
    }

    @ParameterizedTest
    @MethodSource("valuesOfFew")
    void noNumberOfAFewIsTold(List<Double> values) {
        Set<Double> told = told(values.toArray(Double[]::new));

        assertThat(told).isNotEmpty().doesNotContainAnyElementsOf(values);
        assertThat(told).allSatisfy(number -> assertThat(digits(number)).isLessThanOrEqualTo(2));
        double largest = values.stream().mapToDouble(Math::abs).max().orElseThrow();
        assertThat(told).allSatisfy(number -> assertThat(Math.abs(number)).isLessThan(largest * 10));
    }

    @Test
    void ofAFewRowsOnlyOneDigitIsToldWhereNobodyHasIt() {
        assertThat(told(51234.57)).containsExactlyInAnyOrder(50_000.0, 200_000.0);
        assertThat(told(51234.0)).containsExactlyInAnyOrder(50_000.0, 60_000.0);
        assertThat(told(1985.5, 1985.7)).containsExactlyInAnyOrder(1_000.0, 2_000.0);
        assertThat(told(50_000.0)).containsExactlyInAnyOrder(45_000.0, 55_000.0, 60_000.0);
    }

    @Test
    void aFlagOfAFewRowsStaysAFlag() {
        assertThat(told(0.0, 1.0, 0.0, 1.0, 1.0)).contains(0.0, 1.0).doesNotContain(0.5);
        assertThat(told(1.0, 1.0)).containsExactlyInAnyOrder(1.0, 2.0);
        assertThat(told(0.0)).containsExactlyInAnyOrder(0.0, 1.0);
    }

    @Test
    void aNumberThatManyRowsHaveInCommonIsToldAsItIs() {
        Double[] same = DoubleStream.generate(() -> 36.75).limit(20).boxed().toArray(Double[]::new);

        assertThat(told(same)).contains(36.75);
    }

    static Stream<List<Double>> valuesWithoutZero() {
        return Stream.of(
                List.of(4.0, 7.0, 9.0, 12.0, 1_500_000.0),
                List.of(0.004, 0.007, 0.009, 0.012, 1_500_000.0),
                many(4.0, 7.0, 9.0, 12.0, 1_500_000.0),
                many(0.0041, 0.0071, 0.0092, 0.0123, 1_500_000.0),
                many(-4.0, -7.0, -9.0, -12.0, -1_500_000.0));
    }

    @ParameterizedTest
    @MethodSource("valuesWithoutZero")
    void numbersOfOneSignStaySoHoweverFarTheyLieApart(List<Double> values) {
        Set<Double> told = told(values.toArray(Double[]::new));

        assertThat(told).hasSizeGreaterThan(4).allMatch(number -> number * values.get(0) > 0);
    }

    @Test
    void smallNumbersBesideLargeOnesKeepTwoDigits() {
        List<Double> values = many(4.0, 7.0, 9.0, 12.0, 1_500_000.0);

        assertThat(told(values.toArray(Double[]::new))).contains(4.0, 7.0, 9.0, 12.0);
    }

    @ParameterizedTest
    @MethodSource("valuesAroundZero")
    void zeroIsToldOnlyWhereItWasSeen(List<Double> values) {
        assertThat(told(values.toArray(Double[]::new))).isNotEmpty().doesNotContain(0.0, -0.0);
    }

    static Stream<List<Double>> valuesAroundZero() {
        return Stream.of(
                List.of(-5.0, 5.0),
                List.of(-1.0, 1.0),
                List.of(-0.5, 0.5),
                IntStream.range(-17, 17)
                        .filter(row -> row != 0)
                        .mapToObj(row -> row * 1.0)
                        .toList(),
                IntStream.range(-20, 20).mapToObj(row -> row * 10.0 + 5).toList(),
                IntStream.range(-20, 20).mapToObj(row -> row + 0.5).toList());
    }

    private static List<Double> many(Double... values) {
        return IntStream.range(0, 10)
                .boxed()
                .flatMap(i -> Arrays.stream(values))
                .toList();
    }

    private static int digits(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().precision();
    }

    /** Samples of many columns of the same numbers, since what is taken follows from the name. */
    private static Set<Double> told(Double... values) {
        GivenTable given = new GivenTable();
        for (int column = 0; column < 20; column++) {
            given.numbers("column " + column, values);
        }
        return given.recorded().values().stream()
                .flatMap(row -> row.values().stream())
                .map(Double.class::cast)
                .collect(Collectors.toSet());
    }
}
