package io.github.mlmodel.build.fingerprint;

import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Digest of a library by what code meets in it: names and bytes of its entries, without times and order, without what is
 * written when a folder becomes a jar, and without what says how a model in it was made and graded. So the folder of a
 * module's classes and the jar that is made of it have one.
 */
public final class EntriesDigest {

    /** The manifest, the index, signatures: JAR File Specification. */
    private static final Pattern OF_JAR = Pattern.compile(
            "module-info\\.class|META-INF/(MANIFEST\\.MF|INDEX\\.LIST|SIG-[^/]*|[^/]*\\.(SF|DSA|RSA|EC))");

    private static final String POM = "META-INF/maven/";

    private EntriesDigest() {}

    /** Returns the digest of a jar or of a folder of classes; one that does not exist is an empty folder. */
    public static String of(Path library) throws IOException {
        SortedMap<String, String> entries = Files.isRegularFile(library) ? ofJar(library) : ofFolder(library);
        Digest digest = new Digest().add("entries");
        for (Map.Entry<String, String> entry : entries.entrySet()) {
            digest.add(entry.getKey()).add(entry.getValue());
        }
        return digest.hex();
    }

    private static SortedMap<String, String> ofJar(Path jar) throws IOException {
        SortedMap<String, String> digests = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                if (!entry.isDirectory() && counts(entry.getName())) {
                    digests.put(entry.getName(), digest(zip, entry));
                }
            }
        }
        return digests;
    }

    private static String digest(ZipFile zip, ZipEntry entry) throws IOException {
        Digest digest = new Digest();
        byte[] buffer = new byte[1 << 14];
        try (InputStream in = zip.getInputStream(entry)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.addBytes(buffer, 0, n);
            }
        }
        return digest.hex();
    }

    private static SortedMap<String, String> ofFolder(Path folder) throws IOException {
        SortedMap<String, String> digests = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return digests;
        }
        try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString().replace('\\', '/');
                if (counts(name)) {
                    digests.put(name, Digest.of(file));
                }
            }
        }
        return digests;
    }

    private static boolean counts(String name) {
        if (name.startsWith(ModelFile.JAR_FOLDER)) {
            return name.endsWith("/" + ModelFile.MODEL) || name.endsWith("/" + ModelFile.DESCRIPTION);
        }
        String upper = name.toUpperCase(Locale.ROOT);
        return !name.startsWith(POM) && !OF_JAR.matcher(upper).matches();
    }
}
