package io.github.mlmodel.worker.text;

import io.github.mlmodel.build.data.DataFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows that look like something else; what they are is asked when all was read. */
final class OddRows {

    private static final int NONE = 0;

    private final Faults headers = new Faults();
    private final List<Faults> lastOnes = new ArrayList<>();
    /** Files with rows that begin as totals do. */
    private final Set<DataFile> withTotals = new LinkedHashSet<>();
    /** The numbers of the first row, by file. */
    private final Map<DataFile, double[]> firstNumbers = new LinkedHashMap<>();
    /** The numbers of the last row, by file. */
    private final Map<DataFile, double[]> lastNumbers = new LinkedHashMap<>();

    private Faults.@Nullable Place place;
    private long last = NONE;
    private boolean lastIsOdd;

    /** Of several files. */
    OddRows() {}

    /** Of a piece of a file. */
    OddRows(Faults.Place place) {
        this.place = place;
    }

    /** Returns the rows that are the header again. */
    Faults headers() {
        return headers;
    }

    /** Takes the next row's line within the piece. */
    void row(long line, boolean odd) {
        last = line;
        lastIsOdd = odd;
    }

    /** Takes note that a row begins as totals do. */
    void beginsAsTotals() {
        withTotals.add(Objects.requireNonNull(place).file());
    }

    /** Takes the numbers of the piece's first row; NaN where there is none. */
    void firstNumbers(double[] numbers) {
        firstNumbers.put(Objects.requireNonNull(place).file(), numbers);
    }

    /** Takes the numbers of the piece's last row; NaN where there is none. */
    void lastNumbers(double[] numbers) {
        lastNumbers.put(Objects.requireNonNull(place).file(), numbers);
    }

    /** Returns the files with rows that begin as totals do. */
    Set<DataFile> withTotals() {
        return withTotals;
    }

    /** Returns the numbers of the first row, by file. */
    Map<DataFile, double[]> firstNumbers() {
        return firstNumbers;
    }

    /** Returns the numbers of the last row, by file. */
    Map<DataFile, double[]> lastNumbers() {
        return lastNumbers;
    }

    /** Adds what stands later in the data. */
    void addAll(OddRows later) {
        headers.addAll(later.headers);
        withTotals.addAll(later.withTotals);
        later.firstNumbers.forEach(firstNumbers::putIfAbsent);
        lastNumbers.putAll(later.lastNumbers);
        if (later.last == NONE || later.place == null) {
            return;
        }
        if (place != null && !place.file().equals(later.place.file())) {
            endFile();
        }
        place = later.place;
        last = later.last;
        lastIsOdd = later.lastIsOdd;
    }

    /** Returns the last rows of files which look odd. */
    List<Faults> lastOnes() {
        endFile();
        return lastOnes;
    }

    private void endFile() {
        if (lastIsOdd && place != null) {
            Faults row = new Faults();
            row.add(place, last, "");
            lastOnes.add(row);
        }
        lastIsOdd = false;
    }
}
