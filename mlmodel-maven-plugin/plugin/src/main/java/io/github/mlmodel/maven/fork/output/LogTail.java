package io.github.mlmodel.maven.fork.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** The last lines of a log that native code may have written to, too: any bytes. */
final class LogTail {

    private static final int BYTES = 1 << 14;
    private static final int LINES = 20;
    private static final int LENGTH = 300;

    private LogTail() {}

    /** Returns the lines as {@code shown} lets them be seen, before they are cut. */
    static List<String> of(Path log, UnaryOperator<String> shown) throws IOException {
        if (!Files.exists(log)) {
            return List.of();
        }
        List<String> lines = end(log).lines()
                .map(shown)
                .map(line -> line.replaceAll("\\p{Cntrl}", " ").stripTrailing())
                .filter(line -> !line.isEmpty())
                .map(LogTail::cut)
                .toList();
        return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    }

    /** Cuts a long line in its middle: after two long paths it says why. */
    private static String cut(String line) {
        int kept = LENGTH / 2;
        return line.length() > LENGTH ? line.substring(0, kept) + "…" + line.substring(line.length() - kept) : line;
    }

    private static String end(Path log) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(log)) {
            channel.position(Math.max(0, channel.size() - BYTES));
            ByteBuffer buffer = ByteBuffer.allocate(BYTES);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // Reads on until the end.
            }
            return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
        }
    }
}
