package io.github.mlmodel.worker.text;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.model.column.ValueText;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.worker.read.RowFate;
import io.github.mlmodel.worker.record.CsvFormat;
import io.github.mlmodel.worker.record.PlainRecords;
import io.github.mlmodel.worker.record.RecordTaker;
import io.github.mlmodel.worker.record.Records;
import io.github.mlmodel.worker.record.StrictText;
import io.github.mlmodel.worker.shape.RowLook;
import io.github.mlmodel.worker.table.PlainNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Takes rows from the CSV reader, field by field, without making objects, and tells what becomes of each: it is kept where it
 * is complete and on the side that is read.
 */
final class RowParser extends RecordTaker {

    private final ReadingPlan plan;
    private final CsvFormat format;
    private final int width;
    /** Values of a line, beside one that stands behind the last delimiter. */
    private final int values;

    private final RowLook look;
    private final StagedRows staged;
    private final boolean hashes;
    /** Columns whose texts say which side the row is on, and these texts. */
    private final boolean[] asked;

    private final String[] askedTexts;
    private final PlainNumber number = new PlainNumber();
    /** Columns of which nothing is wanted but their numbers. */
    private final boolean[] ofNumbers;

    private ReadPiece part;
    private @Nullable StrictText text;
    private RowCount progress = rows -> {};
    private long limit;
    private long rowsBefore;
    private boolean header;

    private long line;
    private int field;
    private long hash;
    private long earlierHash;
    private boolean blank;
    private boolean empty;
    private boolean unclosed;
    private boolean lacksTarget;
    private boolean lacksGroup;

    RowParser(ReadingPlan plan, CsvFormat format) {
        this.plan = plan;
        this.format = format;
        this.width = plan.width();
        this.values = width + (format.edges().behindValues() ? 1 : 0);
        this.look = new RowLook(plan.names());
        this.hashes = plan.sides().hash();
        this.asked = plan.sides().askedColumns();
        this.askedTexts = new String[width];
        this.ofNumbers = plan.ofNumbers();
        this.part = new ReadPiece(new Faults.Place(new DataFile("", Path.of("")), 0), 0);
        this.staged = new StagedRows(plan, part);
    }

    /** Told how many rows were read so far. */
    @FunctionalInterface
    interface RowCount {
        void rows(long rows);
    }

    /**
     * Where a piece of a file starts.
     *
     * @param place the place
     * @param ofFile whether it is the start of the file, where a header may stand
     * @param rowsBefore how many rows there are before it, of all files; 0 where nobody asks for the numbers of rows
     */
    record Start(Faults.Place place, boolean ofFile, long rowsBefore) {}

    /**
     * Reads a piece of a file.
     *
     * @param from the piece's text
     * @param start where it starts
     * @param atMost rows to keep before reading ends
     */
    ReadPiece parse(StrictText from, Start start, long atMost, RowCount count) throws IOException {
        begin(from, start, atMost, count);
        run(from, start.ofFile());
        return end();
    }

    /** Reads a piece of plain text likewise, which cannot fail. */
    ReadPiece parse(Pieces.Piece piece, Start start, long atMost, RowCount count) {
        begin(null, start, atMost, count);
        PlainRecords.give(piece.bytes(), piece.length(), format, this);
        return end();
    }

    private void begin(@Nullable StrictText from, Start start, long atMost, RowCount count) {
        part = new ReadPiece(start.place(), width);
        text = from;
        header = start.ofFile() && format.header();
        rowsBefore = start.rowsBefore();
        limit = atMost;
        progress = count;
        staged.begin(part);
    }

    private ReadPiece end() {
        if (part.rows > 0) {
            part.odd.lastNumbers(staged.lastNumbers());
        }
        staged.flush();
        return part;
    }

