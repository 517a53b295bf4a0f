package io.github.mlmodel.model.bundle;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.RegularFiles;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

/**
 * Reads the one ZIP with everything about a model but its report. Its entries are stored, not compressed, so one from
 * elsewhere never grows in memory beyond its size on disk.
 */
public final class BundleReader {

    private BundleReader() {}

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

    /**
     * Checks the names of a bundle's entries.
     *
     * @param zip the bundle, for the message
     * @throws MlModelException if one is none of a bundle, is there twice or is missing
     */
    public static void checkNames(Path zip, List<String> names) {
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
