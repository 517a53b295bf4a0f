package io.github.mlmodel.maven.fork;

import io.github.mlmodel.device.Machine;
import io.github.mlmodel.model.text.Secrets;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command line and the environment of a worker: nothing in them depends on the user's language, time zone or
 * shell.
 *
 * <p>{@code JAVA_TOOL_OPTIONS}, {@code JDK_JAVA_OPTIONS} and {@code _JAVA_OPTIONS} are not passed on: they are meant for
 * Maven's own JVM (heap, agents, encodings), the last one beats even the command line, and what a model is trained
 * with must stand in the build. The worker's options are {@code mlmodel.jvm.args} alone.
 *
 * @param line the command line, on which no argument of the user's stands: others see it in a list of processes
 * @param files what the user's arguments travel in
 * @param text the command line for a message, with the user's arguments but without their values
 * @param environment the variables
 */
record WorkerCommand(List<String> line, List<ArgumentFile> files, String text, Map<String, String> environment) {

    /** Folder for temporary files, another one for each worker. */
    static final String TEMPORARY = "TMPDIR";

    private static final int OLDEST = 17;

    private static final int OLDEST_WARNING_OF_UNSAFE = 24;

    private static final int NEWEST_KNOWN = 26;

    /**
     * Four times what they are by default. Far more is worse than nothing where threads share the work: until the second compiler
     * has been there they count in the same places how often each branch is taken, and wait for each other.
     */
    private static final List<String> LATE_SECOND_COMPILER = List.of(
            "-XX:Tier4InvocationThreshold=20000",
            "-XX:Tier4CompileThreshold=60000",
            "-XX:Tier4BackEdgeThreshold=160000");

    /**
     * Without the counting that would tell the second compiler what to compile. What is called less than a thousand times is not
     * worth the first one either, whereas a loop is there after a sixth of the rounds that it would be interpreted by default.
     */
    private static final List<String> FIRST_COMPILER_ALONE =
            List.of("-XX:TieredStopAtLevel=1", "-XX:Tier3InvocationThreshold=1000", "-XX:Tier3BackEdgeThreshold=10000");

    /** Where there is one processor, what is interpreted meanwhile only takes the compiler's time. */
    private static final String WAITING_FOR_COMPILER = "-XX:-BackgroundCompilation";

    private static final Set<String> DROPPED = Set.of(
            "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH", "LANG", "LANGUAGE", "TMP", "TEMP");

    /** Makes the command of one run; {@code brief} work is not worth the second compiler. */
    static WorkerCommand of(
            WorkerSettings settings, RunFolder run, Launch launch, int threads, Heap heap, boolean brief) {
        List<String> line = new ArrayList<>();
        line.add(settings.java().toString());
        line.add("-Duser.language=en");
        line.add("-Duser.country=");
        line.add("-Duser.variant=");
        line.add("-Duser.timezone=UTC");
        line.add("-Dfile.encoding=UTF-8");
        line.add("-Djava.awt.headless=true");
        JavaExecutable.version(settings.java()).ifPresent(version -> {
            line.addAll(silencing(version));
            line.addAll(compiling(version, threads, brief));
        });
        if (!isWindows(settings.environment())) {
            // Windows takes it from TMP, which a non-ASCII path survives and the command line does not.
            line.add("-Djava.io.tmpdir=" + run.temporary());
        }
        line.add("-XX:ActiveProcessorCount=" + threads);
        line.add("-XX:+ExitOnOutOfMemoryError");
        line.add("-XX:-UsePerfData");
        line.add("-XX:-CreateCoredumpOnCrash");
        line.add("-XX:ErrorFile=../" + run.fatalErrors().getFileName());
        if (settings.jvmArguments().stream().noneMatch(WorkerCommand::choosesCollector)) {
            // Large primitive arrays: no regions to split them into, and fewer threads beside the work than with G1.
            line.add("-XX:+UseParallelGC");
        }
        line.add(heap.argument());
        line.addAll(launch.options());
        List<String> end = List.of("-jar", launch.jar(), "../" + run.request().getFileName());
        String text = Stream.of(line.stream(), settings.jvmArguments().stream().map(Secrets::argument), end.stream())
                .flatMap(part -> part)
                .collect(Collectors.joining(" "));
        List<ArgumentFile> files = files(settings.jvmArguments(), run, line);
        line.addAll(end);
        return new WorkerCommand(line, files, text, environment(settings, run, threads));
    }

