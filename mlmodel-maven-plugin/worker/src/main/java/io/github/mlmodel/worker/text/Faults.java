package io.github.mlmodel.worker.text;

import io.github.mlmodel.build.data.DataFile;
import java.util.ArrayList;
import java.util.List;

/** The first ten faults of one kind, in the order of the data, and how many there were. */
final class Faults {

    private static final int KEPT = 10;

    private final List<Fault> first = new ArrayList<>();
    private long count;

    /**
     * A fault.
     *
     * @param place where the piece of the file starts that it was found in
     * @param line line within the piece, from 1
     * @param what the rest of the sentence
     */
    record Fault(Place place, long line, String what) {}

    /**
     * Start of a piece of a file.
     *
     * @param file the file
     * @param offset uncompressed bytes before it
     */
    record Place(DataFile file, long offset) {}

    void add(Place place, long line, String what) {
        count++;
        if (first.size() < KEPT) {
            first.add(new Fault(place, line, what));
        }
    }

    /** Adds faults that come later in the data. */
    void addAll(Faults later) {
        count += later.count;
        for (Fault fault : later.first) {
            if (first.size() < KEPT) {
                first.add(fault);
            }
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    long count() {
        return count;
    }

    /** Returns the faults, {@code file:line what} each on a line of its own, and how many were left out. */
    String list(CsvFormat format) {
        StringBuilder lines = new StringBuilder();
        for (Fault fault : first) {
            long line = Lines.before(fault.place().file(), fault.place().offset(), format.encoding()) + fault.line();
            lines.append("\n  ")
                    .append(fault.place().file().name())
                    .append(':')
                    .append(line)
                    .append(' ')
                    .append(fault.what());
        }
        if (count > first.size()) {
            lines.append("\n  and ").append(count - first.size()).append(" more");
        }
        return lines.toString();
    }
}
