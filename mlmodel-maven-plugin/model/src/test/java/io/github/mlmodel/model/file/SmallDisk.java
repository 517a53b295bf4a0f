package io.github.mlmodel.model.file;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real file system of its own in a folder, that can be filled or made read-only. Only root can make one, on Linux. */
public final class SmallDisk implements AutoCloseable {

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    /** Makes one of some kilobytes; a test that cannot have it is skipped. */
    public static SmallDisk of(Path folder, int kilobytes) throws IOException {
        Files.createDirectories(folder);
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=" + kilobytes + "k", "tmpfs", folder.toString()))
                .as("exit code of mount, which needs Linux and root: the test of a real small disk is skipped without")
                .isZero();
        return new SmallDisk(folder);
    }

    /** Leaves no byte on it. */
    public SmallDisk fill() throws IOException {
        Path filling = folder.resolve("filling");
        try (OutputStream out = Files.newOutputStream(filling)) {
            for (int kilobytes = 0; kilobytes < 1 << 20; kilobytes++) {
                out.write(new byte[1024]);
            }
        } catch (IOException e) {
            // That was the last block.
            return this;
        }
        throw new IllegalStateException("the disk was not small");
    }

    /** Lets nobody write to it any more. */
    public SmallDisk readOnly() {
        if (run("mount", "-o", "remount,ro", folder.toString()) != 0) {
            throw new IllegalStateException("what was mounted cannot be made read-only");
        }
        return this;
    }

    @Override
    public void close() {
        run("umount", "-l", folder.toString());
    }

    private static int run(String... command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
