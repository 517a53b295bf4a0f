package io.github.mlmodel.core.spec;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where the classes of images are: in an IDX file of labels beside an IDX file of images, or in the names of the subfolders
 * of a folder.
 *
 * @param labels path of the IDX file of labels, relative to the project; absent when the source is a folder
 * @param testLabels path of the IDX file of the held-back images' labels, or absent
 */
public record ImageSpec(@Nullable String labels, @Nullable String testLabels) {

    /** Returns images whose classes are the names of subfolders. */
    public static ImageSpec ofFolders() {
        return new ImageSpec(null, null);
    }

    /** Returns whether the source is a folder with one subfolder a class. */
    public boolean folders() {
        return labels == null;
    }

    ImageSpec renamed(UnaryOperator<String> rename) {
        return new ImageSpec(
                labels == null ? null : rename.apply(labels), testLabels == null ? null : rename.apply(testLabels));
    }
}
