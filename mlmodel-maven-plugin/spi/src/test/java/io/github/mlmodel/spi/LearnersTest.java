package io.github.mlmodel.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.graph.VersionedGraph;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LearnersTest {

    private static final TrainingContext CONTEXT = new TrainingContext(1, 1, "cpu", Path.of("unused"), Progress.NONE);

    private final FeatureMatrix features =
            new FeatureMatrix(2, List.of("x"), List.of(new FeatureColumn.Dense(new float[] {1, 2})));

    @Test
    void eachTargetIsLearntByTheLearnerOfItsKind() {
        Learners<FeatureMatrix> both = Learners.of(
                (data, context) -> result("labels " + data.target().labels()),
                (data, context) -> result("numbers " + data.target().values().length));

        assertThat(train(both, new Target.Classes(List.of("a", "b"), new int[] {1, 0})))
                .isEqualTo("labels [a, b]");
        assertThat(train(both, new Target.Numbers(new double[] {3, 4}))).isEqualTo("numbers 2");
        assertThat(both.tasks()).containsExactly(Task.CLASSIFICATION, Task.REGRESSION);
    }

    @Test
    void aTargetOfAnotherKindReachesNoLearner() {
        Learners<FeatureMatrix> numbers = Learners.ofNumbers((data, context) -> result("numbers"));

        assertThat(train(numbers, new Target.Classes(List.of("a", "b"), new int[] {1, 0})))
                .isEqualTo("nothing");
        assertThat(numbers.tasks()).containsExactly(Task.REGRESSION);
        assertThat(Learners.<Images>ofClasses((data, context) -> {
                            throw new AssertionError(data);
                        })
                        .tasks())
                .containsExactly(Task.CLASSIFICATION);
    }

    @Test
    void rowsWithoutATargetAreNoTrainingData() {
        assertThatThrownBy(() -> new TrainingData<>(features, new Target.Numbers(new double[3]), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("3 targets for 2 rows");
    }

    private String train(Learners<FeatureMatrix> learners, Target target) {
        return learners.train(new TrainingData<>(features, target, null), CONTEXT)
                .map(TrainingResult::provenance)
                .orElse("nothing");
    }

    private static TrainingResult<FeatureMatrix> result(String provenance) {
        return new TrainingResult<>(new Nothing(), List.of(), provenance);
    }

    private record Nothing() implements TrainedModel<FeatureMatrix> {

        @Override
        public Predicted.Kind kind() {
            return Predicted.Kind.PREDICTION;
        }

        @Override
        public VersionedGraph graph() {
            throw new AssertionError("nobody asks for the graph");
        }

        @Override
        public Predicted predict(FeatureMatrix features) {
            return new Predicted.Numbers(new float[features.rows()]);
        }
    }
}
