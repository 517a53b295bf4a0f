package io.github.mlmodel.worker.treatment;

import io.github.mlmodel.model.column.DateForm;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether texts look like dates, in whichever form; those that are read are {@link Dates}. */
final class DateLook {

    private static final String ZONE = "(?: ?(?:Z|[A-Z]{3,4}|[+-]\\d{2}(?::?\\d{2})?)(?:\\[[^\\]]+\\])?)?";

    private static final String TIME =
            "(?:[ T,:]+\\d{1,2}[:.]\\d{2}(?:[:.]\\d{2}(?:[.,]\\d+)?)?(?: ?[AaPp]\\.?[Mm]\\.?)?" + ZONE + ")?";

    /** 31.12.2023, 12/31/23, 2023/12/31, with a time or without. */
    private static final Pattern OF_NUMBERS = Pattern.compile("(\\d{1,4})([./-])(\\d{1,2})\\2(\\d{4}|\\d{1,2})" + TIME);

    /** Dec 31, 2023, 31. Dez. 2023, Sunday, 31 December 2023, 31-Dec-23, 20/Mar/2024:03:34:00 +0000, 20 de marzo de 2024. */
    private static final Pattern WITH_A_MONTH = Pattern.compile("\\[?(?:\\p{L}+,? )?"
            + "(?:(?:\\d{1,2}(?:st|nd|rd|th|er)?[. /-]{1,2})(?:de |of )?(\\p{L}{3,})|(\\p{L}{3,})\\.? \\d{1,2},?)"
            + "\\.?[ ,/-]{1,2}(?:de )?(?:\\d{4}|\\d{2})" + TIME + "\\]?");

    /** Wed Mar 20 03:34:00 +0000 2024, as C and others write it. */
    private static final Pattern YEAR_LAST =
            Pattern.compile("\\p{L}{2,}\\.?,? (\\p{L}{3,})\\.? {1,2}\\d{1,2}" + TIME + " \\d{4}");

    /** 2024年03月20日. */
    private static final Pattern WITH_SIGNS =
            Pattern.compile("\\d{4}[\u5e74\ub144] ?(\\d{1,2})[\u6708\uc6d4] ?(\\d{1,2})[\u65e5\uc77c]" + TIME);

    /** Microseconds since 1970 of the years 2008 to 2030, or whole ones as nanoseconds: numbers that are read as codes. */
    private static final Pattern FINE_MOMENT = Pattern.compile("1[2-8]\\d{14}(?:000)?");

    /** How the months begin in languages of Europe. */
    private static final Set<String> MONTHS = Pattern.compile(" ")
            .splitAsStream(
                    "jan feb mar apr may jun jul aug sep oct nov dec mär mai okt dez fév avr jui aoû déc ene abr ago dic"
                            + " gen mag giu lug set ott fev out mrt mei maj sty lut kwi cze lip sie wrz paź lis gru"
                            + " янв фев мар апр май мая июн июл авг сен окт ноя дек")
            .collect(Collectors.toUnmodifiableSet());

    private static final int LONGEST = 60;

    private static final int LAST_DAY = 31;

    private static final int LAST_MONTH = 12;

    private DateLook() {}

    /** Returns what is told of texts nearly all of which are dates, though the column is not read so. */
    static Optional<Suspect> of(String column, TextFacts facts) {
        List<String> texts = facts.textsButWords();
        long[] counts = facts.countsButWords();
        long present = facts.values() - facts.words().values();
        long read = 0;
        long none = 0;
        boolean looked = false;
        for (int i = 0; i < counts.length; i++) {
            boolean isRead = Dates.isDate(texts.get(i));
            read += isRead ? counts[i] : 0;
            none += isRead || isDate(texts.get(i)) ? 0 : counts[i];
            if (!looked && !RuleThresholds.nearlyAll(present - none, present)) {
                looked = true;
                if (!Dates.areManyAndHalf(facts)) {
                    return Optional.empty();
                }
            }
        }
        // Those of one form that is read are no dates here for the words among them, which are told.
        if (texts.size() < 2 || Dates.areOfOneForm(texts)) {
            return Optional.empty();
        }
        long others = present - read;
        String clause = read == 0
                ? present - none + " values, the first "
                : read + " values are dates that are read, and "
                        + (others == 1 ? "1 is another text, " : others + " are other texts, the first ");
        // Where all can be read, each for itself, it is their forms that differ.
        Predicate<String> offending = others > 0 ? text -> !Dates.isDate(text) : text -> text.equals(texts.get(0));
        String told = others > 0 ? clause : read + " values of several forms, the first ";
        return Optional.of(new Suspect(misgiving(column, told, facts, present), offending));
    }

    /** Forms that nearly all values have can be declared; which of two it is, is the project's to say. */
    private static Misgiving misgiving(String column, String told, TextFacts facts, long present) {
        List<DateForm> forms = Dates.declarable(facts, present);
        if (forms.isEmpty()) {
            return Misgiving.of(Misgiving.Kind.DATES, column, told);
        }
        String date =
                "<date>" + Refusals.columns(column) + "<form>" + forms.get(0).text() + "</form></date>";
        return new Misgiving(
                forms.size() > 1 ? Misgiving.Kind.OPEN_DATES : Misgiving.Kind.DECLARABLE_DATES,
                column,
                told,
                List.of(date));
    }

    private static boolean isDate(String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        Matcher numbers = OF_NUMBERS.matcher(text);
        if (numbers.matches()) {
            return areDayAndMonth(numbers.group(1), numbers.group(3), numbers.group(4));
        }
        Matcher named = WITH_A_MONTH.matcher(text);
        if (named.matches()) {
            return isMonth(named.group(1) == null ? named.group(2) : named.group(1));
        }
        Matcher last = YEAR_LAST.matcher(text);
        if (last.matches()) {
            return isMonth(last.group(1));
        }
        Matcher signs = WITH_SIGNS.matcher(text);
        return signs.matches()
                ? areDayAndMonth("2000", signs.group(1), signs.group(2))
                : FINE_MOMENT.matcher(text).matches();
    }

    /** One of the three is a year of two or four digits, at the beginning or at the end. */
    private static boolean areDayAndMonth(String first, String second, String third) {
        boolean yearFirst = first.length() == 4 && third.length() <= 2;
        boolean yearLast = first.length() <= 2 && third.length() % 2 == 0;
        int one = Integer.parseInt(second);
        int other = Integer.parseInt(yearFirst ? third : first);
        return (yearFirst || yearLast)
                && Math.min(one, other) >= 1
                && Math.min(one, other) <= LAST_MONTH
                && Math.max(one, other) <= LAST_DAY;
    }

    private static boolean isMonth(String word) {
        String start = word.substring(0, 3).toLowerCase(Locale.ROOT);
        return MONTHS.contains(start);
    }
}
