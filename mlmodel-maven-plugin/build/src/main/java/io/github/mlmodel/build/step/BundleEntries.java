package io.github.mlmodel.build.step;

import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.Digest;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The files of a bundle, of which none is taken into memory but what is asked for. */
public final class BundleEntries implements Closeable {

    private static final int BLOCK = 1 << 16;

    private final ZipFile zip;

    private BundleEntries(ZipFile zip) {
        this.zip = zip;
    }

    /**
     * Opens a bundle.
     *
     * @throws java.util.zip.ZipException if it is no ZIP
     */
    public static BundleEntries of(Path bundle) throws IOException {
        return new BundleEntries(new ZipFile(bundle.toFile()));
    }

    /** Returns the bytes of a file, if it is there and no larger than a bundle may have it. */
    public Optional<byte[]> bytes(ModelFile file) throws IOException {
        Optional<ZipEntry> entry = entry(file).filter(found -> found.getSize() <= file.maxBytes());
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream in = zip.getInputStream(entry.get())) {
            return Optional.of(in.readAllBytes());
        }
    }

    /** Returns the SHA-256 of a file, if it is there. */
    public Optional<String> digest(ModelFile file) throws IOException {
        Optional<ZipEntry> entry = entry(file);
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        Digest digest = new Digest();
        byte[] buffer = new byte[BLOCK];
        try (InputStream in = zip.getInputStream(entry.get())) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.addBytes(buffer, 0, n);
            }
        }
        return Optional.of(digest.hex());
    }

    private Optional<ZipEntry> entry(ModelFile file) {
        return Optional.ofNullable(zip.getEntry(file.fileName()));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
