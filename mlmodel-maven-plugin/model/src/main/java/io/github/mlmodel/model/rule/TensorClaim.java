package io.github.mlmodel.model.rule;

import org.jspecify.annotations.Nullable;

/**
 * What a tensor in a file says of itself.
 *
 * @param name its name, or empty
 * @param bytes memory that its lengths ask for, whatever the file holds of it; the largest number where they overflow
 * @param product product of its values, where it is a few whole numbers, such as a shape; else absent
 */
record TensorClaim(String name, long bytes, @Nullable Long product) {

    private static final int MOST_NUMBERS = 16;
    private static final int INT64 = 7;
    private static final int DIMENSIONS = 1;
    private static final int DATA_TYPE = 2;
    private static final int INT64_DATA = 7;
    private static final int RAW_DATA = 9;
    private static final int NAME = 8;
    private static final int SPARSE_DIMENSIONS = 3;

    /** Bytes of an element by the number of its type in {@code TensorProto.DataType}. */
    private static final int[] SIZES = {1, 4, 1, 1, 2, 2, 4, 8, 32, 1, 2, 8, 4, 8, 8, 16, 2};

    /** Reads a tensor's message. */
    static TensorClaim of(FieldReader in) throws MalformedException {
        String name = "";
        long elements = 1;
        long type = 0;
        Numbers numbers = new Numbers();
        while (in.next()) {
            if (in.field() == DIMENSIONS) {
                elements = timesAll(elements, in);
            } else if (in.field() == DATA_TYPE && in.hasInteger()) {
                type = in.integer();
            } else if (in.field() == INT64_DATA) {
                numbers.addIntegers(in);
            } else if (in.field() == RAW_DATA && in.hasBytes()) {
                numbers.addRaw(in);
            } else if (in.field() == NAME && in.hasBytes()) {
                name = in.text();
            }
        }
        int size = type >= 0 && type < SIZES.length ? SIZES[(int) type] : 1;
        boolean shape = type == INT64 && elements <= MOST_NUMBERS && numbers.count == elements;
        return new TensorClaim(name, times(elements, size), shape ? numbers.product : null);
    }

    /** Reads a sparse tensor's message: what it asks for once it is dense. */
    static TensorClaim ofSparse(FieldReader in) throws MalformedException {
        long elements = 1;
        while (in.next()) {
            if (in.field() == SPARSE_DIMENSIONS) {
                elements = timesAll(elements, in);
            }
        }
        return new TensorClaim("", times(elements, Long.BYTES), null);
    }

    /** Returns a product, or the largest number where it is larger. A length below 0 is taken for 0. */
    static long times(long left, long right) {
        long a = Math.max(0, left);
        long b = Math.max(0, right);
        return a != 0 && b > Long.MAX_VALUE / a ? Long.MAX_VALUE : a * b;
    }

    private static long timesAll(long before, FieldReader in) throws MalformedException {
        if (in.hasInteger()) {
            return times(before, in.integer());
        }
        long all = before;
        if (in.hasBytes()) {
            FieldReader lengths = in.message();
            while (lengths.nextInteger()) {
                all = times(all, lengths.integer());
            }
        }
        return all;
    }

    /** Whole numbers, as they are found; -1, a length that is left open, counts as 1. */
    private static final class Numbers {

        private long product = 1;
        private long count;

        void addIntegers(FieldReader in) throws MalformedException {
            if (in.hasInteger()) {
                add(in.integer());
            } else if (in.hasBytes()) {
                FieldReader packed = in.message();
                while (packed.nextInteger()) {
                    add(packed.integer());
                }
            }
        }

        void addRaw(FieldReader in) {
            for (int i = 0; i < Math.min(in.length() / Long.BYTES, MOST_NUMBERS + 1); i++) {
                add(in.eightBytes(i));
            }
        }

        private void add(long number) {
            product = times(product, number == -1 ? 1 : number);
            count++;
        }
    }
}
