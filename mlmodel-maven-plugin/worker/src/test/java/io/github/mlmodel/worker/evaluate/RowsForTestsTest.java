package io.github.mlmodel.worker.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.build.message.RowsJob;
import io.github.mlmodel.build.message.RowsResult;
import io.github.mlmodel.model.OutputName;
import io.github.mlmodel.spi.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowsForTestsTest {

    @TempDir
    private Path folder;

    private String written(Given given, DataFile... sources) throws IOException {
        EvaluateJob job = given.job(sources);
        Path rows = folder.resolve("rows.csv");
        RowsResult result =
                RowsForTests.write(new RowsJob(job.spec(), job.rows(), job.model(), rows), 2, Progress.NONE);
        String text = Files.readString(rows);
        assertThat(text.lines()).hasSize((int) result.rows() + 1);
        return text;
    }

    @Test
    void everyColumnIsWrittenInItsPlaceAndThoseOfTheModelAsItReadsThem() throws IOException {
        Given given = new Given(folder)
                .classifier(OutputName.PROBABILITIES)
                .exclude("city")
                .testRows("id,x,y,city,note\n7,01.50,yes,\"Paris, FR\",a \"b\"\n8,,no,,\n9,-2e0,no,Rome,\n");

        assertThat(written(given)).isEqualTo("""
            id,x,y,city,note
            7,1.5,yes,"Paris, FR","a ""b""\"
            8,,no,,
            9,-2,no,Rome,
            """);
    }

    @Test
    void rowsThatAreTrainedOnAreLeftOut() throws IOException {
        Given given = new Given(folder).regression();
        StringBuilder csv = new StringBuilder("x,y\n");
        for (int i = 0; i < 200; i++) {
            csv.append(i).append(',').append(i).append(".25\n");
        }

        String rows = written(given, given.file("data.csv", csv.toString()));

        assertThat(rows.lines().count()).isBetween(70L, 130L);
        assertThat(csv.toString().lines()).containsAll(rows.lines().toList());
    }
}
