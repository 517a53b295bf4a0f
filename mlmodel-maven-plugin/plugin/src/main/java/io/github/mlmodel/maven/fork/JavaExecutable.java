package io.github.mlmodel.maven.fork;

import io.github.mlmodel.model.MlModelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;

/**
 * The Java that runs the worker: {@code mlmodel.jvm}, else the toolchain of {@code <jdkToolchain>}, else the session's
 * toolchain (of maven-toolchains-plugin), else the one that runs Maven.
 *
 * @param java the {@code java} executable
 * @param chosen whether it was chosen, by a parameter or a toolchain, rather than being Maven's own
 */
public record JavaExecutable(Path java, boolean chosen) {

    private static final int OLDEST = 17;
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(?:1\\.)?(\\d+)");

    /**
     * Finds the Java for this build.
     *
     * @param jdkToolchain what a JDK toolchain must satisfy, for example {@code version} to {@code [21,)}; may be empty
     * @param jvm a {@code java} executable or a JDK's folder
     * @throws MlModelException if what is asked for does not exist or is too old
     */
    public static JavaExecutable find(
            MavenSession session, ToolchainManager toolchains, Map<String, String> jdkToolchain, @Nullable String jvm) {
        return choose(
                jvm,
                jdkToolchain,
                () -> toolchains.getToolchains(session, "jdk", jdkToolchain),
                () -> ofBuild(session, toolchains),
                Path.of(System.getProperty("java.home")));
    }

    /** Only a project has a toolchain; asked without a POM, Maven 4.0.0-rc-5 throws a NullPointerException. */
    private static @Nullable Toolchain ofBuild(MavenSession session, ToolchainManager toolchains) {
        return session.getRequest().isProjectPresent() ? toolchains.getToolchainFromBuildContext("jdk", session) : null;
    }

    /** Where toolchains that satisfy {@code <jdkToolchain>} come from. */
    @FunctionalInterface
    interface Matching {

        @Nullable
        List<Toolchain> toolchains();
    }

    /** Where the session's toolchain comes from. */
    @FunctionalInterface
    interface OfSession {

        @Nullable
        Toolchain toolchain();
    }

    static JavaExecutable choose(
            @Nullable String jvm,
            Map<String, String> jdkToolchain,
            Matching matching,
            OfSession ofSession,
            Path ownHome) {
        if (jvm != null && !jvm.isBlank()) {
            return checked(named(jvm), "mlmodel.jvm (" + jvm + ")");
        }
        if (!jdkToolchain.isEmpty()) {
            List<Toolchain> found = matching.toolchains();
            if (found == null || found.isEmpty()) {
                throw MlModelException.user("No JDK toolchain matches <jdkToolchain> " + jdkToolchain
                        + ". Add one to toolchains.xml in Maven's user folder, or remove <jdkToolchain>.");
            }
            return checked(tool(found.get(0)), "The JDK toolchain for <jdkToolchain> " + jdkToolchain);
        }
        Toolchain toolchain = ofSession.toolchain();
        return toolchain != null
                ? checked(tool(toolchain), "The session's JDK toolchain")
                : new JavaExecutable(
                        executable(ownHome).orElse(ownHome.resolve("bin").resolve("java")), false);
    }

    /** Returns the compiler that belongs to it, if it is a JDK. */
    public Optional<Path> compiler() {
        return Stream.of("javac", "javac.exe")
                .map(java::resolveSibling)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** Returns where it is, and its version if that is known. */
    public String shown() {
        return version(java).map(version -> java + " (Java " + version + ")").orElse(java.toString());
    }

    private static JavaExecutable checked(Optional<Path> java, String where) {
        Path found = java.orElseThrow(() -> MlModelException.user(where
                + " is neither a java executable nor the folder of a JDK. Name one of JDK " + OLDEST + " or newer."));
        version(found).filter(version -> version < OLDEST).ifPresent(version -> {
            throw MlModelException.user(
                    where + " is Java " + version + " (" + found + "). The worker needs Java " + OLDEST + " or newer.");
        });
        return new JavaExecutable(found, true);
    }

    private static Optional<Path> tool(Toolchain toolchain) {
        return Optional.ofNullable(toolchain.findTool("java")).map(Path::of).filter(Files::isRegularFile);
    }

    private static Optional<Path> named(String jvm) {
        try {
            return executable(Path.of(jvm));
        } catch (InvalidPathException e) {
            // What is no path leads to no Java either.
            return Optional.empty();
        }
    }

    private static Optional<Path> executable(Path named) {
        Path bin = named.resolve("bin");
        return Stream.of(named, bin.resolve("java"), bin.resolve("java.exe"))
                .filter(Files::isRegularFile)
                .map(Path::toAbsolutePath)
                .findFirst();
    }

    /** The feature number in the JDK's {@code release} file; empty where there is none. */
    static Optional<Integer> version(Path java) {
        try {
            Path release = java.toRealPath().resolveSibling("../release").normalize();
            Matcher matcher = VERSION.matcher(Files.readString(release, StandardCharsets.UTF_8));
            return matcher.find() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
        } catch (IOException e) {
            // Not every distribution has the file; an old JVM then says itself that it cannot read the worker's
            // classes.
            return Optional.empty();
        }
    }
}
