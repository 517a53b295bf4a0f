package io.github.mlmodel.maven.fork;

import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.files.Folders;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The archive of the classes of one class path and one Java, or the place for it, with the launcher that names the class path:
 * a JVM takes an archive only with the very jar that it was made with.
 *
 * <p>It is made once, by a worker of a later build than the first that used the class path: who builds once would pay more for
 * it than the build's other workers gain.
 *
 * @param folder which has nothing else
 */
record ClassArchive(Path folder) {

    /** A JVM says nothing of an archive that it cannot use, and does without. */
    private static final List<String> SILENT = List.of("-Xlog:cds=off", "-Xlog:cds+dynamic=off");

    /** Exists once an archive was begun: who ends while one is made is not asked again. */
    private static final String BEGUN = "begun";

    /**
     * Returns how a worker is launched.
     *
     * @param launcher the bytes of the launcher
     * @param buildStart when the build began
     * @param brief whether the worker may leave an archive behind
     */
    Launch launch(byte[] launcher, RunFolder run, Instant buildStart, boolean brief) throws IOException {
        Path jar = launcherJar(launcher);
        touch();
        Optional<Path> archive = archive();
        if (archive.isPresent()) {
            return new Launch(jar.toString(), options("-XX:SharedArchiveFile=" + archive.get()), null);
        }
        if (brief && Files.getLastModifiedTime(jar).toInstant().isBefore(buildStart) && begin()) {
            Path made = run.classes();
            return new Launch(
                    jar.toString(), options("-XX:ArchiveClassesAtExit=" + made), new ClassRecording(made, folder));
        }
        return new Launch(jar.toString(), List.of(), null);
    }

    /** An archive fits the launcher with which it was made, and no other. */
    private Path launcherJar(byte[] expected) throws IOException {
        Path jar = folder.resolve("mlmodel-worker.jar");
        if (!Files.isRegularFile(jar)) {
            // Another build may write the same in this moment.
            AtomicFiles.write(jar, expected);
        } else if (!Arrays.equals(Files.readAllBytes(jar), expected)) {
            forget();
            AtomicFiles.write(jar, expected);
        }
        return jar;
    }

    private Optional<Path> archive() throws IOException {
        List<Path> archives = archives();
        for (Path file : archives) {
            if (ClassRecording.isWhole(file)) {
                return Optional.of(file);
            }
        }
        if (!archives.isEmpty()) {
            forget();
        }
        return Optional.empty();
    }

    private List<Path> archives() throws IOException {
        return Folders.files(folder).stream().filter(ClassRecording::isKept).toList();
    }

    /** From now on an archive may be made as if there had been none. */
    private void forget() throws IOException {
        for (Path archive : archives()) {
            Files.deleteIfExists(archive);
        }
        Files.deleteIfExists(folder.resolve(BEGUN));
    }

    private boolean begin() throws IOException {
        try {
            Files.createFile(folder.resolve(BEGUN));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private void touch() throws IOException {
        Files.setLastModifiedTime(folder, FileTime.from(Instant.now()));
    }

    private static List<String> options(String archive) {
        List<String> options = new ArrayList<>(SILENT);
        options.add(archive);
        return List.copyOf(options);
    }
}
