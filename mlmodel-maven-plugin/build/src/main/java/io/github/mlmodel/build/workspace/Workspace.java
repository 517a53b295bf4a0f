package io.github.mlmodel.build.workspace;

import io.github.mlmodel.build.data.Checkout;
import io.github.mlmodel.build.fingerprint.RecordedFingerprint;
import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.files.Folders;
import io.github.mlmodel.model.DescriptionReader;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.file.Obstacle;
import io.github.mlmodel.model.file.RegularFiles;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A module's folders.
 *
 * @param checkout what the project stands in, with its folder
 * @param target {@code target/mlmodel}, which has a folder a model
 * @param output the project's output folder ({@code target/classes}), whose {@code META-INF/mlmodel} has a folder a model
 * @param stored {@code src/models}
 */
public record Workspace(Checkout checkout, Path target, Path output, Path stored) {

    private static final String WORK = ".work";

    /** How the names of folders begin in which own code is compiled. */
    private static final List<String> UNFINISHED = List.of(".sources-", ".compile-");

    /** Returns the project's folder. */
    public Path base() {
        return checkout.base();
    }

    /** Returns the folder of a model's files. */
    public Path model(String name) {
        return target.resolve(name);
    }

    /** Returns a model's file, which may not exist. */
    public Path file(String name, ModelFile file) {
        return file.in(model(name));
    }

    /** Returns the folder of all models as messages name it: relative to the project. */
    public String shown() {
        return shown(target);
    }

    /** Returns the folder of a model's files as messages name it: relative to the project. */
    public String shown(String name) {
        return shown(model(name));
    }

    /** Returns a folder or file as messages name it: relative to the project, with {@code /}. */
    public String shown(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path from = base().toAbsolutePath().normalize();
        // On Windows there is no way from one drive to another.
        Path named = Objects.equals(from.getRoot(), absolute.getRoot()) ? from.relativize(absolute) : absolute;
        return named.toString().replace('\\', '/');
    }

    /** Returns the folder of a model in the project's output folder. */
    public Path inOutput(String name) {
        return output.resolve(ModelFile.JAR_FOLDER).resolve(name);
    }

    /** Returns a folder for work in progress of a model, which may not exist. */
    public Path work(String name, String goal) {
        return target.resolve(WORK).resolve(goal).resolve(name);
    }

    /**
     * Deletes what killed builds left: work in progress, and temporary files where models are put down. Who holds the
     * module's lock knows that nobody else is at work here.
     */
    public void sweep() throws IOException {
        Path work = target.resolve(WORK);
        List<Path> left = new ArrayList<>(Files.isSymbolicLink(work) ? List.of() : Folders.in(work));
        left.addAll(AtomicFiles.leftIn(stored));
        for (Path place : List.of(target, output.resolve(ModelFile.JAR_FOLDER))) {
            for (Path folder : Folders.in(place)) {
                left.addAll(AtomicFiles.leftIn(folder));
                if (UNFINISHED.stream().anyMatch(folder.getFileName().toString()::startsWith)) {
                    left.add(folder);
                }
            }
            left.addAll(AtomicFiles.leftIn(place));
        }
        for (Path path : left) {
            Folders.delete(path);
        }
    }

