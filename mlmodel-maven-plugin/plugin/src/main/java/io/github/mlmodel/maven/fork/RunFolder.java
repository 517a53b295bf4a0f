package io.github.mlmodel.maven.fork;

import io.github.mlmodel.files.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of one run, which nobody else can read and which is gone afterwards. Because it is new for each run, an
 * outcome in it can only be of this run.
 */
record RunFolder(Path folder) implements AutoCloseable {

    static RunFolder in(Path workFolder) throws IOException {
        Files.createDirectories(workFolder);
        RunFolder run =
                new RunFolder(Files.createTempDirectory(workFolder, "run-").toRealPath());
        Files.createDirectory(run.working());
        Files.createDirectory(run.temporary());
        Files.createDirectory(run.outcomes());
        Files.createFile(run.events());
        return run;
    }

    Path request() {
        return folder.resolve("request.json");
    }

    /** A file of arguments of the JVM. */
    Path arguments(int number) {
        return folder.resolve("arguments-" + number);
    }

    /** The folder that takes an outcome a job. */
    Path outcomes() {
        return folder.resolve("outcomes");
    }

    Path events() {
        return folder.resolve("events.jsonl");
    }

    Path launcherJar() {
        return folder.resolve("mlmodel-worker.jar");
    }

    /** What the JVM has loaded, where it is asked for that. */
    Path classes() {
        return folder.resolve("classes.jsa");
    }

    Path fatalErrors() {
        return folder.resolve("hs_err.log");
    }

    /** The working folder, empty. */
    Path working() {
        return folder.resolve("work");
    }

    /** The folder for temporary files. */
    Path temporary() {
        return folder.resolve("tmp");
    }

    /** Deletes the folder. Leftovers (on Windows, what a process that is just ending still holds) go with the next clean. */
    @Override
    public void close() {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            // Harmless in the build folder, and no reason to fail a build whose work is done.
            return;
        }
    }
}
