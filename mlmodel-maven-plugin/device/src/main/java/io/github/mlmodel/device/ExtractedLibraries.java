package io.github.mlmodel.device;

import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.files.FileTrouble;
import io.github.mlmodel.files.Folders;
import io.github.mlmodel.files.ModuleLock;
import io.github.mlmodel.files.Patience;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The libraries of a bundle in a folder of the cache, where a loader can find them. A folder is made aside and moved into
 * place when it is whole, so that a build that was killed leaves none that looks finished.
 */
public final class ExtractedLibraries {

    private static final String SIZES = "sizes.json";
    private static final String UNFINISHED = ".unfinished-";

    private final Path cache;
    private final CudaBundle bundle;
    private final String platform;

    /**
     * Names a folder; nothing is read yet.
     *
     * @param cache the product's cache
     * @param platform as {@link Machine#cudaPlatform} names it
     */
    public ExtractedLibraries(Path cache, CudaBundle bundle, String platform) {
        this.cache = cache;
        this.bundle = bundle;
        this.platform = platform;
    }

    /** The sizes of a folder's files, by name. */
    private record Sizes(TreeMap<String, Long> bytes) {}

    /** Returns the folder, whether or not it is there. */
    public Path folder() {
        return parent().resolve(bundle.artifactId() + "-" + bundle.version() + "-" + platform);
    }

    /** Returns whether the folder is there with every library in its whole size. */
    public boolean areWhole() throws IOException {
        Path sizes = folder().resolve(SIZES);
        if (!Files.isRegularFile(sizes)) {
            return false;
        }
        Optional<Sizes> recorded = Json.readIfWhole(sizes, Sizes.class);
        if (recorded.isEmpty() || !recorded.get().bytes().keySet().containsAll(bundle.libraries(platform))) {
            return false;
        }
        for (var entry : recorded.get().bytes().entrySet()) {
            Path file = folder().resolve(entry.getKey());
            if (!Files.isRegularFile(file) || Files.size(file) != entry.getValue()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns the folder with every library in it. Another build that extracts the same is waited for.
     *
     * @param jar gives the artifact; asked only when it must be read
     * @param patience how long another build is waited for
     * @throws MlModelException if the artifact lacks a library, the folder cannot be written, the disk has not enough room,
     *     or another build takes too long
     */
    public Path extract(Supplier<Path> jar, Patience patience) throws IOException {
        if (areWhole()) {
            return folder();
        }
        try {
            extractUnlessWhole(jar, patience);
            return folder();
        } catch (FileSystemException e) {
            throw MlModelException.internal(
                    "The CUDA libraries cannot be extracted into the cache: " + FileTrouble.clause(e)
                            + ". Mend it, or name another folder with -Dmlmodel.cache.directory.",
                    e);
        } catch (TimeoutException e) {
            throw MlModelException.internal(
                    "The CUDA libraries were waited for in vain: " + e.getMessage()
                            + " still held their folder after " + Patience.words(patience.limit())
                            + ". End it, or wait longer with -Dmlmodel.wait.",
                    e);
        }
    }

    private void extractUnlessWhole(Supplier<Path> jar, Patience patience) throws IOException, TimeoutException {
        Files.createDirectories(parent());
        // Interned, because a file's lock is the whole JVM's, whose threads and plugin realms share no class of ours.
        String mutex = ("io.github.mlmodel libraries of " + folder()).intern();
        synchronized (mutex) {
            ModuleLock lock =
                    ModuleLock.acquire(cache, parent(), "another build that extracts CUDA's libraries", patience);
            try (lock) {
                if (!areWhole()) {
                    removeUnfinished();
                    extract(jar.get());
                }
            }
        }
    }

    private void extract(Path jar) throws IOException {
        // Not a temporary folder of the JDK's, which its owner alone could read.
        Path unfinished = Files.createDirectory(parent().resolve(UNFINISHED
                + Long.toHexString(ThreadLocalRandom.current().nextLong())));
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            requireRoom(zip, jar);
            TreeMap<String, Long> sizes = new TreeMap<>();
            for (String name : bundle.libraries(platform)) {
                Path file = unfinished.resolve(name);
                try (InputStream in = zip.getInputStream(entry(zip, name, jar))) {
                    Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                }
                sizes.put(name, Files.size(file));
            }
            Files.writeString(unfinished.resolve(SIZES), Json.write(new Sizes(sizes)));
            Folders.delete(folder());
            AtomicFiles.move(unfinished, folder());
        } finally {
            Folders.delete(unfinished);
        }
    }

    private void requireRoom(ZipFile zip, Path jar) throws IOException {
        long needed = 0;
        for (String name : bundle.libraries(platform)) {
            needed += entry(zip, name, jar).getSize();
        }
        long room = Files.getFileStore(parent()).getUsableSpace();
        if (room < needed) {
            throw MlModelException.internal("The CUDA libraries need " + megabytes(needed) + " MB in " + parent()
                    + ", and its disk has " + megabytes(room)
                    + " MB left. Make room, or name another folder with -Dmlmodel.cache.directory.");
        }
    }

    private static long megabytes(long bytes) {
        return bytes / 1_000_000;
    }

    private ZipEntry entry(ZipFile zip, String name, Path jar) {
        @Nullable ZipEntry entry = zip.getEntry(CudaBundle.entryPrefix(platform) + name);
        if (entry == null) {
            throw MlModelException.internal("The file " + jar + " has no " + CudaBundle.entryPrefix(platform) + name
                    + ". Delete it from the local repository and run the build again.");
        }
        return entry;
    }

    /** Who holds the lock knows that nobody else is at work: what is unfinished was left by a build that was killed. */
    private void removeUnfinished() throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(parent(), UNFINISHED + "*")) {
            for (Path folder : left) {
                Folders.delete(folder);
            }
        }
    }

    private Path parent() {
        return cache.resolve("cuda");
    }
}
