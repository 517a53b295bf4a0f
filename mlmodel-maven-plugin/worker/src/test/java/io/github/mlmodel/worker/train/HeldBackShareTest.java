package io.github.mlmodel.worker.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeldBackShareTest {

    @Test
    void copiesOfOneRowAreNamedAsTheCauseOnlyWhereTheyAreMany() {
        assertThat(new HeldBackShare(0.12, 0.2, 1_000, 50, null).clause())
                .isEqualTo(
                        "12 % of the rows are held back instead of 20 %, because 50 of 1,000 rows are copies of one row,"
                                + " and equal rows are all on one side");
        assertThat(new HeldBackShare(0.12, 0.2, 1_000, 2, null).clause())
                .isEqualTo("12 % of the rows are held back instead of 20 %, because many rows are equal,"
                        + " and equal rows are all on one side");
    }

    @Test
    void groupsAreNamedAsTheCauseWhereRowsBelongTogether() {
        assertThat(new HeldBackShare(0.12, 0.2, 1_000, 0, "customer_id").sentence())
                .isEqualTo(
                        "12 % of the rows are held back instead of 20 %, because rows of one 'customer_id' are all on one"
                                + " side, and some have many. Change <seed>, or hold back rows in a file of their own"
                                + " (<testSource>).");
    }

    @Test
    void noSeedIsNearerWhereManyCopiesAreTrainedOn() {
        assertThat(new HeldBackShare(0.12, 0.2, 1_000, 400, null).isNearest()).isTrue();
        assertThat(new HeldBackShare(0.52, 0.2, 1_000, 400, null).isNearest()).isFalse();
        assertThat(new HeldBackShare(0.12, 0.2, 1_000, 90, null).isNearest()).isFalse();
    }
}
