package io.github.mlmodel.build.schema;

import io.github.mlmodel.build.workspace.Workspace;
import io.github.mlmodel.files.FileTrouble;
import io.github.mlmodel.grade.schema.DataSchema;
import io.github.mlmodel.grade.schema.SchemaReader;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.file.RegularFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The schema of a model that stands in {@code src/models}.
 *
 * @param file its file, as messages name it
 * @param schema what it says
 */
public record CommittedSchema(String file, DataSchema schema) {

    /** Returns where a model's schema stands, if there is one. */
    public static Path path(Workspace workspace, String model) {
        return workspace.stored().resolve(model + DataSchema.SUFFIX);
    }

    /**
     * Reads a model's schema, if there is one.
     *
     * @throws MlModelException if it cannot be read, is not as it must be, or lies outside of the checkout
     */
    public static Optional<CommittedSchema> of(Workspace workspace, String model) throws IOException {
        Path path = path(workspace, model);
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        String shown = workspace.shown(path);
        workspace.checkout().requireInside(path, shown);
        byte[] json;
        try {
            json = RegularFiles.bytes(path);
        } catch (IOException e) {
            throw MlModelException.user(shown + " cannot be read: " + FileTrouble.clause(e) + ".", e);
        }
        return Optional.of(new CommittedSchema(shown, SchemaReader.read(json, shown)));
    }
}
