package io.github.mlmodel.build.step.deploy;

import io.github.mlmodel.build.message.VerifyJob;
import io.github.mlmodel.build.message.VerifyResult;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.JobFailures;
import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.step.Workers;
import io.github.mlmodel.model.file.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Fetches bundles from where they were published, compares their bytes, and has them verified. */
final class PublicationCheck {

    private final BuiltModule module;
    private final Workers workers;
    private final Uploads uploads;
    private Duration patience;
    private final Map<VerifyJob, PublishedBundle> equal = new LinkedHashMap<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    PublicationCheck(BuiltModule module, Workers workers, Uploads uploads, Duration patience) {
        this.module = module;
        this.workers = workers;
        this.uploads = uploads;
        this.patience = patience;
    }

    DeployOutcome of(List<PublishedBundle> bundles) throws IOException {
        Path folder = Folders.empty(module.workspace().work("bundles", "deploy"));
        for (PublishedBundle bundle : bundles) {
            fetch(bundle, folder.resolve(Integer.toString(equal.size())));
        }
        JobFailures failed = new JobFailures(module);
        failed.run(workers, "deploy", List.copyOf(equal.keySet()), this::note);
        Optional<StepFailure> failure = failed.asOne();
        if (failure.isPresent()) {
            return new DeployOutcome.JobsFailed(failure.get());
        }
        Folders.delete(folder);
        return failures.isEmpty()
                ? new DeployOutcome.Checked(
                        equal.values().stream().map(PublishedBundle::model).toList(), missing)
                : new DeployOutcome.Disproved(String.join("\n", failures));
    }

    private void fetch(PublishedBundle bundle, Path folder) throws IOException {
        Publication.Fetched fetched = bundle.publication().fetch(patience, folder);
        if (fetched instanceof Publication.Fetched.Found found) {
            Optional<String> difference = bundle.difference(found.file());
            if (difference.isEmpty()) {
                equal.put(new VerifyJob(bundle.model(), found.file(), null, null), bundle);
            }
            difference.ifPresent(failures::add);
            return;
        }
        // The time that one of them was given passed for the others, too.
        patience = Duration.ZERO;
        if (fetched instanceof Publication.Fetched.Missing notThere) {
            bundle.unverified(notThere.sentence());
            uploads.addLater(bundle.folder());
            missing.add(bundle.model());
            module.log()
                    .warn(bundle.model() + ": unverified. " + notThere.sentence()
                            + " If the upload comes later (deployAtEnd, staging), run 'mvn mlmodel:deploy' after it.");
        } else if (fetched instanceof Publication.Fetched.Refused refused) {
            bundle.unverified(refused.sentence());
            failures.add(refused.sentence());
        }
    }

    private void note(VerifyJob job, VerifyResult result) throws IOException {
        PublishedBundle bundle = Objects.requireNonNull(equal.get(job));
        Publication publication = bundle.publication();
        if (result.violations().isEmpty()) {
            bundle.verified(result);
            module.log()
                    .info(bundle.model() + ": published as " + publication.coordinates() + " in "
                            + publication.repository() + " and verified (SHA-256 "
                            + bundle.digest().substring(0, 12) + "…)");
        } else {
            String sentence = "The published bundle " + publication.coordinates()
                    + " has the bytes that were built, but does not work here.\n  - "
                    + String.join("\n  - ", result.violations());
            bundle.unverified(sentence);
            failures.add(sentence);
        }
    }
}
