package io.github.mlmodel.build.fingerprint;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.build.spec.Threshold;
import io.github.mlmodel.grade.condition.ConditionParser;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.IgnoredColumn;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.json.Alternatives;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** By what the rows of a model were held back that was built before, as its own files tell. */
public sealed interface HeldBackRule {

    /**
     * A share of the rows, by a hash of their values.
     *
     * @param columns the columns that decided a row's side
     * @param seed the seed of the hash
     * @param share the share of rows that were held back
     */
    record Hashed(Set<String> columns, long seed, double share) implements HeldBackRule {

        /** Copies the set. */
        public Hashed {
            columns = Set.copyOf(columns);
        }
    }

    /**
     * Rows that were asked themselves.
     *
     * @param rule what they were asked
     * @param sources SHA-256 of the files that they were in, in order
     * @param reading how these were read
     */
    record Asked(HeldBack.Within rule, List<String> sources, String reading) implements HeldBackRule {

        /** Copies the list. */
        public Asked {
            sources = List.copyOf(sources);
        }

        /** Returns whether a row of these files has the number that it had. */
        public boolean numbersAreThoseOf(List<String> files, ModelSpec spec) {
            return sources.equals(files) && reading.equals(readingOf(KeyTree.of(spec)));
        }
    }

    /** All rows of files of their own. */
    record OwnFiles() implements HeldBackRule {}

    /**
     * It cannot be told.
     *
     * @param why as a clause
     */
    record Unknown(String why) implements HeldBackRule {}

    /**
     * Returns the rule of a model.
     *
     * @param recorded the content of its {@code fingerprint.json}
     * @param description the content of its {@code model.json}
     */
    static HeldBackRule of(RecordedFingerprint recorded, ModelDescription description) {
        try {
            return read(recorded, description);
        } catch (NumberFormatException | UnsupportedOperationException | IllegalStateException e) {
            // Gson's ways of saying that something else stands in place of a number.
            return damaged();
        }
    }

    private static Unknown damaged() {
        return new Unknown("its fingerprint.json is damaged where it tells how rows were held back");
    }

    private static HeldBackRule read(RecordedFingerprint recorded, ModelDescription description) {
        JsonObject specification = recorded.fingerprint().specification();
        Optional<JsonObject> heldBack =
                object(specification, "dataset").flatMap(dataset -> object(dataset, "heldBack"));
        if (heldBack.isEmpty() || !specification.has("seed")) {
            return new Unknown("its fingerprint.json does not tell how rows were held back");
        }
        String kind = text(heldBack.get(), Alternatives.KIND);
        if (kind.equals(Alternatives.kind(HeldBack.Elsewhere.class))) {
            return new OwnFiles();
        }
        if (!kind.equals(Alternatives.kind(HeldBack.Fraction.class))) {
            return asked(kind, heldBack.get())
                    .<HeldBackRule>map(rule -> new Asked(rule, sources(recorded), readingOf(specification)))
                    .orElseGet(HeldBackRule::damaged);
        }
        @Nullable JsonElement share = heldBack.get().get("share");
        Optional<Set<String>> columns = columns(recorded, specification, description);
        if (columns.isEmpty()) {
            return new Unknown("its fingerprint.json does not name the columns by which rows were held back, because an"
                    + " earlier version of the plugin wrote it");
        }
        return new Hashed(
                columns.get(),
                specification.get("seed").getAsLong(),
                share == null ? HeldBack.DEFAULT_SHARE : share.getAsDouble());
    }

    /** How the dates of then were written tells nothing of today's, so that it is left out. */
    private static Optional<HeldBack.Within> asked(String kind, JsonObject heldBack) {
        String value = text(heldBack, "value");
        String condition = text(heldBack, "condition");
        if (kind.equals(Alternatives.kind(HeldBack.After.class))
                && Threshold.of(value).isPresent()) {
            return Optional.of(new HeldBack.After(text(heldBack, "column"), value, null));
        }
        return kind.equals(Alternatives.kind(HeldBack.When.class)) && ConditionParser.reads(condition)
                ? Optional.of(new HeldBack.When(condition))
                : Optional.empty();
    }

    private static List<String> sources(RecordedFingerprint recorded) {
        return recorded.fingerprint().inputs().stream()
                .filter(Fingerprint.Input::isSource)
                .map(Fingerprint.Input::value)
                .toList();
    }

    private static String readingOf(JsonObject specification) {
        return object(specification, "dataset")
                .flatMap(dataset -> object(dataset, "source"))
                .map(KeyTree::canonical)
                .orElse("");
    }

    /** Where no column was left unlisted, the description has all that had a say, also in files that do not name them. */
    private static Optional<Set<String>> columns(
            RecordedFingerprint recorded, JsonObject specification, ModelDescription description) {
        List<String> named = recorded.deciding();
        if (named != null && !named.isEmpty()) {
            return Optional.of(new LinkedHashSet<>(named));
        }
        JsonObject features = object(specification, "features").orElseGet(JsonObject::new);
        boolean lists =
                List.of("numeric", "categorical", "text", "dates").stream().anyMatch(features::has);
        String others = text(features, "others");
        boolean explicit = others.isEmpty() ? lists : others.equals(FeatureSpec.Others.NONE.text());
        if (explicit) {
            return Optional.empty();
        }
        Set<String> columns = new LinkedHashSet<>();
        description.signature().columns().stream().map(ColumnSchema::name).forEach(columns::add);
        description.signature().ignored().stream().map(IgnoredColumn::name).forEach(columns::add);
        columns.add(description.target().name());
        return Optional.of(columns);
    }

    private static Optional<JsonObject> object(JsonObject parent, String name) {
        return Optional.ofNullable(parent.get(name))
                .filter(JsonElement::isJsonObject)
                .map(JsonElement::getAsJsonObject);
    }

    private static String text(JsonObject parent, String name) {
        JsonElement text = parent.get(name);
        return text == null || !text.isJsonPrimitive() ? "" : text.getAsString();
    }
}
