package io.github.mlmodel.build.workspace;

import io.github.mlmodel.build.fingerprint.CacheTrouble;
import io.github.mlmodel.build.fingerprint.Fingerprint;
import io.github.mlmodel.build.fingerprint.RecordedFingerprint;
import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Tasks that trainings have inferred from targets, so that an up-to-date build knows its keys without reading a row. They
 * are found by the digest of all that a task is inferred from: in the model's own fingerprint in {@code target} or
 * {@code src/models}, and in a file of the cache, which knows the models of other branches too.
 */
public final class SettledTasks {

    private static final int MOST_ENTRIES = 5_000;

    private final Path file;
    private final Workspace workspace;
    private final CacheTrouble trouble;

    record Tasks(Map<String, Task> tasks) {}

    /** Reads the tasks that are kept in {@code file} and in a module's folders; nobody hears of trouble with the file. */
    public SettledTasks(Path file, Workspace workspace) {
        this(file, workspace, new CacheTrouble(file, warning -> {}));
    }

    /** Reads the tasks that are kept in {@code file} of the cache and in a module's folders. */
    public SettledTasks(Path file, Workspace workspace, CacheTrouble trouble) {
        this.file = file;
        this.workspace = workspace;
        this.trouble = trouble;
    }

    /** Returns the fingerprint with its task, if that is said or was inferred before; else the fingerprint as it is. */
    public Fingerprint settle(Fingerprint fingerprint) throws IOException {
        if (fingerprint.isSettled()) {
            return fingerprint;
        }
        String basis = fingerprint.basisOfTask();
        Optional<Task> task = Optional.ofNullable(tasks().get(basis))
                .or(() -> recorded(fingerprint.model(), basis))
                .or(() -> stored(fingerprint.model(), basis));
        return task.map(fingerprint::settled).orElse(fingerprint);
    }

    /** Remembers the task of a model that was trained. */
    public void learn(Fingerprint settled) {
        String basis = settled.taskBasis();
        Optional<Task> task = settled.task();
        Map<String, Task> known = tasks();
        if (basis == null || task.isEmpty() || known.containsKey(basis)) {
            return;
        }
        if (known.size() >= MOST_ENTRIES) {
            known.clear();
        }
        known.put(basis, task.get());
        try {
            AtomicFiles.writeLasting(file, Json.write(new Tasks(known)));
        } catch (IOException e) {
            // The model's own fingerprint holds the task too; without this file another branch is trained once more.
            trouble.note(e);
        }
    }

    private Map<String, Task> tasks() {
        return trouble.read(file, Tasks.class)
                .map(Tasks::tasks)
                .map(TreeMap<String, Task>::new)
                .orElseGet(TreeMap::new);
    }

    private Optional<Task> recorded(String model, String basis) {
        return Json.readIfWhole(workspace.file(model, ModelFile.FINGERPRINT), RecordedFingerprint.class)
                .filter(recorded -> recorded.format() == RecordedFingerprint.FORMAT)
                .flatMap(recorded -> taskOf(recorded.fingerprint(), basis));
    }

    private Optional<Task> stored(String model, String basis) {
        try {
            return StoredModel.read(workspace.stored(), model)
                    .flatMap(stored -> taskOf(stored.fingerprint().fingerprint(), basis));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Task> taskOf(Fingerprint known, String basis) {
        return basis.equals(known.taskBasis()) ? known.task() : Optional.empty();
    }
}
