package io.github.mlmodel.runtime.graph;

import io.github.mlmodel.model.rule.MalformedException;
import java.util.Arrays;

/** Numbers that are collected while a file is read: they take no more memory than those that were there. */
final class NumberLists {

    private NumberLists() {}

    /** Integers, of 32 bits as long as all fit. */
    static final class Integers {

        private int[] small = new int[8];
        private long[] large = {};
        private boolean wide;
        private int size;

        int size() {
            return size;
        }

        void add(long value) {
            if (!wide && value != (int) value) {
                widen();
            }
            if (size == (wide ? large.length : small.length)) {
                small = wide ? small : Arrays.copyOf(small, 2 * size);
                large = wide ? Arrays.copyOf(large, 2 * size) : large;
            }
            if (wide) {
                large[size++] = value;
            } else {
                small[size++] = (int) value;
            }
        }

        /** Makes room for exactly so many more. */
        private void reserve(int more) {
            if (!wide && size + more > small.length) {
                small = Arrays.copyOf(small, size + more);
            }
        }

        private void widen() {
            large = longs();
            large = Arrays.copyOf(large, Math.max(8, 2 * size));
            small = new int[0];
            wide = true;
        }

        /** Adds the integer of a field and of those alike that follow, or those that are packed in it. */
        void read(WireReader in) throws MalformedException {
            if (in.hasInteger()) {
                do {
                    add(in.integer());
                } while (in.nextAlike());
            } else if (in.hasBytes()) {
                WireReader packed = in.message();
                reserve(packed.integers());
                while (packed.nextInteger()) {
                    add(packed.integer());
                }
            }
        }

        long[] longs() {
            if (wide) {
                return Arrays.copyOf(large, size);
            }
            long[] longs = new long[size];
            for (int i = 0; i < size; i++) {
                longs[i] = small[i];
            }
            return longs;
        }

        /** Returns an {@code int[]} where all fit, else a {@code long[]}. */
        Object narrowest() {
            return wide ? longs() : small.length == size ? small : Arrays.copyOf(small, size);
        }
    }

    /** 32-bit numbers. */
    static final class Floats {

        private float[] values = new float[8];
        private int size;

        int size() {
            return size;
        }

        /** Adds the number of a field and of those alike that follow, or those that are packed in it. */
        void read(WireReader in) throws MalformedException {
            do {
                add(in);
            } while (in.hasFourBytes() && in.nextAlike());
        }

        private void add(WireReader in) {
            int count = in.hasFourBytes() || in.hasBytes() ? in.length() / Float.BYTES : 0;
            if (size + count > values.length) {
                values = Arrays.copyOf(values, count == 1 ? Math.max(2 * values.length, size + 1) : size + count);
            }
            for (int i = 0; i < count; i++) {
                values[size++] = Float.intBitsToFloat(in.fourBytes(i));
            }
        }

        float[] floats() {
            return values.length == size ? values : Arrays.copyOf(values, size);
        }
    }

    /** Texts, each one once that follow each other. */
    static final class Texts {

        private String[] values = new String[8];
        private int size;
        private final long[] marks = new long[4];
        private final String[] known = {"", "", "", ""};
        private int next;

        int size() {
            return size;
        }

        /** Adds the text of a field and of those alike that follow. */
        void read(WireReader in) throws MalformedException {
            if (!in.hasBytes()) {
                return;
            }
            do {
                if (size == values.length) {
                    values = Arrays.copyOf(values, 2 * size);
                }
                values[size++] = text(in);
            } while (in.nextAlike());
        }

        private String text(WireReader in) {
            for (int i = 0; i < marks.length; i++) {
                if (in.isSame(marks[i])) {
                    return known[i];
                }
            }
            next = (next + 1) % marks.length;
            marks[next] = in.mark();
            known[next] = in.text();
            return known[next];
        }

        String[] texts() {
            return Arrays.copyOf(values, size);
        }
    }
}
