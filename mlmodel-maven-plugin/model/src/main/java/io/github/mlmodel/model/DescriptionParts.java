package io.github.mlmodel.model;

import io.github.mlmodel.model.ModelDescription.Sample;
import io.github.mlmodel.model.ModelSignature.Output;
import io.github.mlmodel.model.json.JsonValue;

/** Reads what {@code model.json} has alike in every format. */
final class DescriptionParts {

    private DescriptionParts() {}

    static long rows(JsonValue it) {
        return it.integer();
    }

    static ColumnType type(JsonValue it) {
        return it.member("type").choice(ColumnType.class, ColumnType::text);
    }

    static Output output(JsonValue it) {
        return new Output(
                it.member("name").choice(OutputName.class, OutputName::text),
                type(it),
                it.member("width").integer());
    }

    static LearningCurve curve(JsonValue it) {
        return new LearningCurve(it.member("name").text(), it.member("values").list(JsonValue::number));
    }

    static Sample sample(JsonValue it) {
        return new Sample(
                it.member("why").text(),
                it.member("row").members(JsonValue::textOrNumber),
                it.member("label").text(),
                it.member("values").list(value -> (float) value.number()));
    }
}
