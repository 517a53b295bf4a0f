package io.github.mlmodel.model;

import io.github.mlmodel.model.ModelDescription.Column;
import io.github.mlmodel.model.ModelDescription.ColumnKind;
import io.github.mlmodel.model.ModelDescription.Input;
import io.github.mlmodel.model.ModelDescription.Output;
import io.github.mlmodel.model.ModelDescription.Sample;
import io.github.mlmodel.model.api.Internal;
import io.github.mlmodel.model.json.JsonValue;
import io.github.mlmodel.model.json.NoJsonException;
import java.util.List;

/** Reads {@code model.json}, record by record, with whatever Gson an application brings along. */
@Internal
public final class DescriptionReader {

    private static final int LISTED = 10;

    private DescriptionReader() {}

    /**
     * Reads a description. Members that it does not know are skipped; whether the known ones make sense together is not
     * checked.
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
        ModelDescription description = description(root, format);
        refuse(root.wrong(), origin);
        return description;
    }

    private static void refuse(List<String> wrong, String origin) {
        if (!wrong.isEmpty()) {
            String first = String.join("; ", wrong.subList(0, Math.min(LISTED, wrong.size())));
            String rest = wrong.size() > LISTED ? "; and " + (wrong.size() - LISTED) + " more" : "";
            throw MlModelException.user("model.json of " + origin + " is not as it must be: " + first + rest + ".");
        }
    }

    private static ModelDescription description(JsonValue it, int format) {
        return new ModelDescription(
                format,
                it.member("name").text(),
                it.member("description").text(),
                it.member("task").choice(Task.class),
                it.member("target").text(),
                it.member("columns").list(DescriptionReader::column),
                it.member("inputs").list(DescriptionReader::input),
                it.member("outputs").list(DescriptionReader::output),
                it.member("labels").list(JsonValue::text),
                it.member("positive").text(),
                it.member("trainer").text(),
                it.member("features").list(JsonValue::text),
                it.member("trainingDigest").text(),
                it.member("targetDeviation").number(),
                curves(it.member("curve")),
                it.member("samples").list(DescriptionReader::sample),
                trainingTarget(it.member("trainingTarget")));
    }

    /** Older files have none, and newer ones may have another kind. */
    private static TrainingTarget trainingTarget(JsonValue it) {
        String kind = it.isMissing() ? "" : it.member("kind").text();
        return switch (kind) {
            case "classes" -> new TrainingTarget.Classes(it.member("rows").list(rows -> (long) rows.integer()));
            case "numbers" -> new TrainingTarget.Numbers(it.member("mean").number());
            default -> new TrainingTarget.Unknown();
        };
    }

    private static Column column(JsonValue it) {
        return new Column(
                it.member("name").text(),
                it.member("kind").choice(ColumnKind.class),
                it.member("input").text(),
                it.member("position").integer());
    }

    /** Older files have no shapes. */
    private static Input input(JsonValue it) {
        String name = it.member("name").text();
        String type = it.member("type").text();
        int width = it.member("width").integer();
        JsonValue shape = it.member("shape");
        return shape.isMissing()
                ? new Input(name, type, width)
                : new Input(name, type, width, shape.list(JsonValue::integer));
    }

    private static Output output(JsonValue it) {
        return new Output(
                it.member("name").text(),
                it.member("type").text(),
                it.member("width").integer());
    }

    /** Older files have no curves. */
    private static List<LearningCurve> curves(JsonValue it) {
        return it.isMissing()
                ? List.of()
                : it.list(curve -> new LearningCurve(
                        curve.member("name").text(), curve.member("values").list(JsonValue::number)));
    }

    private static Sample sample(JsonValue it) {
        return new Sample(
                it.member("why").text(),
                it.member("row").members(JsonValue::textOrNumber),
                it.member("label").text(),
                it.member("values").list(value -> (float) value.number()));
    }
}
