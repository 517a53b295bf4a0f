package io.github.mlmodel.maven.resolve;

import io.github.mlmodel.model.text.Causes;
import io.github.mlmodel.model.text.Redacted;
import org.eclipse.aether.repository.RemoteRepository;

/** Says that a repository could not be asked for a model to compare with. It stands in a file that ships: no URL is in it. */
final class BaselineRefusal {

    private BaselineRefusal() {}

    static String clause(RemoteRepository repository, Exception failure) {
        String what = "repository '" + repository.getId() + "' ";
        Refusal refusal = RefusalDiagnosis.of(failure).orElse(Refusal.OTHER);
        return switch (refusal) {
            case UNAUTHENTICATED ->
                what + "does not know who asks for released versions (status 401). Give <server><id>"
                        + repository.getId() + "</id> in settings.xml a user name and a password that are valid there";
            case FORBIDDEN ->
                what + "denies reading released versions (status 403). The user of <server><id>" + repository.getId()
                        + "</id> in settings.xml needs the right to read";
            case SERVER_ERROR -> what + "failed while it was asked for released versions. Run the build again later";
            case TIMEOUT ->
                what + "did not answer in time when it was asked for released versions. Run the build again later";
            case CHECKSUM ->
                what + "gives bytes that do not match their checksum: " + reason(repository, failure)
                        + ". Have its administrator look at it";
            case OTHER ->
                what + "could not be asked for released versions: " + reason(repository, failure)
                        + ". Look whether its URL is right and can be reached";
        };
    }

    private static String reason(RemoteRepository repository, Exception failure) {
        return Redacted.text(Causes.reason(failure)).replace(repository.getUrl(), "");
    }
}
