package io.github.mlmodel.runtime;

import io.github.mlmodel.model.rule.FieldReader;
import io.github.mlmodel.model.rule.MalformedException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads protobuf's wire format (<a href="https://protobuf.dev/programming-guides/encoding/">Encoding</a>) from a part of
 * an array, without copying and without allocating by what the file claims.
 */
final class WireReader implements FieldReader {

    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int LENGTH = 2;
    static final int FIXED32 = 5;

    private final byte[] bytes;
    private final int end;
    private int position;
    private int field;
    private int type;
    private int from;
    private int to;
    private long number;

    WireReader(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.position = from;
        this.end = to;
    }

    @Override
    public boolean next() throws MalformedException {
        if (position == end) {
            return false;
        }
        long tag = varint();
        field = (int) Math.min(tag >>> 3, Integer.MAX_VALUE);
        type = (int) (tag & 7);
        if (tag < 0 || field == 0 || field >= 1 << 29) {
            throw new MalformedException("field number " + field, position);
        }
        switch (type) {
            case VARINT -> number = varint();
            case FIXED64 -> skip(8);
            case LENGTH -> skip(varint());
            case FIXED32 -> skip(4);
            default -> throw new MalformedException("wire type " + type, position);
        }
        return true;
    }

    @Override
    public int field() {
        return field;
    }

    @Override
    public boolean hasBytes() {
        return type == LENGTH;
    }

    @Override
    public boolean hasInteger() {
        return type == VARINT;
    }

    @Override
    public long integer() {
        return number;
    }

    @Override
    public int length() {
        return to - from;
    }

    @Override
    public String text() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    @Override
    public long eightBytes(int number) {
        return ByteBuffer.wrap(bytes, from, to - from)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong(number * Long.BYTES);
    }

    @Override
    public FieldReader message() {
        return new WireReader(bytes, from, to);
    }

    @Override
    public boolean nextInteger() throws MalformedException {
        if (position == end) {
            return false;
        }
        number = varint();
        return true;
    }

    @Override
    public long position() {
        return position;
    }

    private void skip(long length) throws MalformedException {
        if (length < 0 || length > end - position) {
            throw new MalformedException("a length beyond the end", position);
        }
        from = position;
        to = position + (int) length;
        position = to;
    }

    private long varint() throws MalformedException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (position == end) {
                throw new MalformedException("a number beyond the end", position);
            }
            byte next = bytes[position++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new MalformedException("a number of more than ten bytes", position);
    }
}
