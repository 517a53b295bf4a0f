package io.github.mlmodel.worker.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeldBackShareTest {

    @Test
    void copiesOfOneRowAreNamedAsTheCauseOnlyWhereTheyAreMany() {
        assertThat(new HeldBackShare(0.12, 0.2, 1_000, 50).clause())
                .isEqualTo(
                        "12 % of the rows are held back instead of 20 %, because 50 of 1,000 rows are copies of one row,"
                                + " and equal rows are all on one side");
        assertThat(new HeldBackShare(0.12, 0.2, 1_000, 2).clause())
                .isEqualTo("12 % of the rows are held back instead of 20 %, because many rows are equal,"
                        + " and equal rows are all on one side");
    }

    @Test
    void noSeedIsNearerWhereManyCopiesAreTrainedOn() {
        assertThat(new HeldBackShare(0.12, 0.2, 1_000, 400).isNearest()).isTrue();
        assertThat(new HeldBackShare(0.52, 0.2, 1_000, 400).isNearest()).isFalse();
        assertThat(new HeldBackShare(0.12, 0.2, 1_000, 90).isNearest()).isFalse();
    }
}
