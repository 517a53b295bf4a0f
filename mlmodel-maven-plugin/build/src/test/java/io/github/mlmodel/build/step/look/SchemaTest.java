package io.github.mlmodel.build.step.look;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.message.InspectResult;
import io.github.mlmodel.build.message.InspectResult.InspectedColumn;
import io.github.mlmodel.build.message.Suggestions;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SchemaTest {

    private static final Suggestions NOTHING =
            new Suggestions("", List.of(), null, List.of(), List.of(), List.of(), List.of(), List.of());

    @Test
    void theFirstTwoHundredColumnsAreShownAndHowManyMoreThereAre() {
        assertThat(lines(200)).hasSize(202).last().asString().startsWith("  c199 ");
        assertThat(lines(201)).hasSize(203).endsWith("  and 1 more column");
        assertThat(lines(202)).hasSize(203).endsWith("  and 2 more columns");
    }

    @Test
    void textsOfDataArePrintableOnOneLineAndShort() {
        InspectedColumn hostile = new InspectedColumn(
                new ColumnSchema("a\n[INFO] BUILD SUCCESS\u001b[2J", ColumnKind.CATEGORICAL),
                0,
                2,
                List.of("x\ny (1)", "z".repeat(3_000_000)));

        String table = Schema.table("rows.csv", new InspectResult(60, List.of(hostile), null, NOTHING, List.of()));

        assertThat(table.lines()).hasSize(3);
        assertThat(table)
                .contains("  a\\n[INFO] BUILD SUCCESS\\u001b[2J  categorical", "  x\\ny (1), zzz")
                .hasSizeLessThan(1_000);
    }

    private static List<String> lines(int columns) {
        List<InspectedColumn> inspected = IntStream.range(0, columns)
                .mapToObj(i ->
                        new InspectedColumn(new ColumnSchema("c" + i, ColumnKind.NUMERIC), 0, 60, List.of("30 (20)")))
                .toList();
        return Schema.table("wide.csv", new InspectResult(60, inspected, null, NOTHING, List.of()))
                .lines()
                .toList();
    }
}
