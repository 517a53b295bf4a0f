package io.github.mlmodel.build.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.fingerprint.ModelCache;
import io.github.mlmodel.build.fingerprint.RecordedFingerprint;
import io.github.mlmodel.grade.drift.CategoryStatistics;
import io.github.mlmodel.grade.drift.NumberStatistics;
import io.github.mlmodel.grade.drift.Statistics;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded of training rows goes where the model goes, with the same bytes; a model without goes without. */
class StatisticsTravelTest {

    private static final String STATISTICS = Json.write(new Statistics(
            Statistics.FORMAT,
            "churn",
            40,
            List.of(
                    NumberStatistics.of("age", false, new double[] {1e-7, 0.1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 10),
                    CategoryStatistics.of("plan", 2, Map.of("<b> & 'c'", 28L, "rare", 10L))),
            0));

    @TempDir
    Path folder;

    private Path with;
    private Path without;
    private String key;

    @BeforeEach
    void twoModelsOfOneKey() throws IOException {
        with = folder.resolve("with");
        without = folder.resolve("without");
        key = GivenModel.fingerprint("churn", "1").key();
        GivenModel.write(without, "churn", "graph", "1");
        Files.createDirectories(with);
        Files.writeString(ModelFile.STATISTICS.in(with), STATISTICS);
        GivenModel.write(with, "churn", "graph", "1");
    }

    @Test
    void theCacheKeepsThem() throws IOException {
        ModelCache cache = new ModelCache(folder.resolve("cache"), 1 << 20);
        cache.keep(key, with);

        assertThat(cache.fetch(key, without)).isTrue();
        assertThat(ModelFile.STATISTICS.in(without)).hasContent(STATISTICS);
    }

    @Test
    void anEntryWithoutLeavesNoneOfAnotherModel() throws IOException {
        ModelCache cache = new ModelCache(folder.resolve("cache"), 1 << 20);
        cache.keep(key, without);

        assertThat(cache.fetch(key, with)).isTrue();
        assertThat(ModelFile.STATISTICS.in(with)).doesNotExist();
    }

    @Test
    void aModelThatIsInstalledLeavesNoneOfAnotherOne() throws IOException {
        Workspace workspace = GivenModel.workspace(folder);
        workspace.install("churn", with);
        assertThat(ModelFile.STATISTICS.in(workspace.model("churn"))).hasContent(STATISTICS);

        workspace.install("churn", without);
        assertThat(ModelFile.STATISTICS.in(workspace.model("churn"))).doesNotExist();
    }

    @Test
    void aStoredModelGivesBackTheSameBytes() throws IOException {
        Path models = folder.resolve("src/models");
        StoredModel.store(with, models, "churn");

        boolean whole = StoredModel.read(models, "churn").orElseThrow().copyTo(without, models, "churn");

        assertThat(whole).isTrue();
        assertThat(ModelFile.STATISTICS.in(without)).hasContent(STATISTICS);
    }

    @Test
    void aStoredModelWithoutLeavesNoneOfAnotherModel() throws IOException {
        Path models = folder.resolve("src/models");
        StoredModel.store(without, models, "churn");

        boolean whole = StoredModel.read(models, "churn").orElseThrow().copyTo(with, models, "churn");

        assertThat(whole).isTrue();
        assertThat(ModelFile.STATISTICS.in(with)).doesNotExist();
    }

    @Test
    void aStoredModelWhoseStatisticsWereChangedSaysSo() throws IOException {
        Path models = folder.resolve("src/models");
        StoredModel.store(with, models, "churn");
        Path json = models.resolve("churn.json");
        Files.writeString(json, Files.readString(json).replace("\"rows\": 28", "\"rows\": 29"));

        assertThat(StoredModel.read(models, "churn")).isEmpty();
        assertThat(StoredFaults.of(models, "churn"))
                .contains("src/models/churn.json was changed after it was stored: its statistics are not the recorded"
                        + " ones. Restore both files as they were stored (git checkout), or store it anew: mvn verify"
                        + " -Dmlmodel.store -Dmlmodel.training=when-stale.");
    }

    @Test
    void statisticsThatNobodyRecordedMakeNoWholeModel() throws IOException {
        Files.writeString(ModelFile.STATISTICS.in(with), STATISTICS.replace("28", "29"));
        Files.writeString(ModelFile.STATISTICS.in(without), STATISTICS);

        assertThat(RecordedFingerprint.ofWholeModel(with)).isEmpty();
        assertThat(RecordedFingerprint.ofWholeModel(without)).isEmpty();
    }
}
