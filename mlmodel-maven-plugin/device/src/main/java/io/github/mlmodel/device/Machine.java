package io.github.mlmodel.device;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A machine as far as a GPU is concerned.
 *
 * @param system {@code os.name}
 * @param architecture {@code os.arch}
 * @param environment its variables
 * @param root where its files are; {@code /} except in tests
 * @param programs runs its programs
 */
public record Machine(
        String system, String architecture, Map<String, String> environment, Path root, Programs programs) {

    private static final List<String> LOADERS_FOLDERS =
            List.of("/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu", "/lib64", "/usr/lib64", "/lib", "/usr/lib");

    private static final List<String> OTHER_FOLDERS = List.of(
            "/usr/local/nvidia/lib64",
            "/usr/local/nvidia/lib",
            "/usr/lib/wsl/lib",
            "/usr/local/cuda/lib64",
            "/opt/cuda/lib64");

    /** Copies the variables. */
    public Machine {
        environment = Map.copyOf(environment);
    }

    /** A file that was found, and whether the system's loader finds it without help. */
    record Found(Path file, boolean byLoader) {}

    /** Returns this machine. */
    public static Machine current() {
        return new Machine(
                System.getProperty("os.name", ""),
                System.getProperty("os.arch", ""),
                System.getenv(),
                Path.of("/"),
                Programs.real());
    }

    /** Returns this machine with folders that its loader looks into first. */
    public Machine withLibraries(List<Path> folders) {
        return new Machine(system, architecture, withLibraries(environment, folders, isWindows()), root, programs);
    }

    /**
     * Returns variables with folders before the others that the system's loader looks into.
     *
     * @param environment the variables of a process
     * @param windows whether the loader is that of a Windows
     */
    public static Map<String, String> withLibraries(
            Map<String, String> environment, List<Path> folders, boolean windows) {
        Map<String, String> changed = new TreeMap<>(environment);
        if (folders.isEmpty()) {
            return changed;
        }
        String name = windows
                ? environment.keySet().stream()
                        .filter("PATH"::equalsIgnoreCase)
                        .findFirst()
                        .orElse("PATH")
                : "LD_LIBRARY_PATH";
        List<String> listed =
                new ArrayList<>(folders.stream().map(Path::toString).toList());
        String before = environment.getOrDefault(name, "");
        if (!before.isEmpty()) {
            listed.add(before);
        }
        changed.put(name, String.join(windows ? ";" : ":", listed));
        return changed;
    }

    /** Returns whether it is a Windows. */
    public boolean isWindows() {
        return system.toLowerCase(Locale.ROOT).startsWith("windows");
    }

    /** Returns the platform as Maven classifiers of CUDA's libraries name it; empty when CUDA has no build for it. */
    public Optional<String> cudaPlatform() {
        boolean intel = architecture.equals("amd64") || architecture.equals("x86_64");
        if (!intel) {
            return Optional.empty();
        }
        return isWindows()
                ? Optional.of("windows-x86_64")
                : system.toLowerCase(Locale.ROOT).startsWith("linux") ? Optional.of("linux-x86_64") : Optional.empty();
    }

    /** Returns a variable, whatever its case on Windows; empty when it is not set. */
    Optional<String> variable(String name) {
        return environment.entrySet().stream()
                .filter(entry -> isWindows()
                        ? entry.getKey().equalsIgnoreCase(name)
                        : entry.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Returns the name of the variable that lists folders of libraries. */
    public String libraryVariable() {
        return isWindows() ? "PATH" : "LD_LIBRARY_PATH";
    }

    /** Returns a file of this machine by its absolute path. */
    Path file(String absolute) {
        return isWindows() ? Path.of(absolute) : root.resolve(absolute.substring(1));
    }

    /** Looks for a shared library where the system's loader looks, and where NVIDIA's installers put theirs. */
    Optional<Found> library(String name) {
        for (String folder : listed(libraryVariable())) {
            Optional<Path> file = existing(folder, name);
            if (file.isPresent()) {
                return Optional.of(new Found(file.get(), true));
            }
        }
        for (String folder : loadersFolders(name)) {
            Optional<Path> file = existing(folder, name);
            if (file.isPresent()) {
                return Optional.of(new Found(file.get(), true));
            }
        }
        for (String folder : otherFolders()) {
            Optional<Path> file = existing(folder, name);
            if (file.isPresent()) {
                return Optional.of(new Found(file.get(), false));
            }
        }
        return Optional.empty();
    }

    /** Says where {@link #library} looks. */
    String libraryPlaces() {
        return isWindows()
                ? "PATH, System32 and CUDA_PATH"
                : "LD_LIBRARY_PATH, ldconfig's cache, the system's library folders, /usr/local/nvidia, /usr/lib/wsl,"
                        + " /usr/local/cuda and CUDA_PATH";
    }

    /** Looks for a program in PATH and where NVIDIA's installers put theirs. */
    Optional<Path> program(String name) {
        List<String> folders = new ArrayList<>(listed("PATH"));
        folders.addAll(
                isWindows()
                        ? List.of(systemFolder())
                        : List.of("/usr/bin", "/usr/local/nvidia/bin", "/usr/lib/wsl/lib"));
        return folders.stream()
                .flatMap(folder -> existing(folder, name).stream())
                .findFirst();
    }

    private List<String> listed(String variable) {
        String separator = isWindows() ? ";" : ":";
        return variable(variable).stream()
                .flatMap(value -> List.of(value.split(separator)).stream())
                .filter(folder -> !folder.isBlank())
                .toList();
    }

    private List<String> loadersFolders(String name) {
        List<String> folders = new ArrayList<>();
        if (isWindows()) {
            folders.add(systemFolder());
        } else {
            folders.addAll(cachedByLdconfig(name));
            folders.addAll(LOADERS_FOLDERS);
        }
        return folders;
    }

    private List<String> otherFolders() {
        List<String> folders = new ArrayList<>();
        for (String variable : List.of("CUDA_PATH", "CUDA_HOME")) {
            variable(variable)
                    .filter(value -> !value.isBlank())
                    .ifPresent(home -> folders.add(home + (isWindows() ? "\\bin" : "/lib64")));
        }
        if (!isWindows()) {
            folders.addAll(OTHER_FOLDERS);
            folders.addAll(versionedFolders());
        }
        return folders;
    }

    /** Folders such as {@code /usr/local/cuda-12.9/lib64}, in the order of their names from the last one. */
    private List<String> versionedFolders() {
        List<String> folders = new ArrayList<>();
        try (DirectoryStream<Path> cuda = Files.newDirectoryStream(file("/usr/local"), "cuda-12*")) {
            cuda.forEach(folder -> folders.add("/usr/local/" + folder.getFileName() + "/lib64"));
        } catch (IOException e) {
            // There is no such folder, or it cannot be read.
            return List.of();
        }
        folders.sort((left, right) -> right.compareTo(left));
        return folders;
    }

    /** The cache is binary, but the paths in it are text that ends with a zero byte. */
    private List<String> cachedByLdconfig(String name) {
        String cache;
        try {
            cache = Files.readString(file("/etc/ld.so.cache"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return List.of();
        }
        Matcher paths =
                Pattern.compile("(/[^\0]*)/" + Pattern.quote(name) + "\0").matcher(cache);
        List<String> folders = new ArrayList<>();
        while (paths.find()) {
            folders.add(paths.group(1));
        }
        return folders;
    }

    private String systemFolder() {
        return variable("SystemRoot").orElse("C:\\Windows") + "\\System32";
    }

    private Optional<Path> existing(String folder, String name) {
        try {
            Path path = isWindows() || !folder.startsWith("/") ? Path.of(folder) : file(folder);
            Path file = path.resolve(name);
            return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
