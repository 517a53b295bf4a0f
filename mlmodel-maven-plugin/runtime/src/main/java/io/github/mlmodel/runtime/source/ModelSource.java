package io.github.mlmodel.runtime.source;

import io.github.mlmodel.model.Anchor;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.bundle.BundleReader;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.file.Obstacle;
import io.github.mlmodel.model.file.RegularFiles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model's files, wherever they come from.
 *
 * @param origin where from, for messages
 * @param files bytes by file
 */
public record ModelSource(String origin, Map<ModelFile, byte[]> files) {

    private static final List<ModelFile> READ = ModelFile.those(file -> file.isReadBy(ModelFile.Reader.APPLICATION));

    /** Reads a bundle, a folder with a model's files, or its {@code model.onnx}. */
    public static ModelSource of(Path path) {
        try {
            if (Files.isDirectory(path)) {
                return folder(path);
            }
            Optional<Obstacle> obstacle = Obstacle.at(path);
            if (obstacle.isPresent()) {
                boolean nothing = obstacle.get().kind() == Obstacle.Kind.NOTHING;
                throw MlModelException.user(
                        Anchor.NO_MODEL,
                        "There is no model at " + path + ": it "
                                + (nothing
                                        ? "does not exist."
                                        : obstacle.get().clause() + ". "
                                                + obstacle.get().advice()));
            }
            if (path.toString().endsWith(".onnx")) {
                return modelFile(path);
            }
            return new ModelSource(path.toString(), BundleReader.read(path));
        } catch (IOException e) {
            throw MlModelException.internal("The model at " + path + " cannot be read: " + e + ".", e);
        }
    }

    /** Reads {@code META-INF/mlmodel/<name>/} of the class path. */
    public static ModelSource ofClasspath(String name, ClassLoader loader) {
        if (!name.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no model's name: lower-case letters, digits and '-'.");
        }
        try {
            List<URL> found = Collections.list(loader.getResources(ModelFile.MODEL.inJar(name)));
            if (found.isEmpty()) {
                throw MlModelException.user(
                        Anchor.NO_MODEL,
                        "There is no model '" + name + "' on the class path: no " + ModelFile.MODEL.inJar(name)
                                + ". Add the dependency on the artifact that has it.");
            }
            requireOne(name, found);
            Map<ModelFile, byte[]> files = new EnumMap<>(ModelFile.class);
            for (ModelFile file : READ) {
                URL url = beside(found.get(0), file.fileName());
                read(url, file, files);
            }
            return complete(new ModelSource(found.get(0).toString(), files));
        } catch (IOException e) {
            throw MlModelException.internal("The model '" + name + "' of the class path cannot be read: " + e + ".", e);
        }
    }

    /** Returns the bytes of a file that is always there. */
    public byte[] bytes(ModelFile file) {
        byte[] bytes = files.get(file);
        if (bytes == null) {
            throw MlModelException.user(origin + " has no " + file + ".");
        }
        return bytes;
    }

    /** Gives the model's bytes away, which are no longer here. */
    public GraphBytes takeModel() {
        GraphBytes bytes = new GraphBytes(bytes(ModelFile.MODEL));
        files.remove(ModelFile.MODEL);
        return bytes;
    }

    private static ModelSource folder(Path folder) throws IOException {
        Map<ModelFile, byte[]> files = new EnumMap<>(ModelFile.class);
        for (ModelFile file : READ) {
            if (Files.isRegularFile(file.in(folder))) {
                files.put(file, read(file.in(folder), file));
            }
        }
        return complete(new ModelSource(folder.toString(), files));
    }

    private static ModelSource modelFile(Path file) throws IOException {
        ModelSource beside = folder(file.toAbsolutePath().resolveSibling(""));
        Map<ModelFile, byte[]> files = new EnumMap<>(ModelFile.class);
        files.putAll(beside.files());
        files.put(ModelFile.MODEL, read(file, ModelFile.MODEL));
        return new ModelSource(file.toString(), files);
    }

    private static byte[] read(Path file, ModelFile name) throws IOException {
        requireSize(file.toString(), Files.size(file), name);
        return RegularFiles.bytes(file);
    }

    private static void read(URL url, ModelFile name, Map<ModelFile, byte[]> files) throws IOException {
        try (InputStream in = open(url)) {
            byte[] bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, name.maxBytes() + 1));
            requireSize(url.toString(), bytes.length, name);
            files.put(name, bytes);
        } catch (FileNotFoundException e) {
            files.remove(name);
        }
    }

    /** A cached connection would keep a jar open, and give the old content of one that was replaced. */
    private static InputStream open(URL url) throws IOException {
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        return connection.getInputStream();
    }

    /** Files of one model come from one jar, also when several jars have a model of that name. */
    private static URL beside(URL model, String file) throws IOException {
        String text = model.toExternalForm();
        return new URL(
                text.substring(0, text.length() - ModelFile.MODEL.fileName().length()) + file);
    }

    private static void requireOne(String name, List<URL> found) throws IOException {
        if (found.size() == 1) {
            return;
        }
        List<String> digests = new ArrayList<>();
        for (URL url : found) {
            Digest digest = new Digest();
            for (ModelFile file : ModelFile.those(ModelFile::isRequired)) {
                digest.add(digestOf(beside(url, file.fileName())));
            }
            digests.add(digest.hex());
        }
        if (digests.stream().distinct().count() > 1) {
            throw MlModelException.user(
                    Anchor.DIFFERENT_MODELS,
                    "There are different models '" + name + "' on the class path: "
                            + String.join(
                                    ", ", found.stream().map(URL::toString).toList())
                            + ". Keep one of these dependencies.");
        }
    }

    private static String digestOf(URL url) throws IOException {
        try (InputStream in = open(url)) {
            return Digest.of(in.readAllBytes());
        } catch (FileNotFoundException e) {
            return "";
        }
    }

    private static void requireSize(String file, long size, ModelFile name) {
        if (size > name.maxBytes()) {
            throw MlModelException.user(
                    file + " has " + size + " bytes, and " + name.maxBytes() + " are allowed for " + name + ".");
        }
    }

    private static ModelSource complete(ModelSource source) {
        for (ModelFile file : ModelFile.those(ModelFile::isRequired)) {
            if (!source.files.containsKey(file)) {
                throw MlModelException.user(
                        Anchor.NO_MODEL, "There is no model at " + source.origin + ": " + file + " is missing.");
            }
        }
        return source;
    }
}
