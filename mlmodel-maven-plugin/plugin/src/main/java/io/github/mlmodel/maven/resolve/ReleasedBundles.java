package io.github.mlmodel.maven.resolve;

import io.github.mlmodel.build.config.BundleCoordinates;
import io.github.mlmodel.build.config.ConfiguredBaseline;
import io.github.mlmodel.build.step.ReleasedModels;
import io.github.mlmodel.build.step.StepLog;
import io.github.mlmodel.files.FileTrouble;
import io.github.mlmodel.maven.resolve.CleanFetch.Unfetched;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.RemoteRepository;

/**
 * Released models in the repositories that a project reads and the one that it deploys releases to. Each is asked apart, so
 * that one which cannot be asked is no "not found"; what is installed on this machine does not count.
 */
public final class ReleasedBundles implements ReleasedModels {

    private final RepositorySystem system;
    private final RepositorySystemSession session;
    private final Supplier<List<RemoteRepository>> repositories;
    private final BundleCoordinates project;
    private final BundleCache cache;
    private final Path work;
    private final Clock clock;
    private final StepLog log;

    /**
     * Prepares; nothing is asked yet.
     *
     * @param repositories those that are asked, in order, which are found when something is asked
     * @param project coordinates of the project
     * @param cache keeps what was fetched between builds
     * @param work folder of this build
     */
    public ReleasedBundles(
            RepositorySystem system,
            RepositorySystemSession session,
            Supplier<List<RemoteRepository>> repositories,
            BundleCoordinates project,
            BundleCache cache,
            Path work,
            Clock clock,
            StepLog log) {
        this.system = system;
        this.session = session;
        this.repositories = repositories;
        this.project = project;
        this.cache = cache;
        this.work = work;
        this.clock = clock;
        this.log = log;
    }

    /** A repository could not be asked, which settles the answer. */
    private static final class Unasked extends Exception {

        private static final long serialVersionUID = 1L;

        private final String clause;

        Unasked(String clause) {
            super(clause);
            this.clause = clause;
        }
    }

    @Override
    public Answer latest(String model) {
        return latest(sought(model));
    }

    @Override
    public List<String> versions(String model) {
        return answer(
                () -> ReleaseVersions.all(
                        session.isOffline()
                                ? versionsKept(sought(model))
                                : published(sought(model)).values().stream()
                                        .flatMap(List::stream)
                                        .toList()),
                unanswered -> List.of());
    }

    private SoughtRelease sought(String model) {
        return SoughtRelease.below(project, version -> of(model, version), "the model '" + model + "'");
    }

    @Override
    public Answer latestJar() {
        return latest(SoughtRelease.below(
                project,
                version -> new ArtifactCoordinates(project.group(), project.artifact(), version, "jar", ""),
                "a jar"));
    }

    private Answer latest(SoughtRelease sought) {
        return answer(() -> session.isOffline() ? latestKept(sought) : latestPublished(sought));
    }

    @Override
    public Answer exactly(BundleCoordinates named) {
        return answer(() -> exactlyOf(
                ArtifactCoordinates.ofBundle(named.group(), named.artifact(), named.version(), named.classifier())));
    }

    @Override
    public Answer contract(BundleCoordinates consumer, String model) {
        SoughtRelease sought = SoughtRelease.contract(consumer, model);
        return consumer.version().equals(ConfiguredBaseline.RELEASE)
                ? latest(sought)
                : answer(() -> exactlyOf(sought.at().apply(consumer.version())));
    }

    private static Answer answer(Callable<Answer> question) {
        return answer(question, Unavailable::new);
    }

