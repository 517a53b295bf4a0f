package io.github.mlmodel.worker.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a training says that a person should look at. */
class NotesTest {

    @TempDir
    Path folder;

    @Test
    void columnsThatMayHaveBeenMeantOtherwiseAreNotesOfATraining() throws IOException {
        String rows = IntStream.range(0, 60)
                .mapToObj(row -> row % 7 + " 0" + (1 + row % 9) + ".12.2023 " + row * 13 % 61 + "; ")
                .collect(Collectors.joining());
        String lines = "size sold y; " + rows.substring(0, rows.length() - 2);
        GivenTraining given =
                new GivenTraining(folder, "model").train(lines).test(lines).task(Task.REGRESSION);

        assertThat(new Training(given.job(), 1, Progress.NONE).train().notes())
                .containsExactly(
                        "Dates are not read as dates: 'sold' (60 values, the first '01.12.2023' in train.csv:2)."
                                + " To have them read so, set <features><dates><date><columns>sold</columns><form>dd.MM.yyyy"
                                + "</form></date></dates><others>by-type</others></features>; a column that is to stay as it"
                                + " is, list under <categorical> in <features>.");
    }

    @Test
    void columnsThatAreAllLeftOutAreNamedWithTheirReasons() {
        String rows = IntStream.range(0, 60)
                .mapToObj(row -> "k" + row * 7919 % 1000 + "x 5 " + row * 13 % 61 + "; ")
                .collect(Collectors.joining());
        String lines = "key shop y; " + rows.substring(0, rows.length() - 2);
        GivenTraining given =
                new GivenTraining(folder, "model").train(lines).test(lines).task(Task.REGRESSION);

        assertThatThrownBy(() -> new Training(given.job(), 1, Progress.NONE).train())
                .hasMessage(
                        "There are no features to train on: but for target, weight and excluded ones, all columns are left"
                                + " out: 'key' (nearly all values are different), 'shop' (one value in all rows). To train on one all"
                                + " the same, list it under <keep> in <features>, or under <text> if it holds words that say"
                                + " something.");
    }
}
