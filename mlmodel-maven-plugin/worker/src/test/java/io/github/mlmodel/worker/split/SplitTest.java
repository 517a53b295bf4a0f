package io.github.mlmodel.worker.split;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.spi.TrainerSpec;
import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SplitTest {

    @Test
    void aRowIsOnOneSideOfAShare() {
        HeldBack heldBack = new HeldBack.Fraction(0.25);
        Split training = Split.training(spec(heldBack));
        Split other = Split.heldBack(spec(heldBack));

        assertThat(LongStream.range(0, 1000).filter(other::keeps)).hasSizeBetween(200, 300);
        assertThat(LongStream.range(0, 1000)).allMatch(row -> training.keeps(row) != other.keeps(row));
    }

    @Test
    void everyRowCountsWhereOthersAreHeldBack() {
        HeldBack heldBack = new HeldBack.Elsewhere(Source.Delimited.of("test.csv"));

        assertThat(Split.training(spec(heldBack))).isEqualTo(Split.NONE);
        assertThat(Split.heldBack(spec(heldBack))).isEqualTo(Split.NONE);
        assertThat(LongStream.range(0, 1000)).allMatch(Split.NONE::keeps);
    }

    @Test
    void aValueHasOneHashInBytesAndInCharacters() {
        String text = "-0.8234567890123456,category,";
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        for (int from = 0; from < bytes.length; from++) {
            for (int length = 0; from + length <= bytes.length; length++) {
                assertThat(RowHash.ofValue(from * 31L, bytes, from, length))
                        .isEqualTo(RowHash.ofValue(from * 31L, text.toCharArray(), from, length));
            }
        }
    }

    private static ModelSpec spec(HeldBack heldBack) {
        DatasetSpec dataset = new DatasetSpec(Source.Delimited.of("a.csv"), heldBack, Roles.of("y"));
        return new ModelSpec("m", "", null, dataset, FeatureSpec.byType(), TrainerSpec.of("random-forest"), 1);
    }
}
