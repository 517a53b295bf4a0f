import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folder that everything is in, and the only one that anything is written to or deleted in. */
final class Work {
    final Path folder;
    final Path root;
    final Map<String, String> options;
    final String version;

    Work(Path folder, Path root, Map<String, String> options) throws IOException {
        this.folder = folder.toRealPath();
        this.root = root.toRealPath();
        this.options = options;
        Matcher matcher = Pattern.compile("<version>(.*)</version>")
                .matcher(Files.readString(this.root.resolve("mlmodel-maven-plugin/pom.xml")));
        if (!matcher.find()) {
            throw new IllegalStateException("no version");
        }
        version = matcher.group(1);
    }

    boolean preloads() {
        return Files.exists(folder.resolve("run-faults.so"));
    }

    boolean mounts() {
        return "root".equals(System.getProperty("user.name"));
    }

    void mount(Path path, int kibibytes) throws IOException, InterruptedException {
        inside(path);
        Files.createDirectories(path);
        List<String> command = kibibytes == 0
                ? List.of("mount", "--bind", path.toString(), path.toString())
                : List.of("mount", "-t", "tmpfs", "-o", "size=" + kibibytes + "k", "fault", path.toString());
        call(command);
        if (kibibytes == 0) {
            call(List.of("mount", "-o", "remount,bind,ro", path.toString()));
        }
    }

    /** Unmounts what is mounted below the folder. */
    void unmount() {
        try {
            if (!Files.exists(Path.of("/proc/mounts"))) {
                return;
            }
            for (String line : Files.readAllLines(Path.of("/proc/mounts"))) {
                String path = line.split(" ")[1];
                if (path.startsWith(folder + "/")) {
                    call(List.of("umount", path));
                }
            }
        } catch (IOException | InterruptedException e) {
            System.err.println("Not all is unmounted below " + folder + ": " + e);
        }
    }

