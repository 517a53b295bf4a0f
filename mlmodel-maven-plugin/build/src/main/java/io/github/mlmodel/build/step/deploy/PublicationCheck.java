package io.github.mlmodel.build.step.deploy;

import io.github.mlmodel.build.message.VerifyJob;
import io.github.mlmodel.build.message.VerifyResult;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.JobFailures;
import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.step.Workers;
import io.github.mlmodel.build.step.judge.Ungated;
import io.github.mlmodel.files.Folders;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelGrade;
import io.github.mlmodel.model.text.Names;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Fetches bundles and jars from where they were published, compares them with what was built, and has bundles verified. */
final class PublicationCheck {

    private static final String LATER =
            " If the upload comes later (deployAtEnd, staging), run 'mvn mlmodel:deploy' after it.";

    private final BuiltModule module;
    private final Workers workers;
    private final Uploads uploads;
    private Duration patience;
    private final Map<VerifyJob, PublishedBundle> equal = new LinkedHashMap<>();
    private final List<String> missing = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    /** What a bundle cannot be verified for, although it may be what was built itself. */
    private final Map<PublishedBundle, String> doubts = new LinkedHashMap<>();

    PublicationCheck(BuiltModule module, Workers workers, Uploads uploads, Duration patience) {
        this.module = module;
        this.workers = workers;
        this.uploads = uploads;
        this.patience = patience;
    }

    DeployOutcome of(List<PublishedBundle> bundles, List<PublishedJar> jars) throws IOException {
        Path folder = Folders.empty(module.workspace().work("bundles", "deploy"));
        for (PublishedBundle bundle : bundles) {
            fetch(bundle, folder.resolve(Integer.toString(equal.size())));
        }
        for (PublishedJar jar : jars) {
            fetch(jar, bundles, folder.resolve("jar-" + jars.indexOf(jar)));
        }
        JobFailures failed = new JobFailures(module);
        Optional<MlModelException> crash =
                failed.runUntilCrash(workers, "deploy", List.copyOf(equal.keySet()), this::note);
        if (crash.isPresent()) {
            MlModelException whole = failed.with(crash.get());
            throw failures.isEmpty()
                    ? whole
                    : MlModelException.internal(String.join("\n", failures) + "\n" + whole.sentence(), whole);
        }
        Optional<StepFailure> failure = failed.asOne();
        if (failure.isPresent()) {
            return new DeployOutcome.JobsFailed(withOthers(failure.get()));
        }
        Folders.delete(folder);
        for (Map.Entry<PublishedBundle, String> doubt : doubts.entrySet()) {
            doubt.getKey().unverified(doubt.getValue());
        }
        return failures.isEmpty()
                ? new DeployOutcome.Checked(
                        equal.values().stream()
                                .filter(bundle -> !doubts.containsKey(bundle))
                                .map(PublishedBundle::model)
                                .toList(),
                        missing)
                : new DeployOutcome.Disproved(String.join("\n", failures));
    }

    /** One bundle that could not be looked at hides nothing that is wrong with the others. */
    private StepFailure withOthers(StepFailure failure) {
        return failures.isEmpty()
                ? failure
                : StepFailure.internal(failure.sentence() + "\n" + String.join("\n", failures));
    }

    private void fetch(PublishedJar jar, List<PublishedBundle> bundles, Path folder) throws IOException {
        Publication.Fetched fetched = jar.publication().fetch(patience, folder);
        if (fetched instanceof Publication.Fetched.Found found) {
            Optional<String> difference = jar.difference(found.file());
            if (difference.isPresent()) {
                failures.add(difference.get());
                doubt(jar, bundles, difference.get());
            } else {
                noteEqual(jar, jar.models());
            }
            return;
        }
        patience = Duration.ZERO;
        if (fetched instanceof Publication.Fetched.Refused refused) {
            failures.add(refused.sentence());
            doubt(jar, bundles, refused.sentence());
        } else if (fetched instanceof Publication.Fetched.Missing notThere) {
            uploads.addLater(jar.file());
            module.log().warn(jar.file().getFileName() + ": unverified. " + notThere.sentence() + LATER);
            for (PublishedBundle bundle : doubt(jar, bundles, notThere.sentence())) {
                uploads.addLater(bundle.folder());
                if (!missing.contains(bundle.model())) {
                    missing.add(bundle.model());
                }
            }
        }
    }

    private List<PublishedBundle> doubt(PublishedJar jar, List<PublishedBundle> bundles, String reason) {
        List<PublishedBundle> doubted =
                bundles.stream().filter(jar::isOfModuleOf).toList();
        doubted.forEach(bundle -> doubts.put(bundle, reason));
        return doubted;
    }

    private void noteEqual(PublishedJar jar, Collection<String> models) {
        module.log()
                .info(jar.file().getFileName() + ": published as "
                        + jar.publication().coordinates() + " in "
                        + jar.publication().repository()
                        + " with the models that were built: " + Names.list(models));
    }

    private void fetch(PublishedBundle bundle, Path folder) throws IOException {
        Publication.Fetched fetched = bundle.publication().fetch(patience, folder);
        if (fetched instanceof Publication.Fetched.Found found) {
            Optional<String> difference = bundle.difference(found.file());
            if (difference.isEmpty()) {
                equal.put(new VerifyJob(bundle.model(), found.file(), !bundle.snapshot(), null, null), bundle);
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
            module.log().warn(bundle.model() + ": unverified. " + notThere.sentence() + LATER);
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
            if (result.grade() == ModelGrade.UNGATED) {
                module.log()
                        .warn(bundle.model() + ": published ungated, without a passing grade, because "
                                + Ungated.PROPERTY + " was set when it was packaged");
            }
        } else {
            String sentence = "The published bundle " + publication.coordinates()
                    + " has the bytes that were built, but does not work here.\n  - "
                    + String.join("\n  - ", result.violations());
            bundle.unverified(sentence);
            failures.add(sentence);
        }
    }
}
