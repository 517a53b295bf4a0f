package io.github.mlmodel.build.config;

import static io.github.mlmodel.build.config.Content.ANYTHING;
import static io.github.mlmodel.build.config.Content.BOOLEAN;
import static io.github.mlmodel.build.config.Content.DECIMAL;
import static io.github.mlmodel.build.config.Content.ELEMENTS;
import static io.github.mlmodel.build.config.Content.INTEGER;
import static io.github.mlmodel.build.config.Content.LIST;
import static io.github.mlmodel.build.config.Content.MEMBERS;
import static io.github.mlmodel.build.config.Content.TEXT;
import static io.github.mlmodel.build.config.Content.TEXT_OR_ELEMENTS;
import static io.github.mlmodel.build.config.Content.TEXT_OR_MEMBERS;
import static io.github.mlmodel.build.config.ElementEntry.REQUIRED;
import static io.github.mlmodel.build.config.ElementEntry.frame;
import static io.github.mlmodel.build.config.ElementEntry.part;
import static io.github.mlmodel.build.config.ElementEntry.value;

import io.github.mlmodel.build.config.ConfiguredBaseline.Acceptance;
import io.github.mlmodel.build.spec.ClassWeights;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.NumberFormat;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.build.spec.TextFormat;
import io.github.mlmodel.grade.gate.Confidence.OnInconclusive;
import io.github.mlmodel.grade.gate.Gate;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.column.NumberForm;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The elements that a {@code <model>} may have. Reading, its messages, {@code describe} and the manual's page come of this
 * table: an element stands here, and where its value becomes part of a specification.
 */
public final class ModelElements {

    /** An element that may be absent, and then means nothing. */
    static final String NONE = "none";

