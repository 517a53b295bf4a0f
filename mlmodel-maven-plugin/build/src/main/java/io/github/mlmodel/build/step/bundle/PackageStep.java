package io.github.mlmodel.build.step.bundle;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.StepFailure;
import io.github.mlmodel.build.step.carried.CarriedModels;
import io.github.mlmodel.build.step.carried.Origins;
import io.github.mlmodel.build.step.compatibility.CompatibilityCheck;
import io.github.mlmodel.build.step.judge.EvaluationSupply;
import io.github.mlmodel.build.step.judge.Ungated;
import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.files.BundleWriter;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.text.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes a bundle a model, attaches those that may be published, and looks at all that the jar would carry. */
public final class PackageStep {

    private static final String RULE =
            "A release is packaged only with a valid passing grade. Give the model gates that"
                    + " it passes and run 'mvn verify' without skipping or ignoring tests, or decide for yourself: -D"
                    + Ungated.PROPERTY + ".";

    private final BuiltModule module;
    private final EvaluationSupply supply;
    private final Origins origins;
    private final Attachments attachments;

    /** Prepares; nothing is done yet. */
    public PackageStep(BuiltModule module, EvaluationSupply supply, Origins origins, Attachments attachments) {
        this.module = module;
        this.supply = supply;
        this.origins = origins;
        this.attachments = attachments;
    }

    /**
     * Packages the models.
     *
     * @throws MlModelException if the time of the entries is none, a model's file is too large, or a worker crashes
     */
    public PackageOutcome run(PackageRequest request) throws IOException {
        Optional<String> missing = missing(request.models());
        if (missing.isPresent()) {
            return new PackageOutcome.Refused(missing.get());
        }
        GradedModels graded = new GradedModels(module, supply, request.ungated());
        Optional<StepFailure> lost = graded.judge(request.models());
        Optional<String> refused = both(
                refused(request, graded.refusals(), refusalsOfOthers(names(request.models()), request.ungated())),
                new CompatibilityCheck(module, origins).refusals(request.models()));
        if (lost.isPresent()) {
            return new PackageOutcome.JobsFailed(
                    lost.get().and(refused.map(rule -> "\n" + rule).orElse("")));
        }
        if (refused.isPresent()) {
            return new PackageOutcome.Refused(refused.get());
        }
        graded.refusals()
                .forEach((model, refusal) -> warn(refusal, request.ungated().allows(model)));
        return bundle(request, graded);
    }

    /** Says why a release is not packaged, if it is not. */
    private Optional<String> refused(
            PackageRequest request, Map<String, ReleaseRefusal> refusals, List<String> others) {
        List<String> sentences = new ArrayList<>();
        if (!module.project().snapshot()) {
            refusals.forEach((model, refusal) -> {
                if (!request.ungated().allows(model)) {
                    sentences.add(refusal.sentence());
                }
            });
        }
        sentences.addAll(others);
        return sentences.isEmpty() ? Optional.empty() : Optional.of(withRule(sentences));
    }

    /** Of a contract that is broken, rows are told, a line each, behind which the next sentence begins a line. */
    private static String withRule(List<String> sentences) {
        boolean lines = sentences.stream().anyMatch(sentence -> sentence.contains("\n"));
        return Stream.concat(sentences.stream(), Stream.of(RULE)).collect(Collectors.joining(lines ? "\n" : " "));
    }

    private static Optional<String> both(Optional<String> ungraded, List<String> breaking) {
        List<String> all = Stream.concat(ungraded.stream(), breaking.stream()).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", all));
    }

    private PackageOutcome bundle(PackageRequest request, GradedModels graded) throws IOException {
        List<String> attached = new ArrayList<>();
        Instant time = OutputTimestamp.of(request.outputTimestamp());
        Map<String, Path> bundles = new LinkedHashMap<>();
        for (String model : names(request.models())) {
            module.workspace().publish(model);
            bundles.put(model, bundle(model, time));
        }
        Optional<String> difference = unlikeBundles(bundles.keySet());
        if (difference.isPresent()) {
            return new PackageOutcome.Refused(
                    bundles.keySet().stream().anyMatch(graded::isChanged)
                            ? madeBefore(bundles.keySet().stream()
                                    .filter(graded::isChanged)
                                    .toList())
                            : difference.get());
        }
        for (Map.Entry<String, Path> bundle : bundles.entrySet()) {
            if (request.ungated().allows(bundle.getKey()) || !graded.refusals().containsKey(bundle.getKey())) {
                attach(bundle.getKey(), bundle.getValue(), request.attachOnnx());
                attached.add(bundle.getKey());
            }
        }
        return new PackageOutcome.Packaged(attached);
    }

    private String madeBefore(List<String> models) {
        String named = models.stream().map(name -> "model '" + name + "'").collect(Collectors.joining(", "));
        String folder = models.size() == 1
                ? module.workspace().shown(models.get(0))
                : module.workspace().shown();
        return "The jar holds another grade of " + named
                + " than 'package' has found: it was made before, of what stood in " + folder
                + ". Run the build again: the jar then holds what stands there now.";
    }