    /**
     * Looks whether a model's files can be put down, before they are made for nothing.
     *
     * @throws MlModelException if a folder stands in the place of a file, or a file in that of a folder
     */
    public void requireRoom(String name) {
        Shown inTheWay = new Shown();
        for (Path folder : List.of(model(name), inOutput(name))) {
            if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder)) {
                inTheWay.add(shown(folder) + " is no folder");
            }
            for (ModelFile file : ModelFile.values()) {
                if (Files.isDirectory(file.in(folder), LinkOption.NOFOLLOW_LINKS)) {
                    inTheWay.add(shown(file.in(folder)) + " is a folder");
                }
            }
        }
        if (!inTheWay.isEmpty()) {
            throw MlModelException.user("The files of model '" + name + "' cannot be put down: " + inTheWay.clauses()
                    + ". Remove what stands there: mvn clean.");
        }
    }

    /** Says what stands in the place of some files of a trained model; empty if they are files, or nothing is there. */
    public Optional<String> inTheWayOf(String name, List<ModelFile> files) {
        Shown inTheWay = new Shown();
        for (ModelFile each : files) {
            Path file = file(name, each);
            Obstacle.at(file)
                    .filter(obstacle -> obstacle.kind() != Obstacle.Kind.NOTHING)
                    .ifPresent(obstacle -> inTheWay.add(shown(file) + " " + obstacle.clause()));
        }
        return inTheWay.isEmpty()
                ? Optional.empty()
                : Optional.of("The trained model '" + name + "' cannot be read: " + inTheWay.clauses()
                        + ". Remove what stands there: mvn clean.");
    }

    /**
     * Looks whether a model that is stored lies in the checkout, before it is read or written there.
     *
     * @throws MlModelException if its folder, or a file of it, leads outside
     */
    public void requireStoredInside(String name) {
        for (Path path : List.of(stored, StoredModel.onnx(stored, name), StoredModel.json(stored, name))) {
            checkout.requireInside(path, shown(path));
        }
    }

    /** Moves a freshly trained model's files from {@code work} to its folder, the fingerprint last. */
    public void install(String name, Path work) throws IOException {
        Files.createDirectories(model(name));
        for (ModelFile file : ModelFile.those(ModelFile::isCached)) {
            if (file.mayBeAbsent() && !Files.exists(file.in(work))) {
                Files.deleteIfExists(file(name, file));
            } else {
                AtomicFiles.move(file.in(work), file(name, file));
            }
        }
    }

    /**
     * Makes {@code model.json} say the description of now, in the format of now. It is no part of the fingerprint, so a model
     * that is reused may say an earlier one; {@code model.onnx} stays as it is. A model that is not whole is left alone.
     */
    public void describe(String name, String description) throws IOException {
        Path folder = model(name);
        Path file = ModelFile.DESCRIPTION.in(folder);
        Optional<RecordedFingerprint> recorded = RecordedFingerprint.ofWholeModel(folder);
        if (recorded.isEmpty()) {
            // It was to be trained anew, and that failed.
            return;
        }
        byte[] known = RegularFiles.bytes(file);
        String described =
                Json.write(DescriptionReader.read(known, folder.toString()).withDescription(description));
        if (!Arrays.equals(known, described.getBytes(StandardCharsets.UTF_8))) {
            AtomicFiles.write(file, described);
            AtomicFiles.write(
                    ModelFile.FINGERPRINT.in(folder), Json.write(recorded.get().ofFiles(folder)));
        }
    }

    /**
     * Makes the output folder hold what the model's folder holds. A file that is equal stays untouched, so that the jar
     * plugin sees no change where there is none; one that the model no longer has is removed, and so is what a killed build
     * has left half written.
     */
    public void publish(String name) throws IOException {
        Path to = inOutput(name);
        PublishedModels.read(target).with(name).write(target);
        for (Path leftover : AtomicFiles.leftIn(to)) {
            Files.deleteIfExists(leftover);
        }
        for (ModelFile file : ModelFile.shipped()) {
            Path source = file(name, file);
            if (!Files.isRegularFile(source)) {
                Files.deleteIfExists(file.in(to));
            } else if (!equal(source, file.in(to))) {
                AtomicFiles.copy(source, file.in(to));
            }
        }
    }

    /**
     * Names the files of all published models for native images.
     *
     * @param artifact the project's group and artifact, with {@code /} between them
     */
    public void nameResources(String artifact) throws IOException {
        NativeImageResources.write(
                output, artifact, PublishedModels.read(target).models());
    }

    /**
     * Removes the folders of those models that builds have published here and that are configured no more. What this plugin
     * has not put there stays.
     *
     * @param configured names of the models that are configured
     * @return names of the models that were removed
     */
    public List<String> withdrawAllBut(Set<String> configured) throws IOException {
        PublishedModels published = PublishedModels.read(target);
        List<String> withdrawn = published.models().stream()
                .filter(name -> !configured.contains(name))
                .toList();
        for (String name : withdrawn) {
            Folders.delete(inOutput(name));
            Folders.delete(model(name));
            published = published.without(name);
        }
        published.write(target);
        return withdrawn;
    }

    private static boolean equal(Path a, Path b) throws IOException {
        return Files.isRegularFile(b) && RegularFiles.areEqual(a, b);
    }

    /** Returns the SHA-256 of a model's file. */
    public String digest(String name, ModelFile file) throws IOException {
        return Digest.of(file(name, file));
    }
}