    /**
     * Returns what keeps a JVM from warning of what libraries do and no user can change: protobuf's use of sun.misc.Unsafe, of
     * which JDK 24 and newer warn (JEP 498). A JVM that does not know an option does not start, so none is given to those
     * that may have dropped it. Native code is allowed by the launcher's manifest, which every JVM understands or ignores.
     */
    static List<String> silencing(int version) {
        return version >= OLDEST_WARNING_OF_UNSAFE && version <= NEWEST_KNOWN
                ? List.of("--sun-misc-unsafe-memory-access=allow")
                : List.of();
    }

    /**
     * Returns what has the JVM's second compiler wait for what runs often: most of a worker's code runs for a second or less,
     * and compiling it anew takes longer than is won. A loop over many rows is there soon, nevertheless. Brief work goes
     * without it.
     */
    private static List<String> compiling(int version, int threads, boolean brief) {
        if (version < OLDEST || version > NEWEST_KNOWN) {
            return List.of();
        }
        if (!brief) {
            return LATE_SECOND_COMPILER;
        }
        List<String> options = new ArrayList<>(FIRST_COMPILER_ALONE);
        if (threads == 1) {
            options.add(WAITING_FOR_COMPILER);
        }
        return options;
    }

    /** Returns the user's arguments for a message. */
    static String text(List<String> arguments) {
        return arguments.stream().map(Secrets::argument).collect(Collectors.joining(" "));
    }

    /** Writes the files of arguments. */
    void writeFiles() throws IOException {
        for (ArgumentFile file : files) {
            // Elsewhere the worker's own variables say which encoding is used.
            file.write(
                    isWindows(environment)
                            ? Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"))
                            : StandardCharsets.UTF_8);
        }
    }

    /** Deletes the files of arguments, which the JVM reads before it starts. */
    void deleteFiles() {
        files.forEach(ArgumentFile::delete);
    }

    /** Puts arguments into files and these onto the line. The user's own files of arguments stay: none is read in another. */
    private static List<ArgumentFile> files(List<String> arguments, RunFolder run, List<String> line) {
        List<ArgumentFile> files = new ArrayList<>();
        List<String> together = new ArrayList<>();
        for (int i = 0; i <= arguments.size(); i++) {
            boolean isFile = i < arguments.size() && arguments.get(i).startsWith("@");
            if (i < arguments.size() && !isFile) {
                together.add(arguments.get(i));
                continue;
            }
            if (!together.isEmpty()) {
                Path file = run.arguments(files.size());
                files.add(new ArgumentFile(file, List.copyOf(together)));
                line.add("@../" + file.getFileName());
                together.clear();
            }
            if (isFile) {
                line.add(arguments.get(i));
            }
        }
        return files;
    }

    private static Map<String, String> environment(WorkerSettings settings, RunFolder run, int threads) {
        Map<String, String> environment =
                Machine.withLibraries(settings.environment(), settings.libraries(), isWindows(settings.environment()));
        environment
                .keySet()
                .removeIf(name -> DROPPED.contains(name.toUpperCase(Locale.ROOT)) || name.startsWith("LC_"));
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("TZ", "UTC");
        for (String name : List.of("TMP", "TEMP", TEMPORARY)) {
            environment.put(name, run.temporary().toString());
        }
        environment.put("OMP_NUM_THREADS", Integer.toString(threads));
        // XGBoost's threads spin while they wait, which on a busy machine takes many times the work's own time.
        environment.put("OMP_WAIT_POLICY", "passive");
        // CUDA's own order is by speed; the first GPU must be the one that nvidia-smi names first.
        environment.putIfAbsent("CUDA_DEVICE_ORDER", "PCI_BUS_ID");
        // ONNX Runtime reports its use, from its first moment on, and keeps an id and a database in the user's home.
        environment.put("ORT_DISABLE_TELEMETRY", "1");
        return environment;
    }

    private static boolean isWindows(Map<String, String> environment) {
        return "Windows_NT".equals(environment.get("OS"));
    }

    private static boolean choosesCollector(String argument) {
        return argument.startsWith("-XX:+Use") && argument.endsWith("GC");
    }
}
