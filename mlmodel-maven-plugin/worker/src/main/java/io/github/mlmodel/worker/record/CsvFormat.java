package io.github.mlmodel.worker.record;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.github.mlmodel.build.message.InspectResult.WrittenText;
import io.github.mlmodel.build.spec.Marks;
import io.github.mlmodel.build.spec.TextFormat;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How text is cut into values.
 *
 * @param delimiter between values, or {@link #BLANKS}
 * @param quote around values, or {@link #NO_QUOTE}
 * @param header whether the first line holds names
 * @param encoding of the files
 * @param blanksBeforeQuotes whether a quote counts although blanks stand before it; slower
 * @param marks what stands beside the values
 * @param edges what stands at the edges of the table
 */
public record CsvFormat(
        char delimiter,
        char quote,
        boolean header,
        Charset encoding,
        boolean blanksBeforeQuotes,
        Marks marks,
        Edges edges) {

    /** The second half of a surrogate pair alone: no decoded text has it at the start of a value. */
    public static final char NO_QUOTE = '\uDC00';

    /** Another one. */
    public static final char BLANKS = '\uDC01';

    private static final char NO_ESCAPE = '\uDC02';

    /** Longest value in characters. */
    static final int LONGEST_VALUE = 64 << 20;

    /**
     * What stands at the edges of the table and belongs to no value.
     *
     * @param separatorLine a first line such as {@code sep=;}
     * @param behindNames a delimiter behind the last name
     * @param behindValues a delimiter behind the last value of every row
     */
    public record Edges(boolean separatorLine, boolean behindNames, boolean behindValues) {

        public static final Edges NONE = new Edges(false, false, false);

        /** Returns whether the first record ends with a delimiter. */
        boolean behindFirst(boolean header) {
            return header ? behindNames : behindValues;
        }
    }

    public boolean quoting() {
        return quote != NO_QUOTE;
    }

    public boolean blanks() {
        return delimiter == BLANKS;
    }

    char escape() {
        String escape = marks.escape();
        return escape == null ? NO_ESCAPE : escape.charAt(0);
    }

    /** Returns whether comments begin with a character. */
    public boolean beginsComment(char c) {
        String comment = marks.comment();
        return comment != null && comment.charAt(0) == c;
    }

    /** Returns whether a line end outside of quotes always ends a row. */
    public boolean linesAreRows() {
        return marks.escape() == null;
    }

    /** Returns whether a byte below 128 always stands for the character of that number. */
    public boolean linesAreBytes() {
        return encoding.equals(StandardCharsets.UTF_8)
                || encoding.equals(StandardCharsets.US_ASCII)
                || encoding.equals(StandardCharsets.ISO_8859_1);
    }

    public CsvFormat withBlanksBeforeQuotes() {
        return new CsvFormat(delimiter, quote, header, encoding, true, marks, edges);
    }

    public CsvFormat withDelimiter(char other) {
        return new CsvFormat(other, quote, header, encoding, blanksBeforeQuotes, marks, edges);
    }

    CsvFormat withoutQuotes() {
        return new CsvFormat(delimiter, NO_QUOTE, header, encoding, blanksBeforeQuotes, marks, edges);
    }

    public CsvFormat withoutLinesAbove() {
        return withMarks(marks.withSkipLines(0));
    }

    CsvFormat withMarks(Marks other) {
        return new CsvFormat(delimiter, quote, header, encoding, blanksBeforeQuotes, other, edges);
    }

    public CsvFormat withEdges(Edges found) {
        return new CsvFormat(delimiter, quote, header, encoding, blanksBeforeQuotes, marks, found);
    }

    /** Returns how many lines stand above the first record, beside comments and blank ones. */
    public int linesAbove() {
        return marks.skipLines() + (edges.separatorLine() ? 1 : 0);
    }

    /** Returns what stands between the values, in words. */
    public String separator() {
        return blanks() ? "blanks" : delimiter == '\t' ? "tabs" : "'" + delimiter + "'";
    }

    /** Returns how the files turned out to be written. */
    public WrittenText written() {
        return new WrittenText(
                blanks() ? TextFormat.BLANKS : String.valueOf(delimiter),
                header,
                List.of(),
                encoding.name(),
                quoting() ? String.valueOf(quote) : TextFormat.NO_QUOTE,
                marks);
    }

    /** Returns whether a reading ended at a value that is longer than the longest. */
    public static boolean isTooLong(CsvParseException failure) {
        return failure.getCause() instanceof CsvParseException cause
                && String.valueOf(cause.getMessage()).contains("buffer");
    }
}
