package io.github.mlmodel.worker.table;

import io.github.mlmodel.runtime.Batch;
import io.github.mlmodel.spi.Images;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Images with their classes.
 *
 * @param images the images
 * @param classes the class of each
 */
public record ImageRows(Images images, Column.Texts classes) implements Rows {

    /** The column of images, and the input of the graph that takes it. */
    public static final String IMAGE = "image";

    private static final int MOST_ROWS_AT_ONCE = 2_000;

    private static final int BYTES_AT_ONCE = 1 << 21;

    @Override
    public int rows() {
        return images.rows();
    }

    @Override
    public List<Column> columns() {
        return List.of(classes);
    }

    @Override
    public int rowsAtOnce() {
        return Math.max(1, Math.min(MOST_ROWS_AT_ONCE, BYTES_AT_ONCE / images.bytes()));
    }

    @Override
    public ImageRows select(int[] chosen) {
        ByteBuffer bytes = ByteBuffer.allocateDirect(Math.multiplyExact(chosen.length, images.bytes()));
        for (int row : chosen) {
            bytes.put(image(row));
        }
        Column.Texts chosenClasses = new Column.Texts(
                classes.name(),
                classes.dictionary(),
                IntStream.of(chosen).map(row -> classes.codes()[row]).toArray());
        return new ImageRows(like(bytes.flip(), chosen.length), chosenClasses);
    }

    /** Returns images of the same shape. */
    public Images like(ByteBuffer bytes, int count) {
        return new Images(
                count, images.height(), images.width(), images.channels(), List.of(bytes), Math.max(1, count));
    }

    /** Returns the bytes of one image. */
    public ByteBuffer image(int row) {
        ByteBuffer shard = images.shards().get(row / images.rowsPerShard());
        return shard.slice(row % images.rowsPerShard() * images.bytes(), images.bytes());
    }

    @Override
    public Batch batch(List<String> read) {
        return Batch.builder(rows())
                .images(IMAGE, images.shards(), images.rowsPerShard())
                .build();
    }
}
