package io.github.mlmodel.worker.text;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.work.WorkPool;
import io.github.mlmodel.worker.file.SourceFile;
import io.github.mlmodel.worker.record.CsvFormat;
import io.github.mlmodel.worker.record.PlainRecords;
import io.github.mlmodel.worker.record.StrictText;
import io.github.mlmodel.worker.record.TooLongException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * One reading of all files. Pieces are parsed side by side and put together in the data's order, so the result does not
 * depend on the number of threads.
 */
final class ReadingPass {

    private static final int SMALLEST_PIECE = 1 << 20;
    private static final int LARGEST_PIECE = 1 << 25;
    private static final int BYTES_A_COLUMN = 1 << 10;

    private final CsvFormat format;
    private final ReadingPlan plan;
    private final int threads;
    private final Progress progress;
    private final Queue<RowParser> parsers = new ConcurrentLinkedQueue<>();
    private final Store store;

    ReadingPass(CsvFormat format, ReadingPlan plan, int threads, Progress progress) {
        this.format = format;
        this.plan = plan;
        this.threads = threads;
        this.progress = progress;
        this.store = new Store(plan);
    }

    /** Reads all rows. */
    Store read(List<SourceFile> files) {
        // While the others parse, this thread reads, which takes hardly any time of a processor.
        try (WorkPool workers = new WorkPool(threads <= 1 ? 1 : threads + 1)) {
            files.forEach(file -> readFile(file, workers));
        }
        return store;
    }

    /** Reads the first rows of the first file that has some. */
    Store sample(List<SourceFile> files, int rows) {
        for (SourceFile file : files) {
            readFirst(file, rows);
            if (store.rows() > 0) {
                break;
            }
        }
        return store;
    }

    /** Reads the first rows that are kept, of as many files as it takes. */
    Store first(List<SourceFile> files, int rows) {
        for (SourceFile file : files) {
            if (store.kept() < rows) {
                readFirst(file, rows - store.kept());
            }
        }
        return store;
    }

    private void readFirst(SourceFile file, long rows) {
        long wanted = store.kept() + rows;
        try (InputStream in = file.look()) {
            Pieces pieces = new Pieces(in, format, SMALLEST_PIECE);
            for (Pieces.Piece piece = pieces.next(); piece != null; piece = pieces.next()) {
                store.add(parse(file, pieces, piece, wanted - store.kept(), count -> {}));
                if (store.kept() >= wanted) {
                    break;
                }
            }
        } catch (TooLongException e) {
            throw tooLong(file, e);
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    private void readFile(SourceFile file, WorkPool workers) {
        int size = Math.max(SMALLEST_PIECE, Math.min(LARGEST_PIECE, BYTES_A_COLUMN * plan.width()));
        ArrayDeque<WorkPool.Pending<ReadPiece>> running = new ArrayDeque<>();
        try (SourceFile.Contents in = file.open()) {
            // Readers of text close what they read, and what is left is still to be digested.
            InputStream open = new FilterInputStream(in) {
                @Override
                public void close() {}
            };
            Pieces pieces = new Pieces(open, format, size);
            for (Pieces.Piece piece = pieces.next(); piece != null; piece = pieces.next()) {
                Pieces.Piece next = piece;
                if (plan.sides().askNumbers()) {
                    // How many rows there are before a piece is known when these are read.
                    store.add(parse(file, pieces, next, Long.MAX_VALUE, this::progress));
                    continue;
                }
                if (running.size() > threads) {
                    add(running.remove());
                }
                Supplier<ReadPiece> parsed = () -> parse(file, pieces, next, Long.MAX_VALUE, this::progress);
                // The rest comes from the stream, which this thread closes.
                running.add(next.rest() == null ? workers.start(parsed) : WorkPool.here(parsed));
            }
            while (!running.isEmpty()) {
                add(running.remove());
            }
            in.finish();
        } catch (TooLongException e) {
            throw tooLong(file, e);
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    private static MlModelException tooLong(SourceFile file, TooLongException cause) {
        return MlModelException.user(
                "Data file " + file.name()
                        + " has a line of more than 512 MiB, the longest that is read. Check that"
                        + " it is a text with line ends.",
                cause);
    }

    private void progress(long rows) {
        progress.done("rows", store.rows() + rows, 0);
    }

    private ReadPiece parse(SourceFile file, Pieces pieces, Pieces.Piece piece, long atMost, RowParser.RowCount count) {
        boolean atStart = piece.offset() == 0;
        RowParser.Start start = new RowParser.Start(
                new Faults.Place(file.file(), piece.offset()),
                atStart,
                plan.sides().askNumbers() ? store.rows() : 0);
        RowParser parser = parser();
        try {
            ReadPiece part = isCut(piece, atStart)
                    ? parser.parse(piece, start, atMost, count)
                    : parser.parse(text(piece, atStart), start, atMost, count);
            parsers.add(parser);
            pieces.release(piece);
            return part;
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    private boolean isCut(Pieces.Piece piece, boolean atStart) {
        return piece.plain()
                && PlainRecords.cuts(format)
                && PlainRecords.areShort(piece.length())
                && (!atStart || format.linesAbove() == 0);
    }

    private StrictText text(Pieces.Piece piece, boolean atStart) {
        InputStream rest = piece.rest();
        return rest == null
                ? StrictText.of(piece.bytes(), piece.length(), format.encoding(), atStart)
                : StrictText.of(rest, format.encoding(), atStart);
    }

    private RowParser parser() {
        RowParser used = parsers.poll();
        return used != null ? used : new RowParser(plan, format);
    }

    private void add(WorkPool.Pending<ReadPiece> piece) {
        store.add(piece.result());
        progress.done("rows", store.rows(), 0);
    }
}
