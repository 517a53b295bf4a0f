package io.github.mlmodel.runtime.graph;

import io.github.mlmodel.model.rule.MalformedException;

/** Reads a {@code TensorProto}, whose numbers may stand in a field of their type or as raw bytes. */
final class TensorProtoReader {

    private static final int DIMS = 1;
    private static final int TYPE = 2;
    private static final int FLOATS = 4;
    private static final int INT32S = 5;
    private static final int STRINGS = 6;
    private static final int INT64S = 7;
    private static final int NAME = 8;
    private static final int RAW = 9;
    private static final int DOUBLES = 10;

    private final NumberLists.Integers dims = new NumberLists.Integers();
    private final NumberLists.Floats floats = new NumberLists.Floats();
    private final NumberLists.Integers integers = new NumberLists.Integers();
    private final NumberLists.Integers doubles = new NumberLists.Integers();
    private final NumberLists.Texts texts = new NumberLists.Texts();
    private WireReader raw = new WireReader(new byte[0], 0, 0);
    private boolean isRaw;
    private int rawLength;
    private long code;
    private String name = "";

    private TensorProtoReader() {}

    static TensorProtoReader of(WireReader in) throws MalformedException {
        TensorProtoReader reader = new TensorProtoReader();
        while (in.next()) {
            reader.field(in);
        }
        return reader;
    }

    private void field(WireReader in) throws MalformedException {
        switch (in.field()) {
            case DIMS -> dims.read(in);
            case TYPE -> code = in.hasInteger() ? in.integer() : code;
            case FLOATS -> floats.read(in);
            case INT32S, INT64S -> integers.read(in);
            case STRINGS -> texts.read(in);
            case NAME -> name = in.hasBytes() ? in.text() : name;
            case RAW -> {
                raw = in.copy();
                rawLength = in.length();
                isRaw = true;
            }
            case DOUBLES -> doubles(in);
            default -> {
                // Notes, and what is refused before: data in other files.
            }
        }
    }

    private void doubles(WireReader in) {
        for (int i = 0; i < in.length() / Double.BYTES && (in.hasBytes() || in.hasEightBytes()); i++) {
            doubles.add(in.eightBytes(i));
        }
    }

    String name() {
        return name;
    }

    /** Returns ONNX's number of the elements' type. */
    long code() {
        return code;
    }

    /**
     * Returns the tensor.
     *
     * @throws MalformedException if it has more or fewer values than its shape says
     */
    TensorValue tensor(TensorElement type, long position) throws MalformedException {
        long[] lengths = dims.longs();
        int[] shape = new int[lengths.length];
        long size = 1;
        for (int i = 0; i < shape.length; i++) {
            if (lengths[i] < 0 || lengths[i] > Integer.MAX_VALUE) {
                throw new MalformedException("a tensor of length " + lengths[i], position);
            }
            shape[i] = (int) lengths[i];
            size = size * lengths[i];
            if (size > Integer.MAX_VALUE) {
                throw new MalformedException("a tensor of more values than it has", position);
            }
        }
        if (size != count(type)) {
            throw new MalformedException(
                    "tensor '" + name + "' of " + count(type) + " values, of which its shape has " + size, position);
        }
        return new TensorValue(type, shape, data(type, (int) size));
    }

    private long count(TensorElement type) {
        return switch (type) {
            case STRING -> texts.size();
            case FLOAT -> isRaw ? whole(Float.BYTES) : floats.size();
            case DOUBLE -> isRaw ? whole(Double.BYTES) : doubles.size();
            case INT64 -> isRaw ? whole(Long.BYTES) : integers.size();
            case INT32 -> isRaw ? whole(Integer.BYTES) : integers.size();
            case UINT8, BOOL -> isRaw ? rawLength : integers.size();
        };
    }

    /** Returns -1, which no tensor has, for part of a value. */
    private long whole(int bytes) {
        return rawLength % bytes == 0 ? rawLength / bytes : -1;
    }

    private Object data(TensorElement type, int size) {
        return switch (type) {
            case STRING -> texts.texts();
            case FLOAT -> isRaw ? rawFloats(size) : floats.floats();
            case DOUBLE -> doubles(isRaw ? rawLongs(size) : doubles.longs());
            case INT64 -> isRaw ? rawLongs(size) : integers.longs();
            case INT32 -> isRaw ? rawInts(size) : ints(integers.longs());
            case UINT8 -> bytes(size);
            case BOOL -> truths(size);
        };
    }

    private float[] rawFloats(int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = Float.intBitsToFloat(raw.fourBytes(i));
        }
        return values;
    }

    private long[] rawLongs(int size) {
        long[] values = new long[size];
        for (int i = 0; i < size; i++) {
            values[i] = raw.eightBytes(i);
        }
        return values;
    }

    private int[] rawInts(int size) {
        int[] values = new int[size];
        for (int i = 0; i < size; i++) {
            values[i] = raw.fourBytes(i);
        }
        return values;
    }

    private static double[] doubles(long[] bits) {
        double[] values = new double[bits.length];
        for (int i = 0; i < bits.length; i++) {
            values[i] = Double.longBitsToDouble(bits[i]);
        }
        return values;
    }

    private static int[] ints(long[] longs) {
        int[] values = new int[longs.length];
        for (int i = 0; i < longs.length; i++) {
            values[i] = (int) longs[i];
        }
        return values;
    }

    private byte[] bytes(int size) {
        long[] longs = isRaw ? new long[0] : integers.longs();
        byte[] values = new byte[size];
        for (int i = 0; i < size; i++) {
            values[i] = isRaw ? raw.oneByte(i) : (byte) longs[i];
        }
        return values;
    }

    private boolean[] truths(int size) {
        byte[] bytes = bytes(size);
        boolean[] values = new boolean[size];
        for (int i = 0; i < size; i++) {
            values[i] = bytes[i] != 0;
        }
        return values;
    }
}
