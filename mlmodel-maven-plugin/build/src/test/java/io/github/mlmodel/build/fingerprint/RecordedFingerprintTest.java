package io.github.mlmodel.build.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import io.github.mlmodel.build.fingerprint.Fingerprint.Input;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedFingerprintTest {

    @TempDir
    Path folder;

    @Test
    void secretsOfAProjectsTrainerDecideTheKeyAndAreNotRecorded() throws IOException {
        Fingerprint taken = fingerprint("jdbc:x://u:geheim@h/db?sig=geheim", "geheim");

        RecordedFingerprint recorded = recorded(taken);

        assertThat(recorded.key())
                .isEqualTo(taken.key())
                .isNotEqualTo(fingerprint("jdbc:x://u:other@h/db", "geheim").key());
        assertThat(Json.write(recorded))
                .contains("jdbc:x://***@h/db?sig=***", "\"password\"", "\"rounds\"", "\"10\"")
                .doesNotContain("geheim");
        assertThat(recorded.hasKeyOfInputs()).isTrue();
        assertThat(recorded.ofFiles(folder)).isEqualTo(recorded);
    }

    @Test
    void aChangedSecretIsAChangeThatIsNotShown() throws IOException {
        Fingerprint before =
                recorded(fingerprint("jdbc:x://u:geheim@h/db", "geheim")).fingerprint();

        assertThat(fingerprint("jdbc:x://u:geheim@h/db", "anders").changesSince(before))
                .containsExactly("a value that is not shown changed");
        assertThat(fingerprint("jdbc:x://u:anders@h/other", "geheim").changesSince(before))
                .containsExactly("trainer/parameters/url changed (jdbc:x://***@h/db → jdbc:x://***@h/other)");
    }

    @Test
    void whatHasNoSecretIsRecordedAsItIsAndChecked() throws IOException {
        Fingerprint taken =
                new Fingerprint("churn", JsonParser.parseString("{\"seed\": 1}").getAsJsonObject(), List.of(), null);

        RecordedFingerprint recorded = recorded(taken);

        assertThat(recorded.fingerprint()).isEqualTo(taken);
        assertThat(new RecordedFingerprint(1, "another", taken, "", "").hasKeyOfInputs())
                .isFalse();
    }

    private RecordedFingerprint recorded(Fingerprint taken) throws IOException {
        Files.writeString(ModelFile.MODEL.in(folder), "graph");
        Files.writeString(ModelFile.DESCRIPTION.in(folder), "{}");
        return RecordedFingerprint.of(taken, folder);
    }

    private static Fingerprint fingerprint(String url, String password) {
        String specification = """
                {"seed": 1, "task": "regression", "trainer": {"type": "com.example.Own", "parameters": [
                  {"name": "url", "value": "%s"}, {"name": "password", "value": "%s"},
                  {"name": "nested", "value": [{"name": "apiKey", "value": "%s"}, {"name": "rounds", "value": "10"}]}]}}""".formatted(url, password, password);
        return new Fingerprint(
                "churn",
                JsonParser.parseString(specification).getAsJsonObject(),
                List.of(Input.setting("engine", "own")),
                null);
    }
}
