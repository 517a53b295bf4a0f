package io.github.mlmodel.build.step.deploy;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.Workers;
import io.github.mlmodel.model.MlModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Fetches what was published, compares it with what was built, and verifies it; or leaves it to the last module. */
public final class DeployStep {

    private final BuiltModule module;
    private final Workers workers;
    private final Uploads uploads;

    /** Prepares; nothing is done yet. */
    public DeployStep(BuiltModule module, Workers workers, Uploads uploads) {
        this.module = module;
        this.workers = workers;
        this.uploads = uploads;
    }

    /**
     * Checks the models' published bundles.
     *
     * @throws MlModelException if there is no repository to deploy to, or a worker crashes
     */
    public DeployOutcome run(DeployRequest request) throws IOException {
        List<PublishedBundle> bundles = new ArrayList<>();
        List<PublishedJar> jars = new ArrayList<>();
        if (request.skipped()) {
            module.log().info("Nothing is checked, because maven.deploy.skip is set");
        } else {
            if (!module.project().snapshot() && request.selected()) {
                return new DeployOutcome.Refused("mlmodel.models is set, but a release is checked whole. Run 'mvn"
                        + " mlmodel:deploy' without -Dmlmodel.models.");
            }
            bundles.addAll(ownBundles(request.models()));
            jars.addAll(PublishedJar.of(module, uploads));
            if (!uploads.isLast() && uploads.areAtEnd()) {
                jars.forEach(jar -> uploads.addLater(jar.file()));
                return leave(bundles);
            }
        }
        if (uploads.isLast()) {
            bundles.addAll(PublishedBundle.ofEarlierModules(uploads));
            jars.addAll(PublishedJar.ofEarlierModules(uploads));
        }
        return new PublicationCheck(module, workers, uploads, request.patience()).of(bundles, jars);
    }

    private List<PublishedBundle> ownBundles(List<ConfiguredModel> models) throws IOException {
        List<PublishedBundle> bundles = new ArrayList<>();
        for (ConfiguredModel model : models) {
            Path bundle = module.project().bundle(model.name());
            if (Files.isRegularFile(bundle) && uploads.isAttached(model.name())) {
                bundles.add(PublishedBundle.of(module, uploads.publication(model.name()), model.name()));
            } else {
                module.log().warn(model.name() + ": its bundle was not attached, so nothing of it is published");
            }
        }
        return bundles;
    }

    /** Asks for nothing: what is there now is at best an earlier snapshot. */
    private DeployOutcome leave(List<PublishedBundle> bundles) throws IOException {
        for (PublishedBundle bundle : bundles) {
            bundle.unverified("The upload comes at the end of the build (deployAtEnd).");
            uploads.addLater(bundle.folder());
            if (uploads.areLeftToLast()) {
                module.log()
                        .info(bundle.model() + ": left to the last module, " + uploads.last()
                                + ", because the upload comes at the end of the build (deployAtEnd)");
            } else {
                module.log()
                        .warn(bundle.model()
                                + ": unverified. The upload comes at the end of the build (deployAtEnd), and its last module, "
                                + uploads.last()
                                + ", does not run this goal. Run 'mvn mlmodel:deploy' in this module after"
                                + " it.");
            }
        }
        return new DeployOutcome.Left(
                bundles.stream().map(PublishedBundle::model).toList());
    }
}
