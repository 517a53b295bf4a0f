package io.github.mlmodel.maven;

import com.google.gson.JsonParseException;
import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.step.StepOutcome;
import io.github.mlmodel.files.FileTrouble;
import io.github.mlmodel.maven.edge.ShownFailure;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.file.Obstacle;
import io.github.mlmodel.model.file.ObstacleException;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/** Turns failures into Maven's: the one place that decides between a failed project and a broken tool. */
final class Failures {

    private Failures() {}

    /** A goal's work. */
    @FunctionalInterface
    interface Work {

        StepOutcome run() throws IOException;
    }

    /** Runs a goal, and makes what became of it Maven's; no failure that leaves here tells a secret. */
    static void translating(Secrets secrets, Work work) throws MojoExecutionException, MojoFailureException {
        try {
            translating(work);
        } catch (MojoFailureException e) {
            throw new MojoFailureException(shown(e, secrets), shownCause(e, secrets));
        } catch (MojoExecutionException e) {
            throw new MojoExecutionException(shown(e, secrets), shownCause(e, secrets));
        } catch (RuntimeException e) {
            throw ShownFailure.of(e, secrets);
        }
    }

    private static void translating(Work work) throws MojoExecutionException, MojoFailureException {
        try {
            Optional<StepFailure> failure = work.run().failure();
            if (failure.isPresent()) {
                fail(failure.get());
            }
        } catch (MlModelException e) {
            fail(e);
        } catch (UncheckedIOException e) {
            throw of(Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw of(e);
        } catch (JsonParseException e) {
            throw new MojoExecutionException(
                    e.getMessage() + ". It was changed after the build wrote it: remove it, or run 'mvn clean'.", e);
        }
    }

    private static String shown(Throwable failure, Secrets secrets) {
        return Printable.message(secrets.hiddenIn(String.valueOf(failure.getMessage())));
    }

    private static @Nullable Throwable shownCause(Throwable failure, Secrets secrets) {
        @Nullable Throwable cause = failure.getCause();
        return cause == null ? null : ShownFailure.of(cause, secrets);
    }

    private static void fail(StepFailure failure) throws MojoExecutionException, MojoFailureException {
        String text = failure.linked();
        if (failure.user()) {
            throw new MojoFailureException(text);
        }
        throw new MojoExecutionException(text);
    }

    private static void fail(MlModelException failure) throws MojoExecutionException, MojoFailureException {
        String text = failure.anchor()
                .map(anchor -> failure.sentence() + "\n" + anchor.more())
                .orElseGet(failure::sentence);
        if (failure.kind() == MlModelException.Kind.USER) {
            throw new MojoFailureException(text, failure);
        }
        throw new MojoExecutionException(text, failure);
    }

    private static MojoExecutionException of(IOException failure) {
        Optional<String> full = FileTrouble.full(failure, List.of());
        if (full.isPresent()) {
            return new MojoExecutionException(
                    "The build cannot go on, because " + full.get() + ". Make room and run it again.", failure);
        }
        if (failure instanceof AtomicMoveNotSupportedException) {
            return new MojoExecutionException(
                    "The build cannot go on, because " + FileTrouble.clause(failure)
                            + ". A copy in its place could be seen half done. Look at mounts and links below these"
                            + " folders.",
                    failure);
        }
        if (failure instanceof NoSuchFileException gone) {
            return new MojoExecutionException(
                    "The file " + gone.getFile()
                            + " vanished while the build was using it. Does another build or a 'clean' run on this"
                            + " checkout? Run the build again.",
                    failure);
        }
        if (failure instanceof AccessDeniedException denied) {
            return new MojoExecutionException(
                    "There is no permission to read or write " + denied.getFile()
                            + ". Give this user the permission, or choose another folder.",
                    failure);
        }
        if (failure instanceof ObstacleException obstacle) {
            return new MojoExecutionException(obstacle.sentence(), failure);
        }
        if (failure instanceof FileSystemException problem && problem.getFile() != null) {
            Optional<Obstacle> obstacle =
                    Obstacle.at(Path.of(problem.getFile())).filter(it -> it.kind() != Obstacle.Kind.NOTHING);
            if (obstacle.isPresent()) {
                return new MojoExecutionException(
                        "A file could not be read or written: " + obstacle.get().sentence(problem.getFile()), failure);
            }
            return new MojoExecutionException(
                    "A file could not be read or written: " + FileTrouble.clause(problem) + ".", failure);
        }
        return new MojoExecutionException("A file could not be read or written: " + failure.getMessage(), failure);
    }
}
