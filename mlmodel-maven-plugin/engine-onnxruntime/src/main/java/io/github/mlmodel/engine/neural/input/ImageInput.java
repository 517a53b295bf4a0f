package io.github.mlmodel.engine.neural.input;

import io.github.mlmodel.engine.neural.layer.ForwardPass;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.model.text.ShapeText;
import io.github.mlmodel.spi.Images;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Images: bytes become floats from 0 to 1, and channels go before height and width.
 *
 * @param height pixels from top to bottom
 * @param width pixels from left to right
 * @param channels 1 for grey, 3 for red, green, blue
 */
public record ImageInput(int height, int width, int channels) implements NetworkInput<Images> {

    private static final String STORE = "images";

    /** Makes an input for images of the size that these have. */
    public ImageInput(Images images) {
        this(images.height(), images.width(), images.channels());
    }

    @Override
    public ValueInfo info() {
        return new ValueInfo(
                TrainedModel.INPUT, ElementType.UINT8, List.of(ValueInfo.ROWS, (long) height, (long) width, (long)
                        channels));
    }

    @Override
    public List<Long> shape() {
        return List.of((long) channels, (long) height, (long) width);
    }

    @Override
    public List<RowStore> stores(Images images) {
        if (!new ImageInput(images).equals(this)) {
            throw new IllegalArgumentException(
                    "images of " + ShapeText.of(images.height(), images.width(), images.channels())
                            + " for a network of " + ShapeText.of(height, width, channels));
        }
        return List.of(new RowStore(
                STORE,
                ElementType.UINT8,
                List.of((long) height, (long) width, (long) channels),
                images.rows(),
                images.rowsPerShard(),
                images.shards()));
    }

    @Override
    public List<RowStore> complete(Images images) {
        return stores(images);
    }

    @Override
    public Tensor training(Map<String, Tensor> batch, ForwardPass pass) {
        return predicting(Objects.requireNonNull(batch.get(STORE), STORE), pass);
    }

    /** Moving bytes costs a quarter of moving floats. */
    @Override
    public Tensor predicting(Tensor input, ForwardPass pass) {
        return input.transpose(0, 3, 1, 2).cast(ElementType.FLOAT).div(255);
    }
}
