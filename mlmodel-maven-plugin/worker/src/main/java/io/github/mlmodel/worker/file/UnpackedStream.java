package io.github.mlmodel.worker.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * The contents of a gzip file, of all its members. The JDK's own stream takes a damaged header after the first member for the
 * end of the file, and leaves out what comes then; here all bytes belong to a member, or are zeros behind the last.
 */
final class UnpackedStream extends InputStream {

    private static final int FIRST = 0x1F;
    private static final int SECOND = 0x8B;
    private static final int DEFLATE = 8;
    private static final int HEADER_CHECK = 1 << 1;
    private static final int EXTRA = 1 << 2;
    private static final int NAME = 1 << 3;
    private static final int COMMENT = 1 << 4;
    private static final int RESERVED = 0xE0;

    private final InputStream packed;
    private final byte[] buffer;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 headerSum = new CRC32();
    private final CRC32 sum = new CRC32();
    private int at;
    private int end;
    private long size;
    private boolean inMember;
    private boolean ended;

    /** Unpacks a stream whose first two bytes are gzip's. */
    UnpackedStream(InputStream packed, int bufferSize) {
        this.packed = packed;
        this.buffer = new byte[bufferSize];
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (!ended && length > 0) {
            if (!inMember && !begin()) {
                ended = true;
                break;
            }
            int count = inflate(target, offset, length);
            if (count > 0) {
                sum.update(target, offset, count);
                size += count;
                return count;
            }
            if (inflater.finished()) {
                end();
            } else if (!fill()) {
                throw new EOFException("it ends within its data");
            } else {
                inflater.setInput(buffer, at, end - at);
            }
        }
        return length > 0 ? -1 : 0;
    }

    private int inflate(byte[] target, int offset, int length) throws ZipException {
        try {
            int count = inflater.inflate(target, offset, length);
            if (count == 0 && inflater.needsDictionary()) {
                throw new ZipException("its data needs a dictionary");
            }
            return count;
        } catch (DataFormatException e) {
            throw (ZipException) new ZipException("its data is damaged: " + e.getMessage()).initCause(e);
        }
    }

    /** Reads the header of the next member; returns whether there is one. */
    private boolean begin() throws IOException {
        int first = next();
        if (first <= 0) {
            requireZeros(first);
            return false;
        }
        headerSum.reset();
        headerSum.update(first);
        if (first != FIRST || header() != SECOND) {
            throw new ZipException("bytes that are no gzip stand behind its data");
        }
        int method = header();
        int flags = header();
        if (method != DEFLATE || (flags & RESERVED) != 0) {
            throw new ZipException("the header of a part is damaged");
        }
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(header() | header() << 8);
        }
        for (int text : new int[] {NAME, COMMENT}) {
            while ((flags & text) != 0 && header() != 0) {
                // A text ends with a zero.
            }
        }
        int expected = (int) headerSum.getValue() & 0xFFFF;
        if ((flags & HEADER_CHECK) != 0 && (header() | header() << 8) != expected) {
            throw new ZipException("the header of a part is damaged");
        }
        inflater.reset();
        inflater.setInput(buffer, at, end - at);
        sum.reset();
        size = 0;
        inMember = true;
        return true;
    }

    private void requireZeros(int first) throws IOException {
        for (int padding = first; padding >= 0; padding = next()) {
            if (padding != 0) {
                throw new ZipException("bytes that are no gzip stand behind its data");
            }
        }
    }

    private void end() throws IOException {
        at = end - inflater.getRemaining();
        inMember = false;
        if (number() != sum.getValue() || number() != (size & 0xFFFFFFFFL)) {
            throw new ZipException("its data is damaged: the checksum is another one");
        }
    }

    private long number() throws IOException {
        long number = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            number |= (long) header() << shift;
        }
        return number;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            header();
        }
    }

    /** Returns a byte that must be there. */
    private int header() throws IOException {
        int next = next();
        if (next < 0) {
            throw new EOFException("it ends within a header or checksum");
        }
        headerSum.update(next);
        return next;
    }

    private int next() throws IOException {
        return at < end || fill() ? buffer[at++] & 0xFF : -1;
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, packed.read(buffer, 0, buffer.length));
        return end > 0;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        packed.close();
    }
}
