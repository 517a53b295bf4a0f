package io.github.mlmodel.maven.fork;

import io.github.mlmodel.build.message.Outcome;
import io.github.mlmodel.build.message.WorkerEvent;
import io.github.mlmodel.files.FileTrouble;
import io.github.mlmodel.model.Anchor;
import io.github.mlmodel.model.MlModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what became of a worker that did not finish. */
final class WorkerCrash {

    private static final String OUT_OF_MEMORY = "java.lang.OutOfMemoryError";

    /** What a worker needs at least for its own small files. */
    private static final long ROOM = 1 << 16;

    private static final Map<Integer, String> SIGNALS = Map.of(
            1, "SIGHUP",
            2, "SIGINT",
            4, "SIGILL",
            6, "SIGABRT",
            7, "SIGBUS",
            8, "SIGFPE",
            9, "SIGKILL",
            11, "SIGSEGV",
            15, "SIGTERM");

    private final WorkerSettings settings;
    private final WorkerCommand command;
    private final Heap heap;
    private @Nullable WorkerEvent last;

    WorkerCrash(WorkerSettings settings, WorkerCommand command, Heap heap) {
        this.settings = settings;
        this.command = command;
        this.heap = heap;
    }

    /** Takes note of how far the worker is. */
    void note(WorkerEvent event) {
        if (event.text().isEmpty()) {
            last = event;
        }
    }

    /** A worker that was stopped at the time limit. */
    MlModelException timeout(Duration limit) throws IOException {
        return failure(
                Anchor.TIME_LIMIT,
                "The worker was stopped at its time limit of " + words(limit) + whileAtWork()
                        + ". Raise mlmodel.timeout, or let it do less.");
    }

    /** A worker that was stopped because it came no further for so long. */
    MlModelException standstill(Duration limit) throws IOException {
        return failure(
                Anchor.TIME_LIMIT,
                "The worker was stopped, because it came no further for " + words(limit) + whileAtWork()
                        + ". If it needs longer, set mlmodel.timeout to more than " + limit.toSeconds() + " seconds.");
    }

    /** A worker that ended without having finished. */
    MlModelException failure(int exitCode, Path fatalErrors) throws IOException {
        if (logTail().stream().anyMatch(line -> line.contains(OUT_OF_MEMORY))) {
            return failure(
                    Anchor.OUT_OF_MEMORY,
                    "The worker ran out of memory" + whileAtWork() + ": its heap was " + heap.argument()
                            + ". Give it more, for example with -Dmlmodel.jvm.args=" + heap.twice() + ".");
        }
        List<Path> suspects = List.of(settings.workFolder(), settings.log());
        boolean saysFull = logTail().stream().anyMatch(FileTrouble::saysFull);
        Optional<String> full = FileTrouble.fullerThan(saysFull ? Long.MAX_VALUE : ROOM, suspects);
        if (exitCode == Outcome.UNWRITTEN) {
            return failure(
                    Anchor.NO_ROOM,
                    "The worker could not write its outcome" + whileAtWork()
                            + full.map(clause -> ": " + clause + ". Make room and run the build again.")
                                    .orElse(". Its last lines say why; its folder is " + settings.workFolder() + "."));
        }
        if (full.isPresent()) {
            return failure(
                    Anchor.NO_ROOM,
                    "The worker ended with exit code " + exitCode + whileAtWork() + ", and " + full.get()
                            + ". Make room and run the build again.");
        }
        if (last == null) {
            return failure(
                    Anchor.NOT_STARTED,
                    "The worker\'s JVM did not start (exit code " + exitCode + "). Look at mlmodel.jvm"
                            + " and mlmodel.jvm.args" + arguments() + ".");
        }
        if (Files.exists(fatalErrors)) {
            Path kept = settings.log().resolveSibling(settings.log().getFileName() + ".hs_err");
            settings.printed().keep(fatalErrors, kept);
            return failure(
                    Anchor.NATIVE_CRASH,
                    "The worker crashed in native code (exit code " + exitCode + ")" + whileAtWork() + "; " + kept
                            + " says where. If it happens again, another device or trainer may avoid it; report it"
                            + " with that file.");
        }
        @Nullable String signal = SIGNALS.get(exitCode - 128);
        if (signal != null) {
            return failure(
                    Anchor.KILLED,
                    "The worker was ended by signal " + (exitCode - 128) + " (" + signal + ", exit code " + exitCode
                            + ")" + whileAtWork() + ". " + adviceFor(signal));
        }
        return failure(
                Anchor.EXIT,
                "The worker ended with exit code " + exitCode + " before it had finished" + work(" ")
                        + ". If code of the project calls System.exit, remove the call.");
    }

    /** A worker whose outcome is no outcome. */
    MlModelException unreadable(RuntimeException cause) {
        return MlModelException.internal(
                "The worker's outcome cannot be read: " + cause.getMessage()
                        + ". Plugin and worker must have the same version; look at <plugin><dependencies>.",
                cause);
    }

    private MlModelException failure(Anchor anchor, String sentence) throws IOException {
        List<String> lines = logTail();
        String log = lines.isEmpty()
                ? "It printed nothing."
                : "Last lines of " + settings.log() + ":"
                        + lines.stream().map(line -> "\n    " + line).collect(Collectors.joining());
        return MlModelException.internal(anchor, sentence + "\n" + log + "\nCommand: " + command.text());
    }

    private List<String> logTail() throws IOException {
        return settings.printed().tail();
    }

    private String whileAtWork() {
        return work(" while it worked on ");
    }

    private String work(String before) {
        if (last == null || last.model().isEmpty()) {
            return "";
        }
        String progress = last.unit().isEmpty()
                ? ""
                : " (" + last.done() + (last.total() > 0 ? " of " + last.total() : "") + " " + last.countedUnit() + ")";
        return before + "model '" + last.model() + "'" + progress;
    }

    private String arguments() {
        return settings.jvmArguments().isEmpty() ? "" : " (" + WorkerCommand.text(settings.jvmArguments()) + ")";
    }

    private String adviceFor(String signal) {
        return switch (signal) {
            case "SIGKILL" ->
                "If nobody killed it, the system did for lack of memory: let fewer workers run at once, or"
                        + " lower the heap (" + heap.argument() + ") with mlmodel.jvm.args if the data fits into less.";
            case "SIGHUP", "SIGINT", "SIGTERM" -> "Somebody or the system asked it to end.";
            default -> "Native code crashed.";
        };
    }

    private static String words(Duration limit) {
        long seconds = limit.toSeconds();
        return seconds > 0 && seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }
}
