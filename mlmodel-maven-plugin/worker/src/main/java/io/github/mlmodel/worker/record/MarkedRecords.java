package io.github.mlmodel.worker.record;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * Cuts text that the fast reader cannot cut: with several blanks between values, with escapes, or with comments of several
 * characters. Of other text it gives the same values.
 */
final class MarkedRecords {

    private static final int END = -1;

    private final Reader text;
    private final CsvFormat format;
    private final String comment;
    private final char[] buffer = new char[1 << 13];
    private int at;
    private int end;
    private char[] value = new char[1 << 8];
    private int length;
    private long line = 1;

    MarkedRecords(Reader text, CsvFormat format) {
        this.text = text;
        this.format = format;
        String marked = format.marks().comment();
        this.comment = marked == null ? "" : marked;
    }

    /** Gives records until there are no more, or the taker returns one. */
    void give(int skippedLines, RecordTaker taker) {
        try {
            for (int i = 0; i < skippedLines && peek() != END; i++) {
                passLine();
            }
            boolean wantsMore = true;
            while (wantsMore && peek() != END) {
                if (isComment()) {
                    passLine();
                } else if (!passLineEnd()) {
                    taker.beginRecord(line);
                    record(taker);
                    wantsMore = taker.buildRecord() == null;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void record(RecordTaker taker) throws IOException {
        boolean more = true;
        while (more) {
            if (format.blanks()) {
                passBlanks();
                if (isLineEnd(peek()) || peek() == END) {
                    break;
                }
            }
            length = 0;
            boolean quoted = startsWithQuote();
            if (quoted) {
                quotedValue();
            } else {
                plainValue();
            }
            taker.addField(value, 0, length, quoted);
            more = isDelimiter(peek());
            if (more) {
                at++;
            }
        }
        passLineEnd();
    }

    /** Blanks before a quote belong to no value where the format says so. */
    private boolean startsWithQuote() throws IOException {
        if (!format.quoting()) {
            return false;
        }
        if (format.blanksBeforeQuotes() && !format.blanks()) {
            while (isPadding(peek())) {
                append((char) next());
            }
        }
        boolean quoted = peek() == format.quote();
        if (quoted) {
            length = 0;
            at++;
        }
        return quoted;
    }

    private void plainValue() throws IOException {
        for (int c = peek(); c != END && !isLineEnd(c) && !isDelimiter(c); c = peek()) {
            appendNext();
        }
    }

    private void quotedValue() throws IOException {
        for (int c = peek(); c != END; c = peek()) {
            if (c != format.quote()) {
                appendNext();
                continue;
            }
            at++;
            if (peek() != format.quote()) {
                requireEnd();
                return;
            }
            append((char) next());
        }
    }

    private void requireEnd() throws IOException {
        while (format.blanksBeforeQuotes() && !format.blanks() && isPadding(peek())) {
            at++;
        }
        int c = peek();
        if (c != END && !isLineEnd(c) && !isDelimiter(c)) {
            throw failure("a quote is followed by text");
        }
    }

    /** Appends a character of a value, or the one that an escape stands before. */
    private void appendNext() throws IOException {
        int c = next();
        if (c == format.escape()) {
            int escaped = peek();
            if (isLineEnd(escaped)) {
                passLineEnd();
                append('\n');
                return;
            }
            if (escaped == format.escape() || isDelimiter(escaped) || (format.quoting() && escaped == format.quote())) {
                append((char) next());
                return;
            }
        }
        if (c == '\n' || (c == '\r' && peek() != '\n')) {
            line++;
        }
        append((char) c);
    }

    private void append(char c) {
        if (length == CsvFormat.LONGEST_VALUE) {
            throw failure("a value is longer than the buffer");
        }
        if (length == value.length) {
            value = Arrays.copyOf(value, 2 * length);
        }
        value[length++] = c;
    }

    /** As the fast reader says it. */
    private CsvParseException failure(String what) {
        return new CsvParseException("Exception when reading record", new CsvParseException(what));
    }

    private boolean isComment() throws IOException {
        if (comment.isEmpty()) {
            return false;
        }
        for (int i = 0; i < comment.length(); i++) {
            if (peek(i) != comment.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isDelimiter(int c) {
        return format.blanks() ? c == ' ' || c == '\t' : c == format.delimiter();
    }

    private boolean isPadding(int c) {
        return c >= 0 && c <= ' ' && !isLineEnd(c) && !isDelimiter(c);
    }

    private static boolean isLineEnd(int c) {
        return c == '\n' || c == '\r';
    }

    private void passBlanks() throws IOException {
        while (isDelimiter(peek())) {
            at++;
        }
    }

    private void passLine() throws IOException {
        while (peek() != END && !isLineEnd(peek())) {
            at++;
        }
        passLineEnd();
    }

    private boolean passLineEnd() throws IOException {
        int c = peek();
        if (!isLineEnd(c)) {
            return false;
        }
        at++;
        if (c == '\r' && peek() == '\n') {
            at++;
        }
        line++;
        return true;
    }

    private int next() throws IOException {
        int c = peek();
        at++;
        return c;
    }

    private int peek() throws IOException {
        return at < end ? buffer[at] : peek(0);
    }

    private int peek(int ahead) throws IOException {
        while (at + ahead >= end) {
            System.arraycopy(buffer, at, buffer, 0, end - at);
            end -= at;
            at = 0;
            int count = text.read(buffer, end, buffer.length - end);
            if (count < 0) {
                return END;
            }
            end += count;
        }
        return buffer[at + ahead];
    }
}
