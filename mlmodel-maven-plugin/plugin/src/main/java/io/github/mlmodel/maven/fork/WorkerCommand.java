package io.github.mlmodel.maven.fork;

import io.github.mlmodel.device.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The command line and the environment of a worker: nothing in them depends on the user's language, time zone or
 * shell.
 *
 * <p>{@code JAVA_TOOL_OPTIONS}, {@code JDK_JAVA_OPTIONS} and {@code _JAVA_OPTIONS} are not passed on: they are meant for
 * Maven's own JVM (heap, agents, encodings), the last one beats even the command line, and what a model is trained
 * with must stand in the build. The worker's options are {@code mlmodel.jvm.args} alone.
 */
record WorkerCommand(List<String> line, Map<String, String> environment) {

    /** Folder for temporary files, another one for each worker. */
    static final String TEMPORARY = "TMPDIR";

    private static final Set<String> DROPPED = Set.of(
            "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH", "LANG", "LANGUAGE", "TMP", "TEMP");

    /** What {@code mlmodel.jvm.args} must not show in a log. */
    private static final Pattern SECRET =
            Pattern.compile("(-D[^=]*(?:pass|secret|token|key|credential)[^=]*=).*", Pattern.CASE_INSENSITIVE);

    static WorkerCommand of(WorkerSettings settings, RunFolder run, int threads, Heap heap) {
        List<String> line = new ArrayList<>();
        line.add(settings.java().toString());
        line.add("-Duser.language=en");
        line.add("-Duser.country=");
        line.add("-Duser.variant=");
        line.add("-Duser.timezone=UTC");
        line.add("-Dfile.encoding=UTF-8");
        line.add("-Djava.awt.headless=true");
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
        line.addAll(settings.jvmArguments());
        line.add("-jar");
        line.add("../" + run.launcherJar().getFileName());
        line.add("../" + run.request().getFileName());
        return new WorkerCommand(line, environment(settings, run, threads));
    }

    /** Returns the command line for a message. */
    String text() {
        return text(line);
    }

    /** Returns arguments for a message. */
    static String text(List<String> arguments) {
        return arguments.stream()
                .map(argument -> SECRET.matcher(argument).replaceFirst("$1***"))
                .collect(Collectors.joining(" "));
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
