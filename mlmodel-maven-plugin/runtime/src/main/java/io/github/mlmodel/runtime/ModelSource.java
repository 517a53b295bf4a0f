package io.github.mlmodel.runtime;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelFiles;
import io.github.mlmodel.model.bundle.Bundle;
import io.github.mlmodel.model.file.Digest;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A model's files, wherever they come from.
 *
 * @param origin where from, for messages
 * @param files bytes by name, of {@link Bundle#NAMES}
 */
record ModelSource(String origin, SortedMap<String, byte[]> files) {

    private static final List<String> READ = List.of(ModelFiles.MODEL, ModelFiles.DESCRIPTION, ModelFiles.FINGERPRINT);

    /** Reads a bundle, a folder with a model's files, or its {@code model.onnx}. */
    static ModelSource of(Path path) {
        try {
            if (Files.isDirectory(path)) {
                return folder(path);
            }
            if (!Files.exists(path)) {
                throw MlModelException.user("There is no model at " + path + ": it does not exist.");
            }
            if (path.toString().endsWith(".onnx")) {
                return modelFile(path);
            }
            return new ModelSource(path.toString(), Bundle.read(path));
        } catch (IOException e) {
            throw MlModelException.internal("The model at " + path + " cannot be read: " + e + ".", e);
        }
    }

    /** Reads {@code META-INF/mlmodel/<name>/} of the class path. */
    static ModelSource ofClasspath(String name, ClassLoader loader) {
        if (!name.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no model's name: lower-case letters, digits and '-'.");
        }
        String folder = ModelFiles.JAR_FOLDER + name + "/";
        try {
            List<URL> found = Collections.list(loader.getResources(folder + ModelFiles.MODEL));
            if (found.isEmpty()) {
                throw MlModelException.user("There is no model '" + name + "' on the class path: no " + folder
                        + ModelFiles.MODEL + ". Add the dependency on the artifact that has it.");
            }
            requireOne(name, found);
            SortedMap<String, byte[]> files = new TreeMap<>();
            for (String file : READ) {
                URL url = beside(found.get(0), file);
                read(url, file, files);
            }
            return complete(new ModelSource(found.get(0).toString(), files));
        } catch (IOException e) {
            throw MlModelException.internal("The model '" + name + "' of the class path cannot be read: " + e + ".", e);
        }
    }

    /** Returns the bytes of a file that is always there. */
    byte[] bytes(String name) {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw MlModelException.user(origin + " has no " + name + ".");
        }
        return bytes;
    }

    private static ModelSource folder(Path folder) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (String name : READ) {
            Path file = folder.resolve(name);
            if (Files.isRegularFile(file)) {
                files.put(name, read(file, name));
            }
        }
        return complete(new ModelSource(folder.toString(), files));
    }

    private static ModelSource modelFile(Path file) throws IOException {
        ModelSource beside = folder(file.toAbsolutePath().resolveSibling(""));
        SortedMap<String, byte[]> files = new TreeMap<>(beside.files());
        files.put(ModelFiles.MODEL, read(file, ModelFiles.MODEL));
        return new ModelSource(file.toString(), files);
    }

    private static byte[] read(Path file, String name) throws IOException {
        requireSize(file.toString(), Files.size(file), name);
        return Files.readAllBytes(file);
    }

    private static void read(URL url, String name, SortedMap<String, byte[]> files) throws IOException {
        try (InputStream in = open(url)) {
            byte[] bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, Bundle.maxBytes(name) + 1));
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
        return new URL(text.substring(0, text.length() - ModelFiles.MODEL.length()) + file);
    }

    private static void requireOne(String name, List<URL> found) throws IOException {
        if (found.size() == 1) {
            return;
        }
        List<String> digests = new ArrayList<>();
        for (URL url : found) {
            try (InputStream in = open(url)) {
                digests.add(Digest.of(in.readAllBytes()));
            }
        }
        if (digests.stream().distinct().count() > 1) {
            throw MlModelException.user("There are different models '" + name + "' on the class path: "
                    + String.join(", ", found.stream().map(URL::toString).toList())
                    + ". Keep one of these dependencies.");
        }
    }

    private static void requireSize(String file, long size, String name) {
        if (size > Bundle.maxBytes(name)) {
            throw MlModelException.user(
                    file + " has " + size + " bytes, and " + Bundle.maxBytes(name) + " are allowed for " + name + ".");
        }
    }

    private static ModelSource complete(ModelSource source) {
        for (String name : List.of(ModelFiles.MODEL, ModelFiles.DESCRIPTION)) {
            if (!source.files.containsKey(name)) {
                throw MlModelException.user("There is no model at " + source.origin + ": " + name + " is missing.");
            }
        }
        return source;
    }
}
