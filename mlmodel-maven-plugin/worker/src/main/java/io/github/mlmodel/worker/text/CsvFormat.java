package io.github.mlmodel.worker.text;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How text is cut into values.
 *
 * @param delimiter between values
 * @param quote around values, or {@link #NO_QUOTE}
 * @param header whether the first line holds names
 * @param encoding of the files
 * @param blanksBeforeQuotes whether a quote counts although blanks stand before it; slower
 */
record CsvFormat(char delimiter, char quote, boolean header, Charset encoding, boolean blanksBeforeQuotes) {

    /** The second half of a surrogate pair alone: no decoded text has it at the start of a value. */
    static final char NO_QUOTE = '\uDC00';

    /** Longest value in characters. */
    static final int LONGEST_VALUE = 64 << 20;

    boolean quoting() {
        return quote != NO_QUOTE;
    }

    /** Returns whether a byte below 128 always stands for the character of that number. */
    boolean linesAreBytes() {
        return encoding.equals(StandardCharsets.UTF_8)
                || encoding.equals(StandardCharsets.US_ASCII)
                || encoding.equals(StandardCharsets.ISO_8859_1);
    }

    CsvFormat withBlanksBeforeQuotes() {
        return new CsvFormat(delimiter, quote, header, encoding, true);
    }

    /** Returns whether a reading ended at a value that is longer than the longest. */
    static boolean isTooLong(CsvParseException failure) {
        return failure.getCause() instanceof CsvParseException cause
                && String.valueOf(cause.getMessage()).contains("buffer");
    }

    /** Reads a text until the handler returns a record: one call, so that rows that are taken in passing cost nothing. */
    <T> void read(Reader text, CsvCallbackHandler<T> handler) {
        var unused = CsvReader.builder()
                .fieldSeparator(delimiter)
                .quoteCharacter(quote)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .trimWhitespacesAroundQuotes(blanksBeforeQuotes)
                .maxBufferSize(LONGEST_VALUE)
                .build(handler, text)
                .iterator()
                .hasNext();
    }
}
