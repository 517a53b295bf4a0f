package io.github.mlmodel.worker.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.worker.look.TellingColumn;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.Table;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Columns that give the target away, as the training names them. */
class LeaksTest {

    private static final int ROWS = 90;

    private final double[] points =
            IntStream.range(0, ROWS).mapToDouble(row -> row * 37 % ROWS + 0.5).toArray();

    @Test
    void aColumnThatTellsThreeClassesByThresholdsIsNamed() {
        List<TellingColumn> telling =
                telling(row -> points[row] < 40 ? 2 : points[row] < 70 ? 0 : 1, "good", "better", "poor");

        assertThat(telling).containsExactly(new TellingColumn("points", 1));
        assertThat(Leaks.sentences(telling))
                .containsExactly(
                        "Column 'points' alone tells the target perfectly. If it is a copy of the target, or is"
                                + " known only after it, name it under <exclude> in <dataset>: a model that has it looks better than"
                                + " it is.");
    }

    @Test
    void aColumnThatHasNothingToDoWithTheClassesIsNotNamed() {
        List<TellingColumn> telling = telling(row -> row % 3, "good", "better", "poor");

        assertThat(telling).extracting(TellingColumn::share).allMatch(share -> share < 0.5);
        assertThat(Leaks.sentences(telling)).isEmpty();
    }

    @Test
    void whereHardlyAnyRowIsOfAnotherClassNoneIsNamed() {
        assertThat(telling(row -> points[row] > 88 ? 1 : 0, "no", "yes")).isEmpty();
    }

    private List<TellingColumn> telling(IntUnaryOperator classes, String... labels) {
        return Leaks.of(
                new Table(ROWS, List.of(new Column.Numbers("points", points))),
                List.of(new ColumnSchema("points", ColumnKind.NUMERIC)),
                new Target.Classes(
                        List.of(labels), IntStream.range(0, ROWS).map(classes).toArray()));
    }
}
