package io.github.mlmodel.worker.data;

import io.github.mlmodel.core.failure.MlModelException;
import io.github.mlmodel.core.message.DataFile;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Opens data files; what starts with gzip's two bytes is unpacked. */
public final class SourceFile {

    private static final int BUFFER = 1 << 16;

    private SourceFile() {}

    /** Opens a file. */
    public static InputStream open(DataFile file) throws IOException {
        if (Files.isDirectory(file.path())) {
            throw MlModelException.user("Data file " + file.name() + " is a folder. Name the files in it, for example "
                    + file.name() + "/*.csv.");
        }
        InputStream in = Files.newInputStream(file.path());
        try {
            BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
            buffered.mark(2);
            boolean packed = buffered.read() == 0x1F && buffered.read() == 0x8B;
            buffered.reset();
            return packed ? new GZIPInputStream(buffered, BUFFER) : buffered;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /** Says why a file cannot be read. */
    public static MlModelException unreadable(DataFile file, IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return MlModelException.user(
                    "Data file " + file.name() + " does not exist. Check <source> and <testSource> in <dataset>.",
                    cause);
        }
        if (cause instanceof EOFException || cause instanceof ZipException) {
            return MlModelException.user(
                    "Data file " + file.name() + " is not a complete gzip file (" + cause.getMessage()
                            + "). Fetch or compress it again.",
                    cause);
        }
        return MlModelException.internal("Data file " + file.name() + " cannot be read: " + cause + ".", cause);
    }
}
