package io.github.mlmodel.maven.memory;

import io.github.mlmodel.model.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.maven.model.Build;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * The files that decide what becomes of a goal: everything in the module's folder, of its build folder what the goals read.
 *
 * @param base the module's folder
 * @param cache the plugin's own, which holds nothing that cannot be had again
 * @param build its build folder, of which the rest is other plugins'
 * @param models the folder of models in it
 * @param places other folders in the build folder that goals read, or write
 * @param reports where reports are, which are written in each build
 * @param packaged how the paths of what is packaged begin; nothing where the goal does not look at it
 */
record ModuleFiles(
        Path base,
        Path cache,
        Path build,
        Path models,
        List<Path> places,
        Path reports,
        @Nullable Path packaged) implements FileStates.Boundary {

    private static final Set<String> VERSIONS = Set.of(".git", ".hg", ".svn");

    /** Changed by a goal that changes nothing. */
    private static final Set<String> OWN = Set.of(".lock", RunMemory.FOLDER);

    private static final String REPORT = "TEST-mlmodel.";

    /**
     * The state of files.
     *
     * @param text of what decides
     * @param newest which file was changed last
     * @param reports when each report was written, which decides nothing
     */
    record State(String text, FileStates.Newest newest, Map<Path, Long> reports) {

        /** Copies the map. */
        State {
            reports = Map.copyOf(reports);
        }
    }

    /** Returns those of a project. */
    static ModuleFiles of(MavenProject project, Path cache, boolean packaged) throws IOException {
        Build build = project.getBuild();
        Path folder = Path.of(build.getDirectory());
        List<Path> places = List.of(
                Path.of(build.getOutputDirectory()),
                Path.of(build.getTestOutputDirectory()).resolve(ModelFile.TEST_FOLDER),
                folder.resolve("generated-sources/mlmodel"));
        return new ModuleFiles(
                project.getBasedir().toPath().toRealPath(),
                real(cache),
                real(folder),
                folder.resolve("mlmodel"),
                places,
                folder.resolve("surefire-reports"),
                packaged ? folder.resolve(build.getFinalName()) : null);
    }

    /** Returns whether the state of a file, or of what is in a folder, is among what is looked at. */
    @Override
    public boolean covers(Path place) {
        Path real = real(place);
        if (real.startsWith(build)) {
            return real.startsWith(real(models))
                    || real.equals(real(reports))
                    || places.stream().anyMatch(each -> real.startsWith(real(each)));
        }
        return real.startsWith(base)
                && Stream.of(build, cache).noneMatch(passed -> passed.startsWith(real) || real.startsWith(passed))
                && !isOfVersions(base.relativize(real).getName(0))
                && !isLog(real);
    }

    private static Path real(Path place) {
        try {
            return place.toRealPath();
        } catch (IOException e) {
            return place.toAbsolutePath().normalize();
        }
    }

    /**
     * Returns the state of the files.
     *
     * @throws FileStates.Unknown if it cannot be told
     */
    State state() throws IOException, FileStates.Unknown {
        FileStates states = new FileStates();
        states.addFolder(base, this);
        states.addFolder(models, this);
        for (Path place : places) {
            states.addFolder(place, this);
        }
        if (packaged != null) {
            for (Path file : named(
                    Objects.requireNonNull(packaged.getParent()),
                    packaged.getFileName().toString())) {
                states.addFile(file);
            }
        }
        Map<Path, Long> written = new TreeMap<>();
        for (Path report : named(reports, REPORT)) {
            states.addBytes(report);
            written.put(report, Files.getLastModifiedTime(report).to(TimeUnit.NANOSECONDS));
        }
        return new State(states.text(), states.newest(), written);
    }

    @Override
    public boolean passes(Path place) {
        Path name = place.getFileName();
        return place.equals(build)
                || place.equals(cache)
                || (isOfVersions(name) && base.equals(place.getParent()))
                || isLog(place)
                || (OWN.contains(name.toString()) && models.equals(place.getParent()));
    }

    /** A build may be written down while it runs. */
    private boolean isLog(Path place) {
        return place.toString().endsWith(".log") && base.equals(place.getParent()) && Files.isRegularFile(place);
    }

    private static boolean isOfVersions(Path name) {
        return VERSIONS.contains(name.toString());
    }

    /** Returns whether the state of a file that was attached is among what is looked at. */
    boolean hasAttached(Path file) {
        return covers(file)
                || (packaged != null
                        && Objects.requireNonNull(packaged.getParent()).equals(file.getParent())
                        && file.toString().startsWith(packaged.toString()));
    }

    private static List<Path> named(Path folder, String start) throws FileStates.Unknown {
        String @Nullable [] names = folder.toFile().list();
        List<Path> files = new ArrayList<>();
        if (names != null) {
            Arrays.sort(names);
            for (String name : names) {
                Path file = FileStates.place(folder, name);
                if (name.startsWith(start) && Files.isRegularFile(file)) {
                    files.add(file);
                }
            }
        }
        return files;
    }
}
