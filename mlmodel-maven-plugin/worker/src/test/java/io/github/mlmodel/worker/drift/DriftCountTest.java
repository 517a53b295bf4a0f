package io.github.mlmodel.worker.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.message.DriftJob;
import io.github.mlmodel.build.message.DriftResult;
import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.grade.drift.CategoryCount;
import io.github.mlmodel.grade.drift.ColumnStatistics;
import io.github.mlmodel.grade.drift.ColumnToday;
import io.github.mlmodel.grade.drift.Statistics;
import io.github.mlmodel.model.DescriptionReader;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.json.Json;
import io.github.mlmodel.worker.train.GivenTraining;
import io.github.mlmodel.worker.train.Training;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftCountTest {

    private static final List<String> PLANS = List.of("1", "2", "basic", "gold");

    @TempDir
    private Path folder;

    private TrainJob trained;
    private Statistics statistics;

    @BeforeEach
    void aModel() throws IOException {
        String header = "age plan day y; ";
        trained = new GivenTraining(folder, "churn")
                .train(header + rows(200))
                .test(header + rows(20))
                .job();
        Files.createDirectories(trained.output());
        new Training(trained, 1, Progress.NONE).train();
        statistics = Json.read(ModelFile.STATISTICS.in(trained.output()), Statistics.class);
    }

    private static String rows(int rows) {
        return IntStream.range(0, rows)
                .mapToObj(row -> (row % 17 == 3 ? "NA" : row % 40) + " "
                        + (row == 5 ? "rare" : row % 8 == 1 ? "1.0" : PLANS.get(row % 4)) + " 2026-01-"
                        + (10 + row % 20) + " " + (row % 3 == 0 ? "yes" : "no"))
                .collect(Collectors.joining("; "));
    }

    private DriftResult count(String text) throws IOException {
        return count(text.getBytes(StandardCharsets.UTF_8));
    }

    private DriftResult count(byte[] bytes) throws IOException {
        Path log = Files.write(folder.resolve("log.csv"), bytes);
        return DriftCount.count(
                new DriftJob(
                        trained.spec(),
                        List.of(new DataFile("log.csv", log)),
                        DescriptionReader.ofModelIn(trained.output()),
                        statistics),
                2,
                Progress.NONE);
    }

    @Test
    void theTrainingRecordsNoRow() {
        assertThat(statistics.rows()).isEqualTo(200);
        assertThat(statistics.columns())
                .extracting(column -> column.name() + " " + column.missing())
                .containsExactly("age 12", "plan 0", "day 0", "y 0");
        assertThat(statistics.columns().get(1))
                .hasToString("CategoryStatistics[name=plan, missing=0, categories=["
                        + "CategoryCount[category=1, rows=75], CategoryCount[category=basic, rows=50],"
                        + " CategoryCount[category=gold, rows=50], CategoryCount[category=2, rows=24]], other=1]");
        assertThat(statistics.columns().get(2).goesOn()).isTrue();
    }

    @Test
    void theSameRowsAreCountedAsTheTrainingDid() throws IOException {
        DriftResult same = count(Files.readString(folder.resolve("train.csv")));

        assertThat(same.rows()).isEqualTo(200);
        assertThat(same.columns())
                .extracting(ColumnToday::name, ColumnToday::missing, ColumnToday::counts)
                .containsExactlyElementsOf(statistics.columns().stream()
                        .map(column -> tuple(column.name(), column.missing(), column.counts()))
                        .toList());
    }

    @Test
    void theTargetAndOtherColumnsMayBeMissing() throws IOException {
        DriftResult today = count("day,extra,plan,age\n" + "2026-02-03,x,\"si,lver\",NA\n".repeat(12)
                + "2026-02-03,x,1.0,1e1\n".repeat(3));

        assertThat(today.columns()).extracting(ColumnToday::name).containsExactly("age", "plan", "day");
        assertThat(today.columns().get(0).missing()).isEqualTo(12);
        assertThat(today.columns().get(1).counts()).containsExactly(3L, 0L, 0L, 0L, 12L);
        assertThat(today.columns().get(1).unseen()).containsExactly(new CategoryCount("si,lver", 12));
    }

    @Test
    void rowsThatHaveNoTargetYetAreCounted() throws IOException {
        DriftResult today = count("age,plan,day,y\n30,gold,2026-02-03,\n30,gold,2026-02-03,maybe\n");

        assertThat(today.columns().get(3).missing()).isEqualTo(1);
        assertThat(today.columns().get(3).counts()).containsExactly(0L, 0L, 1L);
    }

    @Test
    void whatTheModelCouldNotReadIsRefused() {
        assertThatThrownBy(() -> count("age,day\n30,2026-02-03\n"))
                .isInstanceOf(MlModelException.class)
                .hasMessage("Column 'plan' is not in log.csv. Its columns are: age, day.");
        assertThatThrownBy(() -> count("age,plan,day\nold,gold,2026-02-03\n30,gold,soon\n1e999,gold,2026-02-03\n"))
                .isInstanceOf(MlModelException.class)
                .hasMessageContaining("Numeric column 'age' has no number in 1 row:")
                .hasMessageContaining("Numeric column 'age' has no finite number in 1 row:")
                .hasMessageContaining("Date column 'day' has no date of the form 'date' in 1 row:");
        assertThatThrownBy(() -> count("age,plan,day\n30,g\u00f6ld,2026-02-03\n".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOf(MlModelException.class)
                .hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> count("age,plan,day\n"))
                .isInstanceOf(MlModelException.class)
                .hasMessageContaining("no rows");
    }

    @Test
    void statisticsAreTheSameWithAnyNumberOfThreads() throws IOException {
        String one = Files.readString(ModelFile.STATISTICS.in(trained.output()));

        new Training(trained, 3, Progress.NONE).train();

        assertThat(ModelFile.STATISTICS.in(trained.output())).hasContent(one);
        assertThat(statistics.columns()).extracting(ColumnStatistics::name).doesNotContain("extra");
    }
}
