package io.github.mlmodel.spi;

import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.model.text.ShapeText;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;

/**
 * Images of one size, as bytes: uint8 {@code [rows, height, width, channels]}, row-major.
 *
 * @param rows number of images
 * @param height pixels from top to bottom
 * @param width pixels from left to right
 * @param channels 1 for grey, 3 for red, green, blue
 * @param shards direct or mapped buffers, each from position 0 to its limit, with {@code rowsPerShard} images; the last
 *     one may have fewer. Never written to after the images were made
 * @param rowsPerShard images a shard
 */
@Stable(since = "1.0.0")
public record Images(int rows, int height, int width, int channels, List<ByteBuffer> shards, int rowsPerShard)
        implements TrainingRows {

    /** Copies the list and checks that the shards hold as many images as there are rows. */
    public Images {
        shards = List.copyOf(shards);
        long bytes = shards.stream().mapToLong(ByteBuffer::limit).sum();
        if (bytes != (long) rows * height * width * channels) {
            throw new IllegalArgumentException(
                    bytes + " bytes for " + rows + " images of " + ShapeText.of(height, width, channels));
        }
    }

    @Override
    public <T> T choose(Function<? super FeatureMatrix, T> ofMatrix, Function<? super Images, T> ofImages) {
        return ofImages.apply(this);
    }

    /** Returns the bytes of one image. */
    public int bytes() {
        return height * width * channels;
    }
}
