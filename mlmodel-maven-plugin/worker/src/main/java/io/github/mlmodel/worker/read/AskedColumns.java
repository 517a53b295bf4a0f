package io.github.mlmodel.worker.read;

import io.github.mlmodel.worker.split.AskedRule;
import io.github.mlmodel.worker.split.EarlierRule;
import io.github.mlmodel.worker.split.RowAnswer;
import io.github.mlmodel.worker.split.Split;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of rows themselves, and where in a row that stands.
 *
 * @param today the rule of today; absent where that is a hash
 * @param earlier the rule of an earlier model, likewise
 * @param names the columns of the data
 * @param places where the columns are that are asked for
 */
record AskedColumns(
        @Nullable AskedRule today, @Nullable AskedRule earlier, List<String> names, Map<String, Integer> places) {

    AskedColumns {
        names = List.copyOf(names);
        places = Map.copyOf(places);
    }

    static AskedColumns of(Split split, List<String> names) {
        @Nullable AskedRule today = split.splits() && split.rule() instanceof AskedRule asked ? asked : null;
        @Nullable AskedRule earlier = split.earlier() instanceof EarlierRule.Asked asked ? asked.rule() : null;
        Map<String, Integer> places = Stream.of(columns(today), columns(earlier))
                .flatMap(List::stream)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), names::indexOf));
        return new AskedColumns(today, earlier, names, places);
    }

    private static List<String> columns(@Nullable AskedRule rule) {
        return rule == null ? List.of() : rule.columns();
    }

    boolean any() {
        return today != null || earlier != null;
    }

    boolean numbers() {
        return (today != null && today.asksNumbers()) || (earlier != null && earlier.asksNumbers());
    }

    /** Returns which columns are asked for. */
    boolean[] columns() {
        boolean[] asked = new boolean[names.size()];
        places.values().forEach(place -> asked[place] = true);
        return asked;
    }

    /** Returns the columns that today's rule asks for, in the order of the data. */
    List<String> deciding() {
        return names.stream().filter(columns(today)::contains).toList();
    }

    /** Returns what a row says by one of the rules. */
    RowAnswer of(AskedRule rule, String[] texts, long number) {
        return rule.of(
                rule.columns().stream()
                        .map(column -> texts[Objects.requireNonNull(places.get(column))])
                        .toList(),
                number);
    }
}
