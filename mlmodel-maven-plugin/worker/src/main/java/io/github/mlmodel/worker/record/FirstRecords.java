package io.github.mlmodel.worker.record;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.github.mlmodel.model.column.ValueText;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the first records of a text as they are: for names, and for guessing the delimiter. */
public final class FirstRecords extends RecordTaker {

    private final List<FirstRecord> records = new ArrayList<>();
    private final int atMost;
    private final int atMostFields;
    private List<String> record = new ArrayList<>();
    private boolean quotedField;
    private long line;

    private FirstRecords(int atMost, int atMostFields) {
        this.atMost = atMost;
        this.atMostFields = atMostFields;
    }

    /**
     * A record.
     *
     * @param line where it begins, from 1
     * @param values its values
     */
    public record FirstRecord(long line, List<String> values) {

        public int size() {
            return values.size();
        }
    }

    /**
     * Returns the first records that are not blank; fewer when a quote is followed by text.
     *
     * @throws TooLongException if a value is longer than any that is read
     */
    public static List<FirstRecord> of(Reader text, CsvFormat format, int atMost, int atMostFields) throws IOException {
        FirstRecords records = new FirstRecords(atMost, atMostFields);
        try {
            Records.read(format, text, true, records);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (CsvParseException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            if (!(e.getCause() instanceof CsvParseException)) {
                throw e;
            }
            if (CsvFormat.isTooLong(e)) {
                throw new TooLongException();
            }
        }
        return records.records;
    }

    @Override
    protected int getFieldCount() {
        return record.size();
    }

    @Override
    protected void begin(long startingLine) {
        record = new ArrayList<>();
        quotedField = false;
        line = startingLine;
    }

    @Override
    protected void addField(char[] chars, int offset, int length, boolean quoted) {
        quotedField |= quoted;
        if (record.size() < atMostFields) {
            String field = new String(chars, offset, length);
            record.add(quoted ? field : ValueText.trimmed(field));
        }
    }

    @Override
    protected void setEmpty() {
        record = new ArrayList<>();
    }

    @Override
    protected @Nullable Boolean buildRecord() {
        boolean blank = record.isEmpty() || (record.size() == 1 && record.get(0).isEmpty() && !quotedField);
        if (!blank) {
            records.add(new FirstRecord(line, record));
        }
        return records.size() >= atMost ? Boolean.TRUE : null;
    }
}
