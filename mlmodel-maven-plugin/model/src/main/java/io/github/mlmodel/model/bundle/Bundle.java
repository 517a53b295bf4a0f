package io.github.mlmodel.model.bundle;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFiles;
import io.github.mlmodel.model.file.AtomicFiles;
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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
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

    /** The names an entry may have. */
    public static final SortedSet<String> NAMES = Collections.unmodifiableSortedSet(new TreeSet<>(Set.of(
            ModelFiles.MODEL,
            ModelFiles.DESCRIPTION,
            ModelFiles.FINGERPRINT,
            ModelFiles.EVALUATION,
            ModelFiles.GRADE)));

    /** Largest size of {@code model.onnx} in bytes: protobuf's own limit. */
    public static final long MAX_MODEL_BYTES = Integer.MAX_VALUE - 8L;

    /** Largest size of each other file in bytes. */
    public static final long MAX_JSON_BYTES = 256L << 20;

    private static final SortedSet<String> REQUIRED =
            Collections.unmodifiableSortedSet(new TreeSet<>(Set.of(ModelFiles.MODEL, ModelFiles.DESCRIPTION)));
    private static final LocalDateTime FIRST_TIME = LocalDateTime.of(1980, 1, 1, 0, 0, 2);
    private static final LocalDateTime LAST_TIME = LocalDateTime.of(2099, 12, 31, 23, 59, 58);
    private static final int BUFFER = 1 << 16;

    private Bundle() {}

    /**
     * Writes a bundle, whole or not at all.
     *
     * @param zip the bundle
     * @param entries file by entry name, of {@link #NAMES}; {@code model.onnx} and {@code model.json} are required
     * @param timestamp time of every entry, taken in UTC; times that a ZIP cannot hold are moved to 1980 or 2099
     * @throws MlModelException if an entry has an unknown name, is missing or is too large
     */
    public static void write(Path zip, Map<String, Path> entries, Instant timestamp) throws IOException {
        checkNames(zip, new ArrayList<>(new TreeSet<>(entries.keySet())));
        SortedMap<String, Path> sorted = new TreeMap<>(entries);
        Path temporary = AtomicFiles.temporaryBeside(zip);
        try {
            try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(temporary), BUFFER);
                    ZipOutputStream out = new ZipOutputStream(file, StandardCharsets.UTF_8)) {
                for (Map.Entry<String, Path> entry : sorted.entrySet()) {
                    write(out, entry.getKey(), entry.getValue(), time(timestamp));
                }
            }
            AtomicFiles.move(temporary, zip);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /**
     * Writes a bundle of those {@link #NAMES} that a folder holds, whole or not at all.
     *
     * @see #write(Path, Map, Instant)
     */
    public static void write(Path zip, Path folder, Instant timestamp) throws IOException {
        Map<String, Path> entries = new LinkedHashMap<>();
        for (String name : NAMES) {
            if (Files.isRegularFile(folder.resolve(name))) {
                entries.put(name, folder.resolve(name));
            }
        }
        write(zip, entries, timestamp);
    }

    /**
     * Reads a bundle into memory.
     *
     * @return bytes by entry name, sorted
     * @throws MlModelException if the file is no bundle: no ZIP, or an entry that is unknown, double, compressed, too
     *     large or missing
     */
    public static SortedMap<String, byte[]> read(Path zip) throws IOException {
        SortedMap<String, byte[]> content = new TreeMap<>();
        try (ZipFile file = new ZipFile(zip.toFile(), StandardCharsets.UTF_8)) {
            for (ZipEntry entry : checked(zip, file)) {
                content.put(entry.getName(), read(zip, file, entry));
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

    /**
     * Writes a bundle's files into a folder, each whole or not at all.
     *
     * @throws MlModelException if the file is no bundle, see {@link #read}
     */
    public static void extract(Path zip, Path folder) throws IOException {
        for (Map.Entry<String, byte[]> entry : read(zip).entrySet()) {
            AtomicFiles.write(folder.resolve(entry.getKey()), entry.getValue());
        }
    }

    /** Returns the largest number of bytes that the file of that name may have. */
    public static long maxBytes(String name) {
        return name.equals(ModelFiles.MODEL) ? MAX_MODEL_BYTES : MAX_JSON_BYTES;
    }

    private static void write(ZipOutputStream out, String name, Path file, LocalDateTime time) throws IOException {
        byte[] buffer = new byte[BUFFER];
        CRC32 crc = new CRC32();
        long size = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                crc.update(buffer, 0, n);
                size += n;
            }
        }
        if (size > maxBytes(name)) {
            throw MlModelException.user(file + " has " + Names.count(size, "byte") + ", and a bundle takes "
                    + maxBytes(name) + " at most for " + name + ".");
        }
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(size);
        entry.setCompressedSize(size);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(time);
        out.putNextEntry(entry);
        Files.copy(file, out);
        out.closeEntry();
    }

    /** Other times make ZipEntry add an extra field, in the default zone; so does 1980's first second. */
    private static LocalDateTime time(Instant timestamp) {
        LocalDateTime time = LocalDateTime.ofInstant(timestamp, ZoneOffset.UTC);
        return time.isBefore(FIRST_TIME) ? FIRST_TIME : time.isAfter(LAST_TIME) ? LAST_TIME : time;
    }

    private static List<? extends ZipEntry> checked(Path zip, ZipFile file) {
        List<? extends ZipEntry> entries =
                file.stream().limit(NAMES.size() + 1L).toList();
        checkNames(zip, entries.stream().map(ZipEntry::getName).toList());
        List<String> wrong = new ArrayList<>();
        for (ZipEntry entry : entries) {
            if (entry.getMethod() != ZipEntry.STORED || entry.getSize() != entry.getCompressedSize()) {
                wrong.add(entry.getName() + " is compressed, and a bundle's entries are stored");
            } else if (entry.getSize() > maxBytes(entry.getName())) {
                wrong.add(entry.getName() + " has " + entry.getSize() + " bytes, and " + maxBytes(entry.getName())
                        + " are allowed");
            }
        }
        refuse(zip, wrong);
        return entries;
    }

    private static void checkNames(Path zip, List<String> names) {
        List<String> wrong = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (String name : names) {
            if (!NAMES.contains(name)) {
                wrong.add("'" + name + "' is none of " + String.join(", ", NAMES));
            } else if (!seen.add(name)) {
                wrong.add(name + " is there twice");
            }
        }
        for (String name : REQUIRED) {
            if (!seen.contains(name)) {
                wrong.add(name + " is missing");
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
