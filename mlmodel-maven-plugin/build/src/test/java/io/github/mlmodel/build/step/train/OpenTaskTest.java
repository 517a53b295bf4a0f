package io.github.mlmodel.build.step.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.FakeWorkers;
import io.github.mlmodel.build.step.GivenModels;
import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.grade.gate.Criterion;
import io.github.mlmodel.grade.gate.Gate;
import io.github.mlmodel.grade.gate.Subject;
import io.github.mlmodel.model.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What gates and trainers tell of a task that the target leaves open, and what that does to a model that is there. */
class OpenTaskTest {

    private static final List<Gate> OF_CLASSES = List.of(Gate.atLeast("accuracy", 0.8));
    private static final List<Gate> OF_NUMBERS =
            List.of(Gate.of(Subject.of("rmse"), new Criterion.AtMost(3, true), Gate.Severity.ERROR));
    private static final String UP_TO_DATE = "stars: up to date \\(fingerprint [0-9a-f]{4}…\\)";

    @TempDir
    Path folder;

    private final FakeWorkers workers = new FakeWorkers();
    private GivenModule given;
    private GivenModels build;

    @BeforeEach
    void makeAModule() {
        given = GivenModule.in(folder);
        build = new GivenModels(given, workers);
    }

    @Test
    void whatGatesTellIsInTheKeyAsIfItWereSaid() throws IOException {
        assertThat(key(stars(OF_CLASSES))).isEqualTo(key(said(Task.CLASSIFICATION, List.of())));
        assertThat(key(stars(OF_NUMBERS))).isEqualTo(key(said(Task.REGRESSION, List.of())));
        assertThat(key(said(Task.CLASSIFICATION, OF_NUMBERS))).isEqualTo(key(said(Task.CLASSIFICATION, List.of())));
    }

    @Test
    void theOnlyTaskOfATrainerIsInTheKeyWhereGatesTellNone() throws IOException {
        List<Gate> none = List.of(Gate.atLeast("example_count", 50));

        assertThat(given.module()
                        .inputs()
                        .fingerprint(by("linear-regression", none))
                        .task())
                .contains(Task.REGRESSION);
        assertThat(given.module()
                        .inputs()
                        .fingerprint(by("logistic-regression", none))
                        .task())
                .contains(Task.CLASSIFICATION);
        assertThat(given.module().inputs().fingerprint(stars(none)).isSettled()).isFalse();
    }

    @Test
    void aModelWhoseTaskWasSaidStaysWhenItsGatesTellIt() throws IOException {
        workers.toldByRows = false;
        build.train(said(Task.CLASSIFICATION, OF_CLASSES));
        given.log.info.clear();

        build.train(stars(OF_CLASSES));

        assertThat(given.log.info).singleElement().asString().matches(UP_TO_DATE);
    }

    @Test
    void aModelWhoseRowsTellItsTaskStaysWhateverItsGatesAre() throws IOException {
        build.train(stars(OF_CLASSES));
        given.log.info.clear();

        build.train(stars(List.of()));
        build.train(stars(OF_NUMBERS));

        assertThat(given.log.info).hasSize(2).allMatch(line -> line.matches(UP_TO_DATE));
    }

    @Test
    void aModelThatWasTrainedWithoutGatesStaysWhenItGetsSome() throws IOException {
        build.train(stars(List.of()));
        given.log.info.clear();

        build.train(stars(OF_CLASSES));

        assertThat(given.log.info).singleElement().asString().matches(UP_TO_DATE);
    }

    @Test
    void otherGatesThatChangeAnOpenTaskSaySo() throws IOException {
        workers.toldByRows = false;
        workers.task = Task.REGRESSION;
        build.train(stars(OF_NUMBERS));
        workers.task = Task.CLASSIFICATION;
        given.log.info.clear();

        build.train(stars(OF_CLASSES));

        assertThat(given.log.info)
                .first()
                .isEqualTo("stars: training, because task changed (regression → classification)");
    }

    @Test
    void anOpenTaskThatNoGateTellsAnyMoreIsAskedFor() throws IOException {
        workers.toldByRows = false;
        build.train(stars(OF_CLASSES));
        given.log.info.clear();

        build.train(stars(List.of()));

        assertThat(given.log.info)
                .first()
                .isEqualTo(
                        "stars: training, because nothing says its task any more, so it is inferred from the target");
    }

    private String key(ConfiguredModel model) throws IOException {
        return given.module().inputs().fingerprint(model).key();
    }

    private static ConfiguredModel stars(List<Gate> gates) {
        return GivenModule.model("stars", gates);
    }

    private static ConfiguredModel by(String trainer, List<Gate> gates) {
        return GivenModule.model("stars", GivenModule.SOURCE, trainer, gates);
    }

    private static ConfiguredModel said(Task task, List<Gate> gates) {
        ConfiguredModel model = stars(gates);
        return model.withSpec(model.spec().withTask(task));
    }
}
