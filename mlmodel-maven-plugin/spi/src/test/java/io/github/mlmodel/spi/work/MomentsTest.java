package io.github.mlmodel.spi.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MomentsTest {

    @Test
    void theDeviationIsThatOfThePopulation() {
        assertThat(Moments.of(new double[] {2, 4, 4, 4, 5, 5, 7, 9})).isEqualTo(new Moments(5, 2));
    }

    @Test
    void equalNumbersDoNotDeviate() {
        assertThat(Moments.of(new double[] {3, 3})).isEqualTo(new Moments(3, 0));
    }

    @Test
    void sumsAreTakenInTheOrderOfTheNumbers() {
        assertThat(Moments.of(new double[] {1e16, 1, -1e16}).mean()).isEqualTo(0);
        assertThat(Moments.of(new double[] {1e16, -1e16, 3}).mean()).isEqualTo(1);
    }

    @Test
    void noNumbersHaveNone() {
        assertThat(Moments.of(new double[0])).isEqualTo(new Moments(Double.NaN, Double.NaN));
    }
}
