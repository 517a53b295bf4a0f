package io.github.mlmodel.worker.source;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.spi.ColumnValues;
import io.github.mlmodel.spi.RowSource;
import io.github.mlmodel.spi.SourceColumn;
import io.github.mlmodel.worker.file.SourceFile;
import io.github.mlmodel.worker.read.ColumnChoice;
import io.github.mlmodel.worker.read.MissingTexts;
import io.github.mlmodel.worker.read.ReadOutcome;
import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.read.ReadRows;
import io.github.mlmodel.worker.read.RowCounts;
import io.github.mlmodel.worker.split.RowHash;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.KindRule;
import io.github.mlmodel.worker.table.NumberText;
import io.github.mlmodel.worker.table.Table;
import io.github.mlmodel.worker.table.TableDigest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One reading of files by an artifact's source of rows. Its columns come with their types, so nothing of them is guessed. */
final class CustomReading {

    private final ReadRequest request;
    private final Source.Custom asked;
    private final String labelled;
    private final MissingTexts missing;
    private final List<SourceFile> files;
    private final List<GrowingColumn> columns = new ArrayList<>();
    private final ValueFaults faults = new ValueFaults();
    private final Unlabelled unlabelled = new Unlabelled();
    private long rows;

    CustomReading(ReadRequest request, Source.Custom asked, String labelled) {
        this.request = request;
        this.asked = asked;
        this.labelled = labelled;
        this.missing = new MissingTexts(asked.missing());
        this.files = SourceFile.of(request.files());
    }

    ReadOutcome read() {
        try (RowSources sources = new RowSources(asked)) {
            return read(sources.reading(request.files()));
        }
    }

    private ReadOutcome read(RowSource source) {
        DataFile first = request.files().get(0);
        List<SourceColumn> schema = schema(source, first);
        ColumnChoice choice =
                ColumnChoice.of(request, schema.stream().map(SourceColumn::name).toList());
        for (int i = 0; i < schema.size(); i++) {
            columns.add(column(schema.get(i), choice.keeps(i)));
        }
        long[] salts = choice.salts();
        for (DataFile file : request.files()) {
            requireSameColumns(first, schema, file, schema(source, file));
            Taker taker = new Taker(file, schema, salts);
            called(source, file, () -> {
                source.read(file.path(), taker::take);
                return taker.withoutFailure();
            });
        }
        refuseChanged();
        RowCounts.check(request, rows, kept(), "");
        faults.refuse();
        unlabelled.refuse(request.roles().target());
        return assemble();
    }

    private void refuseChanged() {
        for (SourceFile file : files) {
            try {
                file.compare();
            } catch (IOException e) {
                throw file.unreadable(e);
            }
        }
        SourceFile.refuseChanged(files);
    }

    private int kept() {
        return columns.stream().mapToInt(GrowingColumn::rows).max().orElse(0);
    }

    private GrowingColumn column(SourceColumn column, boolean kept) {
        @Nullable ColumnKind kind = request.kinds().get(column.name());
        boolean typed = column.type() == SourceColumn.Type.NUMBER;
        boolean asNumbers = kept && (kind == null ? typed : kind == ColumnKind.NUMERIC);
        // Where the task is open, numbers may turn out to be classes.
        boolean asTexts = kept && (!asNumbers || (kind == null && column.name().equals(labelled)));
        return new GrowingColumn(column.name(), asNumbers, asTexts);
    }

    private List<SourceColumn> schema(RowSource source, DataFile file) {
        List<SourceColumn> schema = called(source, file, () -> List.copyOf(source.schema(file.path())));
        Set<String> names = new HashSet<>();
        for (SourceColumn column : schema) {
            if (!names.add(column.name())) {
                throw broken(source, file, "has the column '" + column.name() + "' twice");
            }
            if (column.name().isBlank()) {
                throw broken(source, file, "has a column without a name");
            }
        }
        if (schema.isEmpty()) {
            throw broken(source, file, "has no column");
        }
        return schema;
    }

    private static void requireSameColumns(
            DataFile first, List<SourceColumn> expected, DataFile file, List<SourceColumn> found) {
        if (!found.equals(expected)) {
            throw MlModelException.user("Data file " + file.name() + " has the columns " + text(found) + ", and "
                    + first.name() + " has " + text(expected)
                    + ". Files of one source have the same columns in the same"
                    + " order.");
        }
    }

    private static String text(List<SourceColumn> columns) {
        return Names.list(columns.stream()
                .map(column ->
                        column.name() + " (" + (column.type() == SourceColumn.Type.NUMBER ? "numbers" : "texts") + ")")
                .toList());
    }

    private ReadOutcome assemble() {
        List<Column> kept = new ArrayList<>();
        Map<String, ColumnKind> kinds = new LinkedHashMap<>();
        Column.Texts labels = null;
        for (GrowingColumn column : columns) {
            if (column.isOfNumbers()) {
                Column.Numbers numbers = column.numbers();
                kept.add(numbers);
                kinds.put(numbers.name(), ColumnKind.NUMERIC);
                if (column.isOfTexts()) {
                    labels = column.texts();
                }
            } else if (column.isOfTexts()) {
                Column.Texts texts = column.texts();
                kept.add(texts);
                ColumnKind kind = request.kinds().get(texts.name());
                kinds.put(texts.name(), kind != null ? kind : KindRule.of(texts));
            }
        }
        Table table = new Table(kept(), kept);
        return new ReadOutcome(new ReadRows(table, kinds, TableDigest.of(table), rows), labels);
    }

    /** What calls foreign code. */
    @FunctionalInterface
    private interface Call<T> {
        T call() throws IOException;
    }

