package io.github.mlmodel.maven.reach;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipFile;

/** The classes of jars and folders. */
final class LibraryClasses implements AutoCloseable {

    /** By name and not by the file system, which may take upper and lower case for the same. */
    private final Set<String> inFolders = new HashSet<>();

    private final List<ZipFile> jars = new ArrayList<>();

    /** Opens the jars; what does not exist has no classes. */
    LibraryClasses(List<Path> libraries) throws IOException {
        try {
            for (Path library : libraries) {
                if (Files.isDirectory(library)) {
                    for (Path file : ProjectClasses.files(library)) {
                        inFolders.add(library.relativize(file).toString().replace('\\', '/'));
                    }
                } else if (Files.exists(library)) {
                    jars.add(new ZipFile(library.toFile()));
                }
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    boolean has(String name) {
        String file = name + ".class";
        return jars.stream().anyMatch(jar -> jar.getEntry(file) != null) || inFolders.contains(file);
    }

    @Override
    public void close() throws IOException {
        for (ZipFile jar : jars) {
            jar.close();
        }
    }
}
