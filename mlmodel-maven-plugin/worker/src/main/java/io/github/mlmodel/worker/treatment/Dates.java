package io.github.mlmodel.worker.treatment;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.column.ColumnForm;
import io.github.mlmodel.model.column.DateForm;
import io.github.mlmodel.model.column.NumberForm;
import io.github.mlmodel.worker.table.Column;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Dates of one form.
 *
 * @param form the form
 */
record Dates(DateForm form) {

    /** Forms that are told by the texts alone; numbers are never guessed to be dates. */
    private static final List<DateForm> GUESSED = List.of(DateForm.DATE, DateForm.DATE_TIME, DateForm.OFFSET_DATE_TIME);

    /** Returns the one form of all texts but words for "no value", if there is one and no more than half are words. */
    static Optional<Dates> of(TextFacts facts) {
        List<String> texts = facts.textsButWords();
        if (texts.isEmpty()
                || !RuleThresholds.isHalf(facts.values() - facts.words().values(), facts.values())) {
            return Optional.empty();
        }
        return GUESSED.stream().filter(form -> isOf(form, texts)).findFirst().map(Dates::new);
    }

    private static boolean isOf(DateForm form, List<String> texts) {
        return texts.stream().noneMatch(text -> Double.isNaN(form.seconds(text)));
    }

    /** Returns whether texts are dates of one form that is read without being declared. */
    static boolean areOfOneForm(List<String> texts) {
        return GUESSED.stream().anyMatch(form -> isOf(form, texts));
    }

    /** Returns the one form that nearly all texts have, where many different ones have it: then the others are faults. */
    static Optional<Dates> nearly(TextFacts facts) {
        return GUESSED.stream()
                .filter(form -> isOfMany(form, facts, RuleThresholds::nearlyAll))
                .findFirst()
                .map(Dates::new);
    }

    /** Returns whether at least half of the values are many different dates of one form. */
    static boolean areManyAndHalf(TextFacts facts) {
        return GUESSED.stream().anyMatch(form -> isOfMany(form, facts, RuleThresholds::isHalf));
    }

    /** Returns the forms that are read where they are declared, and that nearly all values have; of these the likeliest. */
    static List<DateForm> declarable(TextFacts facts, long present) {
        Map<DateForm, Long> counts = new EnumMap<>(DateForm.class);
        for (DateForm form : DateForm.values()) {
            long dates = form.isLocal() && !GUESSED.contains(form) ? count(form, facts) : 0;
            if (dates > 0 && RuleThresholds.nearlyAll(dates, present)) {
                counts.put(form, dates);
            }
        }
        long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return counts.keySet().stream()
                .filter(form -> Objects.equals(counts.get(form), most))
                .toList();
    }

    private static long count(DateForm form, TextFacts facts) {
        List<String> texts = facts.textsButWords();
        long[] counts = facts.countsButWords();
        long dates = 0;
        for (int i = 0; i < counts.length; i++) {
            dates += Double.isNaN(form.seconds(texts.get(i))) ? 0 : counts[i];
        }
        return dates;
    }

    private static boolean isOfMany(DateForm form, TextFacts facts, LongShare share) {
        List<String> texts = facts.textsButWords();
        long[] counts = facts.countsButWords();
        long dates = 0;
        int different = 0;
        for (int i = 0; i < counts.length; i++) {
            if (!Double.isNaN(form.seconds(texts.get(i)))) {
                dates += counts[i];
                different++;
            }
        }
        return different > RuleThresholds.FEW_DIFFERENT && share.isReached(dates, facts.values());
    }

    /** Whether a part of all values is large enough. */
    @FunctionalInterface
    private interface LongShare {

        boolean isReached(long part, long all);
    }

    /** Returns whether a text is a date of a form that is read without being declared. */
    static boolean isDate(String text) {
        return GUESSED.stream().anyMatch(form -> !Double.isNaN(form.seconds(text)));
    }

    Treatment treatment(WordCounts asMissing) {
        return new Treatment(ColumnKind.DATE, Reason.DATE, ColumnForm.of(form), NumberForm.PLAIN, asMissing, List.of());
    }

    /** Returns the dates that texts are, in seconds since 1970-01-01T00:00Z; NaN for those that are none. */
    Column.Numbers column(Column.Texts texts) {
        return texts.numbers(form::seconds);
    }
}
