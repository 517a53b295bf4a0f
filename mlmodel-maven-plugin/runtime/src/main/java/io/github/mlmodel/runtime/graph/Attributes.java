package io.github.mlmodel.runtime.graph;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a node is told beside its inputs.
 *
 * @param values {@link Long}, {@link Float}, {@link String}, {@code int[]} or {@code long[]} (integers, the first where they
 *     fit), {@code float[]}, {@code String[]}, {@link TensorValue}, an {@code OnnxGraph}, or an {@link Other}, by name
 */
public record Attributes(Map<String, Object> values) {

    private static final int[] NO_INTS = {};
    private static final float[] NO_FLOATS = {};
    private static final String[] NO_TEXTS = {};

    /** A value of a kind that Java does not evaluate: lists of tensors or graphs, sparse tensors, types. */
    public record Other() {}

    /** Where {@link #replaceBy} keeps what was read; no attribute has this name. */
    private static final String READ = "";

    /** Copies the map. */
    public Attributes {
        values = new HashMap<>(values);
    }

    /** Keeps what was read of long lists in their place: both together would take twice the memory. */
    public void replaceBy(Object read) {
        values.clear();
        values.put(READ, read);
    }

    /** Returns what {@link #replaceBy} keeps. */
    public <T> Optional<T> read(Class<T> kind) {
        return get(READ, kind);
    }

    /** Returns the names. */
    public Set<String> names() {
        return values.keySet();
    }

    /** Returns whether one is given. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** Returns an integer. */
    public long integer(String name, long otherwise) {
        return get(name, Long.class).orElse(otherwise);
    }

    /** Returns a number. */
    public float number(String name, float otherwise) {
        return get(name, Float.class).orElse(otherwise);
    }

    /** Returns a text. */
    public String text(String name, String otherwise) {
        return get(name, String.class).orElse(otherwise);
    }

    /** Returns numbers, none if they are not given. */
    public float[] numbers(String name) {
        return get(name, float[].class).orElse(NO_FLOATS);
    }

    /** Returns texts, none if they are not given. */
    public String[] texts(String name) {
        return get(name, String[].class).orElse(NO_TEXTS);
    }

    /** Returns integers, none if they are not given. */
    public long[] integers(String name) {
        @Nullable Object value = values.get(name);
        if (value instanceof long[] longs) {
            return longs;
        }
        int[] ints = get(name, int[].class).orElse(NO_INTS);
        long[] longs = new long[ints.length];
        for (int i = 0; i < ints.length; i++) {
            longs[i] = ints[i];
        }
        return longs;
    }

    /**
     * Returns integers of 32 bits, none if they are not given.
     *
     * @throws IllegalArgumentException if one of them is larger
     */
    public int[] ints(String name) {
        if (values.get(name) instanceof long[]) {
            throw new IllegalArgumentException("attribute '" + name + "' has an integer of more than 32 bits");
        }
        return get(name, int[].class).orElse(NO_INTS);
    }

    /** Returns a tensor. */
    public Optional<TensorValue> tensor(String name) {
        return get(name, TensorValue.class);
    }

    /** Returns a value of a kind. */
    public <T> Optional<T> get(String name, Class<T> type) {
        @Nullable Object value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("attribute '" + name + "' is of another kind");
        }
        return Optional.of(type.cast(value));
    }
}
