package io.github.mlmodel.worker.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.build.message.RowsJob;
import io.github.mlmodel.build.message.RowsResult;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.OutputName;
import io.github.mlmodel.spi.Images;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.ImageRows;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

    private HeldBackRows images() {
        Images images = new Images(2, 1, 2, 1, List.of(ByteBuffer.wrap(new byte[] {1, 2, 3, -1})), 2);
        Column.Texts classes = new Column.Texts("class", new String[] {"left", "right"}, new int[] {1, 0});
        return new HeldBackRows(
                new ImageRows(images, classes),
                new Target.Classes(List.of("left", "right"), new int[] {1, 0}),
                "",
                0,
                "images",
                List.of(),
                List.of(),
                Optional.empty());
    }

    @Test
    void imagesAreWrittenAsTheModelTakesThem() throws IOException {
        ModelDescription model = GivenDescription.classifier("m", "left", "right")
                .target("class")
                .images("image", 1, 2, 1)
                .build();
        Path rows = folder.resolve("rows.csv");

        assertThat(ImagesForTests.write(rows, model, images(), 4)).isEqualTo(new RowsResult(2));
        assertThat(rows).hasContent("image,class\nAQI=,right\nA/8=,left\n");

        assertThat(ImagesForTests.write(rows, model, images(), 3)).isEqualTo(new RowsResult(0));
        assertThat(rows).isEmptyFile();
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
