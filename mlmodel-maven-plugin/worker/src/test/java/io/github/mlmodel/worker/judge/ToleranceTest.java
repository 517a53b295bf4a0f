package io.github.mlmodel.worker.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ToleranceTest {

    @Test
    void allowedDifferenceGrowsWithScaleAndValue() {
        assertThat(new Tolerance(1).allows(0.50001, 0.5)).isTrue();
        assertThat(new Tolerance(1).allows(0.50002, 0.5)).isFalse();
        assertThat(new Tolerance(200).allows(1000.011, 1000)).isTrue();
        assertThat(new Tolerance(200).allows(1000.013, 1000)).isFalse();
    }

    @Test
    void nothingThatIsNoNumberAgrees() {
        assertThat(new Tolerance(1).allows(Double.NaN, 1)).isFalse();
        assertThat(new Tolerance(1).allows(1, Double.NaN)).isFalse();
        assertThat(new Tolerance(1).allows(Double.NaN, Double.NaN)).isFalse();
        assertThat(new Tolerance(1).allows(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY))
                .isFalse();
    }

    @Test
    void twoBestValuesThatAreNearAreATie() {
        float[] values = {0, 0, 0.4f, 0.2f, 0.400005f, 0.3f, 0.4f, 0.3f};

        assertThat(new Tolerance(1).isNearTie(values, 2, 3)).isTrue();
        assertThat(new Tolerance(1).isNearTie(values, 5, 3)).isFalse();
    }
}
