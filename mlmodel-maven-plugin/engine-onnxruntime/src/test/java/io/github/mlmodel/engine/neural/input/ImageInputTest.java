package io.github.mlmodel.engine.neural.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import io.github.mlmodel.spi.Images;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageInputTest {

    /** Three images of 1x2 pixels of three channels. */
    private static final byte[] PIXELS = {
        0, 51, 102, (byte) 153, (byte) 204, (byte) 255, 1, 2, 3, 4, 5, 6, (byte) 255, 0, 0, 0, (byte) 255, 0
    };

    @Test
    void pixelsAreScaledToOneAndChannelsGoFirst() throws OrtException {
        Images images = images();
        ImageInput input = new ImageInput(images);

        float[] trained =
                Vectors.training(input, input.stores(images), 0, new FixedPass(true, FixedPass.noParameters()));
        float[] predicted = Vectors.predicting(
                input, PIXELS, new long[] {3, 1, 2, 3}, new FixedPass(false, FixedPass.noParameters()));

        assertThat(input.shape()).containsExactly(3L, 1L, 2L);
        assertThat(input.info()).isEqualTo(new ValueInfo("features", ElementType.UINT8, List.of(-1L, 1L, 2L, 3L)));
        assertThat(trained)
                .startsWith(0, 0.6f, 0.2f, 0.8f, 0.4f, 1)
                .hasSize(12)
                .containsExactly(java.util.Arrays.copyOf(predicted, 12));
        assertThat(predicted).hasSize(18).endsWith(1, 0, 0, 1, 0, 0);
    }

    @Test
    void imagesAreNotCopied() {
        Images images = images();

        List<RowStore> stores = new ImageInput(images).stores(images);

        assertThat(stores).hasSize(1);
        assertThat(stores.get(0).rows(1)).isEqualTo(1);
        assertThat(stores.get(0).shape()).containsExactly(1L, 2L, 3L);
        assertThat(stores.get(0).shards().get(0)).isSameAs(images.shards().get(0));
    }

    @Test
    void imagesOfAnotherSizeAreRefused() {
        ByteBuffer pixels = ByteBuffer.allocateDirect(4);

        assertThatThrownBy(() -> new ImageInput(images()).complete(new Images(1, 2, 2, 1, List.of(pixels), 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("images of 2x2x1 for a network of 1x2x3");
    }

    private static Images images() {
        ByteBuffer first = ByteBuffer.allocateDirect(12).order(ByteOrder.nativeOrder());
        ByteBuffer second = ByteBuffer.allocateDirect(6).order(ByteOrder.nativeOrder());
        first.put(PIXELS, 0, 12).flip();
        second.put(PIXELS, 12, 6).flip();
        return new Images(3, 1, 2, 3, List.of(first, second), 2);
    }
}
