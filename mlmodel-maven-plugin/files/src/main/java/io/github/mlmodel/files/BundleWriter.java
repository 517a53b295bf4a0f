package io.github.mlmodel.files;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.bundle.BundleReader;
import io.github.mlmodel.model.file.RegularFiles;
import io.github.mlmodel.model.text.Names;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the one ZIP with everything about a model but its report, which {@link BundleReader} reads.
 *
 * <p>The same files and time give the same bytes on every JDK, in every time zone: entries are sorted, carry one local
 * time without a zone, have no extra fields, and are stored without compression. Compressed bytes depend on the zlib
 * that the JDK was built with or finds on the machine (zlib, zlib-ng, Cloudflare's), so a compressed bundle would have
 * another SHA-256 on another machine.
 */
public final class BundleWriter {

    private static final LocalDateTime FIRST_TIME = LocalDateTime.of(1980, 1, 1, 0, 0, 2);
    private static final LocalDateTime LAST_TIME = LocalDateTime.of(2099, 12, 31, 23, 59, 58);
    private static final int BUFFER = 1 << 16;

    private BundleWriter() {}

    /**
     * Writes a bundle, whole or not at all.
     *
     * @param zip the bundle
     * @param entries where each file is read from; all are shipped, and none that is required is missing
     * @param timestamp time of every entry, taken in UTC; times that a ZIP cannot hold are moved to 1980 or 2099
     * @throws MlModelException if an entry is none of a bundle, is missing or is too large
     */
    public static void write(Path zip, Map<ModelFile, Path> entries, Instant timestamp) throws IOException {
        BundleReader.checkNames(
                zip, entries.keySet().stream().map(ModelFile::fileName).sorted().toList());
        Path temporary = AtomicFiles.temporaryBeside(zip);
        try {
            try (OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(temporary), BUFFER);
                    ZipOutputStream out = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
                for (ModelFile file : ModelFile.shipped()) {
                    Path source = entries.get(file);
                    if (source != null) {
                        write(out, file, source, time(timestamp));
                    }
                }
            }
            AtomicFiles.move(temporary, zip);
        } catch (IOException e) {
            throw RegularFiles.at(zip, e);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /**
     * Writes a bundle of those shipped files that a folder holds, whole or not at all.
     *
     * @see #write(Path, Map, Instant)
     */
    public static void write(Path zip, Path folder, Instant timestamp) throws IOException {
        Map<ModelFile, Path> entries = new EnumMap<>(ModelFile.class);
        for (ModelFile file : ModelFile.shipped()) {
            if (Files.isRegularFile(file.in(folder))) {
                entries.put(file, file.in(folder));
            }
        }
        write(zip, entries, timestamp);
    }

    private static void write(ZipOutputStream out, ModelFile name, Path file, LocalDateTime time) throws IOException {
        byte[] buffer = new byte[BUFFER];
        CRC32 crc = new CRC32();
        long size = 0;
        try (InputStream in = RegularFiles.open(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                crc.update(buffer, 0, n);
                size += n;
            }
        }
        if (size > name.maxBytes()) {
            throw MlModelException.user(file + " has " + Names.count(size, "byte") + ", and a bundle takes "
                    + name.maxBytes() + " at most for " + name + ".");
        }
        ZipEntry entry = new ZipEntry(name.fileName());
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(size);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(time);
        out.putNextEntry(entry);
        try (InputStream in = RegularFiles.open(file)) {
            in.transferTo(out);
        }
    }

    /** Other times make ZipEntry add an extra field, in the default zone; so does 1980's first second. */
    private static LocalDateTime time(Instant timestamp) {
        LocalDateTime time = LocalDateTime.ofInstant(timestamp, ZoneOffset.UTC);
        return time.isBefore(FIRST_TIME) ? FIRST_TIME : time.isAfter(LAST_TIME) ? LAST_TIME : time;
    }
}
