package io.github.mlmodel.worker.sample;

import io.github.mlmodel.spi.work.Mix64;
import io.github.mlmodel.worker.table.Column;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Categories that the model carries, as often as they are in a group; one that only one of its rows has is taken only where
 * there is no other.
 */
final class CategoryPalette implements Palette {

    private final List<String> categories;
    private final long[] all;
    private final long[][] ofGroup;
    private final double missing;

    private CategoryPalette(List<String> categories, long[] all, long[][] ofGroup, double missing) {
        this.categories = categories;
        this.all = all;
        this.ofGroup = ofGroup;
        this.missing = missing;
    }

    static CategoryPalette of(Column.Texts column, Groups groups, List<String> categories) {
        Map<String, Integer> places = new HashMap<>();
        categories.forEach(category -> places.put(category, places.size()));
        int[] placeByCode = new int[column.dictionary().length];
        for (int code = 0; code < placeByCode.length; code++) {
            placeByCode[code] = places.getOrDefault(column.dictionary()[code], -1);
        }
        long[] all = new long[categories.size()];
        long[][] ofGroup = new long[groups.count()][categories.size()];
        int without = 0;
        for (int row = 0; row < column.codes().length; row++) {
            int place = column.missing(row) ? -1 : placeByCode[column.codes()[row]];
            without += column.missing(row) ? 1 : 0;
            if (place >= 0) {
                all[place]++;
                if (groups.ofRow()[row] != Groups.ALL) {
                    ofGroup[groups.ofRow()[row]][place]++;
                }
            }
        }
        return new CategoryPalette(categories, all, ofGroup, (double) without / Math.max(1, column.codes().length));
    }

    @Override
    public @Nullable Object pick(int group, double row, Mix64 chance) {
        long drawn = chance.nextLong() >>> 1;
        if (categories.isEmpty() || chance.nextDouble() < missing) {
            return null;
        }
        int place = group == Groups.ALL ? -1 : place(ofGroup[group], 2, drawn);
        place = place < 0 ? place(all, 2, drawn) : place;
        return categories.get(place < 0 ? (int) (drawn % categories.size()) : place);
    }

    /** Returns one of those that so many rows have, the more rows the likelier; or -1. */
    private static int place(long[] rows, long fewest, long drawn) {
        long total = 0;
        for (long count : rows) {
            total += count >= fewest ? count : 0;
        }
        if (total == 0) {
            return -1;
        }
        long rest = drawn % total;
        int place = 0;
        while (rows[place] < fewest || rest >= rows[place]) {
            rest -= rows[place] >= fewest ? rows[place] : 0;
            place++;
        }
        return place;
    }
}
