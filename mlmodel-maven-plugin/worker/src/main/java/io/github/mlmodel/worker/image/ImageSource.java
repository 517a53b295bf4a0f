package io.github.mlmodel.worker.image;

import io.github.mlmodel.worker.file.SourceFile;
import io.github.mlmodel.worker.split.ImageHash;
import io.github.mlmodel.worker.table.Column;
import java.util.BitSet;
import java.util.function.Consumer;

/** Images in a fixed order, and the class of each. */
sealed interface ImageSource permits IdxSource, FolderSource {

    /** Opens a source, without reading images. */
    static ImageSource of(ImageRequest request) {
        return request.source().labels().file().isPresent()
                ? IdxSource.open(SourceFile.of(request.files()), request.progress())
                : FolderSource.open(request.files().get(0), request.threads(), request.progress());
    }

    /** Returns what the user calls the source. */
    String name();

    /** Returns what the user may call an image. */
    String nameOf(int image);

    /** Returns the class of each image. */
    Column.Texts classes();

    /**
     * Looks at every image.
     *
     * @throws io.github.mlmodel.model.MlModelException listing those that are no images, or of another size
     */
    Survey survey(ImageHash hash);

    /** Reads some images, in order, and passes on the bytes of each. */
    void read(BitSet wanted, int channels, Consumer<byte[]> sink);
}
