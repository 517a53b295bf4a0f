package io.github.mlmodel.worker.text;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.model.Anchor;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.model.column.MissingWords;
import io.github.mlmodel.model.column.NumberForm;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.worker.file.SourceFile;
import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.read.RowCounts;
import io.github.mlmodel.worker.read.Sideless;
import io.github.mlmodel.worker.record.ColumnNames;
import io.github.mlmodel.worker.record.CsvFormat;
import io.github.mlmodel.worker.record.FirstRecords.FirstRecord;
import io.github.mlmodel.worker.record.Lines;
import io.github.mlmodel.worker.shape.FirstLook;
import io.github.mlmodel.worker.shape.LineLook;
import io.github.mlmodel.worker.shape.NumberColumns;
import io.github.mlmodel.worker.shape.Sniffer;
import io.github.mlmodel.worker.treatment.Dress;
import io.github.mlmodel.worker.treatment.Refusals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns what was wrong with the rows into one failure that lists the places. */
final class RowChecks {

    private static final String ADVICE =
            "Correct the data, or name the texts that mean \"no value\" by <missing> in <dataset>";

    private static final String OR_CATEGORICAL =
            ", or list the column under <categorical> in <features> if it holds no ";

    private final ReadRequest request;
    private final List<String> names;
    private final CsvFormat format;
    private final List<String> missing;
    private final Function<String, NumberForm> forms;

    RowChecks(ReadRequest request, List<String> names, CsvFormat format, Function<String, NumberForm> forms) {
        this.forms = forms;
        this.request = request;
        this.missing = request.source().missing();
        this.names = names;
        this.format = format;
    }

    /**
     * Checks that all lines could be read, and that there are rows.
     *
     * @return a sentence for each thing that is wrong with rows that could be read
     */
    List<String> check(Store store) {
        DataFile bad = store.fileWithBadBytes();
        if (bad != null) {
            throw Lines.badByte(bad, format.encoding());
        }
        if (!store.odd.headers().isEmpty()) {
            throw MlModelException.user(
                    Anchor.UNREADABLE_LINES,
                    Names.count(store.odd.headers().count(), "line")
                            + (store.odd.headers().count() == 1 ? " holds" : " hold")
                            + " the header again, amid the rows:"
                            + store.odd.headers().list(format)
                            + "\nDelete " + (store.odd.headers().count() == 1 ? "it." : "them."));
        }
        if (!store.badLines.isEmpty()) {
            throw MlModelException.user(
                    Anchor.UNREADABLE_LINES,
                    Names.count(store.badLines.count(), "line") + " cannot be read as "
                            + Names.count(names.size(), "value") + " separated by " + format.separator() + ":"
                            + store.badLines.list(format)
                            + "\n" + advice(store));
        }
        refuseTotals(store);
        List<String> sentences = new ArrayList<>();
        if (store.noSide.isEmpty()) {
            RowCounts.check(request, store.rows(), store.kept(), format.header() ? ", only a header" : "");
        } else {
            sentences.add(Sideless.sentence(request, store.noSide.count(), store.noSide.list(format)));
        }
        if (!store.noTarget.isEmpty()) {
            sentences.add("Target column '" + Printable.text(request.roles().target()) + "' has no value in "
                    + Names.count(store.noTarget.count(), "row") + ":" + store.noTarget.list(format)
                    + "\nDelete these rows from the data, or give them a value: no element leaves rows out."
                    + (missing.isEmpty() || request.kind(request.roles().target()) == ColumnKind.NUMERIC
                            ? ""
                            : " Where " + Names.list(missing) + " is a class, take it out of <missing>."));
        }
        RowCounts.requireRoom(request, store.kept());
        return sentences;
    }

    /**
     * Checks that numeric columns hold numbers only.
     *
     * @param faults what is wrong, by column
     * @param refusals sentences about other columns
     * @param found the form of a column that was found to be one of dates, or absent
     */
    void checkNumbers(
            SortedMap<Integer, ReadPiece.NoNumbers> faults,
            List<String> refusals,
            IntFunction<@Nullable DateForm> found) {
        List<String> sentences = new ArrayList<>(refusals);
        faults.forEach((column, wrong) -> {
            Optional<DateForm> dates = Optional.ofNullable(found.apply(column));
            add(sentences, names.get(column), wrong, wrong.texts, what(dates, "no number"), dates);
            add(sentences, names.get(column), wrong, wrong.notFinite, what(dates, "no finite number"), dates);
        });
        if (!sentences.isEmpty()) {
            throw MlModelException.user(Shown.of(sentences)
                    .joined("\n", more -> "\nand " + Names.count(more, "more column") + " of this kind"));
        }
    }

