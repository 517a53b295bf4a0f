package io.github.mlmodel.worker.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.message.InspectJob;
import io.github.mlmodel.build.message.InspectResult;
import io.github.mlmodel.build.message.InspectResult.InspectedColumn;
import io.github.mlmodel.build.message.InspectResult.WrittenText;
import io.github.mlmodel.build.spec.Marks;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectionTest {

    private final Path folder;

    InspectionTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void describesColumnsAndSuggestsATarget() {
        InspectResult result = inspect(given("age;sex;churned\n31;f;no\n;m;yes\n31.5;f;no\n"));

        assertThat(result.rows()).isEqualTo(3);
        assertThat(result.columns())
                .containsExactly(
                        new InspectedColumn(
                                new ColumnSchema("age", ColumnKind.NUMERIC), 1, 2, List.of("31 (1)", "31.5 (1)")),
                        new InspectedColumn(
                                new ColumnSchema("sex", ColumnKind.CATEGORICAL), 0, 2, List.of("f (2)", "m (1)")),
                        new InspectedColumn(
                                new ColumnSchema("churned", ColumnKind.CATEGORICAL),
                                0,
                                2,
                                List.of("no (2)", "yes (1)")));
        assertThat(result.suggested().target()).isEqualTo("churned");
        assertThat(result.suggested().task()).isEqualTo(Task.CLASSIFICATION);
        assertThat(result.text()).isEqualTo(new WrittenText(";", true, "UTF-8", Marks.NONE));
        assertThat(result.suggested().missing()).isEmpty();
    }

    @Test
    void suggestsTheLastColumnOfNumbers() {
        InspectResult result = inspect(given("size,rent\n1,10.5\n2,20.5\n3,30.5\n"));

        assertThat(result.suggested().target()).isEqualTo("rent");
        assertThat(result.suggested().task()).isEqualTo(Task.REGRESSION);
    }

    @Test
    void suggestsATextThatMayMeanMissing() {
        assertThat(inspect(given("a,b\n1,x\nmany,y\n2,n/a\n")).suggested().missing())
                .containsExactly("many", "n/a");
        assertThat(inspect(given("a,b\n1,x\nNA,y\n2,z\n")).suggested().missing())
                .isEmpty();
    }

    @Test
    void suggestsAWordThatIsNoClassOfTheTarget() {
        String rows = "a,vote\n1,Y\n2,N\nNA,NA\n4,Y\n";

        assertThat(inspect(given(rows)).suggested().target()).isEqualTo("vote");
        assertThat(inspect(given(rows)).suggested().missing()).containsExactly("NA");
        assertThat(inspect(given(rows.replace("NA", "none"))).suggested().missing())
                .isEmpty();
    }

    @Test
    void suggestsTheFewWordsAmongManyNumbers() {
        String numbers = IntStream.range(0, 20).mapToObj(i -> i + ",x\n").collect(Collectors.joining());

        assertThat(inspect(given("a,b\n" + numbers + "few,y\nnot,x\n"))
                        .suggested()
                        .missing())
                .containsExactly("few", "not");
        assertThat(inspect(given("a,b\n" + numbers + "few,y\nnot,x\nlow,x\n"))
                        .suggested()
                        .missing())
                .isEmpty();
    }

    @Test
    void noticesAFileWithoutHeader() {
        InspectResult result = inspect(given("5.1,a\n4.9,b\n4.7,a\n"));

        assertThat(result.text()).isEqualTo(new WrittenText(",", false, "UTF-8", Marks.NONE));
        assertThat(result.rows()).isEqualTo(3);
        assertThat(result.columns()).extracting(InspectedColumn::name).containsExactly("column1", "column2");
        assertThat(result.suggested().target()).isEqualTo("column2");
    }

    private Given given(String csv) {
        return new Given(folder).file("a.csv", csv);
    }

    private static InspectResult inspect(Given given) {
        return Inspection.inspect(
                InspectJob.data("a", given.dataset(), given.files()), given.source(), 1, Progress.NONE);
    }
}
