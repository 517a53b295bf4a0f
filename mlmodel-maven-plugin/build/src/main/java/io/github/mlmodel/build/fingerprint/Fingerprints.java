package io.github.mlmodel.build.fingerprint;

import com.google.gson.JsonObject;
import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.fingerprint.Fingerprint.Input;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.catalog.FileParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes fingerprints: of a specification, and of the content of all that it names. */
public final class Fingerprints {

    private Fingerprints() {}

    /**
     * Takes a model's fingerprint.
     *
     * @param spec the model's specification
     * @param sources files of the training source, sorted by name; never those of held-back rows alone
     * @param base the file that the trainer begins with, or absent; its content is part of the key, its name is not
     * @param digests gives the files' digests
     * @param ownCode the trainer's own code and what it needs; empty when the trainer is an engine's
     * @param engine the engine's identity
     */
    public static Fingerprint of(
            ModelSpec spec,
            List<DataFile> sources,
            @Nullable DataFile base,
            DigestCache digests,
            List<Input> ownCode,
            String engine) {
        List<Input> inputs = new ArrayList<>();
        int number = 1;
        for (DataFile source : sources) {
            inputs.add(Input.file(Input.SOURCE + number++, source.name(), digests.digest(source)));
        }
        if (base != null) {
            inputs.add(Input.file("base", "base " + base.name(), digests.digest(base)));
        }
        inputs.addAll(ownCode);
        inputs.add(Input.setting("engine", engine));
        return new Fingerprint(spec.name(), tree(spec, base != null), inputs, null);
    }

    private static JsonObject tree(ModelSpec spec, boolean withBase) {
        ModelSpec known = withBase ? spec.withTrainer(FileParameter.remove(spec.trainer())) : spec;
        Optional<Task> task = Optional.ofNullable(spec.task())
                .or(() -> spec.dataset().source().task());
        return KeyTree.of(task.map(known::withTask).orElse(known));
    }
}
