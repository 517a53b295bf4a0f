package io.github.mlmodel.maven.memory;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.io.xpp3.MavenXpp3Writer;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * What decides a run beside the module's files: the effective POM, what was typed, properties and environment, the
 * resolved dependencies, the settings, the plugin itself. Rather too much than too little: what differs for no reason costs a run.
 */
final class RunKey {

    /** Variables of a shell that differ from one command to the next. */
    private static final Set<String> PASSED = Set.of("env._", "env.SHLVL", "env.OLDPWD", "env.MAVEN_CMD_LINE_ARGS");

    private static final int FORMAT = 1;

    private final StringBuilder text = new StringBuilder();
    private final FileStates files = new FileStates();
    private final Set<Path> seen = new HashSet<>();

    private RunKey() {}

    /**
     * The key of a run.
     *
     * @param checksum of what decides, which tells no secret that is among it
     * @param files those whose state is among it
     * @param newest which of these was changed last
     */
    record Key(String checksum, Set<Path> files, FileStates.Newest newest) {

        /** Copies the set. */
        Key {
            files = Set.copyOf(files);
        }
    }

    /**
     * Returns the key of a run.
     *
     * @throws FileStates.Unknown if the state of something cannot be told
     */
    static Key of(MavenProject project, MavenSession session, MojoExecution execution)
            throws IOException, FileStates.Unknown {
        RunKey key = new RunKey();
        key.add(FORMAT);
        key.addPlugin(execution);
        key.addProject(project);
        key.addSession(session);
        key.add(key.files.text());
        return new Key(TextSum.of(key.text.toString()), key.seen, key.files.newest());
    }

    private void addPlugin(MojoExecution execution) throws IOException, FileStates.Unknown {
        add(execution.getGoal());
        add(execution.getExecutionId());
        add(execution.getConfiguration());
        add(execution.getMojoDescriptor().getPluginDescriptor().getArtifacts());
    }

    private void addProject(MavenProject project) throws IOException, FileStates.Unknown {
        StringWriter pom = new StringWriter();
        new MavenXpp3Writer().write(pom, project.getModel());
        add(pom);
        add("" + project.getFile());
        add(project.getCompileSourceRoots());
        add(project.getArtifacts());
        File packaged = project.getArtifact().getFile();
        add("" + packaged);
        if (packaged != null && !packaged.isDirectory()) {
            files.addFile(packaged.toPath());
        }
    }

    private void addSession(MavenSession session) throws IOException, FileStates.Unknown {
        MavenExecutionRequest request = session.getRequest();
        add(request.getUserProperties());
        add(request.getSystemProperties());
        add(request.getGoals());
        for (MavenProject each : session.getProjects()) {
            add(each.getId());
            add("" + each.getBasedir());
        }
        add(request.isOffline());
        add(request.isInteractiveMode());
        add("" + request.getLocalRepositoryPath());
        add(request.getUserSettingsFile());
        add(request.getGlobalSettingsFile());
        add(request.getUserToolchainsFile());
        add(request.getGlobalToolchainsFile());
    }

    /** Pieces with their lengths: no two sequences of them have one text. */
    private void add(@Nullable Object piece) {
        String each = String.valueOf(piece);
        text.append(each.length()).append(':').append(each);
    }

    private void add(List<String> texts) {
        add(texts.size());
        for (String each : texts) {
            add((Object) each);
        }
    }

    private void add(Properties properties) {
        Map<String, String> sorted = new TreeMap<>();
        for (Map.Entry<Object, Object> each : properties.entrySet()) {
            sorted.put(each.getKey().toString(), each.getValue().toString());
        }
        sorted.keySet().removeAll(PASSED);
        add((Object) sorted);
    }

    private void add(@Nullable Collection<Artifact> artifacts) throws IOException, FileStates.Unknown {
        if (artifacts == null) {
            throw new FileStates.Unknown("Maven does not tell the plugin's own files");
        }
        add(artifacts.size());
        for (Artifact artifact : artifacts) {
            add(artifact.getId());
            add("" + artifact.getScope());
            add(artifact.getFile());
        }
    }

    private void add(@Nullable File file) throws IOException, FileStates.Unknown {
        add(file != null);
        if (file != null) {
            Path path = file.toPath();
            files.addFile(path);
            seen.add(path);
        }
    }
}
