package io.github.mlmodel.maven;

import io.github.mlmodel.core.failure.MlModelException;
import io.github.mlmodel.core.file.Digest;
import io.github.mlmodel.core.message.WorkerResponse.VerifyResult;
import io.github.mlmodel.maven.resolve.BundleCoordinates;
import io.github.mlmodel.maven.resolve.DeploymentRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.project.MavenProject;

/**
 * A bundle that was, or will be, published: what was built, and where it goes.
 *
 * @param model the model's name
 * @param folder the model's folder, which takes the receipt
 * @param coordinates of the bundle
 * @param repository it is deployed to
 * @param digest SHA-256 of the bundle that was built
 * @param snapshot whether its version may be published again
 */
record PublishedBundle(
        String model,
        Path folder,
        BundleCoordinates coordinates,
        DeploymentRepository repository,
        String digest,
        boolean snapshot) {

    static PublishedBundle of(DeployMojo mojo, ModuleBuild build, String model, Path bundle) throws IOException {
        MavenProject project = build.project();
        return new PublishedBundle(
                model,
                build.workspace().model(model),
                new BundleCoordinates(project.getGroupId(), project.getArtifactId(), project.getVersion(), model),
                DeploymentRepository.of(project, mojo.session()),
                Digest.of(bundle),
                build.isSnapshot());
    }

    /**
     * Returns, in the last module of a build, the bundles of the modules before it that were not there yet when their own
     * goal looked: with {@code deployAtEnd} everything is uploaded by the last module.
     */
    static List<PublishedBundle> unverifiedOfEarlierModules(DeployMojo mojo) throws IOException {
        List<MavenProject> all = mojo.session().getProjects();
        List<PublishedBundle> bundles = new ArrayList<>();
        if (all.size() < 2 || !all.get(all.size() - 1).equals(mojo.project())) {
            return bundles;
        }
        for (MavenProject project : all.subList(0, all.size() - 1)) {
            Path target = Path.of(project.getBuild().getDirectory()).resolve("mlmodel");
            for (Path folder : folders(target)) {
                Optional<Receipt> receipt = Receipt.read(folder);
                if (receipt.isPresent() && receipt.get().status().equals(Receipt.UNVERIFIED)) {
                    bundles.add(of(mojo, project, folder, receipt.get()));
                }
            }
        }
        return bundles;
    }

    private static PublishedBundle of(DeployMojo mojo, MavenProject project, Path folder, Receipt receipt) {
        return new PublishedBundle(
                receipt.model(),
                folder,
                new BundleCoordinates(
                        project.getGroupId(), project.getArtifactId(), project.getVersion(), receipt.model()),
                DeploymentRepository.of(project, mojo.session()),
                receipt.bundleDigest(),
                project.getVersion().endsWith("-SNAPSHOT"));
    }

    private static List<Path> folders(Path target) throws IOException {
        if (!Files.isDirectory(target)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(target)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    /**
     * Fails if the published bytes are not those that were built.
     *
     * @throws MlModelException saying that it is published, and what to do
     */
    void requireEqual(Path fetched) throws IOException {
        String published = Digest.of(fetched);
        if (published.equals(digest)) {
            return;
        }
        String sentence = "The published bundle " + coordinates + " in " + repository
                + " has other bytes than the one that was built: SHA-256 " + published + " instead of " + digest + ". ";
        receipt(Receipt.UNVERIFIED, sentence.trim());
        throw MlModelException.internal(sentence
                + (snapshot
                        ? "Another build may have published this snapshot in between; run 'mvn deploy' again."
                        : "The release is published, and users may have fetched it. Do not use it: tell its users, remove it"
                                + " from the repository if its policy allows, find out what changed the bytes (a proxy, a"
                                + " repair task, somebody else's upload), and release the next version."));
    }

    /** Writes a receipt that says it is verified. */
    void verified(VerifyResult result) throws IOException {
        write(Receipt.VERIFIED, result.samples(), result.maxDifference(), "");
    }

    /** Writes a receipt with no samples predicted. */
    void receipt(String status, String reason) throws IOException {
        write(status, 0, 0, reason);
    }

    private void write(String status, int samples, double maxDifference, String reason) throws IOException {
        new Receipt(
                        Receipt.FORMAT,
                        status,
                        model,
                        coordinates.toString(),
                        repository.id(),
                        DeploymentRepository.withoutPassword(repository.url()),
                        digest,
                        samples,
                        maxDifference,
                        reason)
                .write(folder);
    }
}
