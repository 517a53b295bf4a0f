package io.github.mlmodel.build.workspace;

import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.RegularFiles;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The content of {@code resource-config.json}, by which GraalVM's native images keep what an application reads of the models in
 * a jar: of resources they have only those that something names.
 */
record NativeImageResources(Resources resources) {

    private static final String FOLDER = "META-INF/native-image/";
    private static final String FILE = "resource-config.json";

    private record Resources(List<Include> includes) {}

    /** A regular expression. */
    private record Include(String pattern) {}

    private static NativeImageResources of(List<String> models) {
        List<ModelFile> files =
                ModelFile.those(file -> file.isShipped() && file.isReadBy(ModelFile.Reader.APPLICATION));
        return new NativeImageResources(new Resources(models.stream()
                .flatMap(model -> files.stream().map(file -> new Include("\\Q" + file.inJar(model) + "\\E")))
                .toList()));
    }

    /**
     * Writes the file into a project's output folder, unless it says this already; without models there is none.
     *
     * @param artifact what tells it from those of other jars: group and artifact, with {@code /} between them
     */
    static void write(Path output, String artifact, List<String> models) throws IOException {
        Path file = output.resolve(FOLDER + artifact).resolve(FILE);
        if (models.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        String json = Json.write(of(models));
        if (!Files.isRegularFile(file) || !RegularFiles.text(file).equals(json)) {
            AtomicFiles.write(file, json);
        }
    }
}
