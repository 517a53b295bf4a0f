package io.github.mlmodel.junit;

import io.github.mlmodel.junit.cell.CellText;
import io.github.mlmodel.model.api.Stable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rows of a model, in the order of their file. */
@Stable(since = "1.0.0")
public final class ModelRows implements Iterable<ModelRow> {

    private final String name;
    private final List<ModelRow> rows;

    ModelRows(String name, List<ModelRow> rows) {
        this.name = name;
        this.rows = List.copyOf(rows);
    }

    /** Makes rows of some. */
    public static ModelRows of(List<ModelRow> rows) {
        return new ModelRows("given rows", rows);
    }

    /** Makes rows of values by column, numbered from 1. */
    public static ModelRows ofValues(List<? extends Map<String, ?>> values) {
        List<ModelRow> rows = new ArrayList<>();
        values.forEach(each -> rows.add(ModelRow.of(rows.size() + 1L, each)));
        return of(rows);
    }

    /** Returns where they are from, in words. */
    public String name() {
        return name;
    }

    /** Returns how many they are. */
    public int size() {
        return rows.size();
    }

    /** Returns the row at a place, from 0. */
    public ModelRow get(int place) {
        return rows.get(place);
    }

    /** Returns those for which something holds. */
    public ModelRows where(Predicate<ModelRow> holds) {
        return new ModelRows(name, rows.stream().filter(holds).toList());
    }

    /**
     * Returns those that have a value in a column; a number is equal to its text.
     *
     * @throws IllegalArgumentException if there is no such column
     */
    public ModelRows where(String column, Object value) {
        String sought = CellText.key(value);
        return where(row -> {
            @Nullable Object found = row.value(column);
            return found != null && CellText.key(found).equals(sought);
        });
    }

    /** Returns some of them at random, in their order: all where they are no more than that. */
    public ModelRows some(int limit, long seed) {
        if (rows.size() <= limit) {
            return this;
        }
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < rows.size(); place++) {
            places.add(place);
        }
        Collections.shuffle(places, new Random(seed));
        return new ModelRows(
                name, places.subList(0, limit).stream().sorted().map(rows::get).toList());
    }

    /** Returns them. */
    public Stream<ModelRow> stream() {
        return rows.stream();
    }

    @Override
    public Iterator<ModelRow> iterator() {
        return rows.iterator();
    }
}
