package io.github.mlmodel.maven.resolve;

import io.github.mlmodel.model.text.Causes;
import io.github.mlmodel.model.text.Redacted;

/** Says what a refusal means and what to do. */
final class RefusalText {

    private RefusalText() {}

    static String of(Refusal refusal, ArtifactCoordinates bundle, DeploymentRepository repository, Throwable failure) {
        String what = "Repository " + repository;
        return switch (refusal) {
            case UNAUTHENTICATED ->
                what + " does not know who asks for " + bundle + " (status 401). Give <server><id>" + repository.id()
                        + "</id> in settings.xml a user name and a password that are valid there.";
            case FORBIDDEN ->
                what + " denies reading " + bundle + " (status 403). The user of <server><id>" + repository.id()
                        + "</id> in settings.xml may deploy there but needs the right to read, too.";
            case SERVER_ERROR ->
                what + " failed while it was asked for " + bundle + ": " + root(failure)
                        + ". The upload may be complete; run 'mvn mlmodel:deploy' when the repository works again.";
            case TIMEOUT ->
                what + " did not answer in time when it was asked for " + bundle
                        + ". The upload may be complete; run 'mvn mlmodel:deploy' when the repository can be reached.";
            case CHECKSUM ->
                what + " gives bytes for " + bundle + " that do not match its checksum: " + root(failure)
                        + ". The file was damaged or replaced after the upload, or a proxy changes it. Others may have it by"
                        + " now: publish a new version, and have this one removed.";
            case OTHER ->
                what + " could not be asked for " + bundle + ": " + root(failure)
                        + ". Look whether its URL is right and can be reached, then run 'mvn mlmodel:deploy'.";
        };
    }

    private static String root(Throwable failure) {
        return Redacted.text(Causes.reason(failure));
    }
}
