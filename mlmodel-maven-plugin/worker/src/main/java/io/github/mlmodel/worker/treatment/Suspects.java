package io.github.mlmodel.worker.treatment;

import io.github.mlmodel.model.column.NumberForm;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.NumberText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at columns for which nothing is declared, whether they may have been meant otherwise than they are read. */
public final class Suspects {

    /** Columns are many, and one pair says what is meant. */
    private static final int PAIRS = 3;

    /** 85123A, 12a. */
    private static final Pattern WITH_LETTERS = Pattern.compile("[0-9]+\\s?(\\p{L}{1,2})");

    private Suspects() {}

    /**
     * Looks at texts.
     *
     * @param column the training values
     * @param treatment how they are treated
     * @param form how the column's numbers are declared to be written
     * @param labels the target's classes, which must not be called missing
     */
    public static List<Suspect> of(Column.Texts column, Treatment treatment, NumberForm form, Set<String> labels) {
        return found(column, treatment, form, labels).stream()
                .map(suspect -> suspect.treatedFor(treatment.reason()))
                .toList();
    }

    private static List<Suspect> found(Column.Texts column, Treatment treatment, NumberForm form, Set<String> labels) {
        TextFacts facts = new TextFacts(column, text -> number(form, text));
        Optional<Suspect> meant = DateLook.of(column.name(), facts);
        if (treatment.reason() == Reason.CODE) {
            return meant.stream().toList();
        }
        if (treatment.reason() != Reason.TEXT) {
            meant = meant.or(() -> textsAmidNumbers(column.name(), facts, treatment.reason(), labels))
                    .or(() -> fewDressed(column.name(), facts, form));
        }
        meant = meant.or(() -> numbersInTexts(column.name(), facts, form));
        if (meant.isPresent() || treatment.reason() == Reason.TEXT) {
            return meant.stream().toList();
        }
        List<Suspect> suspects = new ArrayList<>();
        if (treatment.reason() == Reason.CATEGORY) {
            words(column.name(), facts, labels).ifPresent(suspects::add);
            alike(column, facts).ifPresent(suspects::add);
            identifiers(column.name(), facts.different(), facts.values()).ifPresent(suspects::add);
        }
        return suspects;
    }

    private static double number(NumberForm form, String text) {
        return form.isPlain()
                ? NumberText.parse(text)
                : form.plain(text).map(NumberText::parse).orElse(Double.NaN);
    }

    /**
     * Looks at numbers that are quantities, for all that is known.
     *
     * @param whole how they are written
     */
    public static List<Misgiving> of(Column.Numbers column, WholeNumbers whole) {
        Optional<Misgiving> groups = groups(Misgiving.Kind.THOUSANDS, column, whole);
        if (groups.isPresent()) {
            return List.of(groups.get());
        }
        return IdentifierNames.isOne(column.name())
                ? identifiers(column).stream().toList()
                : List.of();
    }

    /** Looks at the numbers of a target whose task is not said. */
    public static Optional<Misgiving> ofTarget(Column.Numbers column, WholeNumbers whole) {
        return groups(Misgiving.Kind.TARGET_THOUSANDS, column, whole);
    }

    private static Optional<Misgiving> groups(Misgiving.Kind kind, Column.Numbers column, WholeNumbers whole) {
        if (!whole.areInGroups()) {
            return Optional.empty();
        }
        int values = 0;
        double example = 0;
        for (double value : column.values()) {
            values += Double.isNaN(value) ? 0 : 1;
            example = showsMore(value, example) ? value : example;
        }
        if (values < RuleThresholds.FEW_VALUES) {
            return Optional.empty();
        }
        String clause = "three digits follow each, as in " + String.format(Locale.ROOT, "%.3f", example);
        NumberForm thousands = new NumberForm(",", ".", null, NumberForm.Negative.MINUS);
        return Optional.of(new Misgiving(
                kind, column.name(), clause, List.of(new Dress(thousands, List.of(), false).element(column.name()))));
    }

    /** The one with most digits shows best what the point may be; a whole one may have been written without. */
    private static boolean showsMore(double value, double than) {
        boolean whole = value == Math.rint(value);
        boolean wholeBefore = than == Math.rint(than);
        return !Double.isNaN(value) && (whole == wholeBefore ? Math.abs(value) > Math.abs(than) : wholeBefore);
    }

    private static Optional<Misgiving> identifiers(Column.Numbers column) {
        Set<Double> different = new HashSet<>();
        long values = 0;
        boolean rising = true;
        double before = Double.NEGATIVE_INFINITY;
        for (double value : column.values()) {
            if (!Double.isNaN(value)) {
                if (value != Math.rint(value)) {
                    return Optional.empty();
                }
                values++;
                different.add(value);
                rising &= value > before;
                before = value;
            }
        }
        // Those that count the rows are told apart from these.
        return rising
                ? Optional.empty()
                : identifiers(column.name(), different.size(), values).map(Suspect::misgiving);
    }

    private static Optional<Suspect> identifiers(String column, long different, long values) {
        boolean named = IdentifierNames.isOne(column);
        return RuleThresholds.manyDifferent(different, values)
                        || (named && RuleThresholds.manyDifferentForTheName(different, values))
                ? Optional.of(Suspect.of(
                        Misgiving.Kind.IDENTIFIERS,
                        column,
                        different + " of " + values + " values are different",
                        List.of()))
                : Optional.empty();
    }

    private static Optional<Suspect> numbersInTexts(String column, TextFacts facts, NumberForm form) {
        return IdentifierNames.isOne(column)
                ? Optional.empty()
                : NumberLook.of(column, facts, text -> !Double.isNaN(number(form, text)));
    }

