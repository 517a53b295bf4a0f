package io.github.mlmodel.build.fingerprint;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.IgnoredColumn;
import io.github.mlmodel.model.ModelDescription;
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
            return new Unknown("its fingerprint.json is damaged where it tells how rows were held back");
        }
    }

    private static HeldBackRule read(RecordedFingerprint recorded, ModelDescription description) {
        JsonObject specification = recorded.fingerprint().specification();
        Optional<JsonObject> heldBack =
                object(specification, "dataset").flatMap(dataset -> object(dataset, "heldBack"));
        if (heldBack.isEmpty() || !specification.has("seed")) {
            return new Unknown("its fingerprint.json does not tell how rows were held back");
        }
        if (text(heldBack.get(), "kind").equals("elsewhere")) {
            return new OwnFiles();
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
