package io.github.mlmodel.worker.text;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.worker.record.ColumnNames;
import io.github.mlmodel.worker.record.CsvFormat;
import io.github.mlmodel.worker.record.FirstRecords;
import io.github.mlmodel.worker.record.FirstRecords.FirstRecord;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;

/**
 * A line.
 *
 * @param file where it stands
 * @param number its number, from 1
 * @param text what is written there
 * @param last whether only blank lines come after it
 */
record OddLine(DataFile file, long number, String text, boolean last) {

    /** Returns its values; none where it cannot be cut. */
    List<String> values(CsvFormat format) {
        try {
            CsvFormat alone = format.withEdges(CsvFormat.Edges.NONE).withoutLinesAbove();
            List<FirstRecord> records = FirstRecords.of(new StringReader(text), alone, 1, ColumnNames.MAX_COLUMNS + 1);
            return records.isEmpty() ? List.of() : records.get(0).values();
        } catch (IOException e) {
            throw new IllegalStateException("a text cannot be read", e);
        }
    }
}
