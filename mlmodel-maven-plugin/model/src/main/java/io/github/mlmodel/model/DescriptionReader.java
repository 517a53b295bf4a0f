package io.github.mlmodel.model;

import io.github.mlmodel.model.ModelSignature.Input;
import io.github.mlmodel.model.api.Internal;
import io.github.mlmodel.model.column.ColumnForm;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.model.column.NumberForm;
import io.github.mlmodel.model.column.SeenValues;
import io.github.mlmodel.model.file.RegularFiles;
import io.github.mlmodel.model.json.Alternatives;
import io.github.mlmodel.model.json.JsonValue;
import io.github.mlmodel.model.json.NoJsonException;
import io.github.mlmodel.model.text.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code model.json}, record by record. */
@Internal
public final class DescriptionReader {

    private DescriptionReader() {}

    /**
     * Reads a description of this or an older format. Members that it does not know are skipped; whether the known ones make
     * sense together is not checked.
     *
     * @param origin whose {@code model.json} it is, for messages
     * @throws MlModelException if it is no JSON, of a newer format, or a member is missing or of another type
     */
    public static ModelDescription read(byte[] json, String origin) {
        JsonValue root;
        try {
            root = JsonValue.parse(json);
        } catch (NoJsonException e) {
            throw MlModelException.user("model.json of " + origin + " cannot be read: " + e.clause() + ".", e);
        }
        int format = root.member("format").integer();
        refuse(root.wrong(), origin);
        if (format < 1 || format > ModelDescription.FORMAT) {
            throw MlModelException.user("model.json of " + origin + " has format " + format
                    + ", and this version of mlmodel-runtime reads up" + " to " + ModelDescription.FORMAT
                    + ": use a newer mlmodel-runtime.");
        }
        List<String> wrong = new ArrayList<>();
        ModelDescription description = format == 1 ? FirstFormat.read(root, wrong) : description(root);
        wrong.addAll(0, root.wrong());
        refuse(wrong, origin);
        return description;
    }

    /**
     * Reads a description that anybody may have written, and that says what makes sense together.
     *
     * @throws MlModelException if it cannot be read, or does not
     */
    public static ModelDescription readSound(byte[] json, String origin) {
        ModelDescription description = read(json, origin);
        DescriptionCheck.check(description, origin, Long.MAX_VALUE);
        return description;
    }

    /**
     * Reads the description of the model in a folder.
     *
     * @see #read(byte[], String)
     */
    public static ModelDescription ofModelIn(Path folder) throws IOException {
        return read(RegularFiles.bytes(ModelFile.DESCRIPTION.in(folder)), folder.toString());
    }

    private static void refuse(List<String> wrong, String origin) {
        if (!wrong.isEmpty()) {
            throw MlModelException.user("model.json of " + origin + " is not as it must be: "
                    + Shown.of(wrong).clauses() + ".");
        }
    }

    private static ModelDescription description(JsonValue it) {
        return new ModelDescription(
                it.member("name").text(),
                it.member("description").text(),
                target(it.member("target")),
                signature(it.member("signature")),
                lineage(it.member("lineage")),
                it.member("samples").list(DescriptionParts::sample));
    }

    /** Returns the word for what a target is made of. */
    private static String kind(Task task) {
        return Alternatives.kind(
                switch (task) {
                    case CLASSIFICATION -> PredictedColumn.Classes.class;
                    case REGRESSION -> PredictedColumn.Numbers.class;
                });
    }

    private static PredictedColumn target(JsonValue it) {
        Task task = it.member(Alternatives.KIND).choice(Task.class, DescriptionReader::kind);
        String name = it.member("name").text();
        return switch (task) {
            case CLASSIFICATION ->
                new PredictedColumn.Classes(
                        name,
                        it.member("labels").list(JsonValue::text),
                        it.member("positive").text(),
                        it.member("rows").list(DescriptionParts::rows));
            case REGRESSION ->
                new PredictedColumn.Numbers(
                        name,
                        it.member("mean").number(),
                        it.member("deviation").number(),
                        // Files that were written before rows of numbers were counted have none.
                        it.member("rows").isMissing() ? 0 : DescriptionParts.rows(it.member("rows")));
        };
    }

