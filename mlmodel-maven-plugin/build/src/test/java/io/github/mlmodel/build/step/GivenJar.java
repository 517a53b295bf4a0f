package io.github.mlmodel.build.step;

import io.github.mlmodel.files.Folders;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A jar with texts in it. */
public record GivenJar(Path file, Map<String, String> entries) {

    /** Begins an empty one. */
    public static GivenJar of(Path file) {
        return new GivenJar(file, new TreeMap<>());
    }

    /** Adds an entry. */
    public GivenJar with(String name, String text) {
        entries.put(name, text);
        return this;
    }

    /** Adds what stands in a folder, under a name. */
    public GivenJar withFolder(String name, Path folder) throws IOException {
        for (Path child : Folders.files(folder)) {
            with(name + folder.relativize(child).toString().replace('\\', '/'), Files.readString(child));
        }
        return this;
    }

    /** Writes it. */
    public Path write() throws IOException {
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("META-INF/"));
            zip.closeEntry();
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }
}
