package io.github.mlmodel.worker.table;

import io.github.mlmodel.model.file.Digest;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * SHA-256 over a table: the number of rows, then by column its name, its type, and its values in order; numbers by their
 * 64 bits, big-endian, and texts by the dictionary in order of first appearance and 32-bit codes.
 */
public final class TableDigest {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private static final int VALUES = 1 << 12;

    private TableDigest() {}

    /** Returns the SHA-256 of a table. */
    public static String of(Table table) {
        Digest digest =
                new Digest().addLong(table.rows()).addLong(table.columns().size());
        for (Column column : table.columns()) {
            digest.add(column.name());
            if (column instanceof Column.Numbers numbers) {
                digest.add("numbers");
                addNumbers(digest, numbers.values());
            } else if (column instanceof Column.Texts texts) {
                digest.add("texts").addLong(texts.dictionary().length);
                for (String text : texts.dictionary()) {
                    digest.add(text);
                }
                addCodes(digest, texts.codes());
            }
        }
        return digest.hex();
    }

    private static void addNumbers(Digest digest, double[] values) {
        byte[] bytes = new byte[Math.min(VALUES, values.length) * Double.BYTES];
        for (int from = 0; from < values.length; from += VALUES) {
            int count = Math.min(VALUES, values.length - from);
            for (int i = 0; i < count; i++) {
                LONGS.set(bytes, i * Double.BYTES, Double.doubleToLongBits(values[from + i]));
            }
            digest.addBytes(bytes, 0, count * Double.BYTES);
        }
    }

    private static void addCodes(Digest digest, int[] codes) {
        byte[] bytes = new byte[Math.min(VALUES, codes.length) * Integer.BYTES];
        for (int from = 0; from < codes.length; from += VALUES) {
            int count = Math.min(VALUES, codes.length - from);
            for (int i = 0; i < count; i++) {
                INTS.set(bytes, i * Integer.BYTES, codes[from + i]);
            }
            digest.addBytes(bytes, 0, count * Integer.BYTES);
        }
    }
}
