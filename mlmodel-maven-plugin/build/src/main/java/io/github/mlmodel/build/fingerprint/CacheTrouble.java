package io.github.mlmodel.build.fingerprint;

import com.google.gson.JsonParseException;
import io.github.mlmodel.files.FileTrouble;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes note that something in the cache cannot be read or written. The cache saves work and decides nothing: what cannot
 * be read is a miss, what cannot be written is not kept, and the first trouble is told.
 */
public final class CacheTrouble {

    private final Path cache;
    private final Consumer<String> warning;
    private boolean told;

    /**
     * Makes a place for the trouble of one goal.
     *
     * @param cache the folder of the cache
     * @param warning takes the sentence about the first trouble
     */
    public CacheTrouble(Path cache, Consumer<String> warning) {
        this.cache = cache;
        this.warning = warning;
    }

    /** Takes note of a failure. */
    public void note(IOException failure) {
        if (!told) {
            told = true;
            warning.accept("The cache " + cache + " cannot be used as it should: " + FileTrouble.clause(failure)
                    + ". The build goes on without what cannot be read or written there. Mend it, or name another"
                    + " folder: -Dmlmodel.cache.directory=FOLDER.");
        }
    }

    /** Reads a record from a file that may be absent, damaged or of another version: then there is none. */
    public <T> Optional<T> read(Path file, Class<T> type) {
        try {
            return Optional.of(Json.read(file, type));
        } catch (NoSuchFileException | JsonParseException e) {
            return Optional.empty();
        } catch (IOException e) {
            note(e);
            return Optional.empty();
        }
    }
}
