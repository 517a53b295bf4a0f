package io.github.mlmodel.core.fingerprint;

import io.github.mlmodel.core.fingerprint.Fingerprint.Input;
import io.github.mlmodel.core.json.Json;
import io.github.mlmodel.core.message.DataFile;
import io.github.mlmodel.core.spec.DatasetSpec;
import io.github.mlmodel.core.spec.FeatureSpec;
import io.github.mlmodel.core.spec.ModelSpec;
import io.github.mlmodel.core.spec.Parameter;
import io.github.mlmodel.core.spec.Task;
import io.github.mlmodel.core.spec.TrainerSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes fingerprints: a specification with its files becomes a list of inputs. */
public final class Fingerprints {

    private Fingerprints() {}

    /**
     * Takes a model's fingerprint.
     *
     * @param spec the model's specification
     * @param sources files of the training source, sorted by name; never those of {@code testSource}
     * @param digests gives the files' digests
     * @param customCode digest of the trainer's own code, or absent when the trainer is an engine's
     * @param engine the engine's identity
     */
    public static Fingerprint of(
            ModelSpec spec, List<DataFile> sources, DigestCache digests, @Nullable String customCode, String engine) {
        return of(spec, sources, null, digests, customCode, engine);
    }

    /**
     * Takes the fingerprint of a model that may begin with a file from elsewhere.
     *
     * @param base the file that the trainer begins with, or absent; its content is part of the key, its name is not
     * @see #of(ModelSpec, List, DigestCache, String, String)
     */
    public static Fingerprint of(
            ModelSpec spec,
            List<DataFile> sources,
            @Nullable DataFile base,
            DigestCache digests,
            @Nullable String customCode,
            String engine) {
        List<Input> inputs = new ArrayList<>();
        int number = 1;
        for (DataFile source : sources) {
            inputs.add(Input.file("source " + number++, source.name(), digests.digest(source.path())));
        }
        inputs.add(Input.setting("task", spec.task() == null ? "by the target" : text(spec.task())));
        inputs.add(Input.setting("target", spec.dataset().roles().target()));
        inputs.add(Input.setting("reading", reading(spec.dataset())));
        inputs.add(Input.setting("held-back rows", heldBack(spec.dataset())));
        inputs.add(Input.setting("features", features(spec.features())));
        inputs.add(Input.setting(
                "trainer",
                trainer(base == null ? spec.trainer() : spec.trainer().withoutBase())));
        if (base != null) {
            inputs.add(Input.file("base", "base " + base.name(), digests.digest(base.path())));
        }
        inputs.add(Input.setting("seed", Long.toString(spec.seed())));
        if (customCode != null) {
            inputs.add(Input.file("custom code", "src/train", customCode));
        }
        inputs.add(Input.setting("engine", engine));
        return new Fingerprint(spec.name(), inputs);
    }

    /** Returns everything but the files: what decides a model's bytes beside its training rows. */
    public static Map<String, String> settings(Fingerprint fingerprint) {
        return fingerprint.inputs().stream()
                .filter(input -> !input.role().startsWith("source "))
                .collect(Collectors.toMap(Input::role, Input::value, (a, b) -> a, LinkedHashMap::new));
    }

    /** Returns a trainer on one line, for example {@code random-forest {trees=200}}. */
    public static String trainer(TrainerSpec trainer) {
        return trainer.type() + parameters(trainer.parameters());
    }

    private static String parameters(List<Parameter.Entry> entries) {
        if (entries.isEmpty()) {
            return "";
        }
        StringJoiner joiner = new StringJoiner(", ", " {", "}");
        for (Parameter.Entry entry : entries) {
            joiner.add(entry.name() + "=" + value(entry.value()));
        }
        return joiner.toString();
    }

    private static String value(Parameter parameter) {
        if (parameter instanceof Parameter.Text text) {
            return text.value();
        }
        if (parameter instanceof Parameter.File file) {
            return file.name();
        }
        return parameters(((Parameter.Group) parameter).entries()).trim();
    }

    private static String text(Task task) {
        return task.text();
    }

    private static String reading(DatasetSpec dataset) {
        StringJoiner joiner = new StringJoiner(", ");
        joiner.add("source=" + Json.writeLine(dataset.renamed(path -> "").source()));
        add(joiner, "weight", dataset.roles().weight());
        add(joiner, "exclude", dataset.roles().exclude());
        return joiner.toString();
    }

    private static void add(StringJoiner joiner, String name, @Nullable Object value) {
        if (value != null) {
            joiner.add(name + "=" + value);
        }
    }

    private static String heldBack(DatasetSpec dataset) {
        return dataset.heldBack().choose(fraction -> "testFraction " + fraction.share(), elsewhere -> "testSource");
    }

    private static String features(FeatureSpec features) {
        return "numeric=" + features.numeric() + ", categorical=" + features.categorical() + ", text=" + features.text()
                + ", maxCategories=" + features.maxCategories() + ", maxTokens=" + features.maxTokens() + ", ngrams="
                + features.ngrams() + (features.explicit() ? "" : ", others by type");
    }
}
