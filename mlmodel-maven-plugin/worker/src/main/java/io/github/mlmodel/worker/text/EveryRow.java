package io.github.mlmodel.worker.text;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.model.Anchor;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.worker.file.SourceFile;
import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.read.RowVisitor;
import io.github.mlmodel.worker.record.ColumnNames;
import io.github.mlmodel.worker.record.CsvFormat;
import io.github.mlmodel.worker.record.Lines;
import io.github.mlmodel.worker.record.Records;
import io.github.mlmodel.worker.record.StrictText;
import io.github.mlmodel.worker.shape.FirstLook;
import io.github.mlmodel.worker.shape.Sniffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * Gives every row of delimited text as it is written, whatever side it is on. Lines with more or fewer values than there are
 * columns are no rows: who reads them refuses them.
 */
public final class EveryRow {

    private final ReadRequest request;
    private final Source.Delimited source;
    private final List<SourceFile> files;

    /** Prepares; nothing is read yet. */
    public EveryRow(ReadRequest request, Source.Delimited source) {
        this.request = request;
        this.source = source;
        this.files = SourceFile.of(request.files());
    }

    /**
     * Gives the rows of all files, in order.
     *
     * @throws MlModelException if the files cannot be read as they are said to be written
     */
    public void give(RowVisitor visitor) {
        CsvFormat format = Sniffer.format(source.format(), files.get(0));
        if (!give(format, visitor)) {
            give(format.withBlanksBeforeQuotes(), visitor);
        }
        SourceFile.refuseChanged(files);
    }

    /** Returns whether the rows were given: quotes may stand behind blanks, which the format does not read over. */
    private boolean give(CsvFormat format, RowVisitor visitor) {
        files.forEach(file -> new FirstLook(request, source.format(), file, format).refuse());
        List<String> names = ColumnNames.of(source.format(), files, format);
        if (!format.blanksBeforeQuotes() && names.stream().anyMatch(name -> name.indexOf(format.quote()) == 0)) {
            return false;
        }
        visitor.begin(names);
        int target = names.indexOf(request.roles().target());
        long rows = 0;
        for (SourceFile file : files) {
            RowTexts texts = new RowTexts(file.file(), format, names.size(), target, visitor);
            read(file, format, texts);
            if (texts.blankBeforeQuote() && !format.blanksBeforeQuotes()) {
                return false;
            }
            rows += texts.rows();
            request.progress().done("rows", rows, 0);
        }
        return true;
    }

    private static void read(SourceFile file, CsvFormat format, RowTexts texts) {
        try (SourceFile.Contents in = file.open()) {
            Records.read(format, StrictText.of(in, format.encoding()), true, texts);
            in.finish();
        } catch (UncheckedIOException e) {
            throw unreadable(file, format, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw unreadable(file, format, e);
        } catch (CsvParseException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw MlModelException.user(
                    Anchor.UNREADABLE_LINES,
                    file.name() + ":" + texts.line() + " has "
                            + (CsvFormat.isTooLong(e)
                                    ? "a value that is too long; is a quote not closed?"
                                    : "text after a closing quote.")
                            + " Correct it.",
                    e);
        }
    }

    private static MlModelException unreadable(SourceFile file, CsvFormat format, IOException cause) {
        return cause instanceof StrictText.BadByteException
                ? Lines.badByte(file.file(), format.encoding())
                : file.unreadable(cause);
    }
}
