package io.github.mlmodel.engine.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.Engine;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.spi.TrainerDescription;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.catalog.DataKind;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import io.github.mlmodel.spi.catalog.EngineEntry;
import io.github.mlmodel.spi.catalog.TrainerEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the catalogue says of this engine is what the engine does. */
class EngineContractTest {

    private static final EngineEntry ENTRY = EngineCatalog.engine("trees");

    private final Engine engine = ServiceLoader.load(Engine.class).findFirst().orElseThrow();

    static Stream<TrainerEntry> trainers() {
        return ENTRY.trainers().stream();
    }

    @Test
    void nameAndAliasesAreThoseOfTheCatalogue() {
        assertThat(engine.name()).isEqualTo(ENTRY.name());
        assertThat(engine.trainers())
                .extracting(TrainerDescription::type)
                .containsExactlyInAnyOrderElementsOf(
                        trainers().map(TrainerEntry::type).toList());
        assertThat(engine.knows("org.tribuo.Trainer")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void theNamesOfParametersAreThoseOfTheCatalogue(TrainerEntry entry) {
        assertThat(engine.description(entry.type()).orElseThrow().parameters())
                .extracting(TrainerDescription.ParameterDescription::name)
                .containsExactlyElementsOf(entry.parameters());
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void tasksOutsideTheEntryAreRefusedAndThoseInItAreDone(TrainerEntry entry) {
        TrainerSpec spec = TrainerSpec.of(entry.type());

        for (Task task : Task.values()) {
            if (entry.tasks().contains(task)) {
                assertThatCode(() -> engine.trainer(spec, task)).doesNotThrowAnyException();
            } else {
                assertThatThrownBy(() -> engine.trainer(spec, task))
                        .isInstanceOf(MlModelException.class)
                        .hasMessageContaining("the task is " + task.text());
            }
        }
        assertThat(engine.knows(entry.type())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void noTargetIsLearntThatTheEntryDoesNotName(TrainerEntry entry) {
        assertThat(entry.tasks()).containsAll(trainer(entry).learners().tasks());
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void dataIsTakenAsTheEntrySays(TrainerEntry entry) {
        assertThat(trainer(entry).ofImages().isPresent()).isEqualTo(entry.data().contains(DataKind.IMAGES));
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void aDeviceIsAskedForOnlyWhereTheEntrySaysSo(TrainerEntry entry) {
        TrainingData<FeatureMatrix, ?> data =
                task(entry) == Task.CLASSIFICATION ? SampleData.classification(40, 2, 1) : SampleData.regression(40, 1);
        TrainingContext context = new TrainingContext(1, 1, "no device", Path.of("unused"), Progress.NONE);

        assertThatCode(() -> trainer(entry).learners().train(data, context).orElseThrow())
                .doesNotThrowAnyException();
        assertThat(entry.usesGpu()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void categoriesAreNumberedAsTheCatalogueSays(TrainerEntry entry) {
        boolean numbered = trainer(entry).needs().mostOneHot() < Integer.MAX_VALUE;

        assertThat(EngineCatalog.numbersCategories(entry.type())).isEqualTo(numbered);
    }

    @ParameterizedTest
    @MethodSource("trainers")
    void noParameterNamesAFile(TrainerEntry entry) {
        Parameter file = new Parameter.File("a.onnx", Path.of("a.onnx"));
        List<String> parameters = engine.trainers().stream()
                .filter(trainer -> trainer.type().equals(entry.type()))
                .flatMap(trainer -> trainer.parameters().stream())
                .map(TrainerDescription.ParameterDescription::name)
                .toList();

        for (String parameter : parameters) {
            TrainerSpec spec = new TrainerSpec(entry.type(), List.of(new Parameter.Entry(parameter, file)));
            assertThatThrownBy(() -> engine.trainer(spec, task(entry))).hasMessageContaining(parameter);
        }
        assertThat(parameters).isNotEmpty();
        assertThat(entry.fileParameter()).isEmpty();
    }

    private Trainer trainer(TrainerEntry entry) {
        return engine.trainer(TrainerSpec.of(entry.type()), task(entry));
    }

    private static Task task(TrainerEntry entry) {
        return entry.tasks().contains(Task.CLASSIFICATION) ? Task.CLASSIFICATION : Task.REGRESSION;
    }
}
