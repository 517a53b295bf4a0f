package io.github.mlmodel.build.config;

import static io.github.mlmodel.build.config.Content.BOOLEAN;
import static io.github.mlmodel.build.config.Content.ELEMENTS;
import static io.github.mlmodel.build.config.Content.INTEGER;
import static io.github.mlmodel.build.config.Content.LIST;
import static io.github.mlmodel.build.config.Content.MEMBERS;
import static io.github.mlmodel.build.config.Content.TEXT;
import static io.github.mlmodel.build.config.ElementEntry.REQUIRED;
import static io.github.mlmodel.build.config.ElementEntry.frame;
import static io.github.mlmodel.build.config.ElementEntry.part;
import static io.github.mlmodel.build.config.ElementEntry.value;
import static io.github.mlmodel.build.config.ShownValue.NONE;
import static io.github.mlmodel.build.config.ShownValue.list;
import static io.github.mlmodel.build.config.ShownValue.orNone;

import io.github.mlmodel.build.spec.NumberFormat;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.build.spec.TextFormat;
import io.github.mlmodel.model.column.NumberForm;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** The elements of {@code <dataset>}: the part of {@link ModelElements} that says which rows there are, and how they are written. */
final class DatasetEntries {

    static final ElementEntry NUMBER = frame(
            "number",
            ELEMENTS,
            NONE,
            "how the numbers of some columns are written",
            part("columns", LIST, REQUIRED, "the columns"),
            part("decimal", TEXT, "`.`", "what stands before the decimals: `.` or `,`"),
            part("thousands", TEXT, NONE, "what stands between the thousands: `,`, `.`, `'` or `blank`"),
            part(
                    "unit",
                    TEXT,
                    NONE,
                    "what stands before or behind the number and is taken off, for example `EUR`, `%`"),
            part(
                    "negative",
                    TEXT,
                    "`minus`",
                    "how numbers below zero are written: `minus`, `trailing-minus`, `brackets`"));