    private <T> T called(RowSource source, DataFile file, Call<T> call) {
        try {
            return call.call();
        } catch (MlModelException e) {
            throw e;
        } catch (IOException e) {
            throw MlModelException.user(
                    "Data file " + file.name() + " cannot be read by "
                            + source.getClass().getName() + ": " + (e.getMessage() == null ? e : e.getMessage())
                            + ". Correct the file, or name another <reader>.",
                    e);
        } catch (Throwable e) {
            // The edge to foreign code, which may throw anything; what the machine lacks is not its fault.
            if (e instanceof VirtualMachineError lack && !(e instanceof StackOverflowError)) {
                throw lack;
            }
            throw MlModelException.user(
                    "The source of rows " + source.getClass().getName() + " of <reader> " + asked.artifact()
                            + " failed at " + file.name() + ": " + e + ". Correct it, or use another version.",
                    e);
        }
    }

    private MlModelException broken(RowSource source, DataFile file, String what) {
        return MlModelException.user("The source of rows " + source.getClass().getName() + " of <reader> "
                + asked.artifact() + " " + what + " at " + file.name() + ". Correct it, or use another version.");
    }

    /** Takes the rows of one file. */
    private final class Taker {

        private final DataFile file;
        private final List<SourceColumn> schema;
        private final long[] salts;
        private long row;
        private @Nullable RuntimeException failure;

        Taker(DataFile file, List<SourceColumn> schema, long[] salts) {
            this.file = file;
            this.schema = schema;
            this.salts = salts;
        }

        void take(List<ColumnValues> values) {
            try {
                takeChecked(values);
            } catch (RuntimeException e) {
                failure = e;
                throw e;
            }
        }

        /** A source that catches what is wrong with its rows must not lose them in silence. */
        Taker withoutFailure() {
            if (failure != null) {
                throw failure;
            }
            return this;
        }

        private void takeChecked(List<ColumnValues> values) {
            int count = requireSchema(values);
            for (int at = 0; at < count; at++) {
                row++;
                if (request.split().keeps(hash(values, at))) {
                    keep(values, at);
                }
            }
            rows += count;
            RowCounts.requireRoom(request, kept());
            request.progress().done("rows", rows, 0);
        }

        private long hash(List<ColumnValues> values, int at) {
            long hash = 0;
            for (int i = 0; i < salts.length; i++) {
                if (salts[i] != 0) {
                    char[] text = CustomReading.text(values.get(i), at).toCharArray();
                    hash += RowHash.ofValue(salts[i], text, 0, text.length);
                }
            }
            return hash;
        }

        private void keep(List<ColumnValues> values, int at) {
            for (int i = 0; i < columns.size(); i++) {
                GrowingColumn column = columns.get(i);
                if (column.isOfNumbers() || column.isOfTexts()) {
                    String text = text(column, values.get(i), at);
                    if (text.isEmpty() && lacksLabel(i, values.get(i), at)) {
                        unlabelled.add(file, row);
                    }
                    column.add(column.isOfNumbers() ? number(i, values.get(i), at, text) : Double.NaN, text);
                }
            }
        }

        /** What a column of numbers has as text is looked at only where it may be of classes. */
        private String text(GrowingColumn column, ColumnValues values, int at) {
            if (values instanceof ColumnValues.Texts) {
                return present(CustomReading.text(values, at));
            }
            return column.isOfTexts() ? CustomReading.text(values, at) : "";
        }

        private boolean lacksLabel(int column, ColumnValues values, int at) {
            boolean number = values instanceof ColumnValues.Numbers numbers && !Double.isNaN(numbers.values()[at]);
            return schema.get(column).name().equals(labelled) && !number;
        }

        private String present(String text) {
            return missing.contains(text.toCharArray(), 0, text.length()) ? "" : text;
        }

        private double number(int column, ColumnValues values, int at, String text) {
            double value =
                    values instanceof ColumnValues.Numbers numbers ? numbers.values()[at] : NumberText.parse(text);
            boolean isMissing = values instanceof ColumnValues.Numbers ? Double.isNaN(value) : text.isEmpty();
            if (!isMissing && !Double.isFinite(value)) {
                faults.add(schema.get(column).name(), file, row, text.isEmpty() ? Double.toString(value) : text);
            }
            return value;
        }

        private int requireSchema(List<ColumnValues> values) {
            if (values.size() != schema.size()) {
                throw new IllegalStateException(
                        "rows have " + Names.count(values.size(), "column") + ", and the schema has " + schema.size());
            }
            int count = values.get(0).rows();
            for (int i = 0; i < schema.size(); i++) {
                SourceColumn column = schema.get(i);
                boolean numbers = values.get(i) instanceof ColumnValues.Numbers;
                if (numbers != (column.type() == SourceColumn.Type.NUMBER)) {
                    throw new IllegalStateException("column '" + column.name() + "' is not of the schema's type");
                }
                if (values.get(i).rows() != count) {
                    throw new IllegalStateException("columns '" + schema.get(0).name() + "' and '" + column.name()
                            + "' have " + count + " and " + values.get(i).rows() + " values");
                }
            }
            return count;
        }
    }

    /** A value as it would stand in a file of text: a number in its shortest form, a text trimmed, empty if missing. */
    private static String text(ColumnValues values, int row) {
        if (values instanceof ColumnValues.Numbers numbers) {
            double value = numbers.values()[row];
            return Double.isNaN(value) ? "" : NumberText.of(value);
        }
        @Nullable String text = ((ColumnValues.Texts) values).values()[row];
        return text == null ? "" : trimmed(text);
    }

    /** Without the blanks and tabs around it, as in delimited text. */
    private static String trimmed(String text) {
        int from = 0;
        int end = text.length();
        while (from < end && isBlank(text.charAt(from))) {
            from++;
        }
        while (end > from && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(from, end);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
