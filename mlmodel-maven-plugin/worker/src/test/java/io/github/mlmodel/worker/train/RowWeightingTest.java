package io.github.mlmodel.worker.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.spec.ClassWeights;
import io.github.mlmodel.build.spec.ClassWeights.ClassWeight;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainerSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowWeightingTest {

    private static final Target.Classes ROWS =
            new Target.Classes(List.of("no", "rare", "yes"), new int[] {0, 0, 0, 2, 0, 2, 1, 0});

    private static final ModelSpec MODEL = new ModelSpec(
            "m", "", null, DatasetSpec.of("a.csv", "y"), FeatureSpec.byType(), TrainerSpec.of("random-forest"), 1);

    /** scikit-learn: compute_class_weight("balanced") of 5, 1 and 2 rows is 8 / (3 * 5), 8 / (3 * 1), 8 / (3 * 2). */
    @Test
    void balancedIsThatOfScikitLearn() {
        RowWeighting weighting = of(new ClassWeights.Balanced());

        assertThat(weighting.ofClasses()).containsExactly(8 / 15.0, 8 / 3.0, 8 / 6.0);
        assertThat(weighting.rows(null))
                .containsExactly(8 / 15f, 8 / 15f, 8 / 15f, 8 / 6f, 8 / 15f, 8 / 6f, 8 / 3f, 8 / 15f);
        assertThat(weighting.sentence()).isEqualTo("class weights: no 0.5333, rare 2.667, yes 1.333");
    }

    @Test
    void classesThatAreNotNamedCountOnce() {
        RowWeighting weighting = of(new ClassWeights.ByClass(List.of(new ClassWeight("rare", 3))));

        assertThat(weighting.rows(null)).containsExactly(1, 1, 1, 1, 1, 1, 3, 1);
    }

    @Test
    void theWeightOfARowIsItsOwnTimesThatOfItsClass() {
        float[] own = {1, 2, 3, 4, 5, 6, 7, 8};
        RowWeighting weighting =
                of(new ClassWeights.ByClass(List.of(new ClassWeight("rare", 3), new ClassWeight("no", 0.5))));

        assertThat(weighting.rows(own)).containsExactly(0.5f, 1, 1.5f, 4, 2.5f, 6, 21, 4);
    }

    @Test
    void withoutWeightsOfClassesThereIsNothingToDo() {
        assertThat(RowWeighting.of(MODEL, ROWS)).isEmpty();
    }

    private static RowWeighting of(ClassWeights weights) {
        return RowWeighting.of(MODEL.withClassWeight(weights), ROWS).orElseThrow();
    }
}
