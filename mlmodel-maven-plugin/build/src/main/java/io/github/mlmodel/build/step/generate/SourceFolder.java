package io.github.mlmodel.build.step.generate;

import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.files.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A folder of generated sources: it holds them and nothing else, and a file that stays as it is keeps its time stamp. */
final class SourceFolder {

    private final Path folder;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, String> owners = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    SourceFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Adds the sources of a model.
     *
     * @return what is wrong with that, as sentences
     */
    List<String> add(String model, Map<String, String> files) {
        List<String> clashes = new ArrayList<>();
        files.forEach((path, text) -> {
            String owner = owners.putIfAbsent(path, model);
            if (owner != null) {
                clashes.add("Models '" + owner + "' and '" + model + "' would both have the class "
                        + path.substring(0, path.length() - ".java".length()).replace('/', '.')
                        + ". Name another <generate><className> or <package> for one of them.");
            }
            texts.put(path, text);
        });
        return clashes;
    }

    /**
     * Makes the folder hold the sources.
     *
     * @param alone whether nothing else may stand in it; else what an earlier build has generated stays
     */
    void write(boolean alone) throws IOException {
        for (Map.Entry<String, String> entry : texts.entrySet()) {
            Path file = folder.resolve(entry.getKey());
            byte[] text = entry.getValue().getBytes(StandardCharsets.UTF_8);
            if (!Files.isRegularFile(file) || !Arrays.equals(Files.readAllBytes(file), text)) {
                Files.createDirectories(file.resolveSibling(""));
                AtomicFiles.write(file, text);
            }
        }
        if (alone && Files.isDirectory(folder)) {
            for (Path file : Folders.files(folder)) {
                if (!texts.containsKey(folder.relativize(file).toString().replace('\\', '/'))) {
                    Files.delete(file);
                }
            }
        }
    }
}
