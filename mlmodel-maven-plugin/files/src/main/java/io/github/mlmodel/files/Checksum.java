package io.github.mlmodel.files;

import io.github.mlmodel.model.file.RegularFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * A digest of bytes that tells whether a file was changed while it was read: their number, CRC-32 and CRC-32C, which together
 * have 64 bits. Processors compute both, so it costs a tenth of a SHA-256 or less. It protects from what happens by
 * accident; what decides by content takes {@link io.github.mlmodel.model.file.Digest}.
 */
public final class Checksum {

    private final CRC32 first = new CRC32();
    private final CRC32C second = new CRC32C();
    private long length;

    /** Returns the checksum of a file's bytes. */
    public static String of(Path file) throws IOException {
        Checksum checksum = new Checksum();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = RegularFiles.open(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                checksum.add(buffer, 0, n);
            }
        }
        return checksum.text();
    }

    /** Adds some bytes of an array. */
    public Checksum add(byte[] bytes, int offset, int count) {
        first.update(bytes, offset, count);
        second.update(bytes, offset, count);
        length += count;
        return this;
    }

    /** Returns the checksum of all that was added until now; more may be added. */
    public String text() {
        return String.format(Locale.ROOT, "%d-%08x-%08x", length, first.getValue(), second.getValue());
    }
}
