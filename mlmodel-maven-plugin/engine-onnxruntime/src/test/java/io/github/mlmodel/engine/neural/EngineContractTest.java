package io.github.mlmodel.engine.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.Engine;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.spi.TrainerDescription;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.catalog.DataKind;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import io.github.mlmodel.spi.catalog.EngineEntry;
import io.github.mlmodel.spi.catalog.TrainerEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the catalogue says of this engine is what the engine does. */
class EngineContractTest {

    private static final EngineEntry ENTRY = EngineCatalog.engine("onnxruntime");
    private static final TrainerEntry TRAINER = ENTRY.trainers().get(0);

    private final Engine engine = ServiceLoader.load(Engine.class).findFirst().orElseThrow();

    @TempDir
    Path folder;

    @Test
    void theNamesOfParametersAreThoseOfTheCatalogue() {
        assertThat(engine.description(TRAINER.type()).orElseThrow().parameters())
                .extracting(TrainerDescription.ParameterDescription::name)
                .containsExactlyElementsOf(TRAINER.parameters());
    }

    @Test
    void nameAndAliasesAreThoseOfTheCatalogue() {
        assertThat(engine.name()).isEqualTo(ENTRY.name());
        assertThat(engine.trainers())
                .extracting(TrainerDescription::type)
                .containsExactlyElementsOf(
                        ENTRY.trainers().stream().map(TrainerEntry::type).toList());
        assertThat(engine.knows(TRAINER.type())).isTrue();
        assertThat(engine.knows("random-forest")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void everyTaskIsDone(Task task) {
        assertThat(TRAINER.tasks()).contains(task);
        assertThatCode(() -> trainer(task)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource
    void imagesAreTakenAsTheEntrySays(Task task) {
        assertThat(trainer(task).ofImages().isPresent())
                .isEqualTo(TRAINER.data().contains(DataKind.IMAGES));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsLearntIsWhatTheEntryNames(Task task) {
        assertThat(trainer(task).learners().tasks()).containsExactlyInAnyOrderElementsOf(TRAINER.tasks());
    }

    @Test
    void theDeviceIsAskedForAsTheEntrySays() {
        TrainingContext context = new TrainingContext(1, 1, "no device", folder, Progress.NONE);

        assertThatThrownBy(() -> trainer(Task.REGRESSION).learners().train(SampleData.regression(40), context))
                .hasMessage("device is 'no device', and must be cpu or cuda");
        assertThat(TRAINER.usesGpu()).isTrue();
    }

    @Test
    void theFileParameterIsTheOneThatTakesAFile() {
        Parameter file = new Parameter.File("absent.onnx", folder.resolve("absent.onnx"));
        List<String> taking = new ArrayList<>();
        for (TrainerDescription.ParameterDescription parameter :
                engine.trainers().get(0).parameters()) {
            TrainerSpec spec = new TrainerSpec(TRAINER.type(), List.of(new Parameter.Entry(parameter.name(), file)));
            try {
                engine.trainer(spec, Task.CLASSIFICATION);
            } catch (RuntimeException e) {
                if (String.valueOf(e.getMessage()).contains("absent.onnx")) {
                    taking.add(parameter.name());
                }
            }
        }

        assertThat(taking)
                .containsExactlyElementsOf(TRAINER.fileParameter().stream().toList());
    }

    private Trainer trainer(Task task) {
        return engine.trainer(TrainerSpec.of(TRAINER.type()), task);
    }
}
