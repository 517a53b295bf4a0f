package io.github.mlmodel.worker.text;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.model.column.ValueText;
import io.github.mlmodel.worker.read.RowVisitor;
import io.github.mlmodel.worker.read.WrittenRow;
import io.github.mlmodel.worker.record.CsvFormat;
import io.github.mlmodel.worker.record.RecordTaker;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Makes texts of the records of one file. */
final class RowTexts extends RecordTaker implements WrittenRow {

    private final DataFile file;
    private final CsvFormat format;
    private final int width;
    private final int target;
    private final RowVisitor visitor;
    private final String[] texts;
    private boolean header;
    private boolean blankBeforeQuote;
    private boolean beyond;
    private boolean empty;
    private long line;
    private long rows;
    private int field;

    /**
     * Begins with no row.
     *
     * @param target the place of the target, whose blanks within quotes count; negative where there is none
     */
    RowTexts(DataFile file, CsvFormat format, int width, int target, RowVisitor visitor) {
        this.file = file;
        this.format = format;
        this.width = width;
        this.target = target;
        this.visitor = visitor;
        this.texts = new String[width];
        this.header = format.header();
    }

    @Override
    public String text(int column) {
        return texts[column];
    }

    @Override
    public String place() {
        return file.name() + ":" + line;
    }

    long rows() {
        return rows;
    }

    long line() {
        return line;
    }

    boolean blankBeforeQuote() {
        return blankBeforeQuote;
    }

    @Override
    protected int getFieldCount() {
        return field;
    }

    @Override
    protected void begin(long startingLine) {
        line = startingLine;
        field = 0;
        beyond = false;
        empty = false;
        Arrays.fill(texts, "");
    }

    @Override
    protected void setEmpty() {
        empty = true;
    }

    @Override
    protected void addField(char[] chars, int offset, int length, boolean quoted) {
        int column = field++;
        String text = new String(chars, offset, length);
        String trimmed = ValueText.trimmed(text);
        if (column >= width) {
            beyond |= !trimmed.isEmpty();
            return;
        }
        if (quoted) {
            String kept = column == target && !trimmed.isEmpty() ? text : trimmed;
            texts[column] =
                    kept.indexOf('\r') < 0 ? kept : kept.replace("\r\n", "\n").replace('\r', '\n');
        } else {
            blankBeforeQuote |= !trimmed.isEmpty() && trimmed.charAt(0) == format.quote();
            texts[column] = trimmed;
        }
    }

    @Override
    protected @Nullable Boolean buildRecord() {
        int values = width + (format.edges().behindValues() ? 1 : 0);
        if (empty || field == 0 || (field == 1 && texts[0].isEmpty())) {
            return null;
        }
        if (header) {
            header = false;
            return null;
        }
        if (field == values && !beyond) {
            rows++;
            visitor.row(this);
        }
        return null;
    }
}
