package io.github.mlmodel.maven.fork;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The processes that have inherited a variable: also one that has begun a session of its own, and whose parents have ended, so
 * that nothing else tells where it came from. Only Linux shows what a process has inherited; elsewhere none is found.
 */
final class MarkedProcesses {

    private static final Path PROCESSES = Path.of("/proc");

    private final String variable;

    /**
     * Looks for processes.
     *
     * @param name name of a variable
     * @param value what no other process has as its value
     */
    MarkedProcesses(String name, String value) {
        this.variable = name + "=" + value;
    }

    /** Returns those that are alive. */
    Set<ProcessHandle> alive() {
        return ProcessHandle.allProcesses().filter(this::isMarked).collect(Collectors.toSet());
    }

    private boolean isMarked(ProcessHandle process) {
        try {
            Path environment = PROCESSES.resolve(Long.toString(process.pid())).resolve("environ");
            String variables = new String(Files.readAllBytes(environment), StandardCharsets.UTF_8);
            return Arrays.asList(variables.split("\0")).contains(variable);
        } catch (IOException e) {
            // It has ended, is another user's, or this is no Linux.
            return false;
        }
    }
}
