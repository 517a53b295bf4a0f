package io.github.mlmodel.maven;

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

    /** Returns the bundles of the modules before this one that were not there yet when their own goal looked. */
    static List<PublishedBundle> ofEarlierModules(DeployMojo mojo, LaterUploads later) throws IOException {
        List<PublishedBundle> bundles = new ArrayList<>();
        for (MavenProject project : mojo.session().getProjects()) {
            if (project.equals(mojo.project())) {
                continue;
            }
            Path target = Path.of(project.getBuild().getDirectory()).resolve("mlmodel");
            for (Path folder : folders(target)) {
                Optional<Receipt> receipt = later.contains(folder) ? Receipt.read(folder) : Optional.empty();
                receipt.ifPresent(found -> bundles.add(of(mojo, project, folder, found)));
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

    /** Compares the published bytes with those that were built; if they differ, says that it is published, and what to do. */
    Optional<String> difference(Path fetched) throws IOException {
        String published = Digest.of(fetched);
        if (published.equals(digest)) {
            return Optional.empty();
        }
        String sentence = "The published bundle " + coordinates + " in " + repository
                + " has other bytes than the one that was built: SHA-256 " + published + " instead of " + digest + ".";
        unverified(sentence);
        return Optional.of(sentence
                + (snapshot
                        ? " Another build may have published this snapshot in between; run 'mvn deploy' again."
                        : " The release is published, and users may have fetched it. Do not use it: tell its users, remove it"
                                + " from the repository if its policy allows, find out what changed the bytes (a proxy, a"
                                + " repair task, somebody else's upload), and release the next version."));
    }

    /** Writes a receipt that says it is verified. */
    void verified(VerifyResult result) throws IOException {
        write(Receipt.VERIFIED, result.samples(), result.maxDifference(), "");
    }

    /** Writes a receipt that says why it is not verified. */
    void unverified(String reason) throws IOException {
        write(Receipt.UNVERIFIED, 0, 0, reason);
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