    private void run(StrictText from, boolean atStart) throws IOException {
        try {
            Records.read(format, from, atStart, this);
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof StrictText.BadByteException)) {
                throw e.getCause();
            }
            part.badBytes = true;
        } catch (CsvParseException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            if (!(e.getCause() instanceof CsvParseException)) {
                throw e;
            }
            boolean tooLong = CsvFormat.isTooLong(e);
            part.badLines.add(
                    part.place,
                    line,
                    tooLong
                            ? "has a value that is too long; is a quote not closed?"
                            : "has text after a closing quote; what follows was not read");
        }
    }

    @Override
    protected int getFieldCount() {
        return field;
    }

    @Override
    protected void begin(long startingLine) {
        line = startingLine;
        field = 0;
        hash = 0;
        earlierHash = 0;
        blank = false;
        empty = false;
        lacksTarget = false;
        lacksGroup = false;
        look.begin();
        staged.beginRow();
    }

    @Override
    protected void setEmpty() {
        empty = true;
    }

    @Override
    protected void addField(char[] chars, int offset, int length, boolean quoted) {
        int column = field++;
        if (column >= width) {
            look.beyond(length);
            return;
        }
        if (quoted) {
            addQuoted(column, chars, offset, length);
            return;
        }
        int from = start(chars, offset, offset + length);
        int end = end(chars, from, offset + length);
        if (from == end) {
            blank = column == 0;
            look.countEmpty();
        } else if (chars[from] == format.quote()) {
            part.blankBeforeQuote = true;
        }
        stage(column, chars, from, end - from);
    }

    /** A number that is plainly written is read where it stands, which nothing else has to look at. */
    @Override
    protected int addPlain(byte[] bytes, int from, byte delimiter) {
        int column = field;
        if (column >= width || !ofNumbers[column]) {
            return super.addPlain(bytes, from, delimiter);
        }
        int end = number.read(bytes, from, delimiter);
        if (end == PlainNumber.NONE || (column == look.column() && !look.atNumber())) {
            return super.addPlain(bytes, from, delimiter);
        }
        field++;
        if (hashes) {
            hash += plan.sides().hash(column, bytes, from, end - from);
            earlierHash += plan.sides().earlierHash(column, bytes, from, end - from);
        }
        staged.plain(column, number);
        return end;
    }

    private static int start(char[] chars, int from, int end) {
        int at = from;
        while (at < end && ValueText.isBlank(chars[at])) {
            at++;
        }
        return at;
    }

    private static int end(char[] chars, int from, int end) {
        int at = end;
        while (at > from && ValueText.isBlank(chars[at - 1])) {
            at--;
        }
        return at;
    }

    private void addQuoted(int column, char[] chars, int offset, int length) {
        if (text != null && text.ended() && text.last() != format.quote()) {
            unclosed = true;
        }
        // Within quotes blanks count in names alone: of columns, and of classes, which are refused where these make a
        // difference. Blanks alone are no name.
        boolean counts = column == plan.required();
        int from = start(chars, offset, offset + length);
        int end = end(chars, from, offset + length);
        if (counts && from < end) {
            from = offset;
            end = offset + length;
        }
        for (int i = from; i < end; i++) {
            if (chars[i] == '\r') {
                char[] normalized = new String(chars, from, end - from)
                        .replace("\r\n", "\n")
                        .replace('\r', '\n')
                        .toCharArray();
                stage(column, normalized, 0, normalized.length);
                return;
            }
        }
        stage(column, chars, from, end - from);
    }

    private void stage(int column, char[] chars, int from, int length) {
        if (column == look.column()) {
            look.at(chars, from, length);
        }
        if (hashes) {
            hash += plan.sides().hash(column, chars, from, length);
            earlierHash += plan.sides().earlierHash(column, chars, from, length);
            lacksGroup |= column == plan.sides().group() && plan.missing().contains(chars, from, length);
        }
        if (asked[column]) {
            askedTexts[column] = ValueText.trimmed(new String(chars, from, length));
        }
        boolean required = column == plan.required();
        if (staged.isRead(column) || required) {
            boolean missing = plan.missing().contains(chars, from, length);
            lacksTarget |= missing && required;
            staged.value(column, chars, from, length, missing);
        }
    }

    @Override
    protected @Nullable Boolean buildRecord() {
        if (empty || field == 0 || (field == 1 && blank)) {
            return null;
        }
        if (header) {
            header = false;
            return null;
        }
        part.rows++;
        part.odd.row(line, field != values || look.isOdd());
        staged.endRow();
        if (part.rows == 1) {
            part.odd.firstNumbers(staged.lastNumbers());
        }
        if (look.beginsAsTotals()) {
            part.odd.beginsAsTotals();
        }
        if (unclosed) {
            unclosed = false;
            part.badLines.add(part.place, line, "has a quote that is not closed before the end of the file");
        } else if (field != values || look.hasValueBeyond()) {
            part.badLines.add(part.place, line, wrongCount());
        } else if (isHeaderAgain()) {
            part.odd.headers().add(part.place, line, "");
        } else if (lacksGroup) {
            part.noSide.add(part.place, line, "has no value");
        } else {
            follow(plan.sides().fate(hash, earlierHash, askedTexts, rowsBefore + part.rows - 1));
        }
        return part.kept >= limit ? Boolean.TRUE : null;
    }

    private void follow(RowFate fate) {
        part.withoutValue += fate.lacksValue() ? 1 : 0;
        @Nullable String fault = fate.fault();
        if (fault != null) {
            part.noSide.add(part.place, line, fault);
        } else if (fate.kept()) {
            keep();
        } else if (plan.sides().judgeOtherSide()) {
            judge();
        }
    }

    /** What is wrong with a row depends on what its columns are read as, and it has to stay what it was at first. */
    private boolean isHeaderAgain() {
        boolean noRow = look.isMarked() || (plan.first() && staged.hasWrong());
        return look.isHeader() || (look.isNearlyHeader() && noRow);
    }

    /** Takes note of what is wrong with a row of the other side. */
    private void judge() {
        if (lacksTarget) {
            noteLackOfTarget();
        }
        staged.noteWrong(line);
    }

    private String wrongCount() {
        return field == values
                ? "has a value behind the last delimiter, where the others have none"
                : "has " + Names.count(field, "value") + ", not " + values;
    }

    private void keep() {
        if (lacksTarget) {
            noteLackOfTarget();
        }
        part.kept++;
        if (staged.keep(line)) {
            progress.rows(part.rows);
        }
    }

    private void noteLackOfTarget() {
        part.noTarget.add(part.place, line, "has no value");
    }
}
