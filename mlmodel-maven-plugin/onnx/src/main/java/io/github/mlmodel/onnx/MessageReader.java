package io.github.mlmodel.onnx;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.github.mlmodel.model.rule.FieldReader;
import io.github.mlmodel.model.rule.MalformedException;
import java.io.IOException;
import java.nio.ByteOrder;

/**
 * Reads a message's fields by protobuf's own decoder.
 *
 * <p>Parsed messages cannot be asked: of a field that is written twice they keep one, and another parser may keep the other.
 * Nor can {@link CodedInputStream#readTag}, which cuts numbers that are too long, and {@link
 * CodedInputStream#readRawVarint64}, which does not look at a tenth byte.
 */
final class MessageReader implements FieldReader {

    private static final long MOST_FIELDS = 1L << 29;

    private final ByteString bytes;
    private final int start;
    private final CodedInputStream in;
    private int field;
    private int type;
    private long number;
    private ByteString content = ByteString.EMPTY;

    MessageReader(ByteString bytes) {
        this(bytes, 0);
    }

    private MessageReader(ByteString bytes, int start) {
        this.bytes = bytes;
        this.start = start;
        this.in = bytes.newCodedInput();
    }

    @Override
    public boolean next() throws MalformedException {
        try {
            if (in.isAtEnd()) {
                return false;
            }
            long tag = varint();
            long wanted = tag >>> 3;
            if (wanted == 0 || wanted >= MOST_FIELDS) {
                throw new MalformedException("field number " + wanted, position());
            }
            field = (int) wanted;
            type = (int) (tag & 7);
            switch (type) {
                case WireFormat.WIRETYPE_VARINT -> number = varint();
                case WireFormat.WIRETYPE_FIXED64 -> skip(8);
                case WireFormat.WIRETYPE_LENGTH_DELIMITED -> skip(varint());
                case WireFormat.WIRETYPE_FIXED32 -> skip(4);
                default -> throw new MalformedException("wire type " + type, position());
            }
            return true;
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    @Override
    public int field() {
        return field;
    }

    @Override
    public boolean hasBytes() {
        return type == WireFormat.WIRETYPE_LENGTH_DELIMITED;
    }

    @Override
    public boolean hasInteger() {
        return type == WireFormat.WIRETYPE_VARINT;
    }

    @Override
    public long integer() {
        return number;
    }

    @Override
    public int length() {
        return content.size();
    }

    @Override
    public String text() {
        return content.toStringUtf8();
    }

    @Override
    public long eightBytes(int number) {
        return content.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN).getLong(number * Long.BYTES);
    }

    @Override
    public FieldReader message() {
        return new MessageReader(content, (int) position() - content.size());
    }

    @Override
    public boolean nextInteger() throws MalformedException {
        try {
            if (in.isAtEnd()) {
                return false;
            }
            number = varint();
            return true;
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    @Override
    public long position() {
        return (long) start + in.getTotalBytesRead();
    }

    private void skip(long length) throws IOException, MalformedException {
        int from = in.getTotalBytesRead();
        if (length < 0 || length > bytes.size() - from) {
            throw new MalformedException("a length beyond the end", position());
        }
        content = bytes.substring(from, from + (int) length);
        in.skipRawBytes((int) length);
    }

    private long varint() throws IOException, MalformedException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = in.readRawByte();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new MalformedException("a number of more than ten bytes", position());
    }

    private MalformedException malformed(IOException e) {
        MalformedException malformed = new MalformedException("a number beyond the end", position());
        malformed.initCause(e);
        return malformed;
    }
}