    private static <T> T answer(Callable<T> question, Function<String, T> unanswered) {
        try {
            return question.call();
        } catch (Unasked e) {
            return unanswered.apply(e.clause);
        } catch (IOException e) {
            return unanswered.apply("the folder of what repositories answer cannot be used: " + FileTrouble.clause(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw MlModelException.internal("The build was interrupted while it looked for a released model.", e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("no other exception is declared", e);
        }
    }

    private Answer latestPublished(SoughtRelease sought) throws Unasked, IOException, InterruptedException {
        Map<RemoteRepository, List<String>> published = published(sought);
        List<String> candidates = sought.candidates(
                published.values().stream().flatMap(List::stream).toList());
        for (String version : candidates) {
            for (Map.Entry<RemoteRepository, List<String>> entry : published.entrySet()) {
                if (entry.getValue().contains(version)) {
                    Optional<Found> found = fetched(sought.at().apply(version), entry.getKey());
                    if (found.isPresent()) {
                        return found.get();
                    }
                }
            }
        }
        return new None(sought.absence(candidates));
    }

    private Map<RemoteRepository, List<String>> published(SoughtRelease sought)
            throws Unasked, IOException, InterruptedException {
        Map<RemoteRepository, List<String>> published = new LinkedHashMap<>();
        for (RemoteRepository repository : repositories.get()) {
            published.put(repository, versions(repository, sought));
        }
        return published;
    }

    private Set<String> versionsKept(SoughtRelease sought) throws IOException {
        Set<String> all = new LinkedHashSet<>();
        for (RemoteRepository repository : repositories.get()) {
            all.addAll(kept(repository)
                    .versionsOf(sought.at().apply(sought.project().version())));
        }
        return all;
    }

    private Answer latestKept(SoughtRelease sought) throws IOException {
        for (String version : sought.candidates(versionsKept(sought))) {
            Optional<Found> found = kept(sought.at().apply(version));
            if (found.isPresent()) {
                return found.get();
            }
        }
        return offline("a " + sought.versions() + " with " + sought.what());
    }

    private Answer exactlyOf(ArtifactCoordinates named) throws Unasked, IOException, InterruptedException {
        if (session.isOffline()) {
            return kept(named).<Answer>map(found -> found).orElseGet(() -> offline(named.named()));
        }
        Optional<Unasked> unasked = Optional.empty();
        for (RemoteRepository repository : repositories.get()) {
            try {
                Optional<Found> found = fetched(named, repository);
                if (found.isPresent()) {
                    return found.get();
                }
            } catch (Unasked e) {
                unasked = unasked.or(() -> Optional.of(e));
            }
        }
        if (unasked.isPresent()) {
            throw unasked.get();
        }
        return new None(named.named() + " is in none of the repositories "
                + Names.list(repositories.get().stream()
                        .map(repository -> "'" + repository.getId() + "'")
                        .toList()));
    }

    private static Unavailable offline(String what) {
        return new Unavailable(
                "Maven is offline, and no earlier build has kept " + what + ". Run 'mvn mlmodel:resolve' once online");
    }

    private List<String> versions(RemoteRepository repository, SoughtRelease sought)
            throws Unasked, IOException, InterruptedException {
        RepositorySystemSession asking = isSnapshot()
                ? FreshSession.keeping(system, session, kept(repository).answers())
                : FreshSession.of(
                        system,
                        session,
                        new BundleCache(work, 0, clock).of(repository.getUrl()).answers());
        PublishedVersions published = asked(
                repository,
                () -> PublishedVersions.ask(
                        system,
                        asking,
                        repository,
                        sought.at().apply(sought.project().version()),
                        clock.instant()));
        if (published.age().compareTo(Duration.ofMinutes(1)) >= 0) {
            log.info("Repository '" + repository.getId() + "' was asked " + ago(published.age())
                    + " ago which versions are released; -U asks it anew.");
        }
        return published.versions();
    }

    private Optional<Found> fetched(ArtifactCoordinates bundle, RemoteRepository repository)
            throws Unasked, IOException, InterruptedException {
        if (isSnapshot()) {
            Optional<Path> known = kept(repository).find(bundle);
            if (known.isPresent()) {
                return Optional.of(found(bundle, known.get()));
            }
        }
        Optional<Path> file = asked(repository, () -> {
            try {
                return Optional.of(new CleanFetch(system, session).fetch(bundle, repository, folderOf(bundle)));
            } catch (Unfetched e) {
                if (RefusalDiagnosis.of(e.reason()).isEmpty()) {
                    return Optional.<Path>empty();
                }
                throw e;
            }
        });
        return file.map(path -> found(bundle, keptOf(bundle, repository, path)));
    }

    /** The cache serves later builds, and may fail. */
    private Path keptOf(ArtifactCoordinates bundle, RemoteRepository repository, Path file) {
        try {
            Path kept = kept(repository).keep(bundle, file);
            shrink();
            return kept;
        } catch (IOException e) {
            log.warn(bundle + " is not kept in the cache, so that offline builds lack it: " + FileTrouble.clause(e)
                    + ". mlmodel.cache.directory names another folder.");
            return file;
        }
    }

    private void shrink() {
        try {
            cache.shrink();
        } catch (IOException e) {
            log.debug("The cache of released models is not kept to its limit: " + FileTrouble.clause(e));
        }
    }

    private <T> T asked(RemoteRepository repository, Callable<T> question)
            throws Unasked, IOException, InterruptedException {
        AttemptLimit limit = FreshSession.attemptLimit(session);
        try {
            return limit.within(question)
                    .orElseThrow(() -> new Unasked("repository '" + repository.getId() + "' had not answered after "
                            + limit.limit().toSeconds() + " s"));
        } catch (IOException e) {
            if (e.getCause() instanceof Unfetched unfetched) {
                throw new Unasked(BaselineRefusal.clause(repository, unfetched.reason()));
            }
            throw e;
        }
    }

    private Optional<Found> kept(ArtifactCoordinates bundle) throws IOException {
        for (RemoteRepository repository : repositories.get()) {
            Optional<Path> file = kept(repository).find(bundle);
            if (file.isPresent()) {
                return Optional.of(found(bundle, file.get()));
            }
        }
        return Optional.empty();
    }

    private KeptBundles kept(RemoteRepository repository) {
        return cache.of(repository.getUrl());
    }

    private ArtifactCoordinates of(String model, String version) {
        return ArtifactCoordinates.ofBundle(project.group(), project.artifact(), version, model);
    }

    private Path folderOf(ArtifactCoordinates bundle) {
        return work.resolve(bundle.groupId()).resolve(bundle.artifactId()).resolve(bundle.version());
    }

    private static Found found(ArtifactCoordinates bundle, Path file) {
        return new Found(bundle.known(), file);
    }

    private boolean isSnapshot() {
        return project.isSnapshot();
    }

    private static String ago(Duration age) {
        return age.toHours() > 0 ? age.toHours() + " h" : age.toMinutes() + " min";
    }
}
