package io.github.mlmodel.worker.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WideTableTest {

    private static final int COLUMNS = 50_000;

    @Test
    void samplesAndBatchesOfTensOfThousandsOfColumnsTakeNoTimeOfTheirSquare() {
        List<ColumnSchema> columns = IntStream.range(0, COLUMNS)
                .mapToObj(i -> new ColumnSchema("column " + i, ColumnKind.NUMERIC))
                .toList();
        Table table = new Table(
                3,
                columns.stream()
                        .<Column>map(column -> new Column.Numbers(column.name(), new double[] {1, 2, 3}))
                        .toList());

        SampleRows samples = SampleRows.compose(
                table, columns, new Target.Numbers(new double[] {1, 2, 3}), new CarriedTexts(Map.of(), false), 2);

        assertThat(samples.rows().columns()).hasSize(COLUMNS);
        assertThat(samples.recorded().get("low target")).hasSize(COLUMNS);
        assertThat(table.batch(table.names()).columns()).hasSize(COLUMNS);
    }
}
