package io.github.mlmodel.worker.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.grade.Intervals;
import io.github.mlmodel.model.OutputName;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowSampleTest {

    @TempDir
    private Path folder;

    @Test
    void noIntervalIsTrustedWhereRowsBelongTogether() throws IOException {
        StringBuilder rows = new StringBuilder("x,customer,y\n");
        for (int row = 0; row < 600; row++) {
            rows.append(row % 2 == 0 ? -1 : 1).append(',').append(row / 3).append(row % 2 == 0 ? ",no\n" : ",yes\n");
        }
        Given given = new Given(folder).classifier(OutputName.PROBABILITIES);
        DataFile source = given.file("data.csv", rows.toString());

        Intervals alone = given.evaluate(source).scores().intervals();
        Intervals together = given.group("customer").evaluate(source).scores().intervals();

        assertThat(alone.of("accuracy", null))
                .hasValueSatisfying(found -> assertThat(found.doubt()).isNull());
        assertThat(together.metrics().keySet()).isEqualTo(alone.metrics().keySet());
        assertThat(together.of("accuracy", null)).hasValueSatisfying(found -> assertThat(found.doubt())
                .isEqualTo("it takes each row for itself, and rows of one 'customer' belong together"));
        assertThat(together.of("recall", "yes"))
                .hasValueSatisfying(found -> assertThat(found.doubt()).isNotNull());
    }
}
