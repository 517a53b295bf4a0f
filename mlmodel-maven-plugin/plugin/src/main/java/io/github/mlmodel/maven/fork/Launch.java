package io.github.mlmodel.maven.fork;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the JVM of a worker is launched.
 *
 * @param jar names the class path, as it stands on the command line
 * @param options of the JVM, beside those of every worker
 * @param recording what the JVM leaves behind when it ends, or absent where that is nothing
 */
record Launch(String jar, List<String> options, @Nullable ClassRecording recording) {

    /** More than a busy machine needs to write what a JVM has loaded. */
    private static final long MOST_MILLISECONDS = 60_000;

    /** A launch by a jar in the run's own folder. */
    static Launch of(RunFolder run) {
        return new Launch("../" + run.launcherJar().getFileName(), List.of(), null);
    }

    /** Waits for the end of a worker that has done its work, where it leaves something behind then, and keeps that. */
    void await(RunningWorker worker) throws InterruptedException {
        if (recording != null && worker.hasEndedWithin(MOST_MILLISECONDS) && worker.exitCode() == 0) {
            recording.keep();
        }
    }
}
