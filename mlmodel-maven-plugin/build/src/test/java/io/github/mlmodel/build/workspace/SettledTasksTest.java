package io.github.mlmodel.build.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import io.github.mlmodel.build.data.Checkout;
import io.github.mlmodel.build.fingerprint.Fingerprint;
import io.github.mlmodel.build.fingerprint.RecordedFingerprint;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettledTasksTest {

    @TempDir
    Path folder;

    private SettledTasks tasks;

    @BeforeEach
    void open() {
        tasks = new SettledTasks(folder.resolve("tasks.json"), workspace(folder));
    }

    @Test
    void aTaskThatWasLearntIsKnownOfEqualRows() throws IOException {
        tasks.learn(open("rows a").settled(Task.REGRESSION));
        tasks.learn(open("rows b").settled(Task.CLASSIFICATION));

        assertThat(tasks.settle(open("rows a"))).isEqualTo(open("rows a").settled(Task.REGRESSION));
        assertThat(tasks.settle(open("rows b"))).isEqualTo(open("rows b").settled(Task.CLASSIFICATION));
        assertThat(tasks.settle(open("rows c")).isSettled()).isFalse();
    }

    @Test
    void theModelInTargetSaysItsTask() throws IOException {
        record(open("rows a").settled(Task.REGRESSION));

        assertThat(tasks.settle(open("rows a")).task()).contains(Task.REGRESSION);
        assertThat(tasks.settle(open("rows b")).task()).isEmpty();
    }

    @Test
    void aTaskThatWasSaidIsNoneThatWasInferred() throws IOException {
        Fingerprint said = new Fingerprint("m", specification("regression"), rows("rows a"), null);
        record(said);
        tasks.learn(said);

        assertThat(tasks.settle(open("rows a")).isSettled()).isFalse();
        assertThat(tasks.settle(said)).isEqualTo(said);
        assertThat(folder.resolve("tasks.json")).doesNotExist();
    }

    @Test
    void aFileThatCannotBeReadOrWrittenIsNoTask() throws IOException {
        Files.writeString(folder.resolve("tasks.json"), "{\"tasks\": [");
        assertThat(tasks.settle(open("rows a")).isSettled()).isFalse();

        Path file = Files.writeString(folder.resolve("file"), "");
        SettledTasks nowhere = new SettledTasks(file.resolve("tasks.json"), workspace(folder));
        nowhere.learn(open("rows a").settled(Task.REGRESSION));

        assertThat(nowhere.settle(open("rows a")).isSettled()).isFalse();
    }

    private void record(Fingerprint fingerprint) throws IOException {
        Path model = Files.createDirectories(folder.resolve("target/m"));
        Files.writeString(
                model.resolve("fingerprint.json"),
                Json.write(new RecordedFingerprint(1, fingerprint.key(), fingerprint, "", "", null)));
    }

    private static Workspace workspace(Path folder) {
        return new Workspace(
                Checkout.around(folder, folder, List.of()),
                folder.resolve("target"),
                folder.resolve("classes"),
                folder.resolve("models"));
    }

    private static Fingerprint open(String digest) {
        return new Fingerprint("m", specification(null), rows(digest), null);
    }

    private static List<Fingerprint.Input> rows(String digest) {
        return List.of(Fingerprint.Input.file("source 1", "rows.csv", digest));
    }

    private static JsonObject specification(@Nullable String task) {
        JsonObject tree = new JsonObject();
        tree.addProperty("seed", 1);
        if (task != null) {
            tree.addProperty("task", task);
        }
        return tree;
    }
}
