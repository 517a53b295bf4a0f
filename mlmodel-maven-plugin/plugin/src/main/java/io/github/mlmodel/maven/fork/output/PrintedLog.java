package io.github.mlmodel.maven.fork.output;

import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.model.text.Secrets;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a worker, its JVM and its native code print: any bytes. While the worker runs the file is for its user alone;
 * afterwards no secret is in it.
 */
public record PrintedLog(Path file, Secrets secrets) {

    /** A line that is longer is looked at in parts. */
    private static final int LONGEST = 1 << 20;

    /** Makes the file, empty, with its folder. */
    public void begin() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        OwnersFile.make(file);
    }

    /** Returns the last lines. */
    public List<String> tail() throws IOException {
        return LogTail.of(file, secrets::hiddenIn);
    }

    /** Hides what is secret, and lets those read the file who may read others; where that fails, nothing is left. */
    public void end() {
        if (!Files.exists(file)) {
            return;
        }
        try {
            if (copy(file, OutputStream.nullOutputStream())) {
                keep(file, file);
            } else {
                letRead();
            }
        } catch (IOException e) {
            delete();
        }
    }

    /** Copies a text of the worker's JVM without what is secret. */
    public void keep(Path from, Path to) throws IOException {
        Path temporary = AtomicFiles.temporaryBeside(to);
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary))) {
                copy(from, out);
            }
            AtomicFiles.move(temporary, to);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private void letRead() throws IOException {
        Path other = AtomicFiles.temporaryBeside(file);
        try {
            @Nullable
            PosixFileAttributeView permissions = Files.getFileAttributeView(other, PosixFileAttributeView.class);
            if (permissions != null) {
                Files.setPosixFilePermissions(file, permissions.readAttributes().permissions());
            }
        } finally {
            Files.deleteIfExists(other);
        }
    }

    private void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // Its user alone can read it.
            return;
        }
    }

    /** Copies line by line; returns whether something was hidden. */
    private boolean copy(Path from, OutputStream out) throws IOException {
        boolean hidden = false;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(from))) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                line.write(b);
                if (b == '\n' || line.size() >= LONGEST) {
                    hidden |= write(line.toByteArray(), out);
                    line.reset();
                }
            }
            return write(line.toByteArray(), out) || hidden;
        }
    }

    /** Bytes that are no text stay as they are where nothing is hidden beside them. */
    private boolean write(byte[] line, OutputStream out) throws IOException {
        String text = new String(line, StandardCharsets.UTF_8);
        String shown = secrets.hiddenIn(text);
        boolean same = shown.equals(text);
        out.write(same ? line : shown.getBytes(StandardCharsets.UTF_8));
        return !same;
    }
}
