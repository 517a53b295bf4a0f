package io.github.mlmodel.maven.fork;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * An empty jar whose manifest names main class and class path. Its URLs are ASCII, so that neither the length limit of a
 * command line nor its encoding, nor a blank in a path, matters; an {@code @argfile} is read in the machine's encoding.
 */
final class LauncherJar {

    private LauncherJar() {}

    static void write(Path jar, String mainClass, List<Path> classPath) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, mainClass);
        attributes.put(
                Attributes.Name.CLASS_PATH,
                classPath.stream().map(path -> path.toUri().toASCIIString()).collect(Collectors.joining(" ")));
        // JDK 24 and newer warn when a class path loads native libraries without having been allowed to.
        attributes.put(new Attributes.Name("Enable-Native-Access"), "ALL-UNNAMED");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest)) {
            entries.finish();
        }
    }
}
