package io.github.mlmodel.build.config;

import io.github.mlmodel.build.data.Checkout;
import io.github.mlmodel.build.data.SourceFiles;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.Marks;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.build.spec.TextFormat;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Printable;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Turns what was read of a {@code <dataset>} into its specification. */
final class DatasetElements {

    private static final Pattern ARTIFACT = Pattern.compile("[\\w.-]+:[\\w.-]+:[\\w.+-]+");
    /** Those that name files. */
    static final List<String> PATHS = List.of("source", "labels", "testSource", "testLabels");

    private static final List<String> OF_TEXT = List.of(
            "delimiter",
            "header",
            "columns",
            "quote",
            "escape",
            "comment",
            "skipLines",
            "encoding",
            "decimal",
            "thousands",
            "numbers");

    /** More lines than a report has above its table; that many are read at once. */
    private static final int MOST_SKIPPED = 1000;

    private final Violations violations;
    private final ElementValues model;
    private final ElementValues dataset;
    private final String path;
    private final Checkout checkout;

    DatasetElements(Violations violations, ElementValues model, ElementValues dataset, String path, Checkout checkout) {
        this.violations = violations;
        this.model = model;
        this.dataset = dataset;
        this.path = path;
        this.checkout = checkout;
    }

    Optional<DatasetSpec> dataset() {
        Optional<String> source = required("source", "datasets/churn.csv");
        HeldBackElements rows = new HeldBackElements(violations, dataset, path);
        HeldBack.Fraction fraction = rows.fraction();
        if (leadsOutside()) {
            return Optional.empty();
        }
        ImageElements images = new ImageElements(violations, dataset, path, checkout);
        if (source.isPresent() && images.areMeant(source.get())) {
            images.refuseOthers(model);
            return images.dataset(source.get(), fraction).map(dataset -> dataset.withFolds(rows.folds()));
        }
        Optional<String> target = required("target", "churned");
        Function<String, Source> table = dataset.has("reader") ? custom() : text();
        if (source.isEmpty() || target.isEmpty()) {
            return Optional.empty();
        }
        HeldBack heldBack = rows.heldBack(target.get(), fraction, table);
        Roles roles = new Roles(target.get(), dataset.text("weight").orElse(null), dataset.list("exclude"));
        refuseExcluded(roles);
        return Optional.of(new DatasetSpec(table.apply(source.get()), heldBack, roles, rows.folds()));
    }

    /** What is excluded is not read; no feature is made of target and weight in any case. */
    private void refuseExcluded(Roles roles) {
        for (String element : List.of("target", "weight")) {
            dataset.text(element)
                    .filter(roles.exclude()::contains)
                    .ifPresent(column -> violations.add("<" + path + "/dataset/exclude> names '"
                            + Printable.text(column) + "', which is the <" + element
                            + ">. Remove it there, for no feature is made of it in any case, or name another <"
                            + element
                            + ">."));
        }
    }

    /** What is outside is not looked at, so that nothing else can be said of it. */
    private boolean leadsOutside() {
        List<MlModelException> refusals = PATHS.stream()
                .flatMap(element -> dataset
                        .text(element)
                        .flatMap(source -> SourceFiles.wayOut(checkout, source, path + "/dataset/" + element))
                        .stream())
                .toList();
        refusals.forEach(violations::add);
        return !refusals.isEmpty();
    }

    private Optional<String> required(String element, String example) {
        if (dataset.lacks(element)) {
            violations.add("<" + path + "/dataset> has no <" + element + ">. Add it, for example <" + element + ">"
                    + example + "</" + element + ">.");
        }
        return dataset.text(element);
    }

    private Function<String, Source> text() {
        TextFormat format = format();
        return files -> new Source.Delimited(files, format);
    }

    private Function<String, Source> custom() {
        String artifact = dataset.text("reader").orElse("");
        if (!ARTIFACT.matcher(artifact).matches() || artifact.matches(".*:(LATEST|RELEASE)")) {
            violations.add("<" + path + "/dataset/reader> is '" + artifact
                    + "', but it is the coordinates of an artifact, group:artifact:version, of one version. Write for example"
                    + " <reader>com.example:fixed-width-source:1.0.0</reader>.");
        }
        List<String> others = OF_TEXT.stream()
                .filter(dataset::has)
                .map(name -> "<" + name + ">")
                .toList();
        if (!others.isEmpty()) {
            violations.add("<" + path + "/dataset> has " + String.join(", ", others) + ", but its files are read by"
                    + " <reader>, and " + (others.size() == 1 ? "this is" : "these are")
                    + " for delimited text. Remove "
                    + (others.size() == 1 ? "it." : "them."));
        }
        List<String> missing = dataset.list("missing");
        return files -> Source.Custom.of(files, artifact, missing);
    }

    private TextFormat format() {
        String delimiter = dataset.text("delimiter").orElse(",");
        if (delimiter.length() != 1
                && !List.of("\\t", TextFormat.TAB, TextFormat.BLANKS).contains(delimiter)) {
            violations.add(
                    "<" + path + "/dataset/delimiter> is '" + delimiter
                            + "', but a delimiter is one character. Use for example ';', or 'tab', or 'blanks' for one or more.");
        }
        String quote = dataset.text("quote").orElse(TextFormat.DEFAULT_QUOTE);
        if (quote.length() != 1 && !quote.equals("none")) {
            violations.add("<" + path + "/dataset/quote> is '" + quote + "', but it is one character, or 'none'.");
        }
        List<String> columns = dataset.list("columns");
        return new TextFormat(
                dataset.text("delimiter").orElse(null),
                // Written out, a default is still the default.
                dataset.flag("header")
                        .filter(header -> header != columns.isEmpty())
                        .orElse(null),
                columns,
                quote,
                encoding(),
                dataset.list("missing"),
                new NumberElements(violations, path + "/dataset").formats(dataset),
                marks(delimiter, quote));
    }

    private Marks marks(String delimiter, String quote) {
        Optional<String> escape = dataset.text("escape");
        if (escape.isPresent() && escape.get().length() != 1) {
            violations.add("<" + path + "/dataset/escape> is '" + escape.get()
                    + "', but an escape is one character. Use for example '\\'.");
        } else if (escape.isPresent() && List.of(delimiter, quote).contains(escape.get())) {
            violations.add("<" + path + "/dataset/escape> is '" + escape.get()
                    + "', which is the delimiter or the quote too. Leave it out: a quote is written twice in quotes"
                    + " without it.");
        }
        Optional<Long> skipped = dataset.integer("skipLines");
        if (skipped.isPresent() && (skipped.get() < 0 || skipped.get() > MOST_SKIPPED)) {
            violations.add("<" + path + "/dataset/skipLines> is " + skipped.get()
                    + ", but it is a number of lines between 0 and " + MOST_SKIPPED
                    + ". Use the number of lines above the header.");
        }
        return new Marks(
                dataset.text("comment").orElse(null),
                skipped.map(Math::toIntExact).orElse(0),
                escape.orElse(null));
    }

    private String encoding() {
        String encoding = dataset.text("encoding").orElse(TextFormat.DEFAULT_ENCODING);
        try {
            return Charset.forName(encoding).name();
        } catch (IllegalArgumentException e) {
            violations.add(
                    "<" + path + "/dataset/encoding> is '" + encoding
                            + "', which is not known to this Java. Use a name such as UTF-8, ISO-8859-1, windows-1252 or UTF-16.");
            return encoding;
        }
    }
}
