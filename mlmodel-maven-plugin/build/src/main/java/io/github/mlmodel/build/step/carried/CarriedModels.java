package io.github.mlmodel.build.step.carried;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.Obstacle;
import io.github.mlmodel.model.text.Names;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * The models that a module's output folder and its finished archive carry: what its jar would bring to users, whatever the
 * goal that asks works on, and whether it is skipped or not.
 */
public final class CarriedModels implements Closeable {

    private final BuiltModule module;
    private final Origins origins;
    private final Map<String, Carrier> carriers = new LinkedHashMap<>();

    private CarriedModels(BuiltModule module, Origins origins) {
        this.module = module;
        this.origins = origins;
    }

    /** Looks into the output folder and, where there is one, the archive. */
    public static CarriedModels of(BuiltModule module, Origins origins) throws IOException {
        CarriedModels carried = new CarriedModels(module, origins);
        Path output = module.workspace().output();
        carried.carriers.put(module.workspace().shown(output), Carrier.folder(output));
        @Nullable Path archive = module.project().jar();
        if (archive != null && Files.exists(archive, LinkOption.NOFOLLOW_LINKS) && !archive.equals(output)) {
            carried.carriers.put(archive.getFileName().toString(), carrier(module, archive));
        }
        return carried;
    }

    private static Carrier carrier(BuiltModule module, Path archive) throws IOException {
        if (!module.project().isJar()) {
            return Carrier.anything(archive);
        }
        Optional<Obstacle> obstacle = Obstacle.at(archive);
        if (obstacle.isPresent()) {
            throw unreadable(module, archive, " " + obstacle.get().clause(), null);
        }
        try {
            return Carrier.archive(archive);
        } catch (ZipException | IllegalArgumentException e) {
            // The latter is ZipFile's way of reporting a name that is no UTF-8.
            throw unreadable(module, archive, " is no readable archive (" + e.getMessage() + ")", e);
        }
    }

    private static MlModelException unreadable(
            BuiltModule module, Path archive, String clause, @Nullable Exception cause) {
        String sentence = "What would ship of the models cannot be looked at: "
                + module.workspace().shown(archive) + clause + ". Make the jar again: mvn clean verify.";
        return cause == null ? MlModelException.user(sentence) : MlModelException.user(sentence, cause);
    }

    /** Says why a configured model may not be released; empty if it may. */
    @FunctionalInterface
    public interface Judge {

        /** Returns a clause that begins with the model. */
        Optional<String> refusal(ConfiguredModel model) throws IOException;
    }

