package io.github.mlmodel.model.file;

import java.nio.charset.Charset;
import java.nio.file.Path;

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

    /** Returns the encoding in which names are handed to the file system. */
    static Charset encoding() {
        return Charset.forName(System.getProperty(PROPERTY, "UTF-8"));
    }
}
