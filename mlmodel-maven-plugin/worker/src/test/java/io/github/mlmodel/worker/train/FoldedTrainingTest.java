package io.github.mlmodel.worker.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.message.FoldsJob;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.grade.fold.FoldScores;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trainer predicts the first column, whatever it was trained on. */
class FoldedTrainingTest {

    @TempDir
    Path folder;

    @Test
    void eachRowIsJudgedOnce() {
        FoldScores scores = folds(4, new GivenTraining(folder, "m").train("x y; " + rows(i -> i + " " + (i + 2))));

        assertThat(scores.rows()).hasSize(4).doesNotContain(0L);
        assertThat(scores.allRows()).isEqualTo(60);
        assertThat(scores.values().get("mae")).containsExactly(2.0, 2.0, 2.0, 2.0);
        assertThat(scores.values()).doesNotContainKeys("example_count", "accuracy");
    }

    @Test
    void classesAreJudgedToo() {
        FoldScores scores = folds(
                3, new GivenTraining(folder, "m").train("x y; " + rows(i -> i % 2 == 0 ? -1 - i + " a" : i + " b")));

        assertThat(scores.values())
                .containsEntry("accuracy", List.of(1.0, 1.0, 1.0))
                .containsEntry("recall[b]", List.of(1.0, 1.0, 1.0))
                .doesNotContainKey("log_loss");
    }

    @Test
    void equalRowsAreInOneFold() {
        GivenTraining training = new GivenTraining(folder, "m")
                .train("x y; " + rows(i -> i % 6 + ".5 " + i % 6 + ".25"))
                .task(Task.REGRESSION);

        assertThat(folds(2, training).rows()).allMatch(rows -> rows % 10 == 0);
    }

    @Test
    void rowsOfAGroupAreInOneFold() {
        GivenTraining groups = new GivenTraining(folder, "m")
                .train("x g y; " + rows(i -> i + " " + (i % 10 == 0 ? "small" : "large") + " " + (i + 2)))
                .split(new HeldBack.Fraction(1e-9, "g"))
                .numeric("x");

        assertThat(folds(2, groups).rows()).containsExactlyInAnyOrder(6L, 54L);
    }

    @Test
    void foldsAreToldAsTheyGo() {
        List<String> told = new ArrayList<>();

        FoldedTraining.of(
                new FoldsJob(new GivenTraining(folder, "m")
                        .train("x y; " + rows(i -> i + " " + i))
                        .folds(2)
                        .job()),
                1,
                (unit, done, total) -> told.add(unit + " " + done + "/" + total));

        assertThat(told).contains("folds 0/2", "folds 1/2", "folds 2/2");
    }

    @Test
    void aClassOfOneFoldAloneIsRefused() {
        String rows = rows(i -> i + " " + (i == 7 ? "rare" : i % 2 == 0 ? "a" : "b"));

        assertThatThrownBy(() -> folds(2, new GivenTraining(folder, "m").train("x y; " + rows)))
                .isInstanceOf(MlModelException.class)
                .hasMessage(
                        "Model 'm' cannot be cross-validated by 2 folds, because all rows of class 'rare' are in one"
                                + " fold. Change <folds>, try another <seed>, or add rows.");
    }

    @Test
    void aFoldWithoutRowsIsRefused() {
        GivenTraining training = new GivenTraining(folder, "m")
                .train("x y; " + rows(i -> i % 6 + ".5 " + i % 6 + ".25"))
                .task(Task.REGRESSION);

        assertThatThrownBy(() -> folds(20, training))
                .isInstanceOf(MlModelException.class)
                .hasMessage(
                        "Model 'm' cannot be cross-validated by 20 folds, because a fold has no rows, of 60 rows to train"
                                + " on. Change <folds>, try another <seed>, or add rows.");
    }

    private static FoldScores folds(int count, GivenTraining training) {
        return FoldedTraining.of(new FoldsJob(training.folds(count).job()), 2, Progress.NONE);
    }

    private static String rows(IntFunction<String> row) {
        return IntStream.range(0, 60).mapToObj(row).collect(Collectors.joining("; "));
    }
}
