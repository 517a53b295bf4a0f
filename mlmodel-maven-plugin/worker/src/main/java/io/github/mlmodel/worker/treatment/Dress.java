package io.github.mlmodel.worker.treatment;

import io.github.mlmodel.model.column.NumberForm;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.worker.table.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How the numbers of a column seem to be written, where that is not plainly.
 *
 * @param form the way that most values fit
 * @param examples texts that are no plain numbers, the most frequent first
 * @param isAmbiguous whether the mark before the decimals may as well stand between thousands
 */
public record Dress(NumberForm form, List<String> examples, boolean isAmbiguous) {

    /** Texts that are tried in every form; all are tried in the best one. */
    private static final int TRIED = 500;

    private static final int EXAMPLES = 3;

    private static final String COMMA = ",";

    private static final int LONGEST_UNIT = 12;

    private static final int LONGEST_WITH_UNIT = 40;

    /** ISO 4217. */
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    /** Other short words for currencies, none of which is often the beginning of a code. */
    private static final Set<String> CURRENCY_WORDS = Set.of(
            "Rs",
            "Rs.",
            "kr",
            "kr.",
            "Kr",
            "Kr.",
            "z\u0142",
            "K\u010d",
            "Fr.",
            "SFr.",
            "lei",
            "Lei",
            "Ft",
            "Rp",
            "Rp.",
            "Tk",
            "Tk.",
            "S/",
            "S/.",
            "Bs.",
            "\u0440\u0443\u0431",
            "\u0440\u0443\u0431.",
            "\u0440.",
            "\u043b\u0432",
            "\u043b\u0432.",
            "\u5143",
            "\u5186",
            "\uc6d0");

    /** R$, US$, $US. */
    private static final Pattern LETTERS_AND_SIGN = Pattern.compile("\\p{L}{1,3}\\p{Sc}|\\p{Sc}\\p{L}{1,3}");

    /** Signs, brackets, marks, blanks and what is not seen; no part of a unit. */
    private static final String NO_UNIT = "-+\\u2010-\\u2014\\u2212\\ufe63\\uff0d()\\s\\u00a0\\u202f\\u2009\\p{Cf},'";

    /** A point behind a letter ends an abbreviation. */
    private static final Pattern AROUND_UNIT =
            Pattern.compile("^[" + NO_UNIT + ".]+|(?:[" + NO_UNIT + "]|(?<!\\p{L})\\.)+$");

    /** m2, kg/m3 behind a number, but no exponent. */
    private static final Pattern UNIT_WITH_DIGIT = Pattern.compile(
            "[" + NO_UNIT + "]*[0-9][0-9.,'\\s\\u00a0\\u202f\\u2009]*?(?![eE][0-9])(\\p{L}[\\p{L}/]{0,9}[0-9])");

    /** Copies the list. */
    public Dress {
        examples = List.copyOf(examples);
    }

    /** Finds the form in which the texts are numbers as {@link ValueShares#areNumbers()} asks for, with many different ones. */
    static Optional<Dress> of(TextFacts facts, NumberForm declared) {
        return of(facts.textsButWords(), facts.countsButWords(), facts.words().values(), declared);
    }

    /** Finds the form in which texts that are no plain numbers are some, without a threshold. */
    public static Optional<Dress> ofTexts(List<String> texts, NumberForm declared) {
        long[] counts = new long[texts.size()];
        Arrays.fill(counts, 1);
        return forms(texts, declared).stream()
                .map(form -> new Fit(form, declared, texts, counts))
                .filter(fit -> fit.fitting == texts.size())
                .findFirst()
                .map(fit -> fit.dress(texts, counts))
                .filter(dress -> !dress.examples().isEmpty());
    }