    private static String what(Optional<DateForm> dates, String noNumber) {
        return dates.map(form -> "no date of the form '" + form.text() + "'").orElse(noNumber);
    }

    private void add(
            List<String> sentences,
            String column,
            ReadPiece.NoNumbers wrong,
            Faults faults,
            String what,
            Optional<DateForm> dates) {
        if (faults.isEmpty()) {
            return;
        }
        String start =
                (dates.isPresent() ? "Date column '" : "Numeric column '") + Printable.text(column) + "' has " + what;
        sentences.add(start + " in " + Names.count(faults.count(), "row") + ":" + faults.list(format) + "\n"
                + (dates.isPresent()
                        ? dateAdvice(column, wrong)
                        : comments(column, faults).orElseGet(() -> advice(column, wrong))));
    }

    /** Where another form was declared than the dates have, it is the declaration that is wrong. */
    private String dateAdvice(String column, ReadPiece.NoNumbers wrong) {
        if (request.declared(column).isEmpty()) {
            return ADVICE + OR_CATEGORICAL + "dates.";
        }
        List<String> others = Stream.of(DateForm.values())
                .filter(form -> !form.isNumber())
                .filter(form -> wrong.different.stream().noneMatch(text -> Double.isNaN(form.seconds(text))))
                .map(DateForm::text)
                .toList();
        return others.isEmpty()
                ? ADVICE + "."
                : "These are of the form '" + String.join("' or '", others)
                        + "'. If all dates of the column are, declare <form>" + others.get(0)
                        + "</form> for it in <features>; else correct the data.";
    }

    /** A comment begins in the first column. */
    private Optional<String> comments(String column, Faults faults) {
        return names.indexOf(column) == 0 ? comments(OddLines.of(faults, format)) : Optional.empty();
    }

    private String advice(String column, ReadPiece.NoNumbers wrong) {
        List<String> texts = List.copyOf(wrong.different);
        boolean target = column.equals(request.roles().target());
        Optional<String> dress =
                Dress.ofTexts(texts, forms.apply(column)).map(found -> Refusals.fewDressed(column, found));
        if (dress.isPresent()) {
            return dress.get();
        }
        if (target) {
            return "Correct these rows, or delete them from the data: no element leaves rows out."
                    + (request.kind(column) == null
                            ? " Where the values are classes, set <task>classification</task>."
                            : "");
        }
        boolean open = !wrong.texts.isEmpty() && request.declared(column).isEmpty();
        String lists = open ? OR_CATEGORICAL + "numbers" : "";
        return texts.size() == 1
                ? "If '" + Printable.text(texts.get(0)) + "' means that there is no value, add <missing>"
                        + Printable.text(texts.get(0)) + "</missing> to <dataset>; else correct the data" + lists + "."
                : ADVICE + lists + ".";
    }

    private String advice(Store store) {
        List<OddLine> lines = OddLines.of(store.badLines, format);
        Optional<String> known = comments(lines)
                .or(() -> escapes(lines))
                .or(() -> behindDelimiter(lines))
                .or(() -> lastLine(store, lines));
        if (known.isPresent()) {
            return known.get();
        }
        if (store.badLines.count() == store.rows() && format.header() && store.rows() > 1) {
            Optional<String> more = moreThanNames(store);
            if (more.isPresent()) {
                return more.get();
            }
            return "No line is like the first one. If that holds no names, remove it and name the columns by <columns> in"
                    + " <dataset>.";
        }
        return "Correct them, or check <delimiter> and <quote> in <dataset>"
                + (format.quoting() ? " (<quote>none</quote> if quotes are text)." : ".");
    }