    /**
     * Says which models forbid a release, and why; names those of dependencies in one line of the log.
     *
     * @param judged names of models that are looked at elsewhere
     * @param judge judges a configured model
     * @return a clause a model, by name
     */
    public SortedMap<String, String> refusals(Collection<String> judged, Judge judge) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        carriers.values().forEach(carrier -> names.addAll(carrier.models().keySet()));
        names.removeAll(judged);
        SortedMap<String, String> refusals = new TreeMap<>();
        List<String> foreign = new ArrayList<>();
        for (String name : names) {
            if (origins.names().contains(name)) {
                configured(name, judge).ifPresent(refusal -> refusals.put(name, refusal));
            } else {
                Optional<String> dependency = dependency(name);
                dependency.ifPresentOrElse(
                        found -> foreign.add(name + " (" + found + ")"), () -> refusals.put(name, unknown(name)));
            }
        }
        if (!foreign.isEmpty()) {
            module.log().info("Not graded here, because it is the same in a dependency: " + Names.list(foreign));
        }
        return refusals;
    }

    /** One that is configured is the file that was graded, and passes by what any configuration of its name asks. */
    private Optional<String> configured(String name, Judge judge) throws IOException {
        Optional<String> unlike = unlikeBuilt(name);
        if (unlike.isPresent()) {
            return unlike;
        }
        try {
            return judged(name, judge);
        } catch (MlModelException e) {
            return Optional.of(
                    "Model '" + name + "' cannot be judged: " + e.sentence().replaceFirst("\\.$", ""));
        }
    }

    /**
     * Returns the configured models that are not the files that were graded: of these nobody has decided anything.
     *
     * @param judged names of models that are looked at elsewhere
     */
    public Set<String> unlikeBuilt(Collection<String> judged) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        carriers.values().forEach(carrier -> names.addAll(carrier.models().keySet()));
        names.retainAll(origins.names());
        names.removeAll(judged);
        Set<String> unlike = new TreeSet<>();
        for (String name : names) {
            unlikeBuilt(name).ifPresent(clause -> unlike.add(name));
        }
        return unlike;
    }

    /** Returns the configured models that neither the output folder nor the archive has. */
    public Set<String> absent() {
        return absent(origins.names());
    }

    /** Returns those models of an earlier archive that are configured no more, and that nothing carries now. */
    public Set<String> goneSince(Path archive) throws IOException {
        try (Carrier earlier = Carrier.anything(archive)) {
            Set<String> gone = absent(earlier.models().keySet());
            gone.removeAll(origins.names());
            return gone;
        }
    }

    private Set<String> absent(Set<String> names) {
        Set<String> absent = new TreeSet<>(names);
        carriers.values().forEach(carrier -> absent.removeAll(carrier.models().keySet()));
        return absent;
    }

    private Optional<String> unlikeBuilt(String name) throws IOException {
        List<String> differences = differences(name, false);
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of("Model '" + name + "' is not the one in "
                        + module.workspace().shown(name) + ": " + Names.list(differences));
    }

    private Optional<String> judged(String name, Judge judge) throws IOException {
        Optional<String> refusal = Optional.empty();
        for (ConfiguredModel model : origins.models()) {
            if (model.name().equals(name)) {
                refusal = judge.refusal(model);
                if (refusal.isEmpty()) {
                    return refusal;
                }
            }
        }
        return refusal;
    }

    /**
     * Says how what would ship of models that were bundled differs from their bundles: every file counts, also one that is
     * no model's. A jar has to have them.
     *
     * @return all that differs, and what to do; empty if nothing does
     */
    public Optional<String> unlikeBundles(List<String> bundled) throws IOException {
        List<String> differences = new ArrayList<>();
        for (String name : bundled) {
            differences.addAll(differences(name, module.project().isJar()));
        }
        if (differences.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("What would ship of the models is not what their bundles hold: " + Names.list(differences)
                + ". Was the jar made before the goals 'train' and 'test' ran, or are the files filtered or excluded?"
                + " Bind 'train' to 'compile' or 'process-classes' and 'test' to 'test', and leave "
                + ModelFile.JAR_FOLDER + " alone; 'mvn clean' removes what is too many.");
    }

    private List<String> differences(String name, boolean needed) throws IOException {
        ModelContent built = ModelContent.shipped(module.workspace().model(name));
        List<String> differences = new ArrayList<>();
        for (Map.Entry<String, Carrier> carrier : carriers.entrySet()) {
            ModelContent content = carrier.getValue().of(name);
            if (needed || !content.isEmpty()) {
                content.differences(name, built).forEach(each -> differences.add(each + " in " + carrier.getKey()));
            }
        }
        return differences;
    }

    private Optional<String> dependency(String name) throws IOException {
        for (Origins.Dependency dependency : origins.dependencies()) {
            try (Carrier other = Carrier.anything(dependency.place())) {
                if (isCarriedBy(other, name)) {
                    return Optional.of(dependency.coordinates());
                }
            }
        }
        return Optional.empty();
    }

    private boolean isCarriedBy(Carrier dependency, String name) throws IOException {
        ModelContent theirs = dependency.of(name);
        for (Carrier carrier : carriers.values()) {
            ModelContent ours = carrier.of(name);
            if (!ours.isEmpty() && !ours.differences(name, theirs).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private String unknown(String name) {
        List<String> places = carriers.entrySet().stream()
                .filter(carrier -> !carrier.getValue().of(name).isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        return "Model '" + name + "' in " + String.join(" and ", places)
                + " is configured in no execution of the plugin, and no dependency has the same ('mvn clean' removes what"
                + " earlier builds left)";
    }

    @Override
    public void close() throws IOException {
        for (Carrier carrier : carriers.values()) {
            carrier.close();
        }
    }
}