    private static void call(List<String> command) throws IOException, InterruptedException {
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException("failed: " + String.join(" ", command));
        }
    }

    void delete(Path path) throws IOException {
        inside(path);
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    void inside(Path path) {
        Path parent = Objects.requireNonNull(path.toAbsolutePath().normalize().getParent());
        if (!parent.startsWith(folder)) {
            throw new IllegalArgumentException(path + " is not below " + folder);
        }
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path there = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(there);
                } else {
                    Files.copy(each, there, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}

/** What a run of Maven did with one module. */
record Built(boolean ended, boolean success, boolean hung, String log, String error) {

    String all() {
        return log + "\n" + error;
    }
}

/** Runs Maven over some modules. */
final class Maven {
    private static final int LIMIT_SECONDS = 240;
    private static final Pattern MODULE = Pattern.compile("\\[INFO] Building (\\S+) 1\\.0\\.0.*");

    private final Work work;

    Maven(Work work) {
        this.work = work;
    }

    /** What runs beside Maven: rules for the library, and what is done when a mark is there. */
    record Beside(List<String> rules, Map<Path, Runnable> marks, int largestFile) {
        static final Beside NOTHING = new Beside(List.of(), Map.of(), 0);
    }

    Map<String, Built> build(Path reactor, List<String> modules, String goals, Beside beside)
            throws IOException, InterruptedException {
        String all = modules.stream().map(name -> "<module>" + name + "</module>").collect(Collectors.joining());
        Files.writeString(
                reactor.resolve("pom.xml"),
                "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion>"
                        + "<groupId>com.example</groupId><artifactId>faults</artifactId><version>1</version>"
                        + "<packaging>pom</packaging><modules>" + all + "</modules>" + Poms.NOTHING_TO_DO + "</project>");
        ProcessBuilder builder = new ProcessBuilder(command(goals, beside)).directory(reactor.toFile());
        environment(builder.environment(), beside);
        builder.redirectErrorStream(true);
        Process process = builder.start();
        process.getOutputStream().close();
        StringBuffer output = new StringBuffer();
        Thread reader = new Thread(() -> read(process, output));
        reader.start();
        boolean hung = watch(process, output, beside.marks());
        reader.join(TimeUnit.SECONDS.toMillis(10));
        Files.writeString(reactor.resolve("build.log"), output);
        return split(modules, output.toString(), hung);
    }

    private List<String> command(String goals, Beside beside) {
        List<String> maven = new ArrayList<>(List.of(work.options.getOrDefault("--maven", "mvn"), "-B", "-ntp", "-fae"));
        maven.addAll(List.of("-s", work.folder.resolve("settings.xml").toString()));
        maven.add("-Dmaven.repo.local=" + work.options.get("--repository"));
        maven.add("-Dmlmodel.jvm.args=-XX:TieredStopAtLevel=1");
        maven.addAll(Arrays.asList(goals.split(" ")));
        if (beside.largestFile() == 0) {
            return maven;
        }
        List<String> limited = new ArrayList<>(
                List.of("bash", "-c", "ulimit -f " + beside.largestFile() + "; exec \"$@\"", "bash"));
        limited.addAll(maven);
        return limited;
    }

    private void environment(Map<String, String> environment, Beside beside) throws IOException {
        environment.put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -Xshare:auto");
        environment.put("LC_ALL", "C.UTF-8");
        if (beside.rules().isEmpty()) {
            return;
        }
        Path rules = work.folder.resolve("rules");
        Files.write(rules, beside.rules());
        environment.put("LD_PRELOAD", work.folder.resolve("run-faults.so").toString());
        environment.put("FAULT_ROOT", work.folder.resolve("reactor").toString());
        environment.put("FAULT_RULES", rules.toString());
    }

    private static void read(Process process, StringBuffer output) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.append(line).append('\n');
            }
        } catch (IOException e) {
            output.append(e).append('\n');
        }
    }

    /** Waits for the end, does what the marks ask for, and ends a build that prints nothing for too long. */
    private static boolean watch(Process process, StringBuffer output, Map<Path, Runnable> marks)
            throws IOException, InterruptedException {
        Map<Path, Runnable> open = new LinkedHashMap<>(marks);
        int length = 0;
        long since = System.nanoTime();
        while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
            for (Path mark : List.copyOf(open.keySet())) {
                if (Files.exists(mark)) {
                    Objects.requireNonNull(open.remove(mark)).run();
                    Files.writeString(mark.resolveSibling(mark.getFileName() + ".go"), "");
                }
            }
            if (output.length() != length) {
                length = output.length();
                since = System.nanoTime();
            } else if (System.nanoTime() - since > TimeUnit.SECONDS.toNanos(LIMIT_SECONDS)) {
                List<ProcessHandle> below = process.descendants().toList();
                process.destroyForcibly();
                below.forEach(ProcessHandle::destroyForcibly);
                return true;
            }
        }
        return false;
    }

    private static Map<String, Built> split(List<String> modules, String output, boolean hung) {
        Map<String, StringBuilder> logs = new LinkedHashMap<>();
        Map<String, Boolean> ends = new LinkedHashMap<>();
        List<StringBuilder> errors = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        StringBuilder into = new StringBuilder();
        String last = "";
        boolean summary = false;
        for (String line : output.split("\n")) {
            Matcher module = MODULE.matcher(line);
            Matcher end = Pattern.compile("\\[INFO] (\\S+) 1\\.0\\.0 \\.* ?(SUCCESS|FAILURE|SKIPPED).*|\\[INFO] (\\S+) \\.+ "
                            + "(SUCCESS|FAILURE|SKIPPED).*")
                    .matcher(line);
            if (!summary && module.matches() && modules.contains(module.group(1))) {
                last = module.group(1);
                into = logs.computeIfAbsent(last, name -> new StringBuilder());
            } else if (line.startsWith("[INFO] Reactor Summary")) {
                summary = true;
                into = new StringBuilder();
            } else if (summary && end.matches()) {
                String name = end.group(1) != null ? end.group(1) : end.group(3);
                boolean success = line.contains(" SUCCESS");
                ends.put(name, success);
                if (!success && modules.contains(name)) {
                    failed.add(name);
                }
            } else if (summary && line.startsWith("[ERROR] Failed to execute goal")) {
                into = new StringBuilder(line).append('\n');
                errors.add(into);
            } else {
                into.append(line).append('\n');
            }
        }
        Map<String, Built> built = new LinkedHashMap<>();
        for (String name : modules) {
            int place = failed.indexOf(name);
            String error = place >= 0 && place < errors.size() ? errors.get(place).toString() : summary ? "" : into.toString();
            String log = Objects.requireNonNullElse(logs.get(name), new StringBuilder()).toString();
            built.put(name, new Built(
                    ends.containsKey(name),
                    Boolean.TRUE.equals(ends.get(name)),
                    hung && name.equals(last),
                    log,
                    error.replaceAll("(?s)\\[ERROR] *\\n\\[ERROR] To see the full stack trace.*", "")));
        }
        return built;
    }
}
