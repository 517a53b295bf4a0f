package io.github.mlmodel.build.config;

import static io.github.mlmodel.build.config.Content.ELEMENTS;
import static io.github.mlmodel.build.config.Content.INTEGER;
import static io.github.mlmodel.build.config.Content.LIST;
import static io.github.mlmodel.build.config.Content.MEMBERS;
import static io.github.mlmodel.build.config.Content.TEXT;
import static io.github.mlmodel.build.config.ElementEntry.REQUIRED;
import static io.github.mlmodel.build.config.ElementEntry.frame;
import static io.github.mlmodel.build.config.ElementEntry.part;
import static io.github.mlmodel.build.config.ElementEntry.value;
import static io.github.mlmodel.build.config.ShownValue.BY_TYPE;
import static io.github.mlmodel.build.config.ShownValue.NONE;
import static io.github.mlmodel.build.config.ShownValue.list;

import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import java.util.List;

/** The elements of {@code <features>}: the part of {@link ModelElements} that says what becomes of columns. */
final class FeatureEntries {

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

    static final ElementEntry FEATURES = frame(
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

    private FeatureEntries() {}

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
}
