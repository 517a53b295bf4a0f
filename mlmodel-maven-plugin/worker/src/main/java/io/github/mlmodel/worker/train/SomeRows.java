package io.github.mlmodel.worker.train;

import io.github.mlmodel.spi.Target;
import java.util.stream.IntStream;

/**
 * How many rows are trained on at most.
 *
 * @param rows no more than so many
 * @param values no more than have so many values in all
 */
public record SomeRows(int rows, long values) {

    /** All rows, however many there are. */
    static final SomeRows ALL = new SomeRows(Integer.MAX_VALUE, Long.MAX_VALUE);

    /** However wide rows are, so many can be learnt from. */
    private static final int FEWEST = 200;

    /** Returns whether rows of some values each are too many. */
    boolean areFewer(int all, long width) {
        return all > most(width);
    }

    private int most(long width) {
        return (int) Math.min(rows, Math.max(FEWEST, values / Math.max(1, width)));
    }

    /** Returns numbers of rows, evenly spread, among them one of each class. */
    int[] chosen(Target target, long width) {
        int[] spread = RowSelection.spread(target.rows(), most(width));
        return target.choose(classes -> withEachClass(classes, spread), numbers -> spread);
    }

    private static int[] withEachClass(Target.Classes classes, int[] spread) {
        boolean[] seen = new boolean[classes.labels().size()];
        IntStream.of(spread).forEach(row -> seen[classes.ids()[row]] = true);
        IntStream firsts = IntStream.range(0, classes.rows()).filter(row -> {
            boolean first = !seen[classes.ids()[row]];
            seen[classes.ids()[row]] = true;
            return first;
        });
        return IntStream.concat(IntStream.of(spread), firsts).sorted().toArray();
    }

    /** Returns what is predicted of some rows. */
    static Target of(Target target, int[] chosen) {
        return target.choose(
                classes -> new Target.Classes(
                        classes.labels(),
                        IntStream.of(chosen).map(row -> classes.ids()[row]).toArray()),
                numbers -> new Target.Numbers(IntStream.of(chosen)
                        .mapToDouble(row -> numbers.values()[row])
                        .toArray()));
    }
}
