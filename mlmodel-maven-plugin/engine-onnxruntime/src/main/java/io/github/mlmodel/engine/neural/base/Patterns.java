package io.github.mlmodel.engine.neural.base;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Shown;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names as a user writes them: exact, or with {@code *} for any characters. */
final class Patterns {

    private Patterns() {}

    /**
     * Returns the names that match one of the patterns, in their order.
     *
     * @param base the base's name, for messages
     * @throws MlModelException naming each pattern that matches none, and the names that there are
     */
    static Set<String> matching(List<String> patterns, Collection<String> names, String base) {
        Set<String> found = new LinkedHashSet<>();
        List<String> without = new ArrayList<>();
        for (String pattern : patterns) {
            Pattern compiled = compiled(pattern);
            List<String> matching = names.stream()
                    .filter(name -> compiled.matcher(name).matches())
                    .toList();
            if (matching.isEmpty()) {
                without.add("'" + pattern + "'");
            }
            found.addAll(matching);
        }
        if (!without.isEmpty()) {
            throw MlModelException.user("<train> has " + String.join(", ", without) + ", which "
                    + (without.size() == 1 ? "matches" : "match")
                    + " nothing of base '" + base + "' that can be trained. It has: "
                    + (names.isEmpty()
                            ? "nothing that the output's gradient reaches"
                            : Shown.of(names).list())
                    + ". Write a name, or a pattern such as '" + example(names) + "'; 'none' trains nothing of"
                    + " the base.");
        }
        return names.stream().filter(found::contains).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Pattern compiled(String pattern) {
        String regex =
                List.of(pattern.split("\\*", -1)).stream().map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(regex);
    }

    private static String example(Collection<String> names) {
        String last = names.stream().reduce("", (a, b) -> b);
        int dot = last.indexOf('.');
        return dot > 0 ? last.substring(0, dot) + ".*" : "*";
    }
}
