package io.github.mlmodel.worker.sample;

import io.github.mlmodel.spi.Target;
import java.util.Arrays;
import java.util.List;

/**
 * Rows that are alike in their target: those of a class, or of the low, middle and high numbers. What a group has in common
 * is told apart only where it is large; of a smaller one it would be what is known of a few.
 *
 * @param names what each group is
 * @param ofRow each row's group; {@link #ALL} for a row whose group is not told apart
 */
record Groups(List<String> names, int[] ofRow) {

    /** Stands for all rows. */
    static final int ALL = -1;

    /** What fewer rows have in common is not told apart. */
    static final int FEWEST_ROWS = 20;

    private static final int MOST_CLASSES = 20;

    static Groups of(Target.Classes classes) {
        List<String> names = classes.labels().stream()
                .limit(MOST_CLASSES)
                .map(label -> "class " + label)
                .toList();
        return large(names, classes.ids().clone());
    }

    static Groups of(Target.Numbers numbers) {
        double[] sorted = numbers.values().clone();
        Arrays.sort(sorted);
        double low = sorted[(sorted.length - 1) / 3];
        double high = sorted[(sorted.length - 1) * 2 / 3];
        int[] ofRow = Arrays.stream(numbers.values())
                .mapToInt(value -> value <= low ? 0 : value <= high ? 1 : 2)
                .toArray();
        return large(List.of("low target", "middle target", "high target"), ofRow);
    }

    private static Groups large(List<String> names, int[] ofRow) {
        int[] rows = new int[names.size()];
        for (int group : ofRow) {
            if (group < rows.length) {
                rows[group]++;
            }
        }
        for (int row = 0; row < ofRow.length; row++) {
            int group = ofRow[row];
            ofRow[row] = group < rows.length && rows[group] >= FEWEST_ROWS ? group : ALL;
        }
        return new Groups(names, ofRow);
    }

    /** Returns the number of groups. */
    int count() {
        return names.size();
    }
}
