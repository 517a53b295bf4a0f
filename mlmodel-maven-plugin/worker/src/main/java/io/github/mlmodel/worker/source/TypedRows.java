package io.github.mlmodel.worker.source;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.model.column.MissingWords;
import io.github.mlmodel.model.column.NumberForm;
import io.github.mlmodel.model.column.ValueText;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.spi.ColumnValues;
import io.github.mlmodel.spi.SourceColumn;
import io.github.mlmodel.worker.read.ColumnChoice;
import io.github.mlmodel.worker.read.Declared;
import io.github.mlmodel.worker.read.MissingTexts;
import io.github.mlmodel.worker.read.ReadOutcome;
import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.read.ReadRows;
import io.github.mlmodel.worker.read.RowCounts;
import io.github.mlmodel.worker.read.RowFate;
import io.github.mlmodel.worker.read.RowSides;
import io.github.mlmodel.worker.read.Sideless;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.NumberText;
import io.github.mlmodel.worker.table.Table;
import io.github.mlmodel.worker.table.TableDigest;
import io.github.mlmodel.worker.treatment.NumberRule;
import io.github.mlmodel.worker.treatment.Reason;
import io.github.mlmodel.worker.treatment.TextRule;
import io.github.mlmodel.worker.treatment.Treatment;
import io.github.mlmodel.worker.treatment.WholeNumbers;
import io.github.mlmodel.worker.treatment.WordCounts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The kept rows while more are read: typed columns, with what is wrong in them. */
final class TypedRows implements RowReceiver {

    private final ReadRequest request;
    private final List<SourceColumn> schema;
    private final String labelled;
    private final MissingTexts missing;
    private final double[] missingNumbers;
    private final RowSides sides;
    private final List<GrowingColumn> columns = new ArrayList<>();
    private final ValueFaults faults = new ValueFaults();
    private final Unlabelled unlabelled = new Unlabelled();
    private final Shown sideless = new Shown();
    private final boolean[] asked;
    private final String[] texts;
    private final boolean looks;
    private final int target;
    private long rows;
    private long kept;
    private long number;
    private long withoutValue;

    /** Makes room for rows of a schema; where it {@code looks}, nothing is kept but the different texts of the target. */
    TypedRows(ReadRequest request, List<SourceColumn> schema, String labelled, MissingTexts missing, boolean looks) {
        this.looks = looks;
        this.request = request;
        this.schema = schema;
        this.labelled = labelled;
        this.missing = missing;
        this.missingNumbers = missing.numbers();
        List<String> names = schema.stream().map(SourceColumn::name).toList();
        this.target = names.indexOf(labelled);
        ColumnChoice choice = ColumnChoice.of(request, names);
        this.sides = choice.sides();
        this.asked = sides.askedColumns();
        this.texts = new String[names.size()];
        for (int i = 0; i < schema.size(); i++) {
            columns.add(column(schema.get(i), choice.keeps(i)));
        }
    }

    /** Adds one row of a file if it is of the side that is read. */
    @Override
    public void add(List<ColumnValues> values, int at, DataFile file, long row) {
        RowFate fate = fate(values, at);
        number++;
        if (lacksGroup(values, at)) {
            sideless.add(file.name() + ", row " + row);
        } else if (fate.fault() != null) {
            sideless.add(file.name() + ", row " + row + " " + fate.fault());
        } else if (fate.kept()) {
            keep(values, at, file, row);
        } else if (sides.judgeOtherSide()) {
            requireLabel(values, at, file, row);
        }
        withoutValue += fate.lacksValue() ? 1 : 0;
    }

    @Override
    public void added(int count) {
        rows += count;
        RowCounts.requireRoom(request, kept);
        request.progress().done("rows", rows, 0);
    }

    /**
     * Returns the rows.
     *
     * @throws MlModelException if there are none, or something is wrong in them
     */
    ReadOutcome outcome() {
        check();
        return assemble();
    }

