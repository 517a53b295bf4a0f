package io.github.mlmodel.worker.text;

import io.github.mlmodel.worker.record.CsvFormat;
import io.github.mlmodel.worker.record.TooLongException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a file at line ends into pieces that can be parsed side by side. From the first piece on that holds a quote, the
 * rest of the file is one piece, because a line end may then be part of a value. Where a file is cut depends on its bytes
 * only.
 */
final class Pieces {

    /** Bytes beyond which the end of a line is not looked for; twice as many would be more than an array holds. */
    private static final int LONGEST_LINE = 1 << 29;

    private final InputStream in;
    private final int size;
    private final boolean cuts;
    private final int linesAbove;
    private final int quote;
    private final Queue<byte[]> spare = new ConcurrentLinkedQueue<>();
    private byte[] carry = new byte[0];
    private long offset;
    private boolean ended;

    /**
     * A piece.
     *
     * @param offset bytes before it
     * @param bytes its bytes, from the array's start
     * @param length number of bytes
     * @param plain whether the bytes are ASCII without zeros and quotes
     * @param rest the rest of the file, when it cannot be cut; then there are no bytes
     */
    record Piece(
            long offset,
            byte[] bytes,
            int length,
            boolean plain,
            @Nullable InputStream rest) {

        static Piece rest(long offset, InputStream rest) {
            return new Piece(offset, new byte[0], 0, false, rest);
        }
    }

    Pieces(InputStream in, CsvFormat format, int size) {
        this.in = in;
        this.size = size;
        this.linesAbove = format.linesAbove();
        this.cuts = format.linesAreBytes() && format.linesAreRows() && (!format.quoting() || format.quote() < 128);
        this.quote = format.quoting() ? format.quote() : -1;
    }

    /**
     * Returns the next piece, or null at the end.
     *
     * @throws TooLongException if a line has no end in sight
     */
    @Nullable
    Piece next() throws IOException {
        if (ended) {
            return null;
        }
        if (!cuts) {
            ended = true;
            return Piece.rest(0, in);
        }
        byte[] bytes = buffer();
        System.arraycopy(carry, 0, bytes, 0, carry.length);
        int length = carry.length;
        int cut;
        while (true) {
            int count = in.readNBytes(bytes, length, bytes.length - length);
            length += count;
            ended = length < bytes.length;
            cut = ended ? length : afterLastLineEnd(bytes, length);
            if (ended || (cut > 0 && (offset > 0 || hasMoreLinesThan(linesAbove, bytes, cut)))) {
                break;
            }
            if (bytes.length >= LONGEST_LINE) {
                throw new TooLongException();
            }
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        long start = offset;
        ByteLook look = ByteLook.at(bytes, length, (byte) quote);
        if (quote >= 0 && look.wanted()) {
            ended = true;
            return Piece.rest(start, new SequenceInputStream(new ByteArrayInputStream(bytes, 0, length), in));
        }
        carry = Arrays.copyOfRange(bytes, cut, length);
        offset += cut;
        return cut == 0 ? null : new Piece(start, bytes, cut, look.plain(), null);
    }

    /** Takes back the array of a piece that was parsed. */
    void release(Piece piece) {
        if (piece.rest() == null) {
            spare.add(piece.bytes());
        }
    }

    private byte[] buffer() {
        byte[] used = spare.poll();
        return used != null && used.length >= carry.length + size / 2 ? used : new byte[carry.length + size];
    }

    private static int afterLastLineEnd(byte[] bytes, int length) {
        for (int i = length - 1; i >= 0; i--) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return 0;
    }

    /** Lines that are skipped are skipped in the first piece. */
    private static boolean hasMoreLinesThan(int count, byte[] bytes, int length) {
        int lines = 0;
        for (int i = 0; i < length && lines <= count; i++) {
            if (bytes[i] == '\n') {
                lines++;
            }
        }
        return lines > count;
    }
}
