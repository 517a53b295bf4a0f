package io.github.mlmodel.maven.fork;

import io.github.mlmodel.files.Folders;
import io.github.mlmodel.files.OwnFolders;
import io.github.mlmodel.model.file.Digest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Archives of the classes that workers load (class data sharing), by which their JVMs start in less processor time: one for
 * each class path and Java, in a folder of the user's cache. They decide nothing, and trouble with them is none of a build's.
 *
 * <p>An archive is code. So its folder must be the user's, and nobody else's to write to; and machines of continuous
 * integration, whose cache may be filled by other builds, have none.
 */
public final class ClassArchives {

    private static final int MOST = 8;

    private static final int OLDEST_JAVA = 17;

    /** Newer ones were not tried: one that does not know an option does not start. */
    private static final int NEWEST_JAVA = 25;

    /** Where pointers no longer are 32 bits, another archive of the JDK's is the base. */
    private static final int MOST_HEAP_MEGABYTES = 30_000;

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/@~-]+");

    private static final Pattern NO_MATTER = Pattern.compile("-(?:Xm[nsx]|Xss)\\d.*|-D(?!java\\.|jdk\\.).*");

    private final @Nullable Path folder;
    private final Instant buildStart;

    private ClassArchives(@Nullable Path folder, Instant buildStart) {
        this.folder = folder;
        this.buildStart = buildStart;
    }

    /** Returns no archives. */
    static ClassArchives none() {
        return new ClassArchives(null, Instant.EPOCH);
    }

    /**
     * Returns those of a user.
     *
     * @param cache the user's cache
     * @param environment which names a machine of continuous integration by {@code CI}
     * @param buildStart when the build began
     */
    public static ClassArchives in(Path cache, Map<String, String> environment, Instant buildStart) {
        return keepCode(environment) ? new ClassArchives(cache.resolve("classes"), buildStart) : none();
    }

    /** Returns whether a machine keeps code in its user's cache. */
    public static boolean keepCode(Map<String, String> environment) {
        String ci = environment.getOrDefault("CI", "false");
        return ci.isEmpty() || ci.equals("false");
    }

    /** Returns how a worker is launched; {@code brief} ones may leave an archive for others. */
    Launch launch(WorkerSettings settings, String mainClass, RunFolder run, Heap heap, boolean brief)
            throws IOException {
        if (folder != null && suit(settings, heap)) {
            Optional<Launch> launch = launch(folder, settings, mainClass, run, brief);
            if (launch.isPresent()) {
                return launch.get();
            }
        }
        LauncherJar.write(run.launcherJar(), mainClass, settings.classPath());
        return Launch.of(run);
    }

    private Optional<Launch> launch(
            Path archives, WorkerSettings settings, String mainClass, RunFolder run, boolean brief) {
        try {
            OwnFolders.make(archives);
            if (!OwnFolders.isOwn(archives, run.folder())) {
                return Optional.empty();
            }
            Path place = archives.toRealPath().resolve(key(settings, mainClass));
            List<String> urls = urls(place, settings.classPath());
            if (urls.size() < settings.classPath().size() || !isPlain(place.toString())) {
                return Optional.empty();
            }
            if (!Files.exists(place)) {
                shrink(archives);
            }
            return Optional.of(
                    new ClassArchive(place).launch(LauncherJar.bytes(mainClass, urls), run, buildStart, brief));
        } catch (IOException e) {
            // What is wrong with the cache is told by those who keep there what costs more.
            return Optional.empty();
        }
    }

    /** A JVM without a locale reads ASCII alone on its command line, and in a list of archives the separator begins the second. */
    private static boolean isPlain(String path) {
        return !path.contains(File.pathSeparator)
                && path.chars().allMatch(character -> character >= ' ' && character <= '~');
    }

    /** Returns those jars, from a folder on, whose URL is their path: the JVM that makes an archive takes it for one. */
    private static List<String> urls(Path from, List<Path> jars) {
        return jars.stream()
                .filter(jar -> Objects.equals(from.getRoot(), jar.getRoot()))
                .map(jar -> from.relativize(jar).toString().replace('\\', '/'))
                .filter(url -> PLAIN.matcher(url).matches())
                .toList();
    }

    /** Returns whether a JVM of these settings makes and takes archives: not beside options that change what it loads, or how. */
    private static boolean suit(WorkerSettings settings, Heap heap) throws IOException {
        boolean known = JavaExecutable.version(settings.java())
                .filter(version -> version >= OLDEST_JAVA && version <= NEWEST_JAVA)
                .isPresent();
        return known
                && heap.megabytes() <= MOST_HEAP_MEGABYTES
                && settings.jvmArguments().stream()
                        .allMatch(argument -> NO_MATTER.matcher(argument).matches())
                && settings.classPath().stream()
                        .allMatch(jar -> jar.toString().endsWith(".jar") && Files.isRegularFile(jar))
                && hasOwnArchive(settings.java().toRealPath());
    }

    /** Without the JDK's own archive some JVMs that are to make one do not start. */
    private static boolean hasOwnArchive(Path java) {
        return Files.isRegularFile(java.resolveSibling("../lib/server/classes.jsa"))
                || Files.isRegularFile(java.resolveSibling("server/classes.jsa"));
    }

    private static String key(WorkerSettings settings, String mainClass) throws IOException {
        Path java = settings.java().toRealPath();
        Digest digest = new Digest().add(mainClass);
        add(digest, java);
        add(digest, java.resolveSibling("../lib/modules"));
        for (Path jar : settings.classPath()) {
            add(digest, jar);
        }
        return digest.hex();
    }

    private static void add(Digest digest, Path file) throws IOException {
        digest.add(file.toString())
                .addLong(Files.size(file))
                .addLong(Files.getLastModifiedTime(file).toMillis());
    }

    /** Makes room for one more. */
    private static void shrink(Path archives) throws IOException {
        List<Path> all = new ArrayList<>(Folders.in(archives));
        all.sort(Comparator.comparing(ClassArchives::lastUsed));
        for (Path oldest : all.subList(0, Math.max(0, all.size() - MOST + 1))) {
            Folders.delete(oldest);
        }
    }

    private static FileTime lastUsed(Path archive) {
        try {
            return Files.getLastModifiedTime(archive);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
