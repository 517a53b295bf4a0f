package io.github.mlmodel.worker.text;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.model.column.NumberForm;
import io.github.mlmodel.worker.read.Declared;
import io.github.mlmodel.worker.read.ReadOutcome;
import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.read.ReadRows;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.Table;
import io.github.mlmodel.worker.table.TableDigest;
import io.github.mlmodel.worker.treatment.Dress;
import io.github.mlmodel.worker.treatment.Misgiving;
import io.github.mlmodel.worker.treatment.Reason;
import io.github.mlmodel.worker.treatment.Refusals;
import io.github.mlmodel.worker.treatment.Suspects;
import io.github.mlmodel.worker.treatment.TextRule;
import io.github.mlmodel.worker.treatment.Treatment;
import io.github.mlmodel.worker.treatment.WholeNumbers;
import io.github.mlmodel.worker.treatment.WordCounts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides how each column is treated, once a pass has seen all rows: one that is declared as it is declared, another by what
 * its training values look like. Files are read again for the columns whose texts are needed after all, and for those whose
 * faults were not noted while they were read as texts.
 */
final class ColumnDecisions {

    private final ReadRequest request;
    private final ReadingPlan plan;
    private final Again again;
    private final TextRule rule;
    private final SuspectColumns suspects;
    private final @Nullable Column[] columns;
    private final @Nullable Treatment[] treatments;
    private final boolean[] asTexts;
    private final boolean[] asNumbers;
    /** Columns found to be of numbers or dates by texts of one side alone, which are all right. */
    private final boolean[] unjudged;

    private final List<String> refusals = new ArrayList<>();
    private final SortedMap<Integer, ReadPiece.NoNumbers> faults = new TreeMap<>();
    private final Set<String> oddTexts = new TreeSet<>();
    private Column.@Nullable Texts labels;

    ColumnDecisions(
            ReadRequest request,
            ReadingPlan plan,
            Function<String, NumberForm> forms,
            SuspectColumns suspects,
            Again again) {
        this.suspects = suspects;
        this.request = request;
        this.plan = plan;
        this.again = again;
        this.rule = new TextRule(request.declared().keep(), forms);
        this.columns = new Column[plan.width()];
        this.treatments = new Treatment[plan.width()];
        this.asTexts = new boolean[plan.width()];
        this.asNumbers = new boolean[plan.width()];
        this.unjudged = new boolean[plan.width()];
    }

    /**
     * Decides of all columns that were read.
     *
     * @param rowsAreRefused whether rows are refused, whatever their columns are
     */
    void decide(Store store, boolean rowsAreRefused) {
        for (int i = 0; i < plan.width(); i++) {
            if (plan.numeric()[i]) {
                ofNumbers(i, store);
            } else if (plan.textual()[i]) {
                ofTexts(i, store.takeTexts(i, name(i)));
            }
        }
        if (any(asTexts)) {
            Store texts = again.read(plan.reading(new boolean[plan.width()], asTexts));
            forEach(asTexts, i -> ofTexts(i, texts.takeTexts(i, name(i))));
        }
        if (any(asNumbers)) {
            Store numbers = readNumbers(asNumbers);
            forEach(asNumbers, i -> takeAgain(i, numbers));
        }
        // The other side's rows are judged before the training in any case; where some are refused now, all are told.
        boolean refused = rowsAreRefused || !faults.isEmpty() || !refusals.isEmpty();
        if (refused && any(unjudged)) {
            Store numbers = readNumbers(unjudged);
            forEach(unjudged, i -> {
                ReadPiece.@Nullable NoNumbers wrong = numbers.noNumbers.get(i);
                if (wrong != null) {
                    faults.put(i, wrong);
                }
            });
        }
        suspects.find(i -> Objects.requireNonNull(treatments[i]), labels(), again)
                .forEach((i, found) ->
                        treatments[i] = Objects.requireNonNull(treatments[i]).with(found));
    }

