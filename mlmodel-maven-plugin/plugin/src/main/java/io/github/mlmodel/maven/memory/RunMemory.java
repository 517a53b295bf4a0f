package io.github.mlmodel.maven.memory;

import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.files.FileTrouble;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.artifact.ArtifactUtils;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/**
 * Remembers a run of a goal that changed no file, started no worker and asked no repository, and repeats what it said and did for
 * Maven as long as nothing that decided it has changed.
 *
 * <p>A run is remembered where the states of the module's files before and after it are equal: then it has seen this state and no
 * other, and would find it again. A release is always looked at anew.
 */
public final class RunMemory {

    /** Folder in that of the models. */
    static final String FOLDER = ".runs";

    /** Within it a file may be changed twice without its time telling so. */
    private static final long SETTLED_NANOS = 2_000_000_000L;

    private static final String NOT_REMEMBERED = "This run is not remembered: ";

    private static final Set<String> PACKAGED = Set.of("package", "verify");

    private final MavenProject project;
    private final ModuleFiles files;
    private final RunKey.Key key;
    private final ModuleFiles.State before;
    private final Path file;
    private final long began;

    private RunMemory(MavenProject project, MavenSession session, MojoExecution execution, Path cache, Clock clock)
            throws IOException, FileStates.Unknown {
        this.project = project;
        this.began = clock.millis() * 1_000_000L;
        this.key = RunKey.of(project, session, execution);
        this.files = ModuleFiles.of(project, cache, PACKAGED.contains(execution.getGoal()));
        this.before = files.state();
        this.file = Path.of(project.getBuild().getDirectory())
                .resolve("mlmodel")
                .resolve(FOLDER)
                .resolve(execution.getGoal() + "-"
                        + Integer.toHexString(commandOf(session, execution).hashCode()));
    }

    /** Who runs two commands in turns has both remembered. */
    private static String commandOf(MavenSession session, MojoExecution execution) {
        return execution.getExecutionId() + " " + session.getGoals();
    }

    /** Attaches a file to the project. */
    @FunctionalInterface
    public interface Attaching {

        /** Does it. */
        void attach(String type, String classifier, File file);
    }

    /**
     * Returns the memory of a goal; none where each run has to be a whole one.
     *
     * @param cache the plugin's own folder
     */
    public static Optional<RunMemory> of(
            MavenProject project, MavenSession session, MojoExecution execution, Path cache, Log log) {
        return of(project, session, execution, cache, log, Clock.systemUTC());
    }

    static Optional<RunMemory> of(
            MavenProject project, MavenSession session, MojoExecution execution, Path cache, Log log, Clock clock) {
        if (project.getBasedir() == null
                || !ArtifactUtils.isSnapshot(project.getVersion())
                || session.getRequest().isUpdateSnapshots()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new RunMemory(project, session, execution, cache, clock));
        } catch (IOException e) {
            log.debug(NOT_REMEMBERED + FileTrouble.clause(e));
            return Optional.empty();
        } catch (FileStates.Unknown | UnsupportedOperationException e) {
            log.debug(NOT_REMEMBERED + e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Repeats the run that is remembered, if nothing has changed since, and returns whether it did. Who wants to see how a goal
     * works gets a whole run.
     */
    public boolean repeat(Log log, Attaching attaching) {
        if (log.isDebugEnabled()) {
            return false;
        }
        Optional<RememberedRun> run;
        try {
            run = known();
            if (run.isPresent()) {
                renewReports(run.get());
            }
        } catch (IOException e) {
            // The whole run finds it, too, and says what is wrong.
            return false;
        }
        if (run.isEmpty()) {
            return false;
        }
        for (RunAct act : run.get().acts()) {
            repeat(act, log, attaching);
        }
        return true;
    }

    /** Who collects reports passes over those that are older than the build. */
    private static void renewReports(RememberedRun run) throws IOException {
        for (RunAct act : run.acts()) {
            if (act.kind().equals(RunAct.RENEW)) {
                Files.setLastModifiedTime(Path.of(act.values().get(0)), FileTime.from(Instant.now()));
            }
        }
    }

    private Optional<RememberedRun> known() throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Optional<RememberedRun> run = RememberedRun.read(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        return run.filter(known -> known.checksum().equals(checksum()));
    }

    private void repeat(RunAct act, Log log, Attaching attaching) {
        List<String> values = act.values();
        switch (act.kind()) {
            case RunAct.INFO -> log.info(values.get(0));
            case RunAct.WARN -> log.warn(values.get(0));
            case RunAct.COMPILE -> project.addCompileSourceRoot(values.get(0));
            case RunAct.ATTACH -> attaching.attach(values.get(0), values.get(1), new File(values.get(2)));
            case RunAct.RENEW -> {
                // Done before anything is said.
            }
            default -> throw new IllegalStateException(act.kind());
        }
    }

    /**
     * Remembers what this run did, if it would be the same again.
     *
     * @param notes what it did
     * @param log hears, where it is asked to, why it cannot be
     */
    public void remember(RunNotes notes, Log log) {
        try {
            Optional<String> doubt = rememberUnlessInDoubt(notes);
            doubt.ifPresent(why -> log.debug(NOT_REMEMBERED + why));
        } catch (IOException e) {
            log.debug(NOT_REMEMBERED + FileTrouble.clause(e));
        } catch (FileStates.Unknown e) {
            log.debug(NOT_REMEMBERED + e.getMessage());
        }
    }

    private Optional<String> rememberUnlessInDoubt(RunNotes notes) throws IOException, FileStates.Unknown {
        ModuleFiles.State after = files.state();
        Optional<String> doubt = doubt(notes).or(() -> doubt(after, key.newest().or(after.newest())));
        if (doubt.isEmpty()) {
            List<RunAct> acts = new ArrayList<>(notes.acts());
            after.reports().forEach((report, written) -> {
                if (!written.equals(before.reports().get(report))) {
                    acts.add(new RunAct(RunAct.RENEW, List.of(report.toString())));
                }
            });
            AtomicFiles.write(file, new RememberedRun(checksum(), acts).text());
        }
        return doubt;
    }

    /** Returns what the run asked or read whose next answer nobody knows, if anything. */
    private Optional<String> doubt(RunNotes notes) {
        if (!notes.asked().isEmpty()) {
            return Optional.of("it asked " + String.join(", ", notes.asked()));
        }
        for (Path place : notes.told()) {
            if (!files.covers(place)) {
                return Optional.of("it was told of " + place);
            }
        }
        for (RunAct act : notes.acts()) {
            if (act.kind().equals(RunAct.ATTACH)
                    && !files.hasAttached(Path.of(act.values().get(2)))) {
                return Optional.of("it attached " + act.values().get(2));
            }
        }
        for (Path place : notes.read()) {
            if (!files.covers(place) && !key.files().contains(place)) {
                return Optional.of("it read " + place);
            }
        }
        return Optional.empty();
    }

    /** Returns why the files may not be those that the run has seen, if so. */
    private Optional<String> doubt(ModuleFiles.State after, FileStates.Newest newest) {
        if (!after.text().equals(before.text())) {
            return Optional.of("a file of the module was changed meanwhile");
        }
        return began - newest.changed() > SETTLED_NANOS
                ? Optional.empty()
                : Optional.of(newest.place() + " was changed less than two seconds before");
    }

    private String checksum() {
        return TextSum.of(key.checksum() + before.text());
    }
}
