package io.github.mlmodel.build.step.compatibility;

import io.github.mlmodel.build.config.Compatibility;
import io.github.mlmodel.build.config.ConfiguredBaseline;
import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.signature.SignatureChange;
import io.github.mlmodel.build.signature.SignatureChanges;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.ReleasedModels;
import io.github.mlmodel.build.step.carried.CarriedModels;
import io.github.mlmodel.build.step.carried.Origins;
import io.github.mlmodel.model.DescriptionReader;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.text.Printable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares what models take and give with what those know who use an earlier one. A grade says how good a model is, and knows
 * nothing of it.
 */
public final class CompatibilityCheck {

    private final BuiltModule module;
    private final Origins origins;
    private final ModelsInUse inUse;

    /** Prepares; nothing is asked yet. */
    public CompatibilityCheck(BuiltModule module, Origins origins) {
        this.module = module;
        this.origins = origins;
        this.inUse = new ModelsInUse(module);
    }

    /** Returns why models may not be packaged, a sentence each; what is no reason for that is said in the log. */
    public List<String> refusals(List<ConfiguredModel> models) throws IOException {
        List<String> refusals = new ArrayList<>();
        for (ConfiguredModel model : models) {
            if (model.baseline().compatibility() != Compatibility.NONE) {
                refusal(model, inUse.of(model)).ifPresent(refusals::add);
            }
        }
        ofRemoved(models).ifPresent(refusals::add);
        return refusals;
    }

    private Optional<String> refusal(ConfiguredModel model, InUse found) throws IOException {
        BreakWords words = BreakWords.of(model, module.project());
        if (found instanceof InUse.Released released) {
            return ofReleased(model, released, words);
        }
        if (found instanceof InUse.Stored stored) {
            List<SignatureChange> changes = changes(model, stored.description());
            if (!changes.isEmpty()) {
                module.log().warn(words.unlikeStored(stored.folder(), clauses(changes, change -> true)));
            }
        } else if (found instanceof InUse.Unknown unknown) {
            return ofUnknown(model, words.unknown(unknown.reason()));
        } else if (found instanceof InUse.Nobody nobody) {
            ofNobody(model, words.withoutRelease(nobody.reason()));
        }
        return Optional.empty();
    }

    private Optional<String> ofReleased(ConfiguredModel model, InUse.Released released, BreakWords words)
            throws IOException {
        List<SignatureChange> changes = changes(model, released.description());
        List<String> breaking = clauses(changes, SignatureChange::breaks);
        List<String> others = clauses(changes, change -> !change.breaks());
        if (!others.isEmpty()) {
            module.log().warn(words.unlike(released.name(), others));
        }
        if (breaking.isEmpty()) {
            module.log().info(model.name() + ": breaks nothing for those who use " + released.name());
            return Optional.empty();
        }
        return said(words.found(released.name(), released.announcement(), breaking));
    }

    /** Models that are there no more have no element: what is written into the others counts, the strictest first. */
    private Optional<String> ofRemoved(List<ConfiguredModel> models) throws IOException {
        Set<Compatibility> choices = models.stream()
                .map(ConfiguredModel::baseline)
                .filter(baseline -> baseline.isOfRelease(module.project().snapshot()))
                .map(ConfiguredBaseline::compatibility)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Compatibility.class)));
        Optional<Compatibility> choice = Stream.of(Compatibility.FAIL, Compatibility.BY_VERSION, Compatibility.WARN)
                .filter(choices::contains)
                .findFirst();
        if (choice.isEmpty() || !module.project().isJar()) {
            return Optional.empty();
        }
        BreakWords words = new BreakWords("The jar", "each <model>", choice.get(), module.project());
        ReleasedModels.Answer answer = module.inputs().latestJar();
        if (answer instanceof ReleasedModels.Unavailable unavailable) {
            module.log().warn(words.unknown(unavailable.reason()));
        }
        return answer instanceof ReleasedModels.Found jar ? ofJar(jar, words) : Optional.empty();
    }

    private Optional<String> ofJar(ReleasedModels.Found jar, BreakWords words) throws IOException {
        Set<String> gone;
        try (CarriedModels carried = CarriedModels.of(module, origins)) {
            gone = carried.goneSince(jar.file());
        }
        List<String> clauses = gone.stream()
                .map(name -> "model '" + Printable.text(name) + "' is gone: code that loads it finds none")
                .toList();
        return clauses.isEmpty()
                ? Optional.empty()
                : said(words.found(jar.coordinates(), inUse.announcement(jar.coordinates()), clauses));
    }

    private Optional<String> said(BreakWords.Found found) {
        switch (found.weight()) {
            case FAIL -> {
                return Optional.of(found.sentence());
            }
            case WARN -> module.log().warn(found.sentence());
            case INFO -> module.log().info(found.sentence());
        }
        return Optional.empty();
    }

    private static List<String> clauses(List<SignatureChange> changes, Predicate<SignatureChange> which) {
        return changes.stream().filter(which).map(SignatureChange::clause).toList();
    }

    /** Nobody has asked for the comparison of a release whose POM says nothing of one. */
    private Optional<String> ofUnknown(ConfiguredModel model, String sentence) {
        if (model.baseline().isWritten()
                && model.baseline().compatibility().fails(module.project().snapshot())) {
            return Optional.of(sentence);
        }
        module.log().warn(sentence);
        return Optional.empty();
    }

    /** Where gates compare, too, they have said so. */
    private void ofNobody(ConfiguredModel model, String sentence) {
        if (model.baseline().compatibility() == Compatibility.BY_VERSION) {
            module.log().debug(sentence);
        } else {
            module.log().warn(sentence);
        }
    }

    private List<SignatureChange> changes(ConfiguredModel model, ModelDescription before) throws IOException {
        ModelDescription now = DescriptionReader.ofModelIn(module.workspace().model(model.name()));
        return SignatureChanges.between(before, now, model.api().enums());
    }
}