    private static Optional<Dress> of(List<String> texts, long[] counts, long words, NumberForm declared) {
        if (texts.size() <= RuleThresholds.FEW_DIFFERENT || !mayBeNumbers(texts)) {
            return Optional.empty();
        }
        List<Integer> frequent = byFrequency(counts);
        List<Integer> some = frequent.subList(0, Math.min(TRIED, frequent.size()));
        List<String> tried = some.stream().map(texts::get).toList();
        long[] triedCounts = some.stream().mapToLong(at -> counts[at]).toArray();
        @Nullable Fit best = null;
        for (NumberForm form : forms(tried, declared)) {
            Fit fit = new Fit(form, declared, tried, triedCounts);
            best = best == null || fit.fitting > best.fitting ? fit : best;
        }
        if (best == null) {
            return Optional.empty();
        }
        Fit all = new Fit(best.form, declared, texts, counts);
        long rest = Arrays.stream(counts).sum() - all.fitting;
        return new ValueShares(all.fitting, words, rest, all.different).areNumbers()
                        && all.different > RuleThresholds.FEW_DIFFERENT
                ? Optional.of(all.dress(texts, counts))
                        .filter(dress -> !dress.examples().isEmpty())
                : Optional.empty();
    }

    /** Most columns of words have no digit, and are not looked at in each form. */
    private static boolean mayBeNumbers(List<String> texts) {
        long withDigits = texts.stream()
                .filter(text -> text.chars().anyMatch(c -> c >= '0' && c <= '9'))
                .count();
        return RuleThresholds.isHalf(withDigits, texts.size());
    }

