package io.github.mlmodel.worker.text;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.worker.record.CsvFormat;
import io.github.mlmodel.worker.record.Lines;
import java.util.ArrayList;
import java.util.List;

/** The first ten faults of one kind, in the order of the data, and how many there were. */
final class Faults {

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
        if (first.size() < Shown.MANY) {
            first.add(new Fault(place, line, what));
        }
    }

    /** Returns whether one that is added is among those that are shown. */
    boolean areShown() {
        return first.size() < Shown.MANY;
    }

    /** Counts one that is not shown. */
    void addUnseen() {
        count++;
    }

    /** Adds faults that come later in the data. */
    void addAll(Faults later) {
        count += later.count;
        for (Fault fault : later.first) {
            if (first.size() < Shown.MANY) {
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
        List<String> lines = first.stream().map(fault -> line(fault, format)).toList();
        return Shown.partOf(count, lines).lines("\n  ");
    }

    /** Returns the first fault, which must be there. */
    Fault first() {
        return first.get(0);
    }

    /** Returns the lines of the first faults, whose texts are not read. */
    List<OddLine> lines(CsvFormat format) {
        return first.stream()
                .map(fault -> new OddLine(fault.place().file(), number(fault, format), "", false))
                .toList();
    }

    private static String line(Fault fault, CsvFormat format) {
        return (fault.place().file().name() + ":" + number(fault, format) + " " + fault.what()).stripTrailing();
    }

    private static long number(Fault fault, CsvFormat format) {
        Place place = fault.place();
        return Lines.before(place.file(), place.offset(), format.encoding()) + fault.line();
    }
}
