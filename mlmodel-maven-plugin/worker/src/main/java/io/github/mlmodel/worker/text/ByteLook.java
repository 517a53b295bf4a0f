package io.github.mlmodel.worker.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * What stands among bytes, whose order does not matter.
 *
 * @param wanted whether the wanted byte does
 * @param plain whether all of them are ASCII and none is zero
 */
record ByteLook(boolean wanted, boolean plain) {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;

    private static final long HIGHEST = ONES << 7;

    /**
     * Looks at the first bytes of an array, eight at a time: a byte of the exclusive or is zero where the wanted one stands. One less
     * than zero sets the highest bit, which the bytes behind it may then have, too.
     */
    static ByteLook at(byte[] bytes, int length, byte wanted) {
        long pattern = ONES * (wanted & 0xFF);
        long found = 0;
        long odd = 0;
        int whole = length - length % 8;
        for (int i = 0; i < whole; i += 8) {
            long word = (long) LONGS.get(bytes, i);
            long other = word ^ pattern;
            found |= (other - ONES) & ~other;
            odd |= (word - ONES) | word;
        }
        for (int i = whole; i < length; i++) {
            found |= bytes[i] == wanted ? HIGHEST : 0;
            odd |= bytes[i] <= 0 ? HIGHEST : 0;
        }
        return new ByteLook((found & HIGHEST) != 0, (odd & HIGHEST) == 0);
    }
}
