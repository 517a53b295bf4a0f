package io.github.mlmodel.worker.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.mlmodel.worker.read.ReadRows;
import io.github.mlmodel.worker.split.Side;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowSplitTest {

    private final Path folder;

    RowSplitTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void everyRowIsOnOneSideInAboutTheRightShare() {
        List<String> lines = lines(10_000);

        List<String> training = rows(lines, Side.TRAINING, 1);
        List<String> heldBack = rows(lines, Side.HELD_BACK, 1);

        assertThat(heldBack.size() / 10_000.0).isCloseTo(0.2, within(0.02));
        assertThat(training).doesNotContainAnyElementsOf(heldBack);
        assertThat(training.size() + heldBack.size()).isEqualTo(10_000);
        assertThat(rows(lines, Side.HELD_BACK, 2)).isNotEqualTo(heldBack);
    }

    @Test
    void theSplitNeverChanges() {
        assertThat(rows(lines(40), Side.HELD_BACK, 1)).hasToString("[1.0|v1, 2.0|v2, 10.0|v10, 21.0|v8, 34.0|v8]");
    }

    @Test
    void orderAndOtherRowsMoveNoRow() {
        List<String> lines = lines(1000);
        List<String> shuffled = new ArrayList<>(lines.subList(0, 600));
        Collections.shuffle(shuffled, new Random(1));

        List<String> heldBack = rows(lines, Side.HELD_BACK, 1);

        assertThat(rows(shuffled, Side.HELD_BACK, 1))
                .containsExactlyInAnyOrderElementsOf(heldBack.stream()
                        .filter(rows(shuffled, Side.ALL, 1)::contains)
                        .toList());
    }

    @Test
    void theOrderOfColumnsAndQuotesMoveNoRow() {
        StringBuilder plain = new StringBuilder("a,b\n");
        StringBuilder swapped = new StringBuilder("b;a\n");
        for (int i = 0; i < 200; i++) {
            plain.append(i).append(", t").append(i % 7).append('\n');
            swapped.append("\"t").append(i % 7).append("\";").append(i).append("\r\n");
        }

        ReadRows first = new Given(folder)
                .file("a.csv", plain.toString())
                .side(Side.HELD_BACK)
                .read();
        ReadRows second = new Given(folder)
                .file("b.csv", swapped.toString())
                .side(Side.HELD_BACK)
                .read();

        assertThat(second.table().column("a"))
                .usingRecursiveComparison()
                .isEqualTo(first.table().column("a"));
        assertThat(first.table().rows()).isBetween(20, 60);
    }

    @Test
    void weightAndExcludedColumnsHaveNoSay() {
        StringBuilder one = new StringBuilder("a,w,id\n");
        StringBuilder other = new StringBuilder("a,w,id\n");
        for (int i = 0; i < 200; i++) {
            one.append(i).append(",1,x\n");
            other.append(i).append(",2,y").append(i).append('\n');
        }

        ReadRows first = read(one.toString());
        ReadRows second = read(other.toString());

        assertThat(second.table().column("a"))
                .usingRecursiveComparison()
                .isEqualTo(first.table().column("a"));
        assertThat(first.table().names()).containsExactly("a", "w");
    }

    @Test
    void aChangedHeldBackRowThatStaysHeldBackChangesNothingOfTheTrainingRows() {
        List<String> lines = lines(300);
        String heldBack = rows(lines, Side.HELD_BACK, 1).get(0).replace(".0|", ",");
        ReadRows before = given(lines).side(Side.TRAINING).read();
        for (int i = 0; ; i++) {
            List<String> changed = new ArrayList<>(lines);
            changed.set(lines.indexOf(heldBack), 1000 + i + ",other" + i);
            ReadRows after = given(changed).side(Side.TRAINING).read();
            if (after.table().rows() == before.table().rows()) {
                assertThat(after.digest()).isEqualTo(before.digest());
                assertThat(after.kinds()).isEqualTo(before.kinds());
                break;
            }
        }
    }

    @Test
    void aSecondFileLeavesAllRowsToTrainOn() {
        assertThat(given(lines(100))
                        .testSource("data/test.csv")
                        .side(Side.TRAINING)
                        .read()
                        .table()
                        .rows())
                .isEqualTo(100);
    }

    @Test
    void aSideWithoutRowsIsRefused() {
        assertThatThrownBy(() -> given(lines(2))
                        .testFraction(0.0001)
                        .side(Side.HELD_BACK)
                        .read())
                .hasMessage("No row of data/a.csv is held back: with <testFraction>1.0E-4</testFraction> and seed 1 all"
                        + " 2 rows are trained on. Add rows, change <seed>, or give a <testSource>.");
        assertThatThrownBy(() ->
                        given(lines(1)).testFraction(0.9999).side(Side.TRAINING).read())
                .hasMessage(
                        "No row of data/a.csv is left to train on: with <testFraction>0.9999</testFraction> and seed"
                                + " 1 the only row is held back. Add rows, change <seed>, or give a <testSource>.");
    }

    private ReadRows read(String csv) {
        return new Given(folder)
                .file("a.csv", csv)
                .weight("w")
                .exclude("id")
                .side(Side.HELD_BACK)
                .read();
    }

    private List<String> rows(List<String> lines, Side side, long seed) {
        return Given.rows(given(lines).side(side).seed(seed).read().table());
    }

    private Given given(List<String> lines) {
        return new Given(folder).file("a.csv", "a,b\n" + String.join("\n", lines));
    }

    private static List<String> lines(int count) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(i + ",v" + i % 13);
        }
        return lines;
    }
}
