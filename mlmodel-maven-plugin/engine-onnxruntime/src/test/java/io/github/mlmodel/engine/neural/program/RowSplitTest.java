package io.github.mlmodel.engine.neural.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowSplitTest {

    @Test
    void epochTakesEveryTrainingRowOnce() {
        RowSplit split = RowSplit.of(List.of(100, 100, 37), 0.2, 5);

        List<Batches> epoch = split.epoch(5, 0);

        assertThat(epoch).extracting(Batches::shard).containsExactlyInAnyOrder(0, 1, 2);
        for (Batches batches : epoch) {
            int[] rows = batches.rows().clone();
            Arrays.sort(rows);
            assertThat(rows).containsExactly(split.training().get(batches.shard()));
        }
        assertThat(split.trainingRows()).isEqualTo(80 + 80 + 30);
        assertThat(split.validationRows()).isEqualTo(20 + 20 + 7);
    }

    @Test
    void validationRowsAreNeverTrainedOn() {
        RowSplit split = RowSplit.of(List.of(50), 0.3, 9);

        Set<Integer> all = new HashSet<>();
        Arrays.stream(split.training().get(0)).forEach(all::add);
        Arrays.stream(split.validation().get(0)).forEach(all::add);
        assertThat(all).hasSize(50).containsAll(IntStream.range(0, 50).boxed().toList());
    }

    @Test
    void everyEpochHasAnOrderOfItsOwn() {
        RowSplit split = RowSplit.of(List.of(200), 0, 1);

        assertThat(split.epoch(1, 0).get(0).rows())
                .isNotEqualTo(split.epoch(1, 1).get(0).rows());
        assertThat(split.epoch(1, 0).get(0).rows())
                .isNotEqualTo(split.epoch(2, 0).get(0).rows());
        assertThat(split.epoch(1, 0).get(0).rows())
                .isEqualTo(split.epoch(1, 0).get(0).rows());
    }

    @Test
    void oneRowAtLeastIsLookedAtAndOneTrainedOn() {
        assertThat(RowSplit.of(List.of(3), 0.01, 1).validationRows()).isEqualTo(1);
        assertThat(RowSplit.of(List.of(2), 0.9, 1).trainingRows()).isEqualTo(1);
        assertThat(RowSplit.of(List.of(3), 0, 1).validationRows()).isZero();
    }
}
