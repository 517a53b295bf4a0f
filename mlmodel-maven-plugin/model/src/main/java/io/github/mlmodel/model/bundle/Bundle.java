package io.github.mlmodel.model.bundle;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.AtomicFiles;
import io.github.mlmodel.model.file.FileTrouble;
import io.github.mlmodel.model.file.RegularFiles;
import io.github.mlmodel.model.text.Names;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * One ZIP with everything about a model but its report.
 *
 * <p>The same files and time give the same bytes on every JDK, in every time zone: entries are sorted, carry one local
 * time without a zone, have no extra fields, and are stored without compression. Compressed bytes depend on the zlib
 * that the JDK was built with or finds on the machine (zlib, zlib-ng, Cloudflare's), so a compressed bundle would have
 * another SHA-256 on another machine. Stored entries also mean that a bundle from elsewhere never grows in memory
 * beyond its size on disk, so {@link #read} accepts no others.
 */
public final class Bundle {

    private static final LocalDateTime FIRST_TIME = LocalDateTime.of(1980, 1, 1, 0, 0, 2);
    private static final LocalDateTime LAST_TIME = LocalDateTime.of(2099, 12, 31, 23, 59, 58);
    private static final int BUFFER = 1 << 16;

    private Bundle() {}

    /**
     * Writes a bundle, whole or not at all.
     *
     * @param zip the bundle
     * @param entries where each file is read from; all are shipped, and none that is required is missing
     * @param timestamp time of every entry, taken in UTC; times that a ZIP cannot hold are moved to 1980 or 2099
     * @throws MlModelException if an entry is none of a bundle, is missing or is too large
     */
    public static void write(Path zip, Map<ModelFile, Path> entries, Instant timestamp) throws IOException {
        checkNames(
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
            throw FileTrouble.at(zip, e);
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

    /**
     * Reads a bundle into memory.
     *
     * @return bytes by file, in the order of {@link ModelFile}
     * @throws MlModelException if the file is no bundle: no ZIP, or an entry that is unknown, double, compressed, too
     *     large or missing
     */
    public static Map<ModelFile, byte[]> read(Path zip) throws IOException {
        return read(zip, name -> true);
    }

    /**
     * Reads the description in a bundle, and nothing else of it, into memory.
     *
     * @throws MlModelException as in {@link #read(Path)}
     */
    public static byte[] description(Path zip) throws IOException {
        return Objects.requireNonNull(read(zip, ModelFile.DESCRIPTION::equals).get(ModelFile.DESCRIPTION));
    }

    private static Map<ModelFile, byte[]> read(Path zip, Predicate<ModelFile> wanted) throws IOException {
        Map<ModelFile, byte[]> content = new EnumMap<>(ModelFile.class);
        RegularFiles.require(zip);
        try (ZipFile file = new ZipFile(zip.toFile(), StandardCharsets.UTF_8)) {
            for (Map.Entry<ModelFile, ? extends ZipEntry> entry :
                    checked(zip, file).entrySet()) {
                if (wanted.test(entry.getKey())) {
                    content.put(entry.getKey(), read(zip, file, entry.getValue()));
                }
            }
        } catch (ZipException e) {
            throw MlModelException.user(zip + " is no readable model bundle: " + e.getMessage() + ".", e);
        } catch (EOFException e) {
            throw MlModelException.user(zip + " is no readable model bundle: it ends within an entry.", e);
        } catch (IllegalArgumentException e) {
            // ZipFile's way of reporting a name that is no UTF-8
            throw MlModelException.user(zip + " is no readable model bundle: bad entry name.", e);
        }
        return content;
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

    private static Map<ModelFile, ? extends ZipEntry> checked(Path zip, ZipFile file) {
        List<? extends ZipEntry> entries =
                file.stream().limit(ModelFile.shipped().size() + 1L).toList();
        checkNames(zip, entries.stream().map(ZipEntry::getName).toList());
        Map<ModelFile, ZipEntry> checked = new EnumMap<>(ModelFile.class);
        List<String> wrong = new ArrayList<>();
        for (ZipEntry entry : entries) {
            ModelFile known = ModelFile.shipped(entry.getName()).orElseThrow();
            checked.put(known, entry);
            if (entry.getMethod() != ZipEntry.STORED || entry.getSize() != entry.getCompressedSize()) {
                wrong.add(known + " is compressed, and a bundle's entries are stored");
            } else if (entry.getSize() > known.maxBytes()) {
                wrong.add(known + " has " + entry.getSize() + " bytes, and " + known.maxBytes() + " are allowed");
            }
        }
        refuse(zip, wrong);
        return checked;
    }

    private static void checkNames(Path zip, List<String> names) {
        List<String> wrong = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (ModelFile.shipped(name).isEmpty()) {
                wrong.add("'" + name + "' is none of "
                        + ModelFile.shipped().stream().map(ModelFile::fileName).collect(Collectors.joining(", ")));
            } else if (!seen.add(name)) {
                wrong.add(name + " is there twice");
            }
        }
        for (ModelFile file : ModelFile.shipped()) {
            if (file.isRequired() && !seen.contains(file.fileName())) {
                wrong.add(file + " is missing");
            }
        }
        refuse(zip, wrong);
    }

    private static void refuse(Path zip, List<String> wrong) {
        if (!wrong.isEmpty()) {
            throw MlModelException.user(zip + " is no model bundle: " + String.join("; ", wrong) + ".");
        }
    }

    private static byte[] read(Path zip, ZipFile file, ZipEntry entry) throws IOException {
        try (InputStream in = file.getInputStream(entry)) {
            byte[] bytes = in.readNBytes((int) entry.getSize());
            CRC32 crc = new CRC32();
            crc.update(bytes);
            if (bytes.length != entry.getSize() || crc.getValue() != entry.getCrc()) {
                throw MlModelException.user(
                        zip + " is damaged: the checksum of " + entry.getName() + " does not match its bytes.");
            }
            return bytes;
        }
    }
}
