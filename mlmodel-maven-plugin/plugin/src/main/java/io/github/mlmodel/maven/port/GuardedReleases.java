package io.github.mlmodel.maven.port;

import io.github.mlmodel.build.config.BundleCoordinates;
import io.github.mlmodel.build.step.ReleasedModels;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Secrets;
import java.util.List;

/**
 * Lets no secret into what is said of repositories: it goes into reports and bundles, and may say what a library knows.
 *
 * @param repositories are asked
 * @param secrets what the build knows and nobody is to see
 */
record GuardedReleases(ReleasedModels repositories, Secrets secrets) implements ReleasedModels {

    @Override
    public Answer latest(String model) {
        return guarded(repositories.latest(model));
    }

    @Override
    public Answer latestJar() {
        return guarded(repositories.latestJar());
    }

    @Override
    public List<String> versions(String model) {
        return repositories.versions(model);
    }

    @Override
    public Answer exactly(BundleCoordinates bundle) {
        return guarded(repositories.exactly(bundle));
    }

    @Override
    public Answer contract(BundleCoordinates consumer, String model) {
        return guarded(repositories.contract(consumer, model));
    }

    private Answer guarded(Answer answer) {
        return answer instanceof Unavailable unavailable
                ? new Unavailable(Printable.message(secrets.hiddenIn(unavailable.reason())))
                : answer;
    }
}
