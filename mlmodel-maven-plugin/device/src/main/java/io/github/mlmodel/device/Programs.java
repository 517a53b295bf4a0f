package io.github.mlmodel.device;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs the machine's own programs. */
@FunctionalInterface
public interface Programs {

    /**
     * What a program left.
     *
     * @param exitCode 0 for success
     * @param text what it printed, errors included
     */
    record Output(int exitCode, String text) {}

    /** Runs a program to its end. */
    Output run(Path program, List<String> arguments) throws IOException;

    /** Runs real programs; one that takes longer than half a minute has failed. */
    static Programs real() {
        return (program, arguments) -> {
            List<String> command = new ArrayList<>(List.of(program.toString()));
            command.addAll(arguments);
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            return output(process);
        };
    }

    private static Output output(Process process) throws IOException {
        CompletableFuture<Process> unused = process.onExit()
                .orTimeout(30, TimeUnit.SECONDS)
                .whenComplete((ended, late) -> process.destroyForcibly());
        try (InputStream in = process.getInputStream()) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Output(process.waitFor(), text);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a program ran", e);
        }
    }
}
