package io.github.mlmodel.worker;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * Ends this JVM when the JVM that asked for it has ended, however that happened.
 *
 * <p>Two signs, because each alone can fail: the parent's process ends (not seen if its id was given to another process
 * meanwhile), and the parent's end of standard input closes (not seen if another process inherited it).
 */
final class Lifeline {

    private static final int ORPHANED = 143;

    private Lifeline() {}

    /** Watches the parent from now on; ends this JVM at once if the parent is gone. */
    static void hold(long parent) {
        ProcessHandle.of(parent)
                .filter(Lifeline::startedBeforeThis)
                .ifPresentOrElse(handle -> watch(() -> handle.onExit().join()), () -> end(ORPHANED));
        watch(Lifeline::awaitEndOfStandardInput);
    }

    private static void watch(Runnable untilOrphaned) {
        Thread thread = new Thread(
                () -> {
                    untilOrphaned.run();
                    end(ORPHANED);
                },
                "mlmodel-lifeline");
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends this JVM and every process below it. */
    static void end(int exit) {
        List<ProcessHandle> below = ProcessHandle.current().descendants().toList();
        below.forEach(ProcessHandle::destroyForcibly);
        Runtime.getRuntime().halt(exit);
    }

    private static void awaitEndOfStandardInput() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is sent: only the end matters.
            }
        } catch (IOException e) {
            // A pipe that cannot be read has no parent at its other end.
        }
    }

    /** A process with the parent's id that is younger than this one is another process. */
    private static boolean startedBeforeThis(ProcessHandle parent) {
        Instant own = ProcessHandle.current().info().startInstant().orElse(Instant.MAX);
        return parent.info().startInstant().map(start -> !start.isAfter(own)).orElse(true);
    }
}
