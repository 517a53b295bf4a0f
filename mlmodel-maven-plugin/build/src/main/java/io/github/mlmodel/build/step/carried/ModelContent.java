package io.github.mlmodel.build.step.carried;

import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.RegularFiles;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipException;

/**
 * All that one place has in the folder of a model.
 *
 * @param files the files by their path in that folder
 * @param twice those of which there are several, as only an archive can have them
 */
public record ModelContent(SortedMap<String, FileBytes> files, Set<String> twice) {

    private static final int BUFFER = 1 << 16;

    /** What is in a file. */
    interface FileBytes {

        long size() throws IOException;

        InputStream open() throws IOException;

        static FileBytes of(Path file) {
            return new FileBytes() {
                @Override
                public long size() throws IOException {
                    return Files.size(file);
                }

                @Override
                public InputStream open() throws IOException {
                    return RegularFiles.open(file);
                }
            };
        }
    }

    /** Makes one without any file, to be filled. */
    static ModelContent empty() {
        return new ModelContent(new TreeMap<>(), new TreeSet<>());
    }

    void add(String path, FileBytes bytes) {
        if (files.put(path, bytes) != null) {
            twice.add(path);
        }
    }

    /** Returns what ships of a model that stands in a folder of {@code target/mlmodel}. */
    public static ModelContent shipped(Path folder) {
        ModelContent content = empty();
        for (ModelFile file : ModelFile.shipped()) {
            if (Files.isRegularFile(file.in(folder))) {
                content.add(file.fileName(), FileBytes.of(file.in(folder)));
            }
        }
        return content;
    }

    /** Returns whether the model of that name has no file here. */
    boolean isEmpty() {
        return files.isEmpty();
    }

    /** Returns how this differs from what it should be, a clause a file; nothing if every file is there with its bytes and no other. */
    public List<String> differences(String model, ModelContent expected) throws IOException {
        List<String> differences = new ArrayList<>();
        Set<String> paths = new TreeSet<>(files.keySet());
        paths.addAll(expected.files.keySet());
        for (String path : paths) {
            String difference = difference(path, expected);
            if (!difference.isEmpty()) {
                differences.add(ModelFile.JAR_FOLDER + model + "/" + path + difference);
            }
        }
        return differences;
    }

    private String difference(String path, ModelContent expected) throws IOException {
        FileBytes found = files.get(path);
        FileBytes wanted = expected.files.get(path);
        if (found == null) {
            return " is missing";
        }
        if (wanted == null) {
            return " is too many";
        }
        if (twice.contains(path)) {
            return " is there twice";
        }
        return found.size() == wanted.size() && sameBytes(found, wanted) ? "" : " differs";
    }

    private static boolean sameBytes(FileBytes found, FileBytes wanted) throws IOException {
        byte[] left = new byte[BUFFER];
        byte[] right = new byte[BUFFER];
        try (InputStream a = found.open();
                InputStream b = wanted.open()) {
            while (true) {
                int n = a.readNBytes(left, 0, left.length);
                int m = b.readNBytes(right, 0, right.length);
                if (n != m || !Arrays.equals(left, 0, n, right, 0, m)) {
                    return false;
                }
                if (n == 0) {
                    return true;
                }
            }
        } catch (ZipException | EOFException e) {
            // What cannot be unpacked is not what was built.
            return false;
        }
    }
}