    private static ModelSignature signature(JsonValue it) {
        return new ModelSignature(
                it.member("columns").list(DescriptionReader::column),
                ignored(it.member("ignored")),
                it.member("inputs").list(DescriptionReader::input),
                it.member("outputs").list(DescriptionParts::output));
    }

    /** Files that were written before columns were left out have none. */
    private static List<IgnoredColumn> ignored(JsonValue it) {
        return it.isMissing()
                ? List.of()
                : it.list(column -> new IgnoredColumn(
                        column.member("name").text(),
                        column.member("kind").choice(ColumnKind.class, ColumnKind::text),
                        column.member("reason").text()));
    }

    private static ColumnSchema column(JsonValue it) {
        String name = it.member("name").text();
        ColumnKind kind = it.member("kind").choice(ColumnKind.class, ColumnKind::text);
        return new ColumnSchema(
                name,
                kind,
                form(it.member("form"), kind),
                it.member("reason").textIfThere().orElse(""),
                seen(it.member("seen")));
    }

    /** Files that were written before it was recorded have none. */
    private static @Nullable SeenValues seen(JsonValue it) {
        if (it.isMissing()) {
            return null;
        }
        Seen kind = it.member(Alternatives.KIND).choice(Seen.class, Seen::word);
        return switch (kind) {
            case RANGE ->
                new SeenValues.Range(
                        it.member("smallest").number(), it.member("largest").number());
            case CATEGORIES -> {
                JsonValue known = it.member("known");
                yield new SeenValues.Categories(known.isMissing() ? List.of() : known.list(JsonValue::text));
            }
        };
    }

    /** The alternatives of {@link SeenValues}. */
    private enum Seen {
        RANGE(SeenValues.Range.class),
        CATEGORIES(SeenValues.Categories.class);

        private final Class<? extends SeenValues> type;

        Seen(Class<? extends SeenValues> type) {
            this.type = type;
        }

        String word() {
            return Alternatives.kind(type);
        }
    }

    /** What a form does not say is left out of it; files that were written before there were forms have none, and no dates. */
    private static ColumnForm form(JsonValue it, ColumnKind kind) {
        if (it.isMissing() && kind != ColumnKind.DATE) {
            return ColumnForm.PLAIN;
        }
        JsonValue date = it.member("date");
        JsonValue missing = it.member("missing");
        JsonValue spellings = it.member("spellings");
        return new ColumnForm(
                date.isMissing() && kind != ColumnKind.DATE ? null : date.choice(DateForm.class, DateForm::text),
                numbers(it.member("numbers")),
                missing.isMissing() ? List.of() : missing.list(JsonValue::text),
                spellings.isMissing() ? Map.of() : spellings.members(JsonValue::text));
    }

    private static @Nullable NumberForm numbers(JsonValue it) {
        return it.isMissing()
                ? null
                : it.made(
                        () -> new NumberForm(
                                it.member("decimal").text(),
                                it.member("thousands").textIfThere().orElse(null),
                                it.member("unit").textIfThere().orElse(null),
                                it.member("negative").choice(NumberForm.Negative.class, NumberForm.Negative::text)),
                        NumberForm.PLAIN,
                        "marks of numbers that can be told apart");
    }

    private static Input input(JsonValue it) {
        return new Input(
                it.member("name").text(),
                DescriptionParts.type(it),
                it.member("shape").list(JsonValue::integer),
                it.member("columns").list(JsonValue::text));
    }

    private static Lineage lineage(JsonValue it) {
        return new Lineage(
                it.member("trainer").text(),
                it.member("trainingDigest").text(),
                it.member("features").list(JsonValue::text),
                it.member("curve").list(DescriptionParts::curve));
    }
}