    /** Rows with more values than the header has names: the first column has none, or commas stand in numbers, too. */
    private Optional<String> moreThanNames(Store store) {
        SourceFile file = new SourceFile(store.badLines.first().place().file());
        List<FirstRecord> rows = Sniffer.records(Sniffer.sample(file, format.encoding()), format, file).stream()
                .skip(1)
                .toList();
        if (rows.size() < 2 || rows.stream().anyMatch(row -> row.size() <= names.size())) {
            return Optional.empty();
        }
        long different =
                rows.stream().map(row -> row.values().get(0)).distinct().count();
        if (different == rows.size() && rows.stream().allMatch(row -> row.size() == names.size() + 1)) {
            String columns = FirstLook.columns(
                    Stream.concat(Stream.of("row"), names.stream()).toList());
            return Optional.of(
                    "Every line has one value more than the header has names, as R's write.table writes it, whose"
                            + " first column has no name. If so, write it with col.names=NA, or set <skipLines>"
                            + ColumnNames.firstRecords(file, format, 1).get(0).line() + "</skipLines> and <columns>"
                            + columns
                            + "</columns> in <dataset>.");
        }
        return format.delimiter() == ',' && !format.blanks()
                ? Optional.of(
                        "Every line has more values than the header has names. If ',' also stands before decimals, write"
                                + " the file with another delimiter, or these numbers in quotes; else check <delimiter> in <dataset>.")
                : Optional.empty();
    }

    private static Optional<String> comments(List<OddLine> lines) {
        Optional<String> mark = lines.stream().findFirst().flatMap(line -> LineLook.mark(line.text()));
        return mark.filter(begin -> lines.stream().allMatch(line -> line.text().startsWith(begin)))
                .map(begin -> "If they are comments, as '" + begin + "' at their beginning says, set <comment>" + begin
                        + "</comment> in <dataset>.");
    }

    private Optional<String> escapes(List<OddLine> lines) {
        boolean escaped = format.marks().escape() == null
                && lines.stream()
                        .anyMatch(line -> line.text().contains("\\" + format.quote())
                                || line.text().contains("\\" + format.delimiter()));
        return escaped
                ? Optional.of("If '\\' is written before quotes and delimiters that are part of a value, set"
                        + " <escape>\\</escape> in <dataset>; else correct the lines.")
                : Optional.empty();
    }

    private Optional<String> behindDelimiter(List<OddLine> lines) {
        boolean all = !lines.isEmpty()
                && lines.stream()
                        .map(line -> line.values(format))
                        .allMatch(values -> values.size() == names.size() + 1
                                && values.get(names.size()).isEmpty());
        return all
                ? Optional.of(
                        "They end with " + format.separator() + ", and other lines do not. Remove it there, and see"
                                + " whether " + format.separator() + " is part of a value that needs quotes.")
                : Optional.empty();
    }

    private Optional<String> lastLine(Store store, List<OddLine> lines) {
        boolean total = store.badLines.count() == 1
                && lines.size() == 1
                && look(lines.get(0)).kind() == LineLook.Kind.TOTAL;
        return total
                ? Optional.of("It is the last line and seems to hold totals or a note. If so, delete it.")
                : Optional.empty();
    }

    /** A last line that has a text where all rows have numbers is none of them. */
    private void refuseTotals(Store store) {
        List<String> totals = new ArrayList<>();
        for (Faults row : store.odd.lastOnes()) {
            for (OddLine line : OddLines.of(row, format)) {
                if (look(line).kind() == LineLook.Kind.TOTAL) {
                    totals.add(line.file().name() + ":" + line.number() + " (" + FirstLook.shown(line.values(format))
                            + ")");
                }
            }
        }
        if (!totals.isEmpty()) {
            boolean one = totals.size() == 1;
            throw MlModelException.user(
                    Anchor.UNREADABLE_LINES,
                    Shown.of(totals).list() + (one ? " is the last line" : " are the last lines")
                            + " and " + (one ? "seems" : "seem")
                            + " to hold totals or a note, with a text where the rows have numbers. Delete "
                            + (one ? "it." : "them."));
        }
    }

    private LineLook look(OddLine line) {
        SourceFile file = new SourceFile(line.file());
        List<FirstRecord> rows = Sniffer.records(Sniffer.sample(file, format.encoding()), format, file).stream()
                .skip(format.header() ? 1 : 0)
                .filter(row -> row.line() != line.number())
                .toList();
        NumberColumns numbers = new NumberColumns(request, missing, forms);
        LineLook.Stand stand = line.last() ? LineLook.Stand.LAST : LineLook.Stand.AMID;
        List<String> values = line.values(format);
        List<String> read = numbers.read(names, values).stream()
                .map(value -> MissingWords.contains(value) ? "" : value)
                .toList();
        return LineLook.at(names, numbers.of(names, rows), values.equals(names) ? values : read, stand);
    }
}
