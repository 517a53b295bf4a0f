package io.github.mlmodel.build.data;

import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.file.FileNames;
import io.github.mlmodel.model.file.Obstacle;
import io.github.mlmodel.model.text.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells images from tables, and finds the files or the folder that a source of images means. */
public final class ImageSources {

    private static final Pattern IDX = Pattern.compile("(?i).*[.-]idx\\d?(-ubyte)?(\\.gz)?");
    private static final List<String> IMAGES = List.of(".png", ".jpg", ".jpeg");

    private ImageSources() {}

    /** Returns whether a source is an IDX file by its name: {@code .idx}, {@code -idx3-ubyte} and the like, also packed. */
    public static boolean isIdx(String source) {
        return IDX.matcher(source).matches();
    }

    /** Returns whether a source is a folder; what is outside is not looked at. */
    public static boolean isFolder(Checkout checkout, String source) {
        try {
            Path folder = checkout.resolve(source);
            return checkout.wayOut(folder).isEmpty() && Files.isDirectory(folder);
        } catch (InvalidPathException e) {
            // A glob, on Windows.
            return false;
        }
    }

    /** Returns whether a source is a folder with images in its subfolders. */
    public static boolean isFolderOfImages(Checkout checkout, String source) throws IOException {
        if (!isFolder(checkout, source)) {
            return false;
        }
        Path folder = checkout.resolve(source);
        try (Stream<Path> all = Files.walk(folder, 2)) {
            return all.filter(path -> path.getNameCount() == folder.getNameCount() + 2)
                    .map(path -> path.getFileName().toString().toLowerCase(Locale.ROOT))
                    .anyMatch(name -> IMAGES.stream().anyMatch(name::endsWith));
        }
    }

    /** Returns the name that the file of labels usually has beside an IDX file of images, where that tells it. */
    public static Optional<String> usualLabels(String source) {
        int slash = afterFolder(source);
        String labels = source.substring(0, slash)
                + source.substring(slash).replaceFirst("(?i)images", "labels").replaceFirst("(?i)idx[34]", "idx1");
        return Optional.of(labels).filter(name -> !name.equals(source));
    }

    /** Returns a name that the file of labels could have beside an IDX file of images. */
    public static String exampleLabels(String source) {
        return usualLabels(source).orElseGet(() -> source.substring(0, afterFolder(source)) + "labels-idx1-ubyte");
    }

    private static int afterFolder(String source) {
        return source.replace('\\', '/').lastIndexOf('/') + 1;
    }

    /**
     * Returns the files of images: an IDX file and its labels, or a folder.
     *
     * @param checkout what they must lie in
     * @param element the source's XML path, for messages
     * @param labelElement that of its labels
     * @throws MlModelException if they are not there, or outside
     */
    public static List<DataFile> find(Checkout checkout, Source.Images images, String element, String labelElement)
            throws IOException {
        Optional<String> labels = images.labels().file();
        if (labels.isEmpty()) {
            return List.of(folder(checkout, images.files(), element));
        }
        return List.of(file(checkout, images.files(), element), file(checkout, labels.get(), labelElement));
    }

    private static DataFile folder(Checkout checkout, String source, String element) throws IOException {
        if (!FileNames.canExpress(source)) {
            throw MlModelException.user(
                    Obstacle.inexpressible().sentence("<" + element + "> is '" + source + "', which"));
        }
        SourceFiles.requireInside(checkout, source, element);
        Path folder = checkout.resolve(source);
        if (!isFolder(checkout, source)) {
            Optional<Obstacle> obstacle = Obstacle.at(folder);
            if (obstacle.filter(it -> it.kind() != Obstacle.Kind.NOTHING).isPresent()) {
                throw MlModelException.user("<" + element + "> is '" + source + "', but "
                        + obstacle.get().sentence(folder.toString()));
            }
            throw MlModelException.user("<" + element + "> is '" + source + "', which is no folder in "
                    + checkout.base()
                    + ". Images that are not in IDX files are in a folder with one subfolder a class.");
        }
        return DataFile.in(checkout, source.replace('\\', '/'), folder);
    }

    private static DataFile file(Checkout checkout, String source, String element) throws IOException {
        List<DataFile> files = SourceFiles.find(checkout, source, element);
        if (files.size() > 1) {
            throw MlModelException.user("<" + element + "> is '" + source + "', which matches "
                    + Names.count(files.size(), "file") + ", but images and their labels are one IDX file each. Name"
                    + " one.");
        }
        return files.get(0);
    }
}
