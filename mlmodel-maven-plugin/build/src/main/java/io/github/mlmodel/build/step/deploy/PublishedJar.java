package io.github.mlmodel.build.step.deploy;

import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.carried.Carrier;
import io.github.mlmodel.model.text.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A project's own archive that carries models, and was, or will be, published.
 *
 * @param file what was built
 * @param target the module's {@code target/mlmodel}, whose folders take the receipts
 * @param publication where it is published
 * @param snapshot whether its version may be published again
 */
record PublishedJar(Path file, Path target, Publication publication, boolean snapshot) {

    /** Returns the module's archive, where it carries models. */
    static List<PublishedJar> of(BuiltModule module, Uploads uploads) throws IOException {
        @Nullable Path file = module.project().builtJar();
        if (file == null || !carriesModels(file)) {
            return List.of();
        }
        return List.of(new PublishedJar(
                file,
                module.workspace().target(),
                uploads.publicationOfJar(),
                module.project().snapshot()));
    }

    /** Returns the archives of the other modules that were not there yet when their own step looked. */
    static List<PublishedJar> ofEarlierModules(Uploads uploads) {
        List<PublishedJar> jars = new ArrayList<>();
        for (Uploads.OtherModule module : uploads.others()) {
            module.jar()
                    .filter(uploads::isLater)
                    .ifPresent(file -> jars.add(
                            new PublishedJar(file, module.target(), module.publicationOfJar(), module.isSnapshot())));
        }
        return jars;
    }

    private static boolean carriesModels(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (Carrier carrier = Carrier.anything(file)) {
            return !carrier.models().isEmpty();
        }
    }

    /** Returns whether the bundle is one of the same module. */
    boolean isOfModuleOf(PublishedBundle bundle) {
        return target.equals(bundle.folder().getParent());
    }

    /** Returns the names of the models that were built into it. */
    Set<String> models() throws IOException {
        try (Carrier built = Carrier.anything(file)) {
            return new TreeSet<>(built.models().keySet());
        }
    }

    /** Compares the published models with those that were built; if they differ, says that they are published, and what to do. */
    Optional<String> difference(Path fetched) throws IOException {
        List<String> differences = new ArrayList<>();
        try (Carrier built = Carrier.anything(file);
                Carrier published = Carrier.anything(fetched)) {
            Set<String> models = new TreeSet<>(built.models().keySet());
            models.addAll(published.models().keySet());
            for (String model : models) {
                differences.addAll(published.of(model).differences(model, built.of(model)));
            }
        }
        if (differences.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("The published " + publication.coordinates() + " in " + publication.repository()
                + " carries other models than " + file.getFileName() + ", which was built: " + Names.list(differences)
                + "." + PublishedBundle.advice(snapshot));
    }
}
