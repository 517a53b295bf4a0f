package io.github.mlmodel.files;

import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.file.RegularFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A lock a module, held for a goal, so that two builds on one checkout do not write the same files. It is a file in the
 * user's cache, or beside what is written; we never delete it, because another process may wait on it. Its content says who
 * holds it.
 */
public final class ModuleLock implements AutoCloseable {

    /** Behind the content, because Windows lets nobody else read what is locked. */
    private static final long LOCKED = Long.MAX_VALUE - 1;

    private final FileChannel channel;
    private final FileLock lock;

    private ModuleLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Locks the module in {@code base}; waits while another process holds it.
     *
     * @param what what the other one does, for example {@code another build of /home/me/churn}
     * @throws TimeoutException if it holds it for longer than there is patience; the message names the process
     */
    public static ModuleLock acquire(Path cache, Path base, String what, Patience patience)
            throws IOException, TimeoutException {
        Path folder = Files.createDirectories(cache.resolve("locks"));
        return acquire(folder.resolve(Digest.of(base.toRealPath().toString()) + ".lock"), what, patience);
    }

    /**
     * Locks by a file whose folder is there, and which is no link; waits while another process holds it, or this one does for another module.
     *
     * @param what what the other one does
     * @throws TimeoutException if it holds it for longer than there is patience; the message names the process
     */
    public static ModuleLock acquire(Path file, String what, Patience patience) throws IOException, TimeoutException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            // A pipe would be waited for, and a link's target be written.
            requireItself(file);
        }
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        try {
            Patience.Wait wait = patience.begin();
            @Nullable FileLock lock = tryLock(channel);
            while (lock == null) {
                String who = what + " (" + holder(file) + ")";
                if (wait.isOver()) {
                    throw new TimeoutException(who);
                }
                wait.goOn(who);
                lock = tryLock(channel);
            }
            say(channel, ProcessHandle.current().pid() + " " + Instant.now() + "\n");
            return new ModuleLock(channel, lock);
        } catch (IOException | TimeoutException e) {
            channel.close();
            throw e;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED, 1, false);
        } catch (OverlappingFileLockException e) {
            // Held by this JVM: two of its modules have one build folder.
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            say(channel, "");
            lock.release();
        }
    }

    private static void say(FileChannel channel, String content) {
        try {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.US_ASCII)), 0);
        } catch (IOException e) {
            // On a full disk nobody is told who holds the lock, and it is held all the same.
            return;
        }
    }

    private static String holder(Path file) {
        try {
            String[] words =
                    Files.readString(file, StandardCharsets.US_ASCII).strip().split(" ", 2);
            Duration held = Duration.between(Instant.parse(words[words.length - 1]), Instant.now());
            return "process " + Long.parseLong(words[0]) + ", at work for "
                    + Patience.words(held.isNegative() ? Duration.ZERO : held);
        } catch (IOException | DateTimeException | NumberFormatException e) {
            return "a process that has not said which";
        }
    }

    /**
     * Complains if a path is no regular file, or a link to one.
     *
     * @throws java.nio.file.FileSystemException if it is
     */
    private static void requireItself(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            RegularFiles.require(file);
            throw new FileSystemException(file.toString(), null, "is a link");
        }
    }
}
