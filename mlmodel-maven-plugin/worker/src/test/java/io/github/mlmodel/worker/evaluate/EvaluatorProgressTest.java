package io.github.mlmodel.worker.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.message.EvaluateJob;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluatorProgressTest {

    @TempDir
    Path folder;

    @Test
    void predictedRowsAreCountedBlockByBlock() throws IOException {
        String rows = "x,y\n" + "1,2\n2,4\n".repeat(1_250);
        EvaluateJob job = new Given(folder).regression().testRows(rows).job();
        List<String> said = Collections.synchronizedList(new ArrayList<>());

        Evaluator.evaluate(job, 1, (unit, done, total) -> said.add(done + " of " + total + " " + unit));

        assertThat(said)
                .containsSubsequence(
                        "1024 of 2500 rows predicted", "2048 of 2500 rows predicted", "2500 of 2500 rows predicted");
        assertThat(job.patience()).contains(Duration.ofMinutes(10));
    }

    @Test
    void ownMetricsAreCounted() throws IOException {
        Given given = new Given(folder).regression().testRows("x,y\n1,2\n2,4\n").metric("Ones", """
                        public final class Ones implements Metric {
                            public String name() { return "ones"; }
                            public boolean higherIsBetter() { return true; }
                            public double ofNumbers(EvaluatedRows.Numbers rows) { return 1; }
                        }
                        """);
        List<String> said = new ArrayList<>();

        Evaluator.evaluate(given.job(), 1, (unit, done, total) -> said.add(done + " " + unit));

        assertThat(said).contains("1 own metrics computed");
    }
}