    private Store readNumbers(boolean[] which) {
        return again.read(plan.reading(which, new boolean[plan.width()])
                .by(IntStream.range(0, plan.width()).mapToObj(this::reader).toList()));
    }

    /** Returns a column as it was read, where it was. */
    @Nullable
    Column column(int i) {
        return columns[i];
    }

    /** Takes what speaks against rows; it is told with the first column but the target. */
    void against(List<Misgiving> rows) {
        for (int i = 0; i < treatments.length; i++) {
            @Nullable Treatment treatment = treatments[i];
            if (treatment != null && i != plan.required()) {
                treatments[i] = treatment.with(Stream.concat(rows.stream(), treatment.misgivings().stream())
                        .toList());
                return;
            }
        }
    }

    private Set<String> labels() {
        boolean ofTexts = plan.required() >= 0 && columns[plan.required()] instanceof Column.Texts;
        return ofTexts
                ? Set.of(((Column.Texts) Objects.requireNonNull(columns[plan.required()])).dictionary())
                : Set.of();
    }

    private ValueReader reader(int i) {
        DateForm dates = dates(i);
        return dates == null ? plan.values().get(i) : ValueReader.of(dates);
    }

    /** Returns the form of a column that was decided to be one of dates. */
    @Nullable
    DateForm dates(int i) {
        @Nullable Treatment treatment = treatments[i];
        return treatment == null ? null : treatment.form().date();
    }

    private void takeAgain(int i, Store store) {
        Treatment decided = Objects.requireNonNull(treatments[i]);
        take(i, store.takeNumbers(i, name(i)), store, Reason.NUMBER);
        if (decided.kind() == ColumnKind.DATE) {
            treatments[i] = decided;
        }
    }

    private void ofNumbers(int i, Store store) {
        Column.Numbers numbers = store.takeNumbers(i, name(i));
        if (plan.bound()[i]) {
            take(i, numbers, store, Reason.DECLARED);
        } else if (i == plan.required()) {
            ofTarget(i, numbers, store);
        } else if (request.declared().others() == Declared.Others.AS_THEY_LOOK) {
            asItLooks(i, numbers, store);
        } else {
            Optional<Treatment> treatment =
                    store.numbersTell(i, numbers, request.declared().keep());
            treatment.ifPresentOrElse(found -> take(i, numbers, store, found.reason()), () -> asTexts[i] = true);
        }
    }

    private void asItLooks(int i, Column.Numbers numbers, Store store) {
        asTexts[i] = store.others(i) > 0;
        if (!asTexts[i]) {
            columns[i] = numbers;
            treatments[i] = Treatment.of(ColumnKind.NUMERIC, Reason.NUMBER);
        }
    }

    /** A target is left as it is: it is numbers, unless a row has another text, or they are codes. */
    private void ofTarget(int i, Column.Numbers numbers, Store store) {
        boolean hasTexts = plan.textual()[i] && !store.manyTexts.get(i);
        if (store.others(i) > 0) {
            boolean nearlyAll = store.numbersTell(i, numbers, Set.of(name(i))).isPresent();
            if (nearlyAll) {
                take(i, numbers, store, Reason.NUMBER);
            }
            asTexts[i] = !nearlyAll;
        } else if (hasTexts && store.areCodes(i)) {
            columns[i] = store.takeTexts(i, name(i));
            treatments[i] = Treatment.of(ColumnKind.CATEGORICAL, Reason.CODE);
        } else {
            take(i, numbers, store, Reason.NUMBER);
            labels = hasTexts ? store.takeTexts(i, name(i)) : null;
        }
    }

