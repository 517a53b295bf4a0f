package io.github.mlmodel.build.fingerprint;

import io.github.mlmodel.build.data.Checkout;
import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.fingerprint.Fingerprint.Input;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.file.Digest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tells files of rows that differ from recorded ones in their line ends only, as Git makes them where it is told to. The
 * bytes are other ones, and a model of them is another model's: it is only said.
 */
public final class LineEnds {

    /** Files beyond are not read once more for one clause of a sentence. */
    private static final long LARGEST = 1L << 28;

    private static final String WINDOWS = "CR LF";
    private static final String OTHERS = "LF";

    private final Checkout checkout;

    /** Looks for files in a checkout. */
    public LineEnds(Checkout checkout) {
        this.checkout = checkout;
    }

    /** Returns the line of {@code .gitattributes} by which Git leaves files as they are. */
    public static String attribute(String files) {
        String pattern = files.replace('\\', '/');
        return (pattern.contains(" ") ? "\"" + pattern + "\"" : pattern) + " -text";
    }

    /** Returns what is said of a file that differs from a recorded one in its line ends only. */
    public Optional<String> told(Input before, Input now) {
        if (!now.isSource() || !before.file()) {
            return Optional.empty();
        }
        return other(now.name(), before.value())
                .map(ends -> now.name() + " differs from the recorded one in its line ends only (" + ends
                        + " here): put '" + attribute(now.name()) + "' into .gitattributes, and check it out again");
    }

    /** Returns the file's line ends, if the other ones give the digest. */
    private Optional<String> other(String name, String digest) {
        try {
            Path path = checkout.resolve(name);
            if (!Files.isRegularFile(path) || Files.size(path) > LARGEST) {
                return Optional.empty();
            }
            boolean windows = hasWindowsEnds(name, path);
            try (InputStream in = open(name, path)) {
                return digest(in, windows).equals(digest) ? Optional.of(windows ? WINDOWS : OTHERS) : Optional.empty();
            }
        } catch (IOException | InvalidPathException | MlModelException e) {
            // Where it cannot be read again it is said to have changed, as it has.
            return Optional.empty();
        }
    }

    private InputStream open(String name, Path path) throws IOException {
        return new BufferedInputStream(DataFile.in(checkout, name, path).open());
    }

    private boolean hasWindowsEnds(String name, Path path) throws IOException {
        try (InputStream in = open(name, path)) {
            int previous = 0;
            for (int c = in.read(); c >= 0; c = in.read()) {
                if (c == '\n') {
                    return previous == '\r';
                }
                previous = c;
            }
            return false;
        }
    }

    /** The digest of the text with the other line ends. */
    private static String digest(InputStream in, boolean windows) throws IOException {
        Digest digest = new Digest();
        byte[] turned = new byte[1 << 16];
        int length = 0;
        int previous = 0;
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (length > turned.length - 2) {
                digest.addBytes(turned, 0, length);
                length = 0;
            }
            if (windows && previous == '\r' && c != '\n') {
                turned[length++] = '\r';
            }
            if (!windows && c == '\n' && previous != '\r') {
                turned[length++] = '\r';
            }
            if (!(windows && c == '\r')) {
                turned[length++] = (byte) c;
            }
            previous = c;
        }
        if (windows && previous == '\r') {
            turned[length++] = '\r';
        }
        digest.addBytes(turned, 0, length);
        return digest.hex();
    }
}
