package io.github.mlmodel.worker.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.spec.SliceSpec;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.Intervals;
import io.github.mlmodel.grade.interval.Interval;
import io.github.mlmodel.model.OutputName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowSampleTest {

    private static final int CUSTOMERS = 300;

    private Given given;

    @TempDir
    private Path folder;

    @BeforeEach
    void makeModel() throws IOException {
        given = new Given(folder).classifier(OutputName.PROBABILITIES);
    }

    @Test
    void rowsOfACustomerTellAsMuchAsOneOfThem() throws IOException {
        DataFile once = given.file("once.csv", rows(CUSTOMERS, 1));
        DataFile fourTimes = given.file("four-times.csv", rows(CUSTOMERS, 4));
        Intervals alone = given.group("customer").evaluate(once).scores().intervals();

        Intervals together =
                given.group("customer").evaluate(fourTimes).scores().intervals();

        assertThat(together.metrics()).containsOnlyKeys(alone.metrics().keySet());
        Interval few = alone.of("accuracy", null).orElseThrow();
        Interval same = together.of("accuracy", null).orElseThrow();
        assertThat(same.doubt()).isNull();
        assertThat(same.lower()).isCloseTo(few.lower(), within(0.003));
        assertThat(same.upper()).isCloseTo(few.upper(), within(0.003));
    }

    @Test
    void fewCustomersAreNotTrustedHoweverManyRowsTheyHave() throws IOException {
        DataFile source = given.file("data.csv", rows(70, 10));

        Intervals found = given.group("customer").evaluate(source).scores().intervals();

        assertThat(found.of("accuracy", null).orElseThrow().doubt())
                .matches("it rests on \\d\\d groups of 'customer', fewer than 50");
    }

    @Test
    void slicesHaveTheCustomersOfTheirRows() throws IOException {
        DataFile source = given.file("data.csv", rows(CUSTOMERS, 4));
        given.group("customer")
                .slices(List.of(source), new SliceSpec.OneValue("plan", "a", SliceSpec.Enough.BY_DEFAULT));

        Evaluation found = given.evaluate(source);

        assertThat(found.slice("plan=a")
                        .orElseThrow()
                        .scores()
                        .intervals()
                        .of("accuracy", null)
                        .orElseThrow()
                        .doubt())
                .matches("it rests on \\d\\d groups of 'customer', fewer than 50");
    }

    /** Every eighth customer is told wrongly; one of five has plan a. */
    private static String rows(int customers, int each) {
        StringBuilder rows = new StringBuilder("x,customer,plan,y\n");
        for (int row = 0; row < customers * each; row++) {
            int customer = row / each;
            boolean right = customer % 8 != 0;
            rows.append(customer % 2 == 0 ? -1 : 1)
                    .append(",c")
                    .append(customer)
                    .append(customer % 5 == 0 ? ",a," : ",b,");
            rows.append(customer % 2 == 0 == right ? "no\n" : "yes\n");
        }
        return rows.toString();
    }
}
