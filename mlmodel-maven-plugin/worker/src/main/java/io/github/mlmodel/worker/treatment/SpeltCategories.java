package io.github.mlmodel.worker.treatment;

import io.github.mlmodel.model.column.Spellings;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.worker.table.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A column of categories in which each is written in one way: texts that are one by {@link Spellings} are written as most of the
 * rows have it.
 *
 * @param column the column, with the same dictionary
 * @param spellings the other texts, and those for truth values, with the category that they mean
 * @param alike categories that were written in several ways, as {@code '1' and '1.0'}
 * @param truths how true and false are written, as {@code 'True' and 'False'}; empty where nothing is
 */
public record SpeltCategories(
        Column.Texts column, Map<String, String> spellings, List<String> alike, Optional<String> truths) {

    /** Copies the collections. */
    public SpeltCategories {
        spellings = Map.copyOf(spellings);
        alike = List.copyOf(alike);
    }

    /** Looks at the training values of a column. */
    public static SpeltCategories of(Column.Texts column) {
        long[] counts = counts(column);
        Set<String> texts = texts(column, counts);
        Map<String, List<Integer>> groups = groups(column, counts, meaning(texts));
        Comparator<Integer> frequent = Comparator.comparingLong((Integer code) -> -counts[code])
                .thenComparing(code -> column.dictionary()[code]);
        groups.values().forEach(codes -> codes.sort(frequent));
        return of(column, groups, Spellings.pair(texts).orElse(List.of(Spellings.TRUE, Spellings.FALSE)));
    }

    /** Returns what each text of a column means: equal texts for those that are one category. */
    static UnaryOperator<String> meaning(Column.Texts column) {
        return meaning(texts(column, counts(column)));
    }

    private static long[] counts(Column.Texts column) {
        long[] counts = new long[column.dictionary().length];
        for (int code : column.codes()) {
            if (code >= 0) {
                counts[code]++;
            }
        }
        return counts;
    }

    private static Set<String> texts(Column.Texts column, long[] counts) {
        Set<String> texts = new HashSet<>();
        for (int code = 0; code < counts.length; code++) {
            if (counts[code] > 0) {
                texts.add(column.dictionary()[code]);
            }
        }
        return texts;
    }

    /** Decimals are one number only where all are numbers: {@code 1.1} and {@code 1.10} may be versions. */
    private static UnaryOperator<String> meaning(Set<String> texts) {
        if (Spellings.pair(texts).isPresent()) {
            return Spellings::word;
        }
        boolean numbers = texts.stream().allMatch(text -> Spellings.number(text).isPresent());
        return text -> {
            String word = Spellings.word(text);
            boolean truth = word.equals(Spellings.TRUE) || word.equals(Spellings.FALSE);
            boolean number = Spellings.number(text).isPresent() && (numbers || Spellings.isWhole(text));
            return truth || number ? word : text;
        };
    }

    private static Map<String, List<Integer>> groups(
            Column.Texts column, long[] counts, UnaryOperator<String> meaning) {
        Map<String, List<Integer>> groups = new TreeMap<>();
        for (int code = 0; code < counts.length; code++) {
            if (counts[code] > 0) {
                groups.computeIfAbsent(meaning.apply(column.dictionary()[code]), key -> new ArrayList<>())
                        .add(code);
            }
        }
        return groups;
    }

    private static SpeltCategories of(Column.Texts column, Map<String, List<Integer>> groups, List<String> pair) {
        int[] category = new int[column.dictionary().length];
        Map<String, String> spellings = new TreeMap<>();
        List<String> alike = new ArrayList<>();
        for (List<Integer> codes : groups.values()) {
            List<String> texts =
                    codes.stream().map(code -> column.dictionary()[code]).toList();
            codes.forEach(code -> category[code] = codes.get(0));
            texts.subList(1, texts.size()).forEach(text -> spellings.put(text, texts.get(0)));
            if (texts.size() > 1) {
                alike.add(list(texts));
            }
        }
        List<String> truths = new ArrayList<>();
        for (int i = 0; i < pair.size(); i++) {
            List<Integer> codes = groups.getOrDefault(pair.get(i), List.of());
            if (!codes.isEmpty()) {
                String text = column.dictionary()[codes.get(0)];
                truths.add(text);
                put(spellings, i == 0 ? Spellings.TRUE : Spellings.FALSE, text);
                Spellings.cases(pair.get(i)).forEach(word -> put(spellings, word, text));
            }
        }
        return new SpeltCategories(
                alike.isEmpty() ? column : written(column, category),
                spellings,
                alike,
                Optional.of(truths).filter(words -> !words.isEmpty()).map(SpeltCategories::list));
    }

    private static void put(Map<String, String> spellings, String word, String category) {
        if (!word.equals(category)) {
            spellings.put(word, category);
        }
    }

    private static Column.Texts written(Column.Texts column, int[] category) {
        int[] codes = column.codes().clone();
        for (int row = 0; row < codes.length; row++) {
            codes[row] = codes[row] < 0 ? codes[row] : category[codes[row]];
        }
        return new Column.Texts(column.name(), column.dictionary(), codes);
    }

    private static String list(List<String> texts) {
        List<String> quoted =
                texts.stream().map(text -> "'" + Printable.text(text) + "'").toList();
        return quoted.size() == 1
                ? quoted.get(0)
                : String.join(", ", quoted.subList(0, quoted.size() - 1)) + " and " + quoted.get(quoted.size() - 1);
    }
}
