package io.github.mlmodel.worker.record;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.EOFException;
import java.io.Reader;

/** Cuts texts into records: by FastCSV, or where it cannot read a format's marks by {@link MarkedRecords}. */
public final class Records {

    private Records() {}

    /**
     * Reads a text until the taker returns a record: one call, so that rows that are taken in passing cost nothing.
     *
     * @param atStart whether the text is a file's start, where lines may be skipped
     */
    public static void read(CsvFormat format, Reader text, boolean atStart, RecordTaker taker) {
        int skipped = atStart ? format.linesAbove() : 0;
        String comment = format.marks().comment();
        if (format.blanks() || format.marks().escape() != null || (comment != null && comment.length() > 1)) {
            new MarkedRecords(text, format).give(skipped, taker);
            return;
        }
        CsvReader.CsvReaderBuilder builder = CsvReader.builder()
                .fieldSeparator(format.delimiter())
                .quoteCharacter(format.quote())
                .allowExtraFields(true)
                .allowMissingFields(true)
                .trimWhitespacesAroundQuotes(format.blanksBeforeQuotes())
                .maxBufferSize(CsvFormat.LONGEST_VALUE);
        if (comment != null) {
            builder = builder.commentStrategy(CommentStrategy.SKIP).commentCharacter(comment.charAt(0));
        }
        CsvReader<Boolean> reader = builder.build(taker, text);
        if (skipped == 0 || hasMoreThan(skipped, reader)) {
            var unused = reader.iterator().hasNext();
        }
    }

    private static boolean hasMoreThan(int lines, CsvReader<Boolean> reader) {
        try {
            reader.skipLines(lines);
            return true;
        } catch (CsvParseException e) {
            if (e.getCause() instanceof EOFException) {
                return false;
            }
            throw e;
        }
    }
}
