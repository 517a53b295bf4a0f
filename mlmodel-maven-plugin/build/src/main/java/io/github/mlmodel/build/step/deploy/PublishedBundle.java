package io.github.mlmodel.build.step.deploy;

import io.github.mlmodel.build.message.VerifyResult;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.model.file.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A bundle that was, or will be, published: what was built, and where it goes.
 *
 * @param model the model's name
 * @param folder the model's folder, which takes the receipt
 * @param publication where it is published
 * @param digest SHA-256 of the bundle that was built
 * @param snapshot whether its version may be published again
 */
record PublishedBundle(String model, Path folder, Publication publication, String digest, boolean snapshot) {

    static PublishedBundle of(BuiltModule module, Publication publication, String model) throws IOException {
        return new PublishedBundle(
                model,
                module.workspace().model(model),
                publication,
                Digest.of(module.project().bundle(model)),
                module.project().snapshot());
    }

    /** Returns the bundles of the other modules that were not there yet when their own step looked. */
    static List<PublishedBundle> ofEarlierModules(Uploads uploads) throws IOException {
        List<PublishedBundle> bundles = new ArrayList<>();
        for (Uploads.OtherModule module : uploads.others()) {
            for (Path folder : folders(module.target())) {
                Optional<Receipt> receipt = uploads.isLater(folder) ? Receipt.read(folder) : Optional.empty();
                receipt.ifPresent(found -> bundles.add(new PublishedBundle(
                        found.model(),
                        folder,
                        module.publication(found.model()),
                        found.bundleDigest(),
                        module.isSnapshot())));
            }
        }
        return bundles;
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
        String sentence = "The published bundle " + publication.coordinates() + " in " + publication.repository()
                + " has other bytes than the one that was built: SHA-256 " + published + " instead of " + digest + ".";
        unverified(sentence);
        return Optional.of(sentence + advice(snapshot));
    }

    /** Says what to do about published bytes that nobody has built, after a full stop. */
    static String advice(boolean snapshot) {
        return snapshot
                ? " Another build may have published this snapshot in between; run 'mvn deploy' again."
                : " The release is published, and users may have fetched it. Do not use it: tell its users, remove it"
                        + " from the repository if its policy allows, find out what changed the bytes (a proxy, a"
                        + " repair task, somebody else's upload), and release the next version.";
    }

    /** Writes a receipt that says it is verified. */
    void verified(VerifyResult result) throws IOException {
        write(
                Receipt.VERIFIED,
                result.samples(),
                result.maxDifference(),
                result.grade().name(),
                "");
    }

    /** Writes a receipt that says why it is not verified. */
    void unverified(String reason) throws IOException {
        write(Receipt.UNVERIFIED, 0, 0, "", reason);
    }

    private void write(String status, int samples, double maxDifference, String grade, String reason)
            throws IOException {
        new Receipt(
                        Receipt.FORMAT,
                        status,
                        model,
                        publication.coordinates(),
                        publication.repositoryId(),
                        publication.repositoryUrl(),
                        digest,
                        samples,
                        maxDifference,
                        grade,
                        reason)
                .write(folder);
    }
}
