package io.github.mlmodel.onnxruntime.library;

import io.github.mlmodel.files.FileTrouble;
import io.github.mlmodel.model.file.RegularFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Whether a folder takes files as large as ONNX Runtime's library, which itself says nothing of why it was not unpacked. */
final class Unpacking {

    private static final int MEGABYTES = 40;
    private static final int MEGABYTE = 1 << 20;

    private Unpacking() {}

    /** Returns what is wrong with the folder, as a clause; writes such a file, and deletes it. */
    static Optional<String> trouble(Path folder) {
        Path file = folder.resolve(".onnxruntime-" + ProcessHandle.current().pid() + ".probe");
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW, StandardOpenOption.DELETE_ON_CLOSE)) {
            for (int written = 0; written < MEGABYTES; written++) {
                fill(out, ByteBuffer.allocate(MEGABYTE));
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(FileTrouble.clause(RegularFiles.at(file, e)));
        }
    }

    private static void fill(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }
}