    /**
     * Packages nothing, and looks whether the jar would carry what a release may not: skipping this goal does not skip the
     * jar.
     *
     * @param ungated which models may go without a valid passing grade
     */
    public PackageOutcome skip(Ungated ungated) throws IOException {
        List<String> refusals = refusalsOfOthers(List.of(), ungated);
        warnOfAbsent();
        return refusals.isEmpty()
                ? new PackageOutcome.Skipped()
                : new PackageOutcome.Refused(
                        "mlmodel.skip is set, but what the jar would carry decides. " + withRule(refusals));
    }

    /** Nothing that may not ship ships, but whoever depends on this release will look for models in vain. */
    private void warnOfAbsent() throws IOException {
        if (module.project().snapshot() || !module.project().isJar()) {
            return;
        }
        Set<String> absent;
        try (CarriedModels carried = CarriedModels.of(module, origins)) {
            absent = carried.absent();
        }
        if (!absent.isEmpty()) {
            module.log()
                    .warn("This release is packaged without " + (absent.size() == 1 ? "its model " : "its models ")
                            + Names.list(absent)
                            + ", because mlmodel.skip is set: who depends on it finds no such model. Build it without"
                            + " mlmodel.skip before it is published, or take the <model> out of the POM.");
        }
    }

    /** Says which models that are there beside {@code own} forbid this release; where nothing forbids, warns of them. */
    private List<String> refusalsOfOthers(List<String> own, Ungated ungated) throws IOException {
        Map<String, String> refusals;
        Set<String> unlike;
        try (CarriedModels carried = CarriedModels.of(module, origins)) {
            unlike = carried.unlikeBuilt(own);
            refusals = carried.refusals(own, model -> refusal(model, ungated));
        }
        if (module.project().snapshot()) {
            refusals.values().forEach(refusal -> module.log().warn(refusal + ". A release is refused with it."));
            return List.of();
        }
        List<String> sentences = new ArrayList<>();
        refusals.forEach((model, refusal) -> {
            // A person has decided about grades, and of no file that is another one.
            if (ungated.allows(model) && !unlike.contains(model)) {
                module.log().warn(refusal + ". " + Ungated.PROPERTY + " is set.");
            } else {
                sentences.add(refusal + ".");
            }
        });
        return sentences;
    }

    /** Judges a model that this goal does not package: one of another execution, or any where the goal is skipped. */
    private Optional<String> refusal(ConfiguredModel model, Ungated ungated) throws IOException {
        GradedModels graded = new GradedModels(module, supply, ungated);
        Optional<StepFailure> lost = graded.judge(List.of(model));
        if (lost.isPresent()) {
            throw MlModelException.user(lost.get().sentence());
        }
        if (graded.isChanged(model.name()) && !graded.refusals().containsKey(model.name())) {
            return Optional.of(madeBefore(List.of(model.name())).replaceFirst("\\.$", ""));
        }
        return Optional.ofNullable(graded.refusals().get(model.name()))
                .map(refusal -> refusal.sentence().replaceFirst("\\.$", ""));
    }

    private Optional<String> unlikeBundles(Collection<String> bundled) throws IOException {
        try (CarriedModels carried = CarriedModels.of(module, origins)) {
            return carried.unlikeBundles(List.copyOf(bundled));
        }
    }

    private static List<String> names(List<ConfiguredModel> models) {
        return models.stream().map(ConfiguredModel::name).toList();
    }

    private Optional<String> missing(List<ConfiguredModel> models) {
        for (String name : names(models)) {
            Optional<String> inTheWay = module.workspace().inTheWayOf(name, ModelFile.shipped());
            if (inTheWay.isPresent()) {
                return inTheWay;
            }
            if (!Files.isRegularFile(module.workspace().file(name, ModelFile.MODEL))) {
                return Optional.of("There is no trained model '" + name + "' in "
                        + module.workspace().shown()
                        + ". Run the goals 'train' and 'test' first: bind them in the same <execution>, or run 'mvn"
                        + " verify'.");
            }
        }
        return Optional.empty();
    }

    private void warn(ReleaseRefusal refusal, boolean allowed) {
        if (allowed) {
            module.log()
                    .warn(refusal.sentence() + " It is packaged all the same, and marked ungated, because "
                            + Ungated.PROPERTY + " is set.");
            return;
        }
        String jar = module.project().isJar() ? ", and in the jar it is marked ungraded" : "";
        module.log()
                .warn(refusal.clause() + ": its bundle is not attached" + jar
                        + ". Run 'mvn verify' without skipping or ignoring tests.");
    }

    private Path bundle(String model, Instant time) throws IOException {
        Path bundle = module.project().bundle(model);
        Path fresh = bundle.resolveSibling("." + bundle.getFileName() + ".new");
        try {
            BundleWriter.write(fresh, module.workspace().model(model), time);
            if (!Files.isRegularFile(bundle) || !Digest.of(fresh).equals(Digest.of(bundle))) {
                AtomicFiles.move(fresh, bundle);
            }
        } finally {
            Files.deleteIfExists(fresh);
        }
        module.log().info(model + ": packaged " + module.workspace().shown(bundle));
        return bundle;
    }

    private void attach(String model, Path bundle, boolean attachOnnx) {
        attachments.attach("zip", model, bundle);
        if (attachOnnx) {
            attachments.attach("onnx", model, module.workspace().file(model, ModelFile.MODEL));
        }
    }
}
