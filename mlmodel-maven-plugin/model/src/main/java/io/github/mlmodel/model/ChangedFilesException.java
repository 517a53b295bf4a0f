package io.github.mlmodel.model;

import io.github.mlmodel.model.api.Internal;
import io.github.mlmodel.model.text.Shown;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A failure because files were changed while a build read them: what was made of them belongs to no file. */
@Internal
public final class ChangedFilesException extends MlModelException {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, Path> files;

    /**
     * Names the files that changed.
     *
     * @param files where each is, by the name that the user knows, in the order in which they are named
     * @param meanwhile what was done with them, for example {@code the model was trained}
     */
    public ChangedFilesException(Map<String, Path> files, String meanwhile) {
        super(Kind.USER, Anchor.CHANGED_FILE, text(files, meanwhile), null);
        this.files = new LinkedHashMap<>(files);
    }

    /** Returns where the files are. */
    public List<Path> paths() {
        return List.copyOf(files.values());
    }

    /** Returns the same failure for those who know what was done with the files. */
    public ChangedFilesException whileThis(String meanwhile) {
        return new ChangedFilesException(files, meanwhile);
    }

    private static String text(Map<String, Path> files, String meanwhile) {
        return Shown.of(files.keySet()).list() + " changed while " + meanwhile
                + "; nothing was kept. Run the build again.";
    }
}
