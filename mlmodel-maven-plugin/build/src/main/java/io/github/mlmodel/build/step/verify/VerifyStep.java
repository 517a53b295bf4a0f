package io.github.mlmodel.build.step.verify;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.message.VerifyJob;
import io.github.mlmodel.build.message.VerifyResult;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.JobFailures;
import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.step.TrainerEngines;
import io.github.mlmodel.build.step.Workers;
import io.github.mlmodel.build.step.judge.Evaluations;
import io.github.mlmodel.build.workspace.StoredModel;
import io.github.mlmodel.files.FileTrouble;
import io.github.mlmodel.grade.LargestDifference;
import io.github.mlmodel.grade.gate.Grade;
import io.github.mlmodel.model.DescriptionReader;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelGrade;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.file.Obstacle;
import io.github.mlmodel.model.text.Names;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Verifies the bundles that changed since they were verified, and stores models when asked to. */
public final class VerifyStep {

    private final BuiltModule module;
    private final Workers workers;

    /** Prepares; nothing is done yet. */
    public VerifyStep(BuiltModule module, Workers workers) {
        this.module = module;
        this.workers = workers;
    }

    /**
     * Verifies the models' bundles.
     *
     * @throws MlModelException if a worker crashes
     */
    public VerifyOutcome run(VerifyRequest request) throws IOException {
        List<VerifyJob> jobs = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (ConfiguredModel model : request.models()) {
            Path bundle = module.project().bundle(model.name());
            Optional<Obstacle> obstacle = Obstacle.at(bundle);
            if (obstacle.isPresent() && obstacle.get().kind() != Obstacle.Kind.NOTHING) {
                return new VerifyOutcome.NothingToVerify(obstacle.get()
                                .sentence("The bundle of model '" + model.name() + "', "
                                        + module.workspace().shown(bundle) + ",")
                        + " Run 'mvn clean verify'.");
            }
            if (obstacle.isPresent()) {
                missing.add("'" + model.name() + "'");
            } else if (isVerified(model, bundle)) {
                module.log().info(model.name() + ": verification is up to date");
            } else {
                jobs.add(new VerifyJob(
                        model.name(),
                        bundle,
                        !module.project().snapshot(),
                        model.maxBytes(),
                        model.maxLatencyMillis()));
            }
        }
        Optional<VerifyOutcome> failed = verify(request.models(), jobs, missing);
        if (failed.isPresent()) {
            return failed.get();
        }
        return request.store() ? store(request.models()) : new VerifyOutcome.Verified();
    }

    /** A release's grade is looked for each time: what was found of it before stands beside it. */
    private boolean isVerified(ConfiguredModel model, Path bundle) throws IOException {
        if (!module.project().snapshot() && BundledGrade.of(bundle) == ModelGrade.NONE) {
            return false;
        }
        Optional<Verification> known = Verification.read(module.workspace().model(model.name()));
        return known.isPresent()
                && known.get().conditions().equals(conditions(model))
                && known.get().bundleDigest().equals(Digest.of(bundle));
    }

    private String conditions(ConfiguredModel model) {
        return TrainerEngines.runtime() + (module.project().snapshot() ? "" : ", release") + ", maxBytes "
                + model.maxBytes() + ", maxLatencyMillis "
                + model.maxLatencyMillis();
    }

    /** Looks at all bundles, whatever becomes of one of them, and returns all that is wrong. */
    private Optional<VerifyOutcome> verify(List<ConfiguredModel> models, List<VerifyJob> jobs, List<String> missing)
            throws IOException {
        JobFailures failures = new JobFailures(module);
        List<String> violations = new ArrayList<>();
        List<String> exceeded = new ArrayList<>();
        Optional<MlModelException> crash = failures.runUntilCrash(workers, "verify", jobs, (job, result) -> {
            result.violations().forEach(violation -> violations.add("Model '" + job.name() + "': " + violation));
            result.exceeded().forEach(budget -> exceeded.add("Model '" + job.name() + "': " + budget));
            if (result.isVerified()) {
                remember(models, job, result);
            }
        });
        List<String> user = new ArrayList<>();
        if (!missing.isEmpty()) {
            user.add(nothingToVerify(missing));
        }
        if (!violations.isEmpty()) {
            user.add("The packaged bundle is not what it should be.\n  - " + String.join("\n  - ", violations)
                    + "\nRun 'mvn clean verify'.");
        }
        if (!exceeded.isEmpty()) {
            user.add("What is packaged goes beyond its <budget>.\n  - " + String.join("\n  - ", exceeded)
                    + "\nTrain a smaller model, or raise the budget.");
        }
        String said = String.join("\n", user);
        if (crash.isPresent()) {
            MlModelException whole = failures.with(crash.get());
            throw said.isEmpty() ? whole : MlModelException.internal(said + "\n" + whole.sentence(), whole);
        }
        Optional<StepFailure> failure = failures.asOne();
        if (failure.isPresent()) {
            return Optional.of(new VerifyOutcome.JobsFailed(failure.get().and(said.isEmpty() ? "" : "\n" + said)));
        }
        if (user.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                violations.isEmpty() && exceeded.isEmpty()
                        ? new VerifyOutcome.NothingToVerify(said)
                        : new VerifyOutcome.Violated(said));
    }

    private String nothingToVerify(List<String> missing) {
        return "There is no bundle of model " + Names.list(missing) + " in "
                + module.workspace().shown(module.project().buildFolder())
                + ". Run the goal 'package' first: bind it in the same <execution>, or run 'mvn verify'.";
    }

    private void remember(List<ConfiguredModel> models, VerifyJob job, VerifyResult result) throws IOException {
        ConfiguredModel model = models.stream()
                .filter(candidate -> candidate.name().equals(job.name()))
                .findFirst()
                .orElseThrow();
        Verification verification = new Verification(
                Digest.of(module.project().bundle(model.name())),
                conditions(model),
                result.samples(),
                result.maxDifference());
        try {
            verification.write(module.workspace().model(model.name()));
        } catch (IOException e) {
            module.log()
                    .trouble(model.name() + ": the next build verifies again, because " + FileTrouble.clause(e) + ".");
        }
        LargestDifference difference = LargestDifference.of(
                result.maxDifference(),
                DescriptionReader.ofModelIn(module.workspace().model(model.name())));
        module.log()
                .info(model.name() + ": verified, " + Names.count(result.samples(), "sample") + " predicted again, "
                        + (difference.isNone()
                                ? "no difference"
                                : "largest difference " + difference.number() + ", " + difference.scale()));
    }

    private VerifyOutcome store(List<ConfiguredModel> models) throws IOException {
        List<String> refused = new ArrayList<>();
        Evaluations evaluations = new Evaluations(module);
        for (ConfiguredModel model : models) {
            Optional<Grade> grade = evaluations.judged(model);
            if (grade.isPresent() && grade.get().passing()) {
                module.workspace().requireStoredInside(model.name());
                StoredModel.store(
                        module.workspace().model(model.name()),
                        module.workspace().stored(),
                        model.name());
                module.log().info(model.name() + ": stored as src/models/" + model.name() + ".onnx");
            } else {
                refused.add(model.name());
            }
        }
        if (refused.isEmpty()) {
            return new VerifyOutcome.Verified();
        }
        return new VerifyOutcome.NotStored("mlmodel.store keeps models with a passing grade only, and "
                + Names.list(refused) + " has none. Run 'mvn verify' without skipping tests, or narrow"
                + " mlmodel.models to the others.");
    }
}