    static final ElementEntry DATASET = frame(
                    "dataset",
                    ELEMENTS,
                    REQUIRED,
                    "the rows",
                    value(
                                    "source",
                                    TEXT,
                                    REQUIRED,
                                    "path or glob of the rows, relative to the project",
                                    model -> model.spec().dataset().source().files())
                            .notInKey(),
                    value(
                                    "labels",
                                    TEXT,
                                    NONE,
                                    "path of the IDX file of labels that belongs to IDX images",
                                    model -> labels(model.spec().dataset().source()))
                            .notInKey()
                            .on("data.md#images"),
                    value(
                                    "testSource",
                                    TEXT,
                                    NONE,
                                    "path or glob of the rows held back, where they are in files of their own; that there"
                                            + " are such files is part of the key, which they are is not",
                                    model -> elsewhere(model, Source::files))
                            .on("data.md#rows-held-back"),
                    value(
                                    "testLabels",
                                    TEXT,
                                    NONE,
                                    "path of the IDX file of labels of held-back images",
                                    model -> elsewhere(model, DatasetEntries::labels))
                            .notInKey()
                            .on("data.md#images"),
                    HeldBackEntries.FRACTION,
                    HeldBackEntries.GROUP,
                    HeldBackEntries.AFTER,
                    HeldBackEntries.WHEN,
                    HeldBackEntries.FOLDS,
                    value(
                                    "reader",
                                    TEXT,
                                    NONE,
                                    "coordinates `group:artifact:version` of an artifact that reads the files, where they"
                                            + " are no delimited text",
                                    model -> model.spec().dataset().reader().orElse(NONE))
                            .on("data.md#files-of-other-kinds"),
                    value("target", TEXT, "required for tables", "column to predict", model -> model.spec()
                            .dataset()
                            .roles()
                            .target()),
                    value(
                            "weight",
                            TEXT,
                            NONE,
                            "column of row weights",
                            model -> orNone(model.spec().dataset().roles().weight())),
                    value(
                            "exclude",
                            LIST,
                            NONE,
                            "columns that no feature is made of",
                            model -> list(model.spec().dataset().roles().exclude())),
                    value(
                            "delimiter",
                            TEXT,
                            "found out",
                            "character between values, `tab`, or `blanks`",
                            model -> format(
                                    model, format -> Objects.requireNonNullElse(format.delimiter(), "found out"))),
                    value(
                            "header",
                            BOOLEAN,
                            "`true` unless `columns` is given",
                            "whether the first line holds names",
                            model -> format(model, format -> "" + format.hasHeader())),
                    value(
                            "columns",
                            LIST,
                            NONE,
                            "names of the columns, in place of a header's",
                            model -> format(model, format -> list(format.columns()))),
                    value(
                            "quote",
                            TEXT,
                            "`" + TextFormat.DEFAULT_QUOTE + "`",
                            "character around values, or `none`",
                            model -> format(model, TextFormat::quote)),
                    value(
                            "escape",
                            TEXT,
                            NONE,
                            "character before a delimiter, quote or line end that is part of a value",
                            model -> format(
                                    model, format -> orNone(format.marks().escape()))),
                    value(
                            "comment",
                            TEXT,
                            NONE,
                            "what lines begin with that are passed over",
                            model -> format(
                                    model, format -> orNone(format.marks().comment()))),
                    value(
                            "skipLines",
                            INTEGER,
                            "`0`",
                            "number of lines above the header",
                            model -> format(model, format -> "" + format.marks().skipLines())),
                    value(
                            "encoding",
                            TEXT,
                            "`" + TextFormat.DEFAULT_ENCODING + "`",
                            "charset of the files",
                            model -> format(model, TextFormat::encoding)),
                    value(
                            "missing",
                            LIST,
                            NONE,
                            "texts that mean \"no value\", beside the empty one",
                            model -> model.spec()
                                    .dataset()
                                    .source()
                                    .choose(table -> list(table.missing()), images -> NONE)),
                    value(
                                    "decimal",
                                    TEXT,
                                    "`.`",
                                    "what stands before the decimals of numbers: `.` or `,`",
                                    model -> format(
                                            model, format -> allNumbers(format).decimal()))
                            .on("data.md#numbers-in-a-dress"),
                    value(
                                    "thousands",
                                    TEXT,
                                    NONE,
                                    "what stands between the thousands of numbers: `,`, `.`, `'` or `blank`",
                                    model -> format(
                                            model,
                                            format -> orNone(allNumbers(format).thousands())))
                            .on("data.md#numbers-in-a-dress"),
                    frame(
                                    "numbers",
                                    MEMBERS,
                                    NONE,
                                    "columns whose numbers are written in another way than these",
                                    NUMBER)
                            .shown(model -> format(model, DatasetEntries::numbers))
                            .on("data.md#numbers-in-a-dress"))
            .on("data.md");

    private DatasetEntries() {}

    private static NumberForm allNumbers(TextFormat format) {
        return format.numbers().stream()
                .filter(numbers -> numbers.columns().isEmpty())
                .findFirst()
                .map(NumberFormat::form)
                .orElse(NumberForm.PLAIN);
    }

    private static String numbers(TextFormat format) {
        List<String> shown = format.numbers().stream()
                .filter(numbers -> !numbers.columns().isEmpty())
                .map(numbers -> list(numbers.columns()) + ": " + numbers.form().words())
                .toList();
        return shown.isEmpty() ? NONE : String.join("; ", shown);
    }

    private static String labels(Source source) {
        return source.choose(table -> NONE, images -> images.labels().file().orElse(NONE));
    }

    private static String format(ConfiguredModel model, Function<TextFormat, String> of) {
        return model.spec()
                .dataset()
                .source()
                .choose(
                        table -> table.written(delimited -> of.apply(delimited.format()), custom -> NONE),
                        images -> NONE);
    }

    private static String elsewhere(ConfiguredModel model, Function<Source, String> of) {
        return model.spec().dataset().heldBack().choose(within -> NONE, elsewhere -> of.apply(elsewhere.source()));
    }
}
