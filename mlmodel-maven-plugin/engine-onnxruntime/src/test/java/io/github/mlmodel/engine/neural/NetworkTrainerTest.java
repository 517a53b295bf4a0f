package io.github.mlmodel.engine.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.engine.neural.layer.Layers;
import io.github.mlmodel.engine.neural.layer.Network;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.TrainingResult;
import io.github.mlmodel.spi.graph.Node;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkTrainerTest {

    @TempDir
    private Path folder;

    /** As a user writes it. */
    private static final class Sines extends NetworkTrainer {
        @Override
        protected Network network(List<Long> row) {
            return Network.of(
                    List.of(Layers.dense(8), (input, pass) -> input.graph().apply("Sin", List.of(input))));
        }
    }

    /** Half of what the activation gives is 0. */
    private static final class PowersOfZero extends NetworkTrainer {
        @Override
        protected Network network(List<Long> row) {
            return Network.of(List.of(Layers.dense(8), Layers.relu(), (input, pass) -> input.pow(input.number(0))
                    .add(input)));
        }
    }

    @Test
    void powersByZeroAreTrainedThrough() {
        TrainingData<FeatureMatrix, Target.Classes> data = SampleData.classification(300, 3);
        PowersOfZero trainer = new PowersOfZero();
        trainer.configure(spec("epochs", "4"), Task.CLASSIFICATION);

        TrainingResult<FeatureMatrix> result =
                SampleData.train(trainer, data, new TrainingContext(1, 1, "cpu", folder, Progress.NONE));

        assertThat(result.curve().get(0).values()).hasSize(4).satisfies(losses -> assertThat(losses.get(3))
                .isLessThan(losses.get(0)));
    }

    @Test
    void layersWrittenInJavaAreTrainedAndShipped() {
        TrainingData<FeatureMatrix, Target.Classes> data = SampleData.classification(300, 3);
        Sines trainer = new Sines();
        trainer.configure(spec("epochs", "4"), Task.CLASSIFICATION);

        TrainingResult<FeatureMatrix> result =
                SampleData.train(trainer, data, new TrainingContext(1, 1, "cpu", folder, Progress.NONE));

        assertThat(result.model().graph().graph().nodes())
                .extracting(Node::operator)
                .contains("Sin", "Gemm");
        assertThat(result.curve().get(0).values()).hasSize(4).satisfies(losses -> assertThat(losses.get(3))
                .isLessThan(losses.get(0)));
    }

    @Test
    void linesOfLayersHaveNoPlaceBesideLayersInJava() {
        assertThatThrownBy(() -> new Sines().configure(spec("layers", "dense 3"), Task.CLASSIFICATION))
                .isInstanceOf(MlModelException.class)
                .hasMessage("Trainer 'com.example.Sines' writes its network in Java, so it has no parameter 'layers'."
                        + " Remove it from <trainer><parameters>.");
    }

    private static TrainerSpec spec(String name, String value) {
        return new TrainerSpec("com.example.Sines", List.of(new Parameter.Entry(name, new Parameter.Text(value))));
    }
}