    private static List<Integer> byFrequency(long[] counts) {
        return IntStream.range(0, counts.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer at) -> counts[at]).reversed())
                .toList();
    }

    /** How many values are numbers in a form. */
    private static final class Fit {

        private final NumberForm form;
        private final NumberForm declared;
        private long fitting;
        private int different;

        Fit(NumberForm form, NumberForm declared, List<String> texts, long[] counts) {
            this.form = form;
            this.declared = declared;
            Set<Double> found = new HashSet<>();
            for (int i = 0; i < counts.length; i++) {
                Optional<Double> number = number(form, texts.get(i));
                if (number.isPresent()) {
                    fitting += counts[i];
                    if (found.size() <= RuleThresholds.FEW_DIFFERENT) {
                        found.add(number.get());
                    }
                }
            }
            different = found.size();
        }

        Dress dress(List<String> texts, long[] counts) {
            List<String> examples = examples(texts, counts, "");
            MarkMeaning meaning = form.thousands() == null ? MarkMeaning.of(form, texts) : MarkMeaning.DECIMALS;
            return switch (meaning) {
                case DECIMALS -> new Dress(form, examples, false);
                case THOUSANDS -> new Dress(MarkMeaning.grouped(form), examples, false);
                case EITHER -> new Dress(form, examples(texts, counts, form.decimal()), true);
            };
        }

        /** Returns numbers of this form, and not of the declared one, in which a mark stands. */
        private List<String> examples(List<String> texts, long[] counts, String mark) {
            return byFrequency(counts).stream()
                    .map(texts::get)
                    .filter(text -> text.contains(mark)
                            && number(declared, text).isEmpty()
                            && number(form, text).isPresent())
                    .limit(EXAMPLES)
                    .toList();
        }
    }

    private static Optional<Double> number(NumberForm form, String text) {
        return Optional.of(form.number(text)).filter(Double::isFinite);
    }

    /** The simplest first: a later one is taken only if it fits more values. */
    private static List<NumberForm> forms(List<String> texts, NumberForm declared) {
        List<@Nullable String> units = new ArrayList<>();
        units.add(null);
        unit(texts).ifPresent(units::add);
        List<@Nullable String> thousands = new ArrayList<>();
        thousands.add(null);
        thousands.addAll(NumberForm.THOUSANDS);
        List<NumberForm> forms = new ArrayList<>();
        for (NumberForm.Negative negative : NumberForm.Negative.values()) {
            for (@Nullable String unit : units) {
                for (@Nullable String group : thousands) {
                    NumberForm.DECIMALS.stream()
                            .filter(decimal -> !decimal.equals(group))
                            .map(decimal -> new NumberForm(decimal, group, unit, negative))
                            .filter(form -> !form.equals(declared))
                            .forEach(forms::add);
                }
            }
        }
        return forms;
    }

    /** Returns what stands behind the digits of most texts, or is a currency before them, if anything does. */
    private static Optional<String> unit(List<String> texts) {
        Map<String, Integer> counts = new HashMap<>();
        for (String text : texts) {
            if (text.length() > LONGEST_WITH_UNIT) {
                continue;
            }
            String before =
                    AROUND_UNIT.matcher(text.replaceFirst("[0-9].*$", "")).replaceAll("");
            String behind =
                    AROUND_UNIT.matcher(text.replaceFirst("^.*[0-9]", "")).replaceAll("");
            if (isCurrency(before)) {
                counts.merge(before, 1, Integer::sum);
            }
            Matcher withDigit = UNIT_WITH_DIGIT.matcher(text);
            if (withDigit.matches()) {
                counts.merge(withDigit.group(1), 1, Integer::sum);
            }
            if (behind.indexOf('(') > 0 && text.endsWith(behind + ")")) {
                behind += ")";
            }
            if (!behind.isEmpty() && behind.length() <= LONGEST_UNIT && !behind.equals(text)) {
                counts.merge(behind, 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .filter(entry -> NumberForm.isUnit(entry.getKey()))
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
    }

    /** Letters before digits are a name rather than a unit, unless they are a currency. */
    private static boolean isCurrency(String text) {
        boolean sign =
                !text.isEmpty() && text.codePoints().allMatch(c -> Character.getType(c) == Character.CURRENCY_SYMBOL);
        return sign
                || CURRENCIES.contains(text)
                || CURRENCY_WORDS.contains(text)
                || LETTERS_AND_SIGN.matcher(text).matches();
    }

    /** Returns the numbers that texts are in this form; NaN for those that are none. */
    public Column.Numbers numbers(Column.Texts texts) {
        return texts.numbers(text -> number(form, text).orElse(Double.NaN));
    }

    /** Returns whether a word stands beside the numbers that is no currency: {@code 4WD}, {@code 2 doors}. */
    boolean hasUnitOfLetters() {
        @Nullable String unit = form.unit();
        return unit != null && unit.codePoints().anyMatch(Character::isLetter) && !isCurrency(unit);
    }

    /** Returns what speaks against reading a column in this form. */
    public List<Misgiving> misgivings(String column) {
        if (!isAmbiguous) {
            return List.of();
        }
        boolean comma = form.decimal().equals(COMMA);
        return List.of(new Misgiving(
                comma ? Misgiving.Kind.COMMAS : Misgiving.Kind.DRESSED_POINTS,
                column,
                "three digits follow each, as in '" + Printable.text(examples.get(0)) + "'",
                List.of(new Dress(MarkMeaning.grouped(form), List.of(), false).element(column))));
    }

    /** Returns how the numbers differ from plain ones. */
    public String words() {
        return form.words();
    }

    /** Returns the element that has a column read in this form, to be pasted into {@code <numbers>} of {@code <dataset>}. */
    public String element(String column) {
        StringBuilder element = new StringBuilder("<number><columns>" + columns(column) + "</columns>");
        if (form.decimal().equals(COMMA) || form.isPlain()) {
            element.append("<decimal>").append(form.decimal()).append("</decimal>");
        }
        @Nullable String thousands = form.thousands();
        if (thousands != null) {
            element.append("<thousands>").append(thousands).append("</thousands>");
        }
        @Nullable String unit = form.unit();
        if (unit != null) {
            element.append("<unit>").append(escaped(unit)).append("</unit>");
        }
        if (form.negative() != NumberForm.Negative.MINUS) {
            element.append("<negative>").append(form.negative().text()).append("</negative>");
        }
        return element.append("</number>").toString();
    }

    static String columns(String column) {
        return column.contains(",") ? "<column>" + escaped(column) + "</column>" : escaped(column);
    }

    static String escaped(String text) {
        return Printable.text(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
