package io.github.mlmodel.worker.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.grade.condition.Condition;
import io.github.mlmodel.grade.condition.ConditionParser;
import io.github.mlmodel.grade.weak.Divided;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.ModelSignature;
import io.github.mlmodel.model.column.ColumnForm;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DividedColumnsTest {

    private static final int ROWS = 100;

    private static Divided divided(Column column, ColumnSchema schema) {
        return new DividedColumns(new Table(ROWS, List.of(column)))
                .of(new ModelSignature(List.of(schema), List.of(), List.of(), List.of()))
                .get(0);
    }

    private static List<String> texts(Divided divided) {
        return divided.parts().stream().map(Condition::text).toList();
    }

    @Test
    void numbersAreDividedAtTheirQuartilesByConditionsThatCanBeRead() {
        double[] values = IntStream.range(0, ROWS)
                .mapToDouble(row -> row % 10 == 9 ? Double.NaN : row)
                .toArray();

        Divided age =
                divided(new Column.Numbers("age of car", values), new ColumnSchema("age of car", ColumnKind.NUMERIC));

        assertThat(texts(age))
                .containsExactly(
                        "'age of car' < 23.5",
                        "'age of car' >= 23.5 and 'age of car' < 49",
                        "'age of car' >= 49 and 'age of car' < 73.5",
                        "'age of car' >= 73.5",
                        "'age of car' is missing");
        assertThat(texts(age))
                .allSatisfy(
                        text -> assertThat(ConditionParser.known(text).text()).isEqualTo(text));
        assertThat(age.part()[0]).isZero();
        assertThat(age.part()[9]).isEqualTo(4);
        assertThat(age.part()[98]).isEqualTo(3);
    }

    @Test
    void datesAreDividedLikewise() {
        double[] values =
                IntStream.range(0, ROWS).mapToDouble(row -> row * 86_400.0).toArray();

        Divided day = divided(new Column.Numbers("day", values), ColumnSchema.ofDates("day", DateForm.DATE));

        assertThat(texts(day).get(0)).contains("day < ", "1970-01-2");
        assertThat(texts(day)).hasSize(5).allSatisfy(text -> assertThat(
                        ConditionParser.known(text).text())
                .isEqualTo(text));
    }

    @Test
    void categoriesThatManyRowsHaveAreAPartEachHoweverTheyAreSpelt() {
        String[] dictionary = {"1", "1.0", "gold", "rare"};
        int[] codes = IntStream.range(0, ROWS)
                .map(row -> row < 3 ? -1 : row < 6 ? 3 : row % 3)
                .toArray();
        ColumnSchema schema = new ColumnSchema("plan", ColumnKind.CATEGORICAL)
                .with(ColumnForm.PLAIN.withSpellings(Map.of("1.0", "1")));

        Divided plan = divided(new Column.Texts("plan", dictionary, codes), schema);

        assertThat(texts(plan)).containsExactly("plan = '1'", "plan = gold", "plan is missing");
        assertThat(IntStream.of(plan.part()).limit(9)).containsExactly(2, 2, 2, -1, -1, -1, 0, 0, 1);
    }

    @Test
    void wordsDivideNothing() {
        Column words = new Column.Texts("note", new String[] {"a b c"}, new int[ROWS]);

        assertThat(new DividedColumns(new Table(ROWS, List.of(words)))
                        .of(new ModelSignature(
                                List.of(new ColumnSchema("note", ColumnKind.TEXT)), List.of(), List.of(), List.of())))
                .isEmpty();
    }
}
