package io.github.mlmodel.worker.split;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowIdentityTest {

    private static final List<ColumnSchema> COLUMNS =
            List.of(new ColumnSchema("n", ColumnKind.NUMERIC), new ColumnSchema("c", ColumnKind.CATEGORICAL));

    private static final Target LABELS = new Target.Classes(List.of("no", "yes"), new int[] {0, 1, 0, 0, 0});

    @Test
    void equalRowsHaveOneHashWhateverColumnsAndCodesStandBesideThem() {
        long[] some = RowIdentity.of(
                table(new double[] {1, 1, 2, Double.NaN, 0.0}, new String[] {"a", "b"}, new int[] {0, 0, 1, -1, 0}),
                COLUMNS,
                LABELS);
        long[] others = RowIdentity.of(
                new Table(
                        5,
                        List.of(
                                new Column.Texts("c", new String[] {"b", "a"}, new int[] {1, 1, 0, -1, 1}),
                                new Column.Numbers("weight", new double[] {5, 6, 7, 8, 9}),
                                new Column.Numbers("n", new double[] {1, 1, 2, Double.NaN, -0.0}))),
                COLUMNS,
                new Target.Classes(List.of("yes", "no"), new int[] {1, 0, 1, 1, 1}));

        assertThat(others).isEqualTo(some);
        assertThat(some).doesNotHaveDuplicates();
    }

    @Test
    void aValueInAnotherColumnAndAnotherTargetMakeAnotherRow() {
        List<ColumnSchema> two =
                List.of(new ColumnSchema("a", ColumnKind.NUMERIC), new ColumnSchema("b", ColumnKind.NUMERIC));
        Table table = new Table(
                3,
                List.of(new Column.Numbers("a", new double[] {1, 2, 1}), new Column.Numbers("b", new double[] {2, 1, 2
                })));

        assertThat(RowIdentity.of(table, two, new Target.Numbers(new double[] {3, 3, 4})))
                .doesNotHaveDuplicates();
    }

    private static Table table(double[] numbers, String[] dictionary, int[] codes) {
        return new Table(
                numbers.length, List.of(new Column.Numbers("n", numbers), new Column.Texts("c", dictionary, codes)));
    }
}
