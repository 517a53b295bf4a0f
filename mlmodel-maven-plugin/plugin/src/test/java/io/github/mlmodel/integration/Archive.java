package io.github.mlmodel.integration;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A ZIP or a jar.
 *
 * @param files what is in each file, in the archive's order
 * @param times the times of the files, each once
 */
public record Archive(Map<String, byte[]> files, TreeSet<LocalDateTime> times) {

    static Archive read(File file) throws IOException {
        Archive archive = new Archive(new LinkedHashMap<>(), new TreeSet<>());
        try (ZipInputStream zip = new ZipInputStream(new FileInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    archive.files.put(entry.getName(), zip.readAllBytes());
                    archive.times.add(entry.getTimeLocal());
                }
            }
        }
        return archive;
    }

    /** Returns the names of the files, in the archive's order. */
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    /** Returns the SHA-256 of each file whose name starts with a prefix, by the rest of its name. */
    public Map<String, String> digests(String prefix) {
        Map<String, String> found = new TreeMap<>();
        files.forEach((name, bytes) -> {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), RepositoryServer.digest("SHA-256", bytes));
            }
        });
        return found;
    }

    /** Returns what is in a JSON file of the archive. */
    public Map<String, @Nullable Object> json(String name) {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new IllegalArgumentException("There is no " + name + " among " + names());
        }
        return JsonTree.read(new String(bytes, StandardCharsets.UTF_8));
    }
}
