package io.github.mlmodel.worker.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RowFoldsTest {

    @Test
    void eachRowIsInOneFoldAndFoldsAreAboutEqual() {
        RowFolds folds = RowFolds.of(LongStream.range(0, 10_000).toArray(), 1, 5);

        assertThat(IntStream.range(0, 5).flatMap(fold -> Arrays.stream(folds.within(fold))))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 10_000).boxed().toList());
        for (int fold = 0; fold < 5; fold++) {
            assertThat(folds.within(fold).length).isBetween(1_900, 2_100);
            assertThat(folds.within(fold).length + folds.outside(fold).length).isEqualTo(10_000);
            assertThat(folds.outside(fold)).doesNotContain(folds.within(fold));
        }
    }

    @Test
    void equalHashesAreInOneFoldAndARowMoreMovesNone() {
        int[] some = RowFolds.of(new long[] {7, 8, 7, 9}, 1, 5).ofRows();
        int[] more = RowFolds.of(new long[] {7, 8, 7, 9, 10}, 1, 5).ofRows();

        assertThat(some[0]).isEqualTo(some[2]);
        assertThat(more).startsWith(some);
    }

    @Test
    void anotherSeedDividesOtherwise() {
        long[] hashes = LongStream.range(0, 100).toArray();

        assertThat(RowFolds.of(hashes, 1, 5).ofRows())
                .isNotEqualTo(RowFolds.of(hashes, 2, 5).ofRows());
    }
}