    /**
     * Returns the different texts of the target, where it is read as texts.
     *
     * @throws MlModelException if there are no rows, or something is wrong in them
     */
    List<String> differentLabels() {
        check();
        return columns.stream()
                .filter(GrowingColumn::isOfTexts)
                .flatMap(column -> column.differentTexts().stream())
                .toList();
    }

    private void check() {
        List<String> sentences = new ArrayList<>();
        if (sideless.isEmpty()) {
            RowCounts.check(request, rows, kept, "");
        } else {
            sentences.add(Sideless.sentence(request, sideless.count(), sideless.lines("\n  ")));
        }
        faults.sentence().ifPresent(sentences::add);
        unlabelled.sentence(request.roles().target()).ifPresent(sentences::add);
        if (!sentences.isEmpty()) {
            throw MlModelException.user(String.join("\n", sentences));
        }
    }

    private GrowingColumn column(SourceColumn column, boolean kept) {
        @Nullable ColumnKind kind = request.kind(column.name());
        if (looks) {
            boolean label = column.name().equals(labelled) && kind == ColumnKind.CATEGORICAL;
            return new GrowingColumn(column.name(), kept && isOfNumbers(kind), label, true);
        }
        boolean typed = column.type() == SourceColumn.Type.NUMBER;
        boolean asNumbers = kept && (kind == null ? typed : isOfNumbers(kind));
        // Where the task is open, numbers may turn out to be classes.
        boolean asTexts = kept && (!asNumbers || (kind == null && column.name().equals(labelled)));
        return new GrowingColumn(column.name(), asNumbers, asTexts, false);
    }

    private static boolean isOfNumbers(@Nullable ColumnKind kind) {
        return kind == ColumnKind.NUMERIC || kind == ColumnKind.DATE;
    }

    private ReadOutcome assemble() {
        List<Column> all = new ArrayList<>();
        Map<String, Treatment> treatments = new LinkedHashMap<>();
        Column.Texts labels = null;
        for (GrowingColumn column : columns) {
            if (column.isOfNumbers()) {
                Column.Numbers numbers = column.numbers();
                all.add(numbers);
                treatments.put(numbers.name(), treatment(numbers));
                if (column.isOfTexts()) {
                    labels = column.texts();
                }
            } else if (column.isOfTexts()) {
                TextRule.Decision decision = decision(column.texts());
                all.add(decision.column());
                treatments.put(decision.column().name(), decision.treatment());
            }
        }
        Table table = new Table((int) kept, all);
        return new ReadOutcome(
                new ReadRows(table, treatments, TableDigest.of(table), rows, deciding(), withoutValue), labels);
    }

    private List<String> deciding() {
        return sides.deciding(schema.stream().map(SourceColumn::name).toList());
    }

    private Treatment treatment(Column.Numbers column) {
        String name = column.name();
        if (request.declared(name).isPresent()) {
            return Treatment.declared(request.declared(name).get(), WordCounts.NONE);
        }
        return decides(name)
                ? new NumberRule(request.declared().keep())
                        .of(name, column.values(), WordCounts.NONE, 0, new WholeNumbers())
                        .orElseThrow(() -> new IllegalStateException("numbers of " + name + " are none"))
                : Treatment.of(ColumnKind.NUMERIC, Reason.NUMBER);
    }

    private TextRule.Decision decision(Column.Texts column) {
        Optional<ColumnSchema> declared = request.declared(column.name());
        if (declared.isPresent()) {
            return TextRule.Decision.of(column, Treatment.declared(declared.get(), WordCounts.NONE));
        }
        return decides(column.name())
                ? new TextRule(request.declared().keep(), name -> NumberForm.PLAIN).ofTyped(column)
                : TextRule.Decision.of(column, Treatment.of(ColumnKind.CATEGORICAL, Reason.CATEGORY));
    }

    private boolean decides(String column) {
        return request.declared().others() != Declared.Others.AS_THEY_LOOK && !column.equals(labelled);
    }

    private boolean lacksGroup(List<ColumnValues> values, int at) {
        return sides.group() >= 0 && lacksValue(values.get(sides.group()), at);
    }