    /** Half are numbers, and many different ones: what keeps them from being read so are other texts. */
    private static Optional<Suspect> textsAmidNumbers(
            String column, TextFacts facts, Reason reason, Set<String> labels) {
        ValueShares shares = facts.shares();
        if (shares.others() == 0
                || shares.different() <= RuleThresholds.FEW_DIFFERENT
                || !RuleThresholds.isHalf(shares.numbers(), shares.values())) {
            return Optional.empty();
        }
        WordCounts others = facts.others();
        boolean many = others.counts().size() > RuleThresholds.FEW_DIFFERENT;
        // Tickets, codes of articles and numbers of houses are whole numbers, some of which have letters beside them.
        boolean codes = IdentifierNames.isOne(column)
                || (facts.areWhole() && (reason == Reason.IDENTIFIER || areWithLetters(others)));
        if (many && codes) {
            return Optional.empty();
        }
        String told = many ? others.values() + " (" + others.counts().size() + " different texts)" : others.list();
        String clause = shares.numbers() + " of " + shares.values() + " values are numbers, and " + told
                + " are not, the first ";
        boolean one = others.counts().size() == 1 && labels.stream().noneMatch(others.counts()::containsKey);
        List<String> parts =
                one ? others.counts().keySet().stream().map(Dress::escaped).toList() : List.of();
        return Optional.of(new Suspect(
                new Misgiving(Misgiving.Kind.TEXTS_AMID_NUMBERS, column, clause, parts), others.counts()::containsKey));
    }

    private static boolean areWithLetters(WordCounts texts) {
        Set<String> endings = new HashSet<>();
        long withLetters = 0;
        for (Map.Entry<String, Long> text : texts.counts().entrySet()) {
            Matcher letters = WITH_LETTERS.matcher(text.getKey());
            if (letters.matches()) {
                withLetters += text.getValue();
                endings.add(letters.group(1));
            }
        }
        // The same letters behind all are a unit.
        return endings.size() > 1 && RuleThresholds.isHalf(withLetters, texts.values());
    }

    private static Optional<Suspect> fewDressed(String column, TextFacts facts, NumberForm form) {
        return fewDressed(facts, form)
                .map(dress -> Suspect.of(
                        Misgiving.Kind.FEW_DRESSED,
                        column,
                        Shown.of(dress.examples().stream()
                                        .map(text -> "'" + Printable.text(text) + "'")
                                        .toList())
                                .list(),
                        List.of(dress.element(column))));
    }

    private static Optional<Dress> fewDressed(TextFacts facts, NumberForm form) {
        List<String> texts = facts.textsButWords();
        boolean few = texts.size() > 1 && texts.size() <= RuleThresholds.FEW_DIFFERENT;
        return few && facts.values() >= RuleThresholds.FEW_VALUES
                ? Dress.ofTexts(texts, form).filter(dress -> !dress.hasUnitOfLetters())
                : Optional.empty();
    }

    /** Returns how the numbers of categories are written that a build would warn of. */
    public static Optional<Dress> ofFew(Column.Texts column, Treatment treatment) {
        return treatment.reason() == Reason.CATEGORY
                ? fewDressed(new TextFacts(column, NumberText::parse), NumberForm.PLAIN)
                : Optional.empty();
    }

    /** Returns what is said of a column whose texts are dates that are not read as such. */
    public static List<Misgiving> dates(Column.Texts column) {
        return DateLook.of(column.name(), new TextFacts(column, NumberText::parse)).stream()
                .map(suspect -> suspect.misgiving().ending(quoted(suspect, column)))
                .toList();
    }

    private static String quoted(Suspect suspect, Column.Texts column) {
        Predicate<String> offending = Objects.requireNonNull(suspect.offending());
        return Arrays.stream(column.dictionary())
                .filter(offending)
                .findFirst()
                .map(text -> "'" + Printable.text(text) + "'")
                .orElse("");
    }

    private static Optional<Suspect> words(String column, TextFacts facts, Set<String> labels) {
        WordCounts words = facts.words();
        if (words.values() == 0 || labels.stream().anyMatch(words.counts()::containsKey)) {
            return Optional.empty();
        }
        return Optional.of(Suspect.of(Misgiving.Kind.WORDS, column, words.list(), pasted(words)));
    }

    /** Returns words as they are to be pasted into {@code <missing>}. */
    static List<String> pasted(WordCounts words) {
        return words.counts().keySet().stream().sorted().map(Dress::escaped).toList();
    }

    /** Of texts that are one category, which a build tells as such, one stands for all. */
    private static Optional<Suspect> alike(Column.Texts column, TextFacts facts) {
        UnaryOperator<String> meaning = SpeltCategories.meaning(column);
        Map<String, Map<String, String>> spellings = new TreeMap<>();
        facts.textsButWords().stream().sorted().forEach(text -> spellings
                .computeIfAbsent(text.strip().toLowerCase(Locale.ROOT), key -> new LinkedHashMap<>())
                .putIfAbsent(meaning.apply(text), "'" + Printable.text(text) + "'"));
        List<String> pairs = spellings.values().stream()
                .map(same -> List.copyOf(same.values()))
                .filter(same -> same.size() > 1)
                .map(same -> String.join(", ", same.subList(0, same.size() - 1)) + " and " + same.get(same.size() - 1))
                .toList();
        return pairs.isEmpty()
                ? Optional.empty()
                : Optional.of(Suspect.of(
                        Misgiving.Kind.ALIKE,
                        column.name(),
                        Shown.first(PAIRS, pairs).clauses(),
                        List.of()));
    }
}
