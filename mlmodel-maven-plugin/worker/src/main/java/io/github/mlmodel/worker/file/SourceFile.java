package io.github.mlmodel.worker.file;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.files.Checksum;
import io.github.mlmodel.model.ChangedFilesException;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.file.ObstacleException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A data file as one job reads it, perhaps several times: the one door to its bytes. They are digested as they are read
 * ({@link Checksum}), and a reading of other bytes is noticed than the goal digested or an
 * earlier reading met. What starts with gzip's two bytes
 * is unpacked; the packed bytes are digested.
 */
public final class SourceFile {

    private static final int BUFFER = 1 << 16;
    private static final int SHOWN_BYTES = 4;

    /** The most bytes that one packed byte can become: deflate's shortest code for its longest match. */
    private static final long MOST_A_PACKED_BYTE = 1032;

    private static final String WHILE_READ = "the data was read";

    private final DataFile file;
    private final List<DigestedStream.Start> starts = new ArrayList<>();
    private @Nullable String checksum;
    private boolean changed;

    /** Makes the door to a file's bytes. */
    public SourceFile(DataFile file) {
        this.file = file;
        this.checksum = file.checksum();
    }

    /** Makes the doors to files' bytes. */
    public static List<SourceFile> of(List<DataFile> files) {
        return files.stream().map(SourceFile::new).toList();
    }

    /** Returns what the user calls the file. */
    public String name() {
        return file.name();
    }

    /** Returns what is read. */
    public DataFile file() {
        return file;
    }

    /** Returns the checksum that the file is to have; absent before it was read whole, where the goal took none. */
    public @Nullable String checksum() {
        return checksum;
    }

    /** Opens the file for a look at its first bytes, which the readings that follow must meet again. */
    public InputStream look() throws IOException {
        return unpacked(new DigestedStream(opened(), List.of()) {
            @Override
            public void close() throws IOException {
                if (isOpen()) {
                    starts.add(new DigestedStream.Start(position(), ended(), checksum()));
                    starts.sort(Comparator.comparingLong(DigestedStream.Start::length));
                }
                super.close();
            }
        });
    }

    /** Opens the file to read all of it; {@link Contents#finish()} says that this was done. */
    public Contents open() throws IOException {
        DigestedStream bytes = new DigestedStream(opened(), starts);
        return new Contents(bytes, unpacked(bytes));
    }

    /** Opens the file to read all of it, without unpacking. */
    public Contents openAsItIs() throws IOException {
        DigestedStream bytes = new DigestedStream(opened(), starts);
        return new Contents(bytes, bytes);
    }

    /** The contents of a file, digested while they are read. */
    public final class Contents extends InputStream {

        private final DigestedStream bytes;
        private final InputStream unpacked;

        private Contents(DigestedStream bytes, InputStream unpacked) {
            this.bytes = bytes;
            this.unpacked = unpacked;
        }

        @Override
        public int read() throws IOException {
            return unpacked.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return unpacked.read(target, offset, length);
        }

        /** Reads what is left, and compares what was read with the goal's checksum and with earlier readings. */
        public void finish() throws IOException {
            bytes.transferTo(OutputStream.nullOutputStream());
            String read = bytes.checksum();
            changed |= bytes.differs() || (checksum != null && !checksum.equals(read));
            if (checksum == null) {
                checksum = read;
            }
        }

        @Override
        public void close() throws IOException {
            unpacked.close();
        }
    }

    /**
     * Returns the most bytes that reading the file can give: its size, or, if it is packed, what its bytes could become. So a
     * header that claims more is known before memory is taken.
     */
    public long mostBytes() throws IOException {
        try (InputStream in = unpacked(new DigestedStream(opened(), List.of()))) {
            long size = Files.size(file.path());
            return in instanceof UnpackedStream ? Math.multiplyExact(size, MOST_A_PACKED_BYTE) : size;
        }
    }

    /** Compares the file as it is now with the goal's checksum, after foreign code has read it by its own means. */
    public void compare() throws IOException {
        changed |= checksum != null && !checksum.equals(Checksum.of(file.place()));
    }

    /**
     * Complains if one of the files had other bytes in a reading that was finished.
     *
     * @throws ChangedFilesException naming all such files
     */
    public static void refuseChanged(Collection<SourceFile> files) {
        Map<String, Path> changed = new LinkedHashMap<>();
        files.stream()
                .filter(source -> source.changed)
                .forEach(source -> changed.put(source.name(), source.file.path()));
        if (!changed.isEmpty()) {
            throw new ChangedFilesException(changed, WHILE_READ);
        }
    }

    /** Returns the failure for a file that is seen not to be what it was. */
    public static ChangedFilesException changed(DataFile file) {
        return new ChangedFilesException(Map.of(file.name(), file.path()), WHILE_READ);
    }

    private InputStream opened() throws IOException {
        if (file.checksum() != null && !Files.isRegularFile(file.path())) {
            // The goal has digested it.
            throw changed(file);
        }
        if (Files.isDirectory(file.path())) {
            throw MlModelException.user("Data file " + file.name() + " is a folder. Name the files in it, for example "
                    + file.name() + "/*.csv.");
        }
        return file.open();
    }

    private InputStream unpacked(DigestedStream bytes) throws IOException {
        try {
            BufferedInputStream buffered = new BufferedInputStream(bytes, BUFFER);
            buffered.mark(SHOWN_BYTES);
            byte[] first = buffered.readNBytes(SHOWN_BYTES);
            buffered.reset();
            boolean packed = first.length > 1 && first[0] == 0x1F && (first[1] & 0xFF) == 0x8B;
            if (!packed && name().toLowerCase(Locale.ROOT).endsWith(".gz")) {
                throw new NoGzipException(
                        first.length == 0
                                ? "it is empty"
                                : "it starts with the bytes "
                                        + HexFormat.ofDelimiter(" ").formatHex(first));
            }
            return packed ? new UnpackedStream(buffered, BUFFER) : buffered;
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    /** Says why this file cannot be read. */
    public MlModelException unreadable(IOException cause) {
        return unreadable(file, cause);
    }

    /** Says why a file cannot be read. */
    public static MlModelException unreadable(DataFile file, IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return MlModelException.user(
                    "Data file " + file.name() + " does not exist. Check <source> and <testSource> in <dataset>.",
                    cause);
        }
        if (cause instanceof ObstacleException obstacle) {
            return MlModelException.user(obstacle.obstacle().sentence("Data file " + file.name()), cause);
        }
        if (cause instanceof NoGzipException) {
            return MlModelException.user(
                    "Data file " + file.name() + " is no gzip file, though its name says so: " + cause.getMessage()
                            + ". Fetch or compress it again, or rename it.",
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
