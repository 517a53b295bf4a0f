package io.github.mlmodel.maven.fork;

import io.github.mlmodel.maven.fork.output.PrintedLog;
import io.github.mlmodel.model.text.Secrets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a worker is run.
 *
 * @param java the {@code java} executable
 * @param jvmArguments the user's own arguments, after which none of ours stands: {@code mlmodel.jvm.args}
 * @param classPath jars and folders, in order
 * @param libraries folders of shared libraries that the worker's loader looks into first
 * @param timeout the time limit, or absent for none: {@code mlmodel.timeout}
 * @param environment the variables that the worker inherits, those that decide its language and options excepted
 * @param interactive whether somebody watches: progress then comes sooner and more often
 * @param workFolder existing or not, a folder in which each run has a temporary one of its own
 * @param log file that takes the worker's standard output and error, written anew by each run
 * @param secrets what nothing that a worker says may tell
 */
public record WorkerSettings(
        Path java,
        List<String> jvmArguments,
        List<Path> classPath,
        List<Path> libraries,
        @Nullable Duration timeout,
        Map<String, String> environment,
        boolean interactive,
        Path workFolder,
        Path log,
        Secrets secrets) {

    /** Returns what takes the worker's standard output and error. */
    PrintedLog printed() {
        return new PrintedLog(log, secrets);
    }

    /** Copies the collections. */
    public WorkerSettings {
        jvmArguments = List.copyOf(jvmArguments);
        classPath = List.copyOf(classPath);
        libraries = List.copyOf(libraries);
        environment = Map.copyOf(environment);
    }
}
