package io.github.mlmodel.maven.memory;

import java.nio.charset.StandardCharsets;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Checksum;

/**
 * Tells texts apart without telling them: by their length, CRC-32 and Adler-32. It protects from what happens by
 * accident. A SHA-256 takes a JVM that has just started longer than all the rest of a repeated run.
 */
final class TextSum {

    private TextSum() {}

    /** Returns the sum of a text. */
    static String of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length + "-" + hex(new CRC32(), bytes) + "-" + hex(new Adler32(), bytes);
    }

    private static String hex(Checksum checksum, byte[] bytes) {
        checksum.update(bytes, 0, bytes.length);
        return Long.toHexString(checksum.getValue());
    }
}
