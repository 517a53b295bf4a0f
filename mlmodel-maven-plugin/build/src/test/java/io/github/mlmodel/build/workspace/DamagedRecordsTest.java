package io.github.mlmodel.build.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.fingerprint.Fingerprint;
import io.github.mlmodel.build.fingerprint.RecordedFingerprint;
import io.github.mlmodel.build.step.TrainingRecord;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.gate.Grade;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file of an earlier build that lacks parts, as a bad merge or another version leaves it, is as good as none. */
class DamagedRecordsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            classes = {
                Evaluation.class,
                Fingerprint.class,
                Grade.class,
                RecordedFingerprint.class,
                StoredModel.class,
                TrainingRecord.class
            })
    void whatLacksPartsIsNone(Class<?> type) throws IOException {
        for (String json : new String[] {"{}", "{\"format\": 1}", "{\"format\": 1, \"model\": \"churn\"}"}) {
            Path file = Files.writeString(folder.resolve("damaged.json"), json);

            assertThat(Json.readIfWhole(file, type)).as(json).isEmpty();
        }
    }
}
