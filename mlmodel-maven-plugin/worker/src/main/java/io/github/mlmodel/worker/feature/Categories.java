package io.github.mlmodel.worker.feature;

import io.github.mlmodel.model.column.ColumnForm;
import io.github.mlmodel.model.column.Spellings;
import io.github.mlmodel.worker.table.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The categories of a column, and the feature that each sets to 1.
 *
 * <p>The most frequent texts of the training rows are kept, equally frequent ones in the order of their characters, each
 * with a feature of its own. Where there were more, the rest share the feature "other", which also takes texts that no
 * training row had: to the model, unknown is like rare. Without an "other" an unknown text sets no feature. Missing
 * values have their own feature if a training row lacked the value; else they are unknown. So there is never a feature
 * that is 0 in all training rows, for which a model could learn nothing.
 */
final class Categories {

    /** The feature of texts that set none. */
    static final int NONE = -1;

    private final String column;
    private final List<String> kept;
    private final int rare;
    private final int other;
    private final int missing;
    /** In the order in which the graph has them. */
    private final Map<String, Integer> featureByText = new LinkedHashMap<>();

    private Categories(String column, List<String> kept, int rare, boolean anyMissing) {
        this.column = column;
        this.kept = kept;
        this.rare = rare;
        this.other = rare > 0 ? kept.size() : NONE;
        this.missing = anyMissing ? kept.size() + (rare > 0 ? 1 : 0) : NONE;
        for (int i = 0; i < kept.size(); i++) {
            featureByText.put(kept.get(i), i);
        }
    }

    /** Adds what else means a category or a missing value; {@code seen} are the texts that are categories of their own. */
    private Categories with(ColumnForm form, Set<String> seen) {
        Set<String> none = Set.copyOf(form.missing());
        form.spellings().forEach((text, category) -> {
            if (featureByText.containsKey(category) && !none.contains(text)) {
                featureByText.putIfAbsent(text, feature(category));
            }
        });
        if (missing != NONE) {
            featureByText.put("", missing);
            none.stream().sorted().forEach(word -> featureByText.putIfAbsent(word, missing));
        }
        // Decimals are one number only where all are numbers: 1.1 and 1.10 may be versions.
        boolean numbers = seen.stream().allMatch(text -> Spellings.number(text).isPresent());
        for (String category : kept) {
            if (numbers || Spellings.isWhole(category)) {
                Spellings.ofNumber(category).stream()
                        .filter(text -> !seen.contains(text) && !none.contains(text))
                        .forEach(text -> featureByText.putIfAbsent(text, feature(category)));
            }
        }
        return this;
    }

    /**
     * Takes the categories of training rows, in which each is written in one way.
     *
     * @param form how else they are written
     * @param limit most categories with a feature of their own
     */
    static Categories fit(Column.Texts column, ColumnForm form, int limit) {
        long[] counts = new long[column.dictionary().length];
        boolean anyMissing = false;
        for (int code : column.codes()) {
            if (code < 0) {
                anyMissing = true;
            } else {
                counts[code]++;
            }
        }
        List<Integer> seen = new ArrayList<>();
        for (int code = 0; code < counts.length; code++) {
            if (column.dictionary()[code].isEmpty()) {
                anyMissing |= counts[code] > 0;
            } else if (counts[code] > 0) {
                seen.add(code);
            }
        }
        seen.sort(Comparator.comparingLong((Integer code) -> -counts[code])
                .thenComparing(code -> column.dictionary()[code]));
        List<String> kept = seen.stream()
                .limit(limit)
                .map(code -> column.dictionary()[code])
                .toList();
        Set<String> texts = seen.stream().map(code -> column.dictionary()[code]).collect(Collectors.toSet());
        return new Categories(column.name(), kept, seen.size() - kept.size(), anyMissing).with(form, texts);
    }

    String column() {
        return column;
    }

    int size() {
        return kept.size() + (other == NONE ? 0 : 1) + (missing == NONE ? 0 : 1);
    }

    /** Returns the feature that a text sets, or {@link #NONE}. */
    int feature(String text) {
        return featureByText.getOrDefault(text, other);
    }

    /** Returns of each row the feature that it sets, or {@link #NONE}. */
    int[] features(Column.Texts texts) {
        int[] byCode = new int[texts.dictionary().length];
        for (int code = 0; code < byCode.length; code++) {
            byCode[code] = feature(texts.dictionary()[code]);
        }
        int[] features = new int[texts.codes().length];
        for (int row = 0; row < features.length; row++) {
            int code = texts.codes()[row];
            features[row] = code < 0 ? feature("") : byCode[code];
        }
        return features;
    }

    /** Returns the feature of texts that are in no {@link #keys()}. */
    int otherwise() {
        return other;
    }

    /** Returns the categories with a feature of their own, the most frequent first. */
    List<String> kept() {
        return kept;
    }

    /** Returns the texts of which it is known what they set: categories in every spelling, and what means a missing value. */
    List<String> keys() {
        return List.copyOf(featureByText.keySet());
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        kept.forEach(text -> names.add(column + "=" + text));
        if (other != NONE) {
            names.add(column + " (other)");
        }
        if (missing != NONE) {
            names.add(column + " (missing)");
        }
        return names;
    }

    /**
     * Returns how the column becomes features.
     *
     * @param each what each category has
     * @param unknown what an unknown one does where there is no "other"
     */
    String sentence(String each, String unknown) {
        StringBuilder sentence = new StringBuilder("one of ")
                .append(kept.size())
                .append(kept.size() == 1 ? " category" : " categories")
                .append(each);
        if (rare > 0) {
            sentence.append("; ").append(rare).append(" rarer and all unknown ones share one");
        } else {
            sentence.append("; an unknown one ").append(unknown);
        }
        sentence.append(missing == NONE ? "; missing is like unknown." : "; missing has its own.");
        return sentence.toString();
    }
}
