package io.github.mlmodel.model.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.LongFunction;

/** What a message shows of many things: the first of them, most often ten, and how many more there were. */
public final class Shown {

    /** How many a message shows where nothing else is said. */
    public static final int MANY = 10;

    private final List<String> first = new ArrayList<>();
    private final int limit;
    private long count;

    /** Starts with nothing; shows the first ten of what is added. */
    public Shown() {
        this(MANY);
    }

    private Shown(int limit) {
        this.limit = limit;
    }

    /** Shows the first ten of all. */
    public static Shown of(Collection<String> all) {
        return first(MANY, all);
    }

    /** Shows the first {@code limit} of all. */
    public static Shown first(int limit, Collection<String> all) {
        Shown shown = new Shown(limit);
        all.forEach(shown::add);
        return shown;
    }

    /** Shows the first ones, where no others of {@code count} things were kept. */
    public static Shown partOf(long count, Collection<String> first) {
        Shown shown = of(first);
        shown.count = count;
        return shown;
    }

    /** Adds one; it is kept if it is among the first. */
    public void add(String one) {
        if (count++ < limit) {
            first.add(Printable.message(one));
        }
    }

    /** Says whether there was nothing. */
    public boolean isEmpty() {
        return count == 0;
    }

    /** Returns how many there were, with those that are not shown. */
    public long count() {
        return count;
    }

    /** Returns {@code a, b and 2 more}. */
    public String list() {
        return joined(", ", more -> " and " + more + " more");
    }

    /** Returns {@code a; b; and 2 more}. */
    public String clauses() {
        return joined("; ", more -> "; and " + more + " more");
    }

    /** Returns each one behind {@code start}, and {@code and 2 more} behind another. */
    public String lines(String start) {
        return start + joined(start, more -> start + "and " + more + " more");
    }

    /** Returns what is shown with {@code separator} between, and what {@code rest} says of the number left out, if any. */
    public String joined(String separator, LongFunction<String> rest) {
        String shown = String.join(separator, first);
        return count > first.size() ? shown + rest.apply(count - first.size()) : shown;
    }
}