    private RowFate fate(List<ColumnValues> values, int at) {
        long hash = 0;
        long earlier = 0;
        for (int i = 0; (sides.hash() || sides.ask()) && i < values.size(); i++) {
            if (asked[i] || sides.hash()) {
                texts[i] = written(values.get(i), at);
                char[] text = texts[i].toCharArray();
                hash += sides.hash(i, text, 0, text.length);
                earlier += sides.earlierHash(i, text, 0, text.length);
            }
        }
        return sides.fate(hash, earlier, texts, number);
    }

    private void requireLabel(List<ColumnValues> values, int at, DataFile file, long row) {
        if (target >= 0 && lacksValue(values.get(target), at)) {
            unlabelled.add(file, row);
        }
    }

    private void keep(List<ColumnValues> values, int at, DataFile file, long row) {
        kept++;
        requireLabel(values, at, file, row);
        for (int i = 0; i < columns.size(); i++) {
            GrowingColumn column = columns.get(i);
            if (column.isOfNumbers() || column.isOfTexts()) {
                String text = text(column, values.get(i), at);
                double number = column.isOfNumbers() ? number(i, values.get(i), at, text) : Double.NaN;
                if (column.isOfNumbers() && isNoFiniteNumber(values.get(i), number, text)) {
                    String shown = text.isEmpty() ? Double.toString(number) : text;
                    faults.add(schema.get(i).name(), file, row, shown);
                }
                column.add(number, text);
            }
        }
    }

    /** What a column of numbers has as text is looked at only where it may be of classes. */
    private String text(GrowingColumn column, ColumnValues values, int at) {
        if (values instanceof ColumnValues.Texts) {
            String text = present(written(values, at));
            boolean word =
                    column.isOfNumbers() && request.roles().mayLack(column.name()) && MissingWords.contains(text);
            return word ? "" : text;
        }
        return column.isOfTexts() ? present(written(values, at)) : "";
    }

    private boolean lacksValue(ColumnValues values, int at) {
        return values instanceof ColumnValues.Numbers numbers
                ? Double.isNaN(present(numbers.values()[at]))
                : present(written(values, at)).isEmpty();
    }

    /** A number is none where its text says so: what an application may write so means the same. */
    private double present(double number) {
        for (double word : missingNumbers) {
            if (number == word) {
                return Double.NaN;
            }
        }
        return number;
    }

    private String present(String text) {
        return missing.contains(text.toCharArray(), 0, text.length()) ? "" : text;
    }

    private double number(int column, ColumnValues values, int at, String text) {
        @Nullable DateForm dates = dates(column);
        if (values instanceof ColumnValues.Numbers numbers) {
            double number = present(numbers.values()[at]);
            return dates == null || Double.isNaN(number) ? number : orInfinity(dates.seconds(number));
        }
        return dates == null || text.isEmpty() ? NumberText.parse(text) : orInfinity(dates.seconds(text));
    }

    /** What is no date is told from what is missing. */
    private static double orInfinity(double seconds) {
        return Double.isNaN(seconds) ? Double.POSITIVE_INFINITY : seconds;
    }

    private @Nullable DateForm dates(int column) {
        return request.declared(schema.get(column).name())
                .map(declared -> declared.form().date())
                .orElse(null);
    }

    private static boolean isNoFiniteNumber(ColumnValues values, double number, String text) {
        boolean isMissing = values instanceof ColumnValues.Numbers ? Double.isNaN(number) : text.isEmpty();
        return !isMissing && !Double.isFinite(number);
    }

    /** A value as it would stand in a file of text: a number in its shortest form, a text trimmed, empty if missing. */
    static String written(ColumnValues values, int row) {
        if (values instanceof ColumnValues.Numbers numbers) {
            double value = numbers.values()[row];
            return Double.isNaN(value) ? "" : NumberText.of(value);
        }
        @Nullable String text = ((ColumnValues.Texts) values).values()[row];
        return text == null ? "" : ValueText.trimmed(text);
    }
}