    private void take(int i, Column.Numbers numbers, Store store, Reason reason) {
        columns[i] = numbers;
        ReadPiece.@Nullable NoNumbers wrong = store.noNumbers.get(i);
        WordCounts words = wrong == null ? WordCounts.NONE : new WordCounts(wrong.words);
        Treatment treatment = request.declared(name(i))
                .map(declared -> Treatment.declared(declared, words))
                .orElseGet(() -> Treatment.ofNumbers(reason, words));
        treatments[i] = treatment;
        if (treatment.reason() == Reason.NUMBER) {
            suspects.add(i, numbers, store.wholeNumbers.getOrDefault(i, new WholeNumbers()));
        }
        boolean judged = plan.bound()[i] || request.declared().others() == Declared.Others.DECIDED;
        if (wrong != null && judged && !treatment.leavesOut()) {
            faults.put(i, wrong);
        } else if (wrong != null && !judged) {
            wrong.different.stream()
                    .filter(text ->
                            Dress.ofTexts(List.of(text), NumberForm.PLAIN).isEmpty())
                    .forEach(oddTexts::add);
        }
    }

    private void ofTexts(int i, Column.Texts texts) {
        if (plan.bound()[i]) {
            columns[i] = texts;
            treatments[i] = Treatment.declared(request.declared(name(i)).orElseThrow(), WordCounts.NONE);
            return;
        }
        boolean target = i == plan.required();
        if (!target && request.declared().others() == Declared.Others.AS_THEY_LOOK) {
            columns[i] = texts;
            treatments[i] = Treatment.of(ColumnKind.CATEGORICAL, Reason.CATEGORY);
            return;
        }
        TextRule.Decision decision = target ? rule.ofTarget(texts) : rule.of(texts);
        columns[i] = decision.column();
        treatments[i] = decision.treatment();
        if (request.declared().others() == Declared.Others.GUESSED) {
            Optional<Dress> few = target ? Optional.empty() : Suspects.ofFew(texts, decision.treatment());
            decision.dress().or(() -> few).ifPresent(dress -> {
                columns[i] = dress.numbers(texts);
                treatments[i] = Treatment.dressed(dress.form()).with(dress.misgivings(name(i)));
            });
            if (decision.dress().isEmpty() && few.isEmpty() && decision.column() instanceof Column.Texts) {
                treatments[i] = decision.treatment().with(Suspects.dates(texts));
            }
            asNumbers[i] = decision.hasFaults();
            return;
        }
        decision.dress().ifPresent(dress -> refusals.add(Refusals.dressed(name(i), target, dress)));
        asNumbers[i] = decision.hasFaults();
        unjudged[i] = plan.sides().judgeOtherSide()
                && !asNumbers[i]
                && decision.column() instanceof Column.Numbers
                && !decision.treatment().leavesOut();
        suspects.add(i, texts);
    }

    /** Returns what is wrong in columns of numbers, by column. */
    SortedMap<Integer, ReadPiece.NoNumbers> faults() {
        return faults;
    }

    /** Returns a sentence for each column that is refused as it is. */
    List<String> refusals() {
        return refusals;
    }

    /** Returns the rows. */
    ReadOutcome outcome(Store store) {
        List<Column> read = new ArrayList<>();
        Map<String, Treatment> decided = new LinkedHashMap<>();
        for (int i = 0; i < plan.width(); i++) {
            @Nullable Column column = columns[i];
            if (column != null) {
                read.add(column);
                decided.put(name(i), Objects.requireNonNull(treatments[i]));
            }
        }
        Table table = new Table((int) store.kept(), read);
        List<String> deciding = plan.sides().deciding(plan.names());
        return new ReadOutcome(
                new ReadRows(table, decided, TableDigest.of(table), store.rows(), deciding, store.withoutValue()),
                labels,
                oddTexts);
    }

    private String name(int column) {
        return plan.names().get(column);
    }

    private static boolean any(boolean[] columns) {
        for (boolean column : columns) {
            if (column) {
                return true;
            }
        }
        return false;
    }

    private static void forEach(boolean[] columns, IntConsumer action) {
        for (int i = 0; i < columns.length; i++) {
            if (columns[i]) {
                action.accept(i);
            }
        }
    }
}
