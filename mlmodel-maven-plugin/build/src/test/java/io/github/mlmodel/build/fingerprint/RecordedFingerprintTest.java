package io.github.mlmodel.build.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.mlmodel.build.fingerprint.Fingerprint.Input;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.text.Secrets;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedFingerprintTest {

    private static final String SECRET = "hunter2-hunter2";
    private static final Secrets KNOWN = Secrets.none().withVariables(Map.of("DB_PASSWORD", SECRET));

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dbPass",
                "pass",
                "pwd",
                "key",
                "signingKey",
                "accountKey",
                "sasKey",
                "auth",
                "dsn",
                "bearer",
                "apiKeys"
            })
    void whatMayBeASecretOfOwnCodeIsNotRecorded(String name) throws IOException {
        Fingerprint taken = trainer("com.example.Own", name, "\"geheim\"");

        RecordedFingerprint recorded = recorded(taken);

        assertThat(Json.write(recorded)).contains("\"" + name + "\"").doesNotContain("geheim");
        assertThat(recorded.key())
                .isEqualTo(taken.key())
                .isNotEqualTo(trainer("com.example.Own", name, "\"anders\"").key());
        assertThat(recorded.hasKeyOfInputs()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"apiKeys, key", "credentials, value", "keys, first", "auth, scheme", "password, name"})
    void whatStandsInElementsOfSuchANameIsNotRecorded(String outer, String inner) throws IOException {
        String nested =
                "[{'name': '%s', 'value': 'geheim'}, {'name': 'n', 'value': [{'name': 'm', 'value': 'geheim'}]}]";

        String recorded = Json.write(recorded(
                trainer("com.example.Own", outer, nested.formatted(inner).replace('\'', '"'))));

        assertThat(recorded)
                .contains("\"" + outer + "\"", "\"" + inner + "\"", "\"m\"")
                .doesNotContain("geheim");
    }

    @ParameterizedTest
    @CsvSource({
        "com.example.Own, minTokenCount",
        "com.example.Own, tokenLength",
        "com.example.Own, tokenizer",
        "com.example.Own, keyColumn",
        "com.example.Own, author",
        "com.example.Own, passes",
        "com.example.Own, secretName",
        "random-forest, key",
        "random-forest, pass",
        "random-forest, minTokenCount"
    })
    void whatIsNoSecretIsRecorded(String type, String name) throws IOException {
        Fingerprint taken = trainer(type, name, "\"12 gezeigt\"");

        assertThat(recorded(taken).fingerprint()).isEqualTo(taken);
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

    @ParameterizedTest
    @ValueSource(strings = {"%s", "/data/%s/x"})
    void whatTheBuildKnowsToBeSecretIsNotRecordedUnderAnyName(String place) throws IOException {
        Fingerprint taken = trainer("com.example.Own", "place", "\"" + place.formatted(SECRET) + "\"");

        RecordedFingerprint recorded = recorded(taken, KNOWN);

        assertThat(Json.write(recorded))
                .contains("\"place\"", place.formatted("***"))
                .doesNotContain(SECRET);
        assertThat(recorded.key()).isEqualTo(taken.key());
        assertThat(recorded.hasKeyOfInputs()).isTrue();
        assertThat(recorded.ofFiles(folder)).isEqualTo(recorded);
    }

    @Test
    void namesOfInputsHoldNoSecretEither() throws IOException {
        Fingerprint taken = new Fingerprint(
                "churn", new JsonObject(), List.of(Input.file("source 1", "data/" + SECRET + ".csv", "a1b2")), null);

        assertThat(Json.write(recorded(taken, KNOWN))).contains("data/***.csv").doesNotContain(SECRET);
    }

    @Test
    void aSecretThatIsTheSameIsNoChange() throws IOException {
        Fingerprint before = recorded(trainer("com.example.Own", "place", "\"" + SECRET + "\""), KNOWN)
                .fingerprint();

        assertThat(trainer("com.example.Own", "place", "\"anders\"").changesSince(before))
                .containsExactly("a value that is not shown changed");
        assertThat(trainer("com.example.Other", "place", "\"" + SECRET + "\"").changesSince(before))
                .containsExactly("trainer/type changed (com.example.Own → com.example.Other)");
    }

    @Test
    void whatHasNoSecretIsRecordedAsItIsAndChecked() throws IOException {
        Fingerprint taken =
                new Fingerprint("churn", JsonParser.parseString("{\"seed\": 1}").getAsJsonObject(), List.of(), null);

        RecordedFingerprint recorded = recorded(taken);

        assertThat(recorded.fingerprint()).isEqualTo(taken);
        assertThat(new RecordedFingerprint(1, "another", taken, "", "", null).hasKeyOfInputs())
                .isFalse();
    }

    @Test
    void whatANewerVersionWroteIsNamed() throws IOException {
        Path record = ModelFile.FINGERPRINT.in(folder);
        Path description = ModelFile.DESCRIPTION.in(folder);
        Files.writeString(record, "{\"format\": " + RecordedFingerprint.FORMAT + "}");
        Files.writeString(description, "{\"format\": " + ModelDescription.FORMAT + "}");
        assertThat(RecordedFingerprint.newerFormat(folder)).isEmpty();

        Files.writeString(description, "{\"format\": 99}");
        assertThat(RecordedFingerprint.newerFormat(folder))
                .contains("model.json has the newer format 99, and this version of the plugin reads format "
                        + ModelDescription.FORMAT);
        Files.writeString(record, "{\"format\": 98}");
        assertThat(RecordedFingerprint.newerFormat(folder))
                .contains("fingerprint.json has the newer format 98, and this version of the plugin reads format "
                        + RecordedFingerprint.FORMAT);
    }

    private RecordedFingerprint recorded(Fingerprint taken) throws IOException {
        return recorded(taken, Secrets.none());
    }

    private RecordedFingerprint recorded(Fingerprint taken, Secrets secrets) throws IOException {
        Files.writeString(ModelFile.MODEL.in(folder), "graph");
        Files.writeString(ModelFile.DESCRIPTION.in(folder), "{}");
        return RecordedFingerprint.of(taken, folder, secrets, List.of("x"));
    }

    private static Fingerprint trainer(String type, String name, String value) {
        String specification = """
                {"seed": 1, "task": "regression", "trainer": {"parameters": [{"name": "%s", "value": %s}], "type": "%s"}}""".formatted(name, value, type);
        return new Fingerprint("churn", JsonParser.parseString(specification).getAsJsonObject(), List.of(), null);
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
