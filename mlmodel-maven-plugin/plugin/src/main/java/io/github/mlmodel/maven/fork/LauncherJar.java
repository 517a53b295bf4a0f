package io.github.mlmodel.maven.fork;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * An empty jar whose manifest names main class and class path. Its URLs are ASCII, so that neither the length limit of a
 * command line nor its encoding, nor a blank in a path, matters; an {@code @argfile} is read in the machine's encoding.
 */
final class LauncherJar {

    /** Two jars of one class path have the same bytes. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private LauncherJar() {}

    static void write(Path jar, String mainClass, List<Path> classPath) throws IOException {
        Files.write(
                jar,
                bytes(
                        mainClass,
                        classPath.stream()
                                .map(path -> path.toUri().toASCIIString())
                                .toList()));
    }

    /** Returns the bytes of a jar that names a class path by URLs, which may be relative to the jar. */
    static byte[] bytes(String mainClass, List<String> urls) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, mainClass);
        attributes.put(Attributes.Name.CLASS_PATH, String.join(" ", urls));
        // JDK 24 and newer warn when a class path loads native libraries without having been allowed to.
        attributes.put(new Attributes.Name("Enable-Native-Access"), "ALL-UNNAMED");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
            ZipEntry entry = new ZipEntry(JarFile.MANIFEST_NAME);
            entry.setTimeLocal(TIME);
            jar.putNextEntry(entry);
            manifest.write(jar);
            jar.closeEntry();
        }
        return bytes.toByteArray();
    }
}
