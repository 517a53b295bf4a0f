package io.github.mlmodel.model.rule;

import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Shown;
import java.util.SortedSet;
import java.util.TreeSet;

/** Things to name in a message: sorted, each once, and never more than a message or the memory can take. */
final class Listing {

    private static final int KEPT = 1000;
    private static final int LONGEST = 80;

    private final String noun;
    private final SortedSet<String> items = new TreeSet<>();
    private boolean full;

    /** Makes an empty list of things that are called {@code noun}. */
    Listing(String noun) {
        this.noun = noun;
    }

    void add(String item) {
        if (items.size() < KEPT) {
            items.add(item);
        } else {
            full |= !items.contains(item);
        }
    }

    boolean isEmpty() {
        return items.isEmpty();
    }

    @Override
    public String toString() {
        return Shown.of(items)
                .joined(", ", more -> " and " + (full ? "more than " : "") + Names.count(more, "other " + noun));
    }

    /** Returns a text from a file in quotes, such that it fits a message and looks like what it is. */
    static String quoted(String text) {
        String cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return "'" + cut.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?") + "'";
    }
}
