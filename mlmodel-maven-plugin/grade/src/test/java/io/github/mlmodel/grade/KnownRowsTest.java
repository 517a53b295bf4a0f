package io.github.mlmodel.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class KnownRowsTest {

    @Test
    void copiesOfFewRowsAreAllKnownHoweverOftenTheyOccur() {
        KnownRows known = KnownRows.of(new long[] {7, Long.MIN_VALUE, Long.MAX_VALUE, 7, -1});

        assertThat(known.all()).isTrue();
        assertThat(known.among(new long[] {7, 7, 8, Long.MAX_VALUE, Long.MIN_VALUE, -2}))
                .isEqualTo(new CopyCount(true, 6, 4, 0, 0));
        assertThat(KnownRows.of(new long[0]).among(new long[] {1})).isEqualTo(new CopyCount(true, 1, 0, 0, 0));
    }

    @Test
    void ofManyRowsASampleTellsTheShareOfCopies() {
        long[] rows = new Random(1).longs(100_000).toArray();
        long[] others = LongStream.concat(LongStream.of(rows).limit(1_000), new Random(2).longs(9_000))
                .toArray();

        KnownRows known = KnownRows.of(rows);
        CopyCount copies = known.among(others);

        assertThat(known.hashes()).hasSize(4_096 * 8 * 4 / 3 + 3 & ~3);
        assertThat(copies.all()).isFalse();
        assertThat(copies.sampled()).isBetween(330L, 490L);
        assertThat(copies.copies()).isZero();
        assertThat(copies.share()).isCloseTo(0.1, within(0.05));
        assertThat(copies.least(0.95)).isBetween(0.05, copies.share() - 0.01);
    }

    @Test
    void rowsThatOccurOftenAreKnownBesideASample() {
        long often = Long.MAX_VALUE - 1;
        long[] rows = LongStream.concat(
                        new Random(1).longs(100_000),
                        LongStream.generate(() -> often).limit(3))
                .toArray();
        long[] others = LongStream.concat(
                        new Random(2).longs(7_000),
                        LongStream.generate(() -> often).limit(3_000))
                .toArray();

        CopyCount copies = KnownRows.of(rows).among(others);

        assertThat(copies.copies()).isEqualTo(3_000);
        assertThat(copies.share()).isEqualTo(0.3);
    }

    @Test
    void theOrderOfRowsChangesNothing() {
        long[] rows = new Random(1).longs(10_000).toArray();
        long[] turned = LongStream.range(0, rows.length)
                .map(i -> rows[rows.length - 1 - (int) i])
                .toArray();

        assertThat(KnownRows.of(turned)).isEqualTo(KnownRows.of(rows));
    }
}
