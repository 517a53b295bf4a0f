package io.github.mlmodel.worker.record;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import org.jspecify.annotations.Nullable;

/** Takes records value by value, from whichever reader cuts them; a record that it returns ends the reading. */
public abstract class RecordTaker extends CsvCallbackHandler<Boolean> {

    private boolean comment;
    private char[] plain = new char[1 << 8];

    @Override
    protected final RecordType getRecordType() {
        return comment ? RecordType.COMMENT : RecordType.DATA;
    }

    /** The fast reader passes over comments when it is told that one was met. */
    @Override
    protected final void setComment(char[] chars, int offset, int length) {
        comment = true;
    }

    @Override
    protected final void beginRecord(long startingLineNumber) {
        comment = false;
        begin(startingLineNumber);
    }

    /** Begins a record, or what turns out to be a comment. */
    protected abstract void begin(long startingLine);

    @Override
    protected abstract void addField(char[] chars, int offset, int length, boolean quoted);

    /**
     * Takes a value of plain text.
     *
     * @param bytes the text, in which a line end is certain to come
     * @param from where the value starts
     * @return where it ends: the place of a delimiter or a line end
     */
    protected int addPlain(byte[] bytes, int from, byte delimiter) {
        int end = from;
        while (bytes[end] != delimiter && !isLineEnd(bytes[end])) {
            end++;
        }
        int length = end - from;
        if (length > plain.length) {
            plain = new char[2 * length];
        }
        for (int i = 0; i < length; i++) {
            plain[i] = (char) bytes[from + i];
        }
        addField(plain, 0, length, false);
        return end;
    }

    static boolean isLineEnd(byte b) {
        return b == '\n' || b == '\r';
    }

    @Override
    protected abstract @Nullable Boolean buildRecord();
}
