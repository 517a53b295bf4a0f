package io.github.mlmodel.worker.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.message.TrainResult;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.spi.Progress;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowsOfAnotherTimeTest {

    private static final String ROWS =
            "x day y; 1 2025-01-01 a; 2  b; 3 NA a; 4 2025-02-01 b; 5 2025-03-01 a; 6 2025-03-02 b";

    @TempDir
    private Path folder;

    @Test
    void rowsWithoutADayAreTrainedOnAndCounted() throws IOException {
        TrainResult result = trained("2025-03-01");

        assertThat(result.rows()).isEqualTo(4);
        assertThat(result.deciding()).containsExactly("day");
        assertThat(result.notes()).contains("2 rows have no value in 'day' of <testAfter> and are trained on.");
    }

    @Test
    void aClassThatOneSideLacksIsRefusedWithTheRuleThatDecides() {
        assertThatThrownBy(() -> trained("2025-03-02"))
                .hasMessageContaining(
                        "Class 'a' of target column 'y' is absent from the held-back rows. Change <testAfter>, or"
                                + " give a <testSource> with rows of every class.");
    }

    @Test
    void aDayThatLeavesOneSideEmptyIsRefusedBeforeTraining() {
        assertThatThrownBy(() -> trained("2026-01-01"))
                .hasMessageContaining(
                        "No row of train.csv is held back: <testAfter> holds back rows where day >= 2026-01-01,"
                                + " and all 6 rows are trained on. Change <testAfter>, or give a <testSource>.");
    }

    private TrainResult trained(String day) throws IOException {
        return new Training(
                        new GivenTraining(folder, "m")
                                .train(ROWS)
                                .split(new HeldBack.After("day", day, null))
                                .job(),
                        1,
                        Progress.NONE)
                .train();
    }
}
