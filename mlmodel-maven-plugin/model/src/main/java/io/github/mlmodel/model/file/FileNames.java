package io.github.mlmodel.model.file;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Locale;

/** What names of files this JVM can express: on Unix that depends on the locale that it was started in. */
public final class FileNames {

    private static final String PROPERTY = "sun.jnu.encoding";

    /** What a decoder puts in the place of bytes that it cannot decode. */
    private static final String UNDECODED = "\uFFFD";

    private FileNames() {}

    /** Returns whether a path that was found is told by its text, so that another process can find it too. */
    public static boolean isDecoded(Path path) {
        return !path.toString().contains(UNDECODED);
    }

    /** Returns whether a name can be handed to the file system. */
    public static boolean canExpress(String name) {
        return encoding().newEncoder().canEncode(name);
    }

    /** Returns what is said of a name that cannot be expressed. */
    public static Obstacle inexpressible() {
        return inexpressible(encoding());
    }

    static Obstacle inexpressible(Charset encoding) {
        boolean unicode = encoding.name().toUpperCase(Locale.ROOT).startsWith("UTF");
        return new Obstacle(
                Obstacle.Kind.NAME,
                "has a name that cannot be expressed in " + encoding.name()
                        + ", the encoding of file names in this run of Maven",
                unicode
                        ? "Rename it."
                        : "Run Maven in another locale, for example with LC_ALL=C.UTF-8, or rename it in ASCII.");
    }

    private static Charset encoding() {
        return Charset.forName(System.getProperty(PROPERTY, "UTF-8"));
    }
}
