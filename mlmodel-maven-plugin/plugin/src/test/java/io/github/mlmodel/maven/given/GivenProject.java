package io.github.mlmodel.maven.given;

import io.github.mlmodel.maven.memory.RunNotes;
import io.github.mlmodel.maven.port.MavenParts;
import io.github.mlmodel.maven.resolve.Resolver;
import io.github.mlmodel.model.text.Secrets;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.Profile;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.eclipse.aether.RepositorySystem;

/** A project of Maven's in a folder: a jar of the version that is given, and a session of what somebody has typed. */
public final class GivenProject {

    /** The plugin. */
    public static final String KEY = "io.github.mlmodel:mlmodel-maven-plugin";

    /** What was said. */
    public final Lines log = new Lines();

    /** What was typed with {@code -D}. */
    public final Properties typed = new Properties();

    /** Properties of Maven's JVM, and with {@code env.} before their names the variables of its environment. */
    public final Properties environment = new Properties();

    /** The profiles of the settings. */
    public final List<Profile> settings = new ArrayList<>();

    /** The phases and goals that were typed. */
    public final List<String> asked = new ArrayList<>();

    /** Maven's own. */
    public final MavenProject project;

    private final Path base;
    private final Resolver resolver;

    private GivenProject(Path base, Model model, Resolver resolver) {
        this.base = base;
        this.resolver = resolver;
        this.project = new MavenProject(model);
        project.setFile(base.resolve("pom.xml").toFile());
        DefaultArtifactHandler handler = new DefaultArtifactHandler(model.getPackaging());
        project.setArtifact(new DefaultArtifact(
                model.getGroupId(),
                model.getArtifactId(),
                model.getVersion(),
                null,
                model.getPackaging(),
                null,
                handler));
        project.setArtifacts(new LinkedHashSet<>());
        project.setRemoteArtifactRepositories(List.of());
    }

    /**
     * Makes a project, whose local repository is in its folder and empty.
     *
     * @param base its folder
     * @param plugins {@code <plugin>} elements of the effective POM
     */
    public static GivenProject in(Path base, String version, String plugins) {
        String pom = "<project><groupId>org.acme</groupId><artifactId>app</artifactId><version>" + version
                + "</version><packaging>jar</packaging><build><directory>" + base.resolve("target")
                + "</directory><outputDirectory>" + base.resolve("target/classes")
                + "</outputDirectory><testOutputDirectory>"
                + base.resolve("target/test-classes") + "</testOutputDirectory><finalName>app-"
                + version + "</finalName><plugins>" + plugins + "</plugins></build></project>";
        try {
            return new GivenProject(
                    base, new MavenXpp3Reader().read(new StringReader(pom)), new Resolver(base.resolve("local")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (XmlPullParserException e) {
            throw new IllegalArgumentException(pom, e);
        }
    }

    /** Returns the plugin as an element: its configuration, and more of it such as executions. */
    public static String plugin(String configuration, String more) {
        return "<plugin><groupId>io.github.mlmodel</groupId><artifactId>mlmodel-maven-plugin</artifactId><version>1</version>"
                + "<configuration>" + configuration + "</configuration>" + more + "</plugin>";
    }

    /** Returns what resolves its artifacts. */
    public RepositorySystem resolver() {
        return resolver.system;
    }

    /** Returns its folder. */
    public Path base() {
        return base;
    }

    /** Writes a file of the project. */
    public Path write(String name, String text) {
        try {
            Path file = base.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a session of what was typed by now. */
    @SuppressWarnings("deprecation") // The one constructor that needs no lifecycle around it.
    public MavenSession session() {
        DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
        request.setUserProperties(typed);
        request.setSystemProperties(environment);
        request.setProfiles(settings);
        request.setGoals(asked);
        MavenSession session = new MavenSession(null, resolver.session, request, new DefaultMavenExecutionResult());
        session.setProjects(List.of(project));
        session.setCurrentProject(project);
        return session;
    }

    /** Returns what a goal is given of Maven. */
    @SuppressWarnings("NullAway") // Nothing here asks for a JDK.
    public MavenParts parts(String goal) {
        Plugin plugin = project.getPlugin(KEY);
        return new MavenParts(
                project,
                session(),
                new MojoExecution(plugin, goal, "default"),
                resolver.system,
                null,
                log,
                Secrets.none(),
                new RunNotes());
    }
}
