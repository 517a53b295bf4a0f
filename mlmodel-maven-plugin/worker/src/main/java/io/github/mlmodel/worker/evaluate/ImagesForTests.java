package io.github.mlmodel.worker.evaluate;

import io.github.mlmodel.build.message.RowsResult;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.worker.record.RecordWriter;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.ImageRows;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** Writes the images that a model is judged by for a project's tests: the bytes that it takes, in Base64, and the class. */
final class ImagesForTests {

    private ImagesForTests() {}

    /**
     * Writes them all; where they have more bytes than that, the file is empty, as there are too many to be kept.
     *
     * @param most the most bytes of all images together
     */
    static RowsResult write(Path output, ModelDescription model, HeldBackRows rows, long most) throws IOException {
        ImageRows images = (ImageRows) rows.rows();
        try (RecordWriter writer = new RecordWriter(output)) {
            if ((long) images.rows() * images.images().bytes() > most) {
                return new RowsResult(0);
            }
            writer.write(List.of(ImageRows.IMAGE, model.target().name()));
            Column.Texts classes = images.classes();
            for (int row = 0; row < images.rows(); row++) {
                writer.write(List.of(text(images.image(row)), classes.dictionary()[classes.codes()[row]]));
            }
        }
        return new RowsResult(images.rows());
    }

    private static String text(ByteBuffer image) {
        byte[] bytes = new byte[image.remaining()];
        image.get(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
