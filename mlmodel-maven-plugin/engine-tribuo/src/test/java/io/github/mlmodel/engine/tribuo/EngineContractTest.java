package io.github.mlmodel.engine.tribuo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.Engine;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.spi.TrainerDescription;
import io.github.mlmodel.spi.catalog.DataKind;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import io.github.mlmodel.spi.catalog.EngineEntry;
import io.github.mlmodel.spi.catalog.Library;
import io.github.mlmodel.spi.catalog.TrainerEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the catalogue says of this engine is what the engine does. */
class EngineContractTest {

    private static final EngineEntry ENTRY = EngineCatalog.engine("tribuo");

    private final Engine engine = ServiceLoader.load(Engine.class).findFirst().orElseThrow();

    @Test
    void nameAndClassesAreThoseOfTheCatalogue() {
        assertThat(engine.name()).isEqualTo(ENTRY.name());
        assertThat(engine.trainers()).allSatisfy(trainer -> {
            assertThat(ENTRY.trainer(trainer.type())).isPresent();
            assertThat(engine.knows(trainer.type())).isTrue();
        });
        assertThat(EngineCatalog.aliases()).noneMatch(engine::knows);
    }

    @Test
    void oneTrainerIsDescribedAsAmongAll() {
        for (TrainerDescription trainer : engine.trainers()) {
            assertThat(engine.description(trainer.type())).contains(trainer);
        }
        assertThat(engine.description("org.tribuo.Absent")).isEmpty();
    }

    @Test
    void everyEntryHasTheTasksOfItsClasses() {
        Map<TrainerEntry, Set<String>> tasks = engine.trainers().stream()
                .collect(Collectors.groupingBy(
                        trainer -> ENTRY.trainer(trainer.type()).orElseThrow(),
                        Collectors.flatMapping(
                                trainer -> Arrays.stream(trainer.tasks().split(", ")), Collectors.toSet())));

        assertThat(tasks.keySet()).containsExactlyInAnyOrderElementsOf(ENTRY.trainers());
        tasks.forEach((entry, found) -> assertThat(found)
                .containsExactlyInAnyOrderElementsOf(
                        entry.tasks().stream().map(Task::text).toList()));
    }

    @Test
    void theEntriesOfClassesThatCallXgboostHaveIt() {
        List<String> withXgboost = new ArrayList<>();
        for (TrainerDescription trainer : engine.trainers()) {
            if (ENTRY.trainer(trainer.type()).orElseThrow().libraries().contains(Library.XGBOOST)) {
                withXgboost.add(trainer.type());
            }
        }

        assertThat(withXgboost)
                .containsExactlyInAnyOrderElementsOf(engine.trainers().stream()
                        .map(TrainerDescription::type)
                        .filter(EngineContractTest::callsXgboost)
                        .toList());
        assertThat(new TreeSet<>(withXgboost)).hasSize(2);
    }

    @Test
    void theyTakeTablesOnTheProcessorAndNoFile() {
        for (TrainerEntry entry : ENTRY.trainers()) {
            assertThat(entry.data()).containsExactly(DataKind.TABLE);
            assertThat(entry.usesGpu()).isFalse();
            assertThat(entry.fileParameter()).isEmpty();
        }
        assertThat(TrainerCase.all()).isNotEmpty().allSatisfy(one -> {
            Trainer trainer = new TribuoEngine().trainer(one.spec(), one.task());
            assertThat(trainer.ofImages()).isEmpty();
            assertThat(trainer.learners().tasks()).containsExactly(one.task());
        });
    }

    private static boolean callsXgboost(String name) {
        String file = "/" + name.replace('.', '/') + ".class";
        try (InputStream in = TribuoEngine.class.getResourceAsStream(file)) {
            // A class file keeps the names of the classes that it calls as plain text.
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.ISO_8859_1)
                    .contains("ml/dmlc/xgboost4j");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