    private static final String BY_TYPE = "by type";

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
                                    model -> elsewhere(model, ModelElements::labels))
                            .notInKey()
                            .on("data.md#images"),
                    value(
                                    "testFraction",
                                    DECIMAL,
                                    "" + HeldBack.DEFAULT_SHARE,
                                    "share of the source's rows that is held back, between 0 and 1",
                                    model -> model.spec()
                                            .dataset()
                                            .heldBack()
                                            .choose(fraction -> "" + fraction.share(), elsewhere -> NONE))
                            .on("data.md#rows-held-back"),
                    value(
                                    "testGroup",
                                    TEXT,
                                    NONE,
                                    "column whose equal values belong together: rows with the same are all held back, or all"
                                            + " trained on",
                                    model -> model.spec()
                                            .dataset()
                                            .heldBack()
                                            .groupColumn()
                                            .orElse(NONE))
                            .on("data.md#rows-that-belong-together"),
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
                            .shown(model -> format(model, ModelElements::numbers))
                            .on("data.md#numbers-in-a-dress"))
            .on("data.md");

    static final ElementEntry DATE = frame(
            "date",
            ELEMENTS,
            NONE,
            "columns read as dates of one form",
            part("columns", LIST, REQUIRED, "the columns"),
            part(
                    "form",
                    TEXT,
                    REQUIRED,
                    "`date`, `date-time`, `offset-date-time`, `epoch-seconds`, `epoch-milliseconds`, or a pattern such as"
                            + " `dd.MM.yyyy` or `MM/dd/yyyy HH:mm`"));

    private static final ElementEntry FEATURES = frame(
                    "features",
                    ELEMENTS,
                    "every column by its type",
                    "which columns become features, and how",
                    value(
                            "numeric",
                            LIST,
                            BY_TYPE,
                            "columns read as numbers",
                            model -> columns(model, ColumnKind.NUMERIC)),
                    value(
                            "categorical",
                            LIST,
                            BY_TYPE,
                            "columns read as categories",
                            model -> columns(model, ColumnKind.CATEGORICAL)),
                    value("text", LIST, BY_TYPE, "columns read as text", model -> columns(model, ColumnKind.TEXT)),
                    frame("dates", MEMBERS, BY_TYPE, "columns read as dates", DATE)
                            .shown(model -> dates(model.spec().features()))
                            .on("data.md#dates"),
                    value(
                            "others",
                            TEXT,
                            "`none` where columns are listed, else `by-type`",
                            "what becomes of columns that are in no list: `by-type`, or `none`",
                            model -> (model.spec().features().explicit()
                                            ? FeatureSpec.Others.NONE
                                            : FeatureSpec.Others.BY_TYPE)
                                    .text()),
                    value(
                            "keep",
                            LIST,
                            NONE,
                            "columns that become features even if all their values are equal, or nearly all different",
                            model -> list(model.spec().features().keep())),
                    value(
                            "maxCategories",
                            INTEGER,
                            FeatureSpec.DEFAULT_MAX_CATEGORIES + "; with `" + EngineCatalog.GRADIENT_BOOSTING + "` "
                                    + FeatureSpec.DEFAULT_MAX_NUMBERED,
                            "categories kept a column; rarer ones are \"other\"",
                            model -> ""
                                    + model.spec()
                                            .features()
                                            .mostCategories(EngineCatalog.numbersCategories(
                                                    model.spec().trainer().type()))),
                    value(
                            "maxTokens",
                            INTEGER,
                            "" + FeatureSpec.DEFAULT_MAX_TOKENS,
                            "tokens kept a text column, by the number of rows that have them",
                            model -> "" + model.spec().features().maxTokens()),
                    value(
                            "ngrams",
                            INTEGER,
                            "" + FeatureSpec.DEFAULT_NGRAMS,
                            "longest run of words that is a token, 1 to 3",
                            model -> "" + model.spec().features().ngrams()))
            .on("data.md#types-and-features");

    private static final ElementEntry TRAINER = frame(
                    "trainer",
                    TEXT_OR_ELEMENTS,
                    REQUIRED,
                    "the trainer: its name as text, or `type` and `parameters`",
                    part("type", TEXT, REQUIRED, "alias or class name of the trainer"),
                    part("parameters", ANYTHING, "those of the trainer", "an element each, named as the parameter"))
            .shown(model -> model.spec().trainer().type())
            .on("trainers.md");

    static final ElementEntry CLASS = frame(
            "class",
            ELEMENTS,
            NONE,
            "how much the rows of a class count",
            part("name", TEXT, REQUIRED, "the class, as it stands in the data"),
            part("weight", DECIMAL, REQUIRED, "how often a row of it counts, from 0.000001 to 1000000"));

    /** The element {@code <model>}. */
    public static final ElementEntry MODEL = frame(
            "model",
            ELEMENTS,
            REQUIRED,
            "a model",
            value(
                    "name",
                    TEXT,
                    REQUIRED,
                    "lower-case letters, digits and `-`; starts with a letter",
                    ConfiguredModel::name),
            value(
                            "description",
                            TEXT,
                            NONE,
                            "a sentence for readers; changes no byte of the model",
                            model -> orNone(model.spec().description()))
                    .notInKey(),
            value(
                    "task",
                    TEXT,
                    "by the target, else by gates or trainer",
                    "`classification` or `regression`",
                    model -> Optional.ofNullable(model.spec().task())
                            .map(task -> task.text())
                            .orElse("by the target, else by gates or trainer")),
            DATASET,
            FEATURES,
            TRAINER,
            frame(
                            "classWeight",
                            TEXT_OR_MEMBERS,
                            NONE,
                            "how much the rows of each class count in training: `balanced`, or the classes whose rows do"
                                    + " not count once",
                            CLASS)
                    .shown(model -> Optional.ofNullable(model.spec().classWeight())
                            .map(ModelElements::shown)
                            .orElse(NONE))
                    .on("trainers.md#weights-of-classes"),
            value("device", TEXT, "`cpu`", "on what it is trained: `cpu`, `cuda` or `auto`", model -> model.device()
                            .text())
                    .notInKey()
                    .on("gpu.md"),
            value(
                    "seed",
                    INTEGER,
                    "that of `mlmodel.seed`",
                    "seed of everything random: the split and the training",
                    model -> "" + model.spec().seed()),
            frame("gates", MEMBERS, NONE, "what the model is held to", GateEntries.GATE)
                    .shown(model -> model.gates().isEmpty()
                            ? NONE
                            : String.join(
                                    "; ",
                                    model.gates().stream()
                                            .map(ModelElements::shown)
                                            .toList()))
                    .notInKey()
                    .on("gates-and-metrics.md"),
            frame(
                            "slices",
                            MEMBERS,
                            NONE,
                            "parts of the held-back rows that the model is judged by, too",
                            GateEntries.SLICE)
                    .shown(model -> list(model.slices().stream()
                            .flatMap(slice -> slice.names().stream())
                            .toList()))
                    .notInKey()
                    .on("gates-and-metrics.md#gates-on-slices"),
            frame(
                            "baseline",
                            TEXT_OR_ELEMENTS,
                            "`RELEASE` where a gate compares",
                            "the earlier model that this one is compared with: `source` as text, or elements",
                            value(
                                            "source",
                                            TEXT,
                                            "`RELEASE`",
                                            "`RELEASE`, which is the highest released version below the project's that has"
                                                    + " this model; coordinates `group:artifact:version[:classifier]`; or the"
                                                    + " path of a bundle (ZIP), relative to the project",
                                            model -> orNone(model.baseline().named()))
                                    .notInKey(),
                            value(
                                            "required",
                                            BOOLEAN,
                                            "`false`",
                                            "whether it is an error that no version is released",
                                            model -> "" + model.baseline().required())
                                    .notInKey())
                    .shown(model -> orNone(model.baseline().named()))
                    .notInKey()
                    .on("gates-and-metrics.md#against-an-earlier-model"),
            value(
                            "gateChanges",
                            TEXT,
                            "`warn`",
                            "what becomes of a grade whose gates ask for less than the baseline was held to: `none`, `warn`"
                                    + " or `fail`; written, it is looked at without a gate that compares, too",
                            model -> model.baseline().gateChanges().text())
                    .notInKey()
                    .on("gates-and-metrics.md#gates-loosened-since-the-baseline"),
            value(
                            "confidence",
                            DECIMAL,
                            NONE,
                            "gates are judged by the two-sided intervals of this confidence, from 0.5 to 0.99, and no longer"
                                    + " by the values alone",
                            model -> orNone(
                                    model.confidence() == null
                                            ? null
                                            : model.confidence().level()))
                    .notInKey()
                    .on("gates-and-metrics.md#gates-that-must-be-sure"),
            value(
                            "onInconclusive",
                            TEXT,
                            "`fail`",
                            "what becomes of a gate whose bound lies in the interval: `pass`, `warn` or `fail`",
                            model -> (model.confidence() == null
                                            ? OnInconclusive.FAIL
                                            : model.confidence().onInconclusive())
                                    .text())
                    .notInKey()
                    .on("gates-and-metrics.md#gates-that-must-be-sure"),
            frame(
                            "acceptBaselineBreak",
                            ELEMENTS,
                            NONE,
                            "lets the model go for a while though it cannot be compared with its baseline",
                            value(
                                            "reason",
                                            TEXT,
                                            REQUIRED,
                                            "why; it stands in each report",
                                            model -> accepted(model, Acceptance::reason))
                                    .notInKey(),
                            value(
                                            "until",
                                            TEXT,
                                            REQUIRED,
                                            "the last day on which that counts, for example `2027-01-31`",
                                            model -> accepted(model, accepted -> accepted.until()
                                                    .toString()))
                                    .notInKey())
                    .notInKey()
                    .on("gates-and-metrics.md#against-an-earlier-model"),
            frame(
                            "budget",
                            ELEMENTS,
                            NONE,
                            "limits that `verify` holds the packaged file to",
                            value(
                                            "maxBytes",
                                            INTEGER,
                                            NONE,
                                            "largest size of the file",
                                            model -> orNone(model.maxBytes()))
                                    .notInKey(),
                            value(
                                            "maxLatencyMillis",
                                            DECIMAL,
                                            NONE,
                                            "longest median time of one row's prediction",
                                            model -> orNone(model.maxLatencyMillis()))
                                    .notInKey())
                    .notInKey()
                    .on("ci-and-deployment.md#budgets"));

    /** The element {@code <models>}. */
    static final ElementEntry MODELS = frame("models", MEMBERS, REQUIRED, "the models", MODEL);

    private ModelElements() {}

    /** Returns the value of each element in a model, by path: as written, or its default. */
    public static Map<String, String> effective(ConfiguredModel model) {
        Map<String, String> values = new LinkedHashMap<>();
        for (ElementEntry.Line line : MODEL.lines()) {
            Function<ConfiguredModel, String> value = line.entry().value();
            if (value != null) {
                values.put(line.path(), value.apply(model));
            }
        }
        return values;
    }

    private static String accepted(ConfiguredModel model, Function<Acceptance, String> of) {
        return Optional.ofNullable(model.baseline().accepted()).map(of).orElse(NONE);
    }

    private static String columns(ConfiguredModel model, ColumnKind kind) {
        FeatureSpec features = model.spec().features();
        return features.explicit() ? list(features.names(kind)) : BY_TYPE;
    }

    private static String dates(FeatureSpec features) {
        List<String> shown = features.dates().stream()
                .map(dates -> list(dates.columns()) + ": " + dates.form().text())
                .toList();
        return shown.isEmpty() ? features.explicit() ? NONE : BY_TYPE : String.join("; ", shown);
    }

    private static String shown(ClassWeights weights) {
        return weights.choose(
                balanced -> "balanced",
                byClass -> String.join(
                        ", ",
                        byClass.classes().stream()
                                .map(one -> one.name() + "=" + ClassWeights.ClassWeight.text(one.weight()))
                                .toList()));
    }

    private static String list(List<String> texts) {
        return texts.isEmpty() ? NONE : String.join(", ", texts);
    }

    private static String orNone(@Nullable Object value) {
        return value == null || value.equals("") ? NONE : value.toString();
    }

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
        return model.spec().dataset().heldBack().choose(fraction -> NONE, elsewhere -> of.apply(elsewhere.source()));
    }

    private static String shown(Gate gate) {
        return gate.text() + (gate.severity() == Gate.Severity.WARN ? " (warn)" : "");
    }
}
