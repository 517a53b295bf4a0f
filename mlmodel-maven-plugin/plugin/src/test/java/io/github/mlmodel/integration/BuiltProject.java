package io.github.mlmodel.integration;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A project of {@code src/it} after the invoker built it; for its {@code verify.groovy}. */
public final class BuiltProject {

    private final File folder;
    private final String printed;
    private final List<String> builds;

    /** Takes the script's {@code basedir}. */
    public BuiltProject(File folder) throws IOException {
        this.folder = folder;
        this.printed = text("build.log");
        this.builds =
                Arrays.stream(printed.split("Scanning for projects")).skip(1).toList();
    }

    /** Returns what all builds printed. */
    public Printed log() {
        return new Printed("the builds", printed);
    }

    /** Returns what a build printed; the first is number 1. */
    public Printed build(int number) {
        return new Printed("build " + number, builds.get(number - 1));
    }

    /** Returns a file or a folder of the project. */
    public File file(String name) {
        return new File(folder, name);
    }

    /** Returns what is in a text file. */
    public String text(String name) throws IOException {
        // Not as strictly as a reader would: a build may print bytes of the machine's own encoding.
        return new String(Files.readAllBytes(file(name).toPath()), StandardCharsets.UTF_8);
    }

    /** Returns what is in a JSON file: maps, lists, texts, booleans, integers and other numbers. */
    public Map<String, @Nullable Object> json(String name) throws IOException {
        return JsonTree.read(text(name));
    }

    /** Returns what is in a JSON file that the plugin left of a model. */
    public Map<String, @Nullable Object> json(String model, String name) throws IOException {
        return json("target/mlmodel/" + model + "/" + name + ".json");
    }

    /** Returns a ZIP or a jar. */
    public Archive archive(String name) throws IOException {
        return Archive.read(file(name));
    }

    /** Returns the SHA-256 of each file in a folder, by name. */
    public Map<String, String> digests(String place) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(file(place).toPath())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                found.put(file.getFileName().toString(), RepositoryServer.digest("SHA-256", Files.readAllBytes(file)));
            }
        }
        return found;
    }

    /** Returns the files of a folder that hold one of these texts. */
    public List<String> filesWith(String place, String... texts) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(file(place).toPath())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                Arrays.stream(texts)
                        .filter(content::contains)
                        .forEach(text -> found.add(file + " holds '" + text + "'"));
            }
        }
        return found;
    }

    /** Returns the report of a suite of tests. */
    public TestReport report(String suite) throws IOException {
        return report(".", suite);
    }

    /** Returns the report of a suite of tests of a module. */
    public TestReport report(String module, String suite) throws IOException {
        return TestReport.read(file(module + "/target/surefire-reports/TEST-" + suite + ".xml"));
    }

    /** Returns the names of the jars and bundles of a version that the project has installed, sorted. */
    public List<String> installed(File localRepository, String version) throws IOException {
        Path place = localRepository
                .toPath()
                .resolve("com/example")
                .resolve(folder.getName())
                .resolve(version);
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar") || name.endsWith(".zip"))
                    .sorted()
                    .toList();
        }
    }

    /** Returns what workers left: files and folders of runs, and processes. */
    public List<String> leftovers() throws IOException {
        Path work = file("target/mlmodel/.work").toPath();
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(work)) {
            files.filter(file -> Files.isRegularFile(file)
                            || file.getFileName().toString().startsWith("run-"))
                    .forEach(file -> found.add(file.toString()));
        }
        ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(command -> command.contains(work.toString()))
                .forEach(found::add);
        return found;
    }
}
