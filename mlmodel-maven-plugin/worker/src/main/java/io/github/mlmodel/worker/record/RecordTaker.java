package io.github.mlmodel.worker.record;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import org.jspecify.annotations.Nullable;

/** Takes records value by value, from whichever reader cuts them; a record that it returns ends the reading. */
public abstract class RecordTaker extends CsvCallbackHandler<Boolean> {

    private boolean comment;

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

    @Override
    protected abstract @Nullable Boolean buildRecord();
}
