package io.github.mlmodel.model.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A lock a module, held for a goal, so that two builds on one checkout do not write the same files. It is a file in the
 * user's cache; it is never deleted, because another process may wait on it.
 */
public final class ModuleLock implements AutoCloseable {

    private final FileChannel channel;
    private final FileLock lock;

    private ModuleLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Locks the module in {@code base}; tells {@code waiting} if another process holds it, then waits. */
    public static ModuleLock acquire(Path cache, Path base, Runnable waiting) throws IOException {
        Path folder = Files.createDirectories(cache.resolve("locks"));
        Path file = folder.resolve(Digest.of(base.toRealPath().toString()) + ".lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                waiting.run();
                lock = channel.lock();
            }
            return new ModuleLock(channel, lock);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            lock.release();
        }
    }
}
