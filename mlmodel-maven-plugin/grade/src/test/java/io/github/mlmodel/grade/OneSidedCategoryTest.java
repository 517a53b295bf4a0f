package io.github.mlmodel.grade;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.grade.drift.CategoryStatistics;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OneSidedCategoryTest {

    private static final CategoryStatistics TRAINING =
            CategoryStatistics.of("plan", 0, Map.of("basic", 330L, "gold", 60L, "rare", 10L));

    @Test
    void aCategoryThatOnlyTrainingRowsHaveIsOneSidedWhereThatIsHardlyChance() {
        // 0.8 to the power of 60 is 1.5 in a million, and 0.79 is 0.7.
        assertThat(OneSidedCategory.of(TRAINING, Map.of("basic", 106L)))
                .containsExactly(new OneSidedCategory("plan", "gold", true, 60));
        assertThat(OneSidedCategory.of(TRAINING, Map.of("basic", 100L))).isEmpty();
        assertThat(OneSidedCategory.of(TRAINING, Map.of())).isEmpty();
    }

    @Test
    void aCategoryThatIsNotRecordedMayHaveAFewTrainingRows() {
        Map<String, Long> heldBack = new HashMap<>(Map.of("basic", 60L, "gold", 12L, "new", 28L));
        assertThat(OneSidedCategory.of(TRAINING, heldBack))
                .containsExactly(new OneSidedCategory("plan", "new", false, 28));

        heldBack.putAll(Map.of("basic", 72L, "new", 16L));
        assertThat(OneSidedCategory.of(TRAINING, heldBack)).isEmpty();
    }

    /** Of a thousand columns that were divided by chance none is said to be one-sided. */
    @Test
    void chanceMakesNoCategoryOneSided() {
        Random random = new Random(1);
        for (int column = 0; column < 1_000; column++) {
            Map<String, Long> training = new HashMap<>();
            Map<String, Long> heldBack = new HashMap<>();
            for (int row = 0; row < 1_000; row++) {
                String category = "c" + (int) (30 * random.nextDouble() * random.nextDouble());
                (random.nextDouble() < 0.2 ? heldBack : training).merge(category, 1L, Long::sum);
            }

            assertThat(OneSidedCategory.of(CategoryStatistics.of("c", 0, training), heldBack))
                    .isEmpty();
        }
    }
}
