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
    void aZeroIsAsHighAsANegativeZero() {
        assertThat(GivenAway.byNumbers(new double[] {-0.0, -0.0, 0.0, 0.0}, new int[] {0, 0, 1, 1}, 2))
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
    void aClassWithoutRowsIsNotToldAtAll() {
        assertThat(GivenAway.byNumbers(new double[] {1, 2, 3, 4}, new int[] {0, 0, 2, 2}, 3))
                .isEqualTo(1);
        assertThat(GivenAway.byNumbers(new double[] {1, 2, 3, 4}, new int[] {0, 0, 0, 0}, 1))
                .isEqualTo(1);
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
    void numbersThatSortNumbersInPartGiveAwayTheSquareOfSpearmansCorrelation() {
        // The ranks differ by 1 twice: 1 - 6 * 2 / (4 * 15) = 0.8.
        assertThat(GivenAway.byNumbers(new double[] {1, 2, 3, 4}, new double[] {10, 30, 20, 40}))
                .isCloseTo(0.64, within(1e-12));
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
    void aCategoryWhoseOtherRowsAreOfTwoClassesAlikeTellsNeither() {
        // Without itself, each row of class 0 has as many beside it of class 1: three errors, where guessing makes two.
        assertThat(GivenAway.byCategories(new int[] {0, 0, 0, 1, 1, 1, 1}, new int[] {0, 0, 1, 1, 1, 1, 1}, 2))
                .isZero();
    }

    @Test
    void categoriesOfUnequalNumbersGiveAwayWhatTheirMeansTell() {
        // Of the others' mean 2.5, 2 and 1.5, and 9, 8.5 and 7.5 the squared errors are 4.5 and 10.5.
        assertThat(GivenAway.byCategories(new int[] {0, 0, 0, 1, 1, 1}, new double[] {1, 2, 3, 7, 8, 10}))
                .isCloseTo(1 - 15 / (227 - 31 * 31 / 6.0), within(1e-12));
    }

    @Test
    void categoriesOfEqualNumbersGiveThemAway() {
        double[] target = {1, 1, 1, 5, 5, 5};

        assertThat(GivenAway.byCategories(new int[] {0, 0, 0, 1, 1, 1}, target)).isEqualTo(1);
        assertThat(GivenAway.byCategories(new int[] {0, 1, 2, 3, 4, 5}, target)).isZero();
    }
}
