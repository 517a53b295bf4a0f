package io.github.mlmodel.worker.treatment;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.column.NumberForm;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.UnspacedScripts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * How a column is treated whose values were read as texts: the first of the rules that fits, in the order of {@link Reason}.
 * A column of numbers may come here, too: where the first rows held many other texts, or where its numbers are codes.
 */
public final class TextRule {

    private static final int WORDS = 3;

    private final Set<String> kept;
    private final Function<String, NumberForm> forms;

    /**
     * Prepares.
     *
     * @param forms how the numbers of a column are written
     * @param kept columns of which features are made even if all their values are different, or equal
     */
    public TextRule(Set<String> kept, Function<String, NumberForm> forms) {
        this.kept = kept;
        this.forms = forms;
    }

    /**
     * What was decided.
     *
     * @param column the column as it is read
     * @param treatment how it is treated
     * @param dress how its numbers seem to be written, where they are not plain: then it is to be refused
     * @param hasFaults whether some of its values are no numbers or dates, though it is one of these
     */
    public record Decision(Column column, Treatment treatment, Optional<Dress> dress, boolean hasFaults) {

        /** Makes a decision that nothing speaks against. */
        public static Decision of(Column column, Treatment treatment) {
            return new Decision(column, treatment, Optional.empty(), false);
        }
    }

    /** Decides of the training values. */
    public Decision of(Column.Texts column) {
        TextFacts facts = new TextFacts(column, forms.apply(column.name())::number);
        boolean mayBeLeftOut = !kept.contains(column.name());
        if (mayBeLeftOut && facts.values() == 0) {
            return numbers(column, Treatment.of(ColumnKind.NUMERIC, Reason.EMPTY), false);
        }
        if (isConstant(facts, mayBeLeftOut)) {
            return Decision.of(column, Treatment.of(ColumnKind.CATEGORICAL, Reason.CONSTANT));
        }
        Optional<Dates> dates = Dates.of(facts);
        if (dates.isPresent()) {
            return Decision.of(dates.get().column(column), dates.get().treatment(facts.words()));
        }
        Optional<Dates> nearly = Dates.nearly(facts);
        if (nearly.isPresent()) {
            Dates form = nearly.get();
            return new Decision(form.column(column), form.treatment(facts.words()), Optional.empty(), true);
        }
        if (!facts.areCodes() && facts.shares().areNumbers()) {
            return numbers(
                    column,
                    Treatment.ofNumbers(Reason.NUMBER, facts.words()),
                    facts.shares().others() > 0 || facts.hasInfinity());
        }
        Optional<Dress> dress = facts.areCodes() ? Optional.empty() : Dress.of(facts, forms.apply(column.name()));
        return new Decision(column, ofOthers(facts, mayBeLeftOut), dress, false);
    }

    private Decision numbers(Column.Texts texts, Treatment treatment, boolean hasFaults) {
        NumberForm form = forms.apply(texts.name());
        Column.Numbers numbers = texts.numbers(text -> {
            double number = form.number(text);
            return Double.isFinite(number) ? number : Double.NaN;
        });
        return new Decision(numbers, treatment, Optional.empty(), hasFaults);
    }

    /** Decides of a target's training values; no word is missing there. */
    public Decision ofTarget(Column.Texts column) {
        TextFacts facts = new TextFacts(column, forms.apply(column.name())::number);
        Treatment classes = Treatment.of(ColumnKind.CATEGORICAL, Reason.CATEGORY);
        if (facts.areCodes()) {
            return Decision.of(column, classes);
        }
        if (facts.shares().areNumbersOfTarget()) {
            return numbers(column, Treatment.of(ColumnKind.NUMERIC, Reason.NUMBER), true);
        }
        return new Decision(column, classes, Dress.of(facts, forms.apply(column.name())), false);
    }

    /** Decides of training values that come from a source that tells texts from numbers itself. */
    public Decision ofTyped(Column.Texts column) {
        TextFacts facts = new TextFacts(column, forms.apply(column.name())::number);
        boolean mayBeLeftOut = !kept.contains(column.name());
        if (mayBeLeftOut && facts.values() == 0) {
            return Decision.of(column, Treatment.of(ColumnKind.CATEGORICAL, Reason.EMPTY));
        }
        if (isConstant(facts, mayBeLeftOut)) {
            return Decision.of(column, Treatment.of(ColumnKind.CATEGORICAL, Reason.CONSTANT));
        }
        return Dates.of(facts)
                .map(dates -> Decision.of(dates.column(column), dates.treatment(facts.words())))
                .orElseGet(() -> Decision.of(column, ofOthers(facts, mayBeLeftOut)));
    }

    private static boolean isConstant(TextFacts facts, boolean mayBeLeftOut) {
        return mayBeLeftOut && facts.different() == 1 && !facts.hasGap();
    }

    private static Treatment ofOthers(TextFacts facts, boolean mayBeLeftOut) {
        if (!facts.areCodes() && isText(facts)) {
            return Treatment.of(ColumnKind.TEXT, Reason.TEXT);
        }
        if (mayBeLeftOut && RuleThresholds.nearlyAllDifferent(facts.different(), facts.values())) {
            return Treatment.of(ColumnKind.CATEGORICAL, Reason.IDENTIFIER);
        }
        return Treatment.of(ColumnKind.CATEGORICAL, facts.areCodes() ? Reason.CODE : Reason.CATEGORY);
    }

    /** Texts are mostly different, and of several words, or of a script that writes no blanks between them. */
    private static boolean isText(TextFacts facts) {
        return facts.values() > 0
                && RuleThresholds.isHalf(facts.different(), facts.values())
                && (facts.words(WORDS) || lackBlanks(facts.textsButWords()));
    }

    private static boolean lackBlanks(List<String> texts) {
        long unspaced = 0;
        long all = 0;
        for (String text : texts) {
            int[] letters = UnspacedScripts.letters(text);
            unspaced += letters[0];
            all += letters[1];
        }
        return 2 * unspaced > all;
    }
}
