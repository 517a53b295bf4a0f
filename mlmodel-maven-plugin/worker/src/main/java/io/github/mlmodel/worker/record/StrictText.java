package io.github.mlmodel.worker.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * Decodes bytes, and fails on bytes that are not of the encoding instead of replacing them. Zeros are of no encoding: a
 * system leaves them where it could not write a file whole, and they are half of what UTF-16 has for a letter.
 */
public final class StrictText extends Reader {

    private static final int BUFFER = 1 << 16;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final byte[] buffer;
    private final ByteBuffer bytes;
    private boolean atStart;
    private boolean noMoreBytes;
    private boolean ended;
    private boolean atZero;

    /** Whether the last character that was decoded is a CR, which was not given yet. */
    private boolean endsWithReturn;

    private char last = ' ';

    /** The second half of a surrogate pair for which the caller had no room; 0 is none. */
    private char held;

    private StrictText(InputStream in, Charset encoding, byte[] buffer, int length, boolean atStart, boolean whole) {
        this.in = in;
        this.noMoreBytes = whole;
        this.decoder = encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        this.buffer = buffer;
        this.bytes = ByteBuffer.wrap(buffer, 0, length);
        this.atStart = atStart;
    }

    /** Returns the text of a whole file; a byte order mark is left out. */
    public static StrictText of(InputStream in, Charset encoding) {
        return of(in, encoding, true);
    }

    /** Returns the text of a stream, which is the start of a file or not. */
    public static StrictText of(InputStream in, Charset encoding, boolean atStart) {
        return new StrictText(in, encoding, new byte[BUFFER], 0, atStart, false);
    }

    /** Returns the text of the first bytes of an array. */
    public static StrictText of(byte[] bytes, int length, Charset encoding, boolean atStart) {
        return new StrictText(InputStream.nullInputStream(), encoding, bytes, length, atStart, true);
    }

    /** Returns whether the end was reached and told to the caller. */
    public boolean ended() {
        return ended;
    }

    /** Returns the last character but blanks that was read. */
    public char last() {
        return last;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        int count = withoutLoneReturns(target, offset, length);
        if (count > 0 && atStart) {
            atStart = false;
            if (target[offset] == BYTE_ORDER_MARK) {
                System.arraycopy(target, offset + 1, target, offset, --count);
                if (count == 0) {
                    return read(target, offset, length);
                }
            }
        }
        if (count < 0) {
            ended = true;
            return count;
        }
        for (int i = offset + count - 1; i >= offset; i--) {
            if (target[i] != ' ') {
                last = target[i];
                break;
            }
        }
        return count;
    }

    /**
     * Reads characters, and LF for a CR that stands alone. The fast reader takes a CR at the end of a quoted value for the
     * first half of the next line end, and loses the row.
     */
    private int withoutLoneReturns(char[] target, int offset, int length) throws IOException {
        if (length < 2) {
            return beforeZero(target, offset, decode(target, offset, length));
        }
        int before = endsWithReturn ? 1 : 0;
        int count = beforeZero(target, offset + before, decode(target, offset + before, length - before));
        if (endsWithReturn) {
            endsWithReturn = false;
            target[offset] = '\r';
            if (count < 0) {
                target[offset] = '\n';
                return 1;
            }
            count++;
        }
        int last = offset + count - 1;
        for (int i = offset; i < last; i++) {
            if (target[i] == '\r' && target[i + 1] != '\n') {
                target[i] = '\n';
            }
        }
        if (count > 0 && target[last] == '\r') {
            endsWithReturn = true;
            return count == 1 ? withoutLoneReturns(target, offset, length) : count - 1;
        }
        return count;
    }

    /** Returns how many characters come before the first zero; where there are none, it is a bad byte. */
    private int beforeZero(char[] target, int offset, int count) throws IOException {
        for (int i = 0; i < count && !atZero; i++) {
            if (target[offset + i] == 0) {
                atZero = true;
                if (i > 0) {
                    return i;
                }
            }
        }
        if (atZero) {
            throw new BadByteException(0);
        }
        return count;
    }

    private int decode(char[] target, int offset, int length) throws IOException {
        if (held != 0) {
            target[offset] = held;
            held = 0;
            return 1;
        }
        CharBuffer chars = CharBuffer.wrap(target, offset, length);
        while (true) {
            CoderResult result = decoder.decode(bytes, chars, noMoreBytes);
            int count = chars.position() - offset;
            if (count > 0) {
                return count;
            }
            if (result.isError()) {
                throw new BadByteException(bytes.get(bytes.position()) & 0xFF);
            }
            if (result.isOverflow()) {
                return decodePair(target, offset);
            }
            if (noMoreBytes) {
                return -1;
            }
            fill();
        }
    }

    private int decodePair(char[] target, int offset) {
        char[] pair = new char[2];
        decoder.decode(bytes, CharBuffer.wrap(pair), noMoreBytes);
        target[offset] = pair[0];
        held = pair[1];
        return 1;
    }

    private void fill() throws IOException {
        bytes.compact();
        int count = in.read(buffer, bytes.position(), bytes.remaining());
        if (count < 0) {
            noMoreBytes = true;
        } else {
            bytes.position(bytes.position() + count);
        }
        bytes.flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** A byte that is not of the encoding. */
    public static final class BadByteException extends CharacterCodingException {

        private static final long serialVersionUID = 1L;

        private final int value;

        private BadByteException(int value) {
            this.value = value;
        }

        /** Returns the byte, 0 to 255. */
        int value() {
            return value;
        }
    }
}
