package io.github.mlmodel.grade.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GivenAwayTest {

    private static final double NONE = Double.NaN;

    @Test
    void numbersThatSortTheClassesGiveThemAwayInEitherOrder() {
        int[] classes = {0, 0, 0, 1, 1, 1};

        assertThat(GivenAway.byNumbers(new double[] {1, 2, 3, 4, 5, 6}, classes, 2))
                .isEqualTo(1);
        assertThat(GivenAway.byNumbers(new double[] {6, 5, 4, 3, 2, 1}, classes, 2))
                .isEqualTo(1);
        assertThat(GivenAway.byNumbers(new double[] {NONE, NONE, NONE, 4, 5, 6}, classes, 2))
                .isEqualTo(1);
        assertThat(GivenAway.byNumbers(new double[] {7, 7, 7, 7, 7, 7}, classes, 2))
                .isZero();
    }

    @Test
    void theClassThatIsToldWorstCounts() {
        int[] classes = {0, 0, 1, 1, 2, 2};

        // Of the middle class no number is above or below all others: its area is 1/2.
        assertThat(GivenAway.byNumbers(new double[] {1, 2, 3, 4, 5, 6}, classes, 3))
                .isZero();
    }

    @Test
    void anAreaIsThatOfMannAndWhitney() {
        // Of nine pairs of an upper and a lower class's numbers seven are in order and one is equal: 7.5 / 9.
        assertThat(GivenAway.byNumbers(new double[] {1, 2, 5, 2, 6, 7}, new int[] {0, 0, 0, 1, 1, 1}, 2))
                .isCloseTo(2 * (7.5 / 9 - 0.5), within(1e-12));
    }

    @Test
    void numbersThatSortNumbersGiveThemAway() {
        double[] target = {10, 20, 30, 40};

        assertThat(GivenAway.byNumbers(new double[] {1, 10, 100, 1000}, target)).isEqualTo(1);
        assertThat(GivenAway.byNumbers(new double[] {4, 3, 2, 1}, target)).isEqualTo(1);
        assertThat(GivenAway.byNumbers(new double[] {5, 5, 5, 5}, target)).isZero();
    }

    @Test
    void categoriesGiveAwayWhatTheirOtherRowsTell() {
        int[] classes = {0, 0, 0, 1, 1, 1};

        assertThat(GivenAway.byCategories(new int[] {3, 3, 3, -1, -1, -1}, classes, 2))
                .isEqualTo(1);
        // A name of its own for each row tells nothing of other rows.
        assertThat(GivenAway.byCategories(new int[] {0, 1, 2, 3, 4, 5}, classes, 2))
                .isZero();
        assertThat(GivenAway.byCategories(new int[] {0, 0, 1, 1, 2, 2}, classes, 2))
                .isCloseTo(1 - 2 / 3.0, within(1e-12));
    }

    @Test
    void categoriesOfEqualNumbersGiveThemAway() {
        double[] target = {1, 1, 1, 5, 5, 5};

        assertThat(GivenAway.byCategories(new int[] {0, 0, 0, 1, 1, 1}, target)).isEqualTo(1);
        assertThat(GivenAway.byCategories(new int[] {0, 1, 2, 3, 4, 5}, target)).isZero();
    }
}
