package io.github.mlmodel.runtime.graph;

import io.github.mlmodel.model.rule.FieldReader;
import io.github.mlmodel.model.rule.MalformedException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * Reads protobuf's wire format (<a href="https://protobuf.dev/programming-guides/encoding/">Encoding</a>) from a part of
 * an array, without copying and without allocating by what the file claims.
 */
public final class WireReader implements FieldReader {

    /** An integer of variable length. */
    public static final int VARINT = 0;

    private static final int FIXED64 = 1;

    /** Bytes with their length before them. */
    public static final int LENGTH = 2;

    private static final int FIXED32 = 5;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private final int end;
    private int position;
    private int start;
    private int field;
    private int type;
    private int from;
    private int to;
    private long number;

    /** Reads what stands from one place of an array up to another. */
    public WireReader(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.position = from;
        this.end = to;
    }

    @Override
    public boolean next() throws MalformedException {
        if (position == end) {
            return false;
        }
        start = position;
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

    /**
     * Reads the next field if it is of the same number and type as this one and has a tag of one byte: the way through long lists,
     * on which nothing has to be decided.
     */
    boolean nextAlike() throws MalformedException {
        if (position == end || bytes[position] < 0 || bytes[position] != bytes[start]) {
            return false;
        }
        start = position++;
        switch (type) {
            case VARINT -> number = varint();
            case FIXED64 -> skip(8);
            case LENGTH -> skip(varint());
            default -> skip(4);
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
        Objects.checkFromIndexSize(number * Long.BYTES, Long.BYTES, to - from);
        return (long) LONG.get(bytes, from + number * Long.BYTES);
    }

    /** Returns four of the field's bytes as a little-endian number, the first four for 0. */
    int fourBytes(int number) {
        Objects.checkFromIndexSize(number * Integer.BYTES, Integer.BYTES, to - from);
        return (int) INT.get(bytes, from + number * Integer.BYTES);
    }

    /** Returns one of the field's bytes. */
    byte oneByte(int number) {
        Objects.checkIndex(number, to - from);
        return bytes[from + number];
    }

    /** Returns whether the field's bytes are those of another field of the same array, which {@link #mark} remembered. */
    boolean isSame(long mark) {
        int start = (int) (mark >>> 32);
        int length = (int) mark;
        return length == to - from && Arrays.equals(bytes, start, start + length, bytes, from, to);
    }

    /** Remembers the field's bytes. */
    long mark() {
        return ((long) from << 32) | (to - from);
    }

    /** Returns how many integers of variable length are packed up to the end: as many as bytes that end one. */
    int integers() {
        int count = 0;
        for (int i = position; i < end; i++) {
            count += 1 + (bytes[i] >> 31);
        }
        return count;
    }

    /** Returns a reader that stands where this one does. */
    WireReader copy() {
        WireReader copy = new WireReader(bytes, position, end);
        copy.field = field;
        copy.type = type;
        copy.from = from;
        copy.to = to;
        copy.number = number;
        return copy;
    }

    /** Returns whether the field is a number of four bytes. */
    boolean hasFourBytes() {
        return type == FIXED32;
    }

    /** Returns whether the field is a number of eight bytes. */
    boolean hasEightBytes() {
        return type == FIXED64;
    }

    @Override
    public WireReader message() {
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
