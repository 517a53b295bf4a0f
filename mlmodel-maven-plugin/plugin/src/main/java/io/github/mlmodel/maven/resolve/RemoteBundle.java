package io.github.mlmodel.maven.resolve;

import io.github.mlmodel.files.FileTrouble;
import io.github.mlmodel.maven.resolve.CleanFetch.Unfetched;
import io.github.mlmodel.maven.resolve.FetchedBundle.Fetched;
import io.github.mlmodel.maven.resolve.FetchedBundle.NotFound;
import io.github.mlmodel.maven.resolve.FetchedBundle.Refused;
import io.github.mlmodel.model.MlModelException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;

/**
 * Fetches a bundle, or a jar, from the repository that it was deployed to, as somebody would who has never seen it.
 *
 * <p>An ordinary resolution after {@code deploy} returns the reactor's file or the installed one. So each attempt has an
 * empty local repository of its own, no workspace reader and no mirror; see {@link FreshSession}.
 */
public final class RemoteBundle {

    /** A minute in all: repository managers publish a file a moment after they have taken it. */
    private static final List<Duration> PAUSES =
            Stream.of(1, 2, 4, 8, 15, 30).map(Duration::ofSeconds).toList();

    /** A checksum that lags behind its file is there soon, and one that is wrong stays wrong. */
    private static final int PAUSES_FOR_CHECKSUM = 2;

    private final RepositorySystem system;
    private final RepositorySystemSession session;
    private final Duration patience;
    private final Pause pause;
    private final AttemptLimit limit;

    /** Lets time pass. */
    @FunctionalInterface
    interface Pause {

        void of(Duration duration) throws InterruptedException;
    }

    /**
     * Prepares fetching; nothing is fetched yet.
     *
     * @param patience how long a repository is asked again for a bundle that is not there or while it has trouble; a minute
     *     at most
     */
    public RemoteBundle(RepositorySystem system, RepositorySystemSession session, Duration patience) {
        this(
                system,
                session,
                patience,
                duration -> Thread.sleep(duration.toMillis()),
                FreshSession.attemptLimit(session));
    }

    RemoteBundle(
            RepositorySystem system,
            RepositorySystemSession session,
            Duration patience,
            Pause pause,
            AttemptLimit limit) {
        this.system = system;
        this.session = session;
        this.patience = patience;
        this.pause = pause;
        this.limit = limit;
    }

    /**
     * Fetches a bundle; tries again when it is not there yet or the repository has trouble.
     *
     * @param folder where the file is put
     * @throws MlModelException if the folder cannot be written, or the build is interrupted
     */
    public FetchedBundle fetch(ArtifactCoordinates bundle, DeploymentRepository repository, Path folder) {
        try {
            Callable<FetchedBundle> attempt = () -> attempt(bundle, repository, folder);
            Optional<FetchedBundle> fetched = limit.within(attempt);
            Duration paused = Duration.ZERO;
            for (int i = 0; i < pauses(fetched) && paused.compareTo(patience) < 0; i++) {
                pause.of(PAUSES.get(i));
                paused = paused.plus(PAUSES.get(i));
                fetched = limit.within(attempt);
            }
            return fetched.orElseGet(() -> limit.overrun(bundle, repository));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw MlModelException.internal("The build was interrupted while it fetched " + bundle + ".", e);
        } catch (IOException e) {
            throw MlModelException.internal(
                    "The fetched bundle cannot be written into " + folder + ": " + FileTrouble.clause(e) + ".", e);
        }
    }

    private static int pauses(Optional<FetchedBundle> attempted) {
        if (attempted.isEmpty()) {
            // More patience than a minute has passed with this one.
            return 0;
        }
        FetchedBundle fetched = attempted.get();
        if (fetched instanceof Refused refused) {
            return switch (refused.reason()) {
                case UNAUTHENTICATED, FORBIDDEN -> 0;
                case CHECKSUM -> PAUSES_FOR_CHECKSUM;
                case SERVER_ERROR, TIMEOUT, OTHER -> PAUSES.size();
            };
        }
        return fetched instanceof NotFound ? PAUSES.size() : 0;
    }

    private FetchedBundle attempt(ArtifactCoordinates bundle, DeploymentRepository repository, Path folder)
            throws IOException {
        try {
            return new Fetched(
                    new CleanFetch(system, session).fetch(bundle, repository.remote(system, session), folder));
        } catch (Unfetched e) {
            Optional<String> full = FileTrouble.full(e, List.of(folder));
            if (full.isPresent()) {
                throw MlModelException.internal(
                        bundle + " cannot be fetched back, because " + full.get()
                                + ". Make room and run 'mvn mlmodel:deploy'.",
                        e);
            }
            return outcome(e, bundle, repository);
        }
    }

    private static FetchedBundle outcome(
            Unfetched failure, ArtifactCoordinates bundle, DeploymentRepository repository) {
        Optional<Refusal> refusal = RefusalDiagnosis.of(failure.reason());
        if (refusal.isEmpty()) {
            return new NotFound("The " + bundle.noun() + " " + bundle + " is not in repository " + repository + ".");
        }
        return new Refused(refusal.get(), RefusalText.of(refusal.get(), bundle, repository, failure.reason()));
    }
}
