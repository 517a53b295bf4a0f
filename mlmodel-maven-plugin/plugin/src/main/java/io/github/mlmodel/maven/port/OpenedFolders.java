package io.github.mlmodel.maven.port;

import io.github.mlmodel.build.data.Checkout;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Profile;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * The folders that the user opens beside a checkout with {@code mlmodel.allowOutside}. Maven fills a parameter from the POM's
 * properties too, so this is none: what counts is what was typed ({@code .mvn/maven.config} included), the settings' active
 * profiles, and the environment.
 */
final class OpenedFolders {

    private static final String VARIABLE = "MLMODEL_ALLOW_OUTSIDE";

    /** Under this name a project keeps the ids of the profiles that are not of a POM. */
    private static final String OF_SETTINGS = "external";

    private OpenedFolders() {}

    /**
     * Returns the folders, whichever of the places names them.
     *
     * @throws MlModelException if one is named by no absolute path
     */
    static List<Path> of(MavenSession session, MavenProject project) {
        List<Path> folders = new ArrayList<>();
        add(session.getUserProperties(), Checkout.PROPERTY, Checkout.PROPERTY, folders);
        add(session.getSystemProperties(), Checkout.PROPERTY, Checkout.PROPERTY, folders);
        add(session.getSystemProperties(), "env." + VARIABLE, VARIABLE, folders);
        for (Profile profile : session.getRequest().getProfiles()) {
            if (isActive(profile, project)) {
                add(
                        profile.getProperties(),
                        Checkout.PROPERTY,
                        Checkout.PROPERTY + " of the settings' profile '" + profile.getId() + "'",
                        folders);
            }
        }
        return List.copyOf(folders);
    }

    /** Returns a warning of those that are a whole disk: nothing is outside any more. */
    static Optional<String> warning(List<Path> folders) {
        List<String> disks = folders.stream()
                .filter(folder -> real(folder).getNameCount() == 0)
                .map(folder -> "'" + folder + "'")
                .distinct()
                .toList();
        return disks.isEmpty()
                ? Optional.empty()
                : Optional.of(Checkout.PROPERTY + " opens a whole disk (" + Names.list(disks)
                        + "), so that whatever a POM names there is read, and may end in a model. Name the folder that has"
                        + " the data.");
    }

    private static Path real(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            return folder.normalize();
        }
    }

    private static boolean isActive(Profile profile, MavenProject project) {
        Map<String, List<String>> active = project.getInjectedProfileIds();
        return Stream.ofNullable(active.get(OF_SETTINGS))
                .flatMap(List::stream)
                .anyMatch(id -> id.equals(profile.getId()));
    }

    private static void add(Properties properties, String name, String shown, List<Path> folders) {
        @Nullable String value = properties.getProperty(name);
        if (value != null) {
            Arrays.stream(value.split(","))
                    .map(String::trim)
                    .filter(folder -> !folder.isEmpty())
                    .map(folder -> absolute(folder, shown))
                    .forEach(folders::add);
        }
    }

    /** What is relative would mean another folder in each build. */
    private static Path absolute(String folder, String shown) {
        try {
            Path path = Path.of(folder);
            if (path.isAbsolute()) {
                return path;
            }
            throw MlModelException.user(shown + " names '" + folder + "', but a folder is opened by its absolute path: "
                    + path.toAbsolutePath().normalize() + ".");
        } catch (InvalidPathException e) {
            throw MlModelException.user(
                    shown + " names '" + folder + "', which is no path: " + e.getMessage()
                            + ". It has absolute paths of folders, separated by commas.",
                    e);
        }
    }
}
