package io.github.mlmodel.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageBytesTest {

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_INT_BGR,
                BufferedImage.TYPE_3BYTE_BGR,
                BufferedImage.TYPE_4BYTE_ABGR
            })
    void everyLayoutOfColoursGivesTheSameBytes(int type) {
        BufferedImage image = new BufferedImage(2, 1, type);
        image.setRGB(0, 0, 0xFF0A141E);
        image.setRGB(1, 0, 0xFFFF8001);

        assertThat(ImageBytes.of(image, 3)).containsExactly(10, 20, 30, 255, 128, 1);
        assertThat(ImageBytes.of(image, 1)).containsExactly(18, 151);
        assertThat(ImageBytes.isGrey(image)).isFalse();
    }

    @Test
    void greySamplesAreTakenAsTheyAre() {
        BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSamples(0, 0, 2, 2, 0, new int[] {0, 100, 200, 255});

        assertThat(ImageBytes.of(image, 1)).containsExactly(0, 100, 200, 255);
        assertThat(ImageBytes.of(image, 3)).startsWith(0, 0, 0, 100, 100, 100).hasSize(12);
        assertThat(ImageBytes.isGrey(image)).isTrue();
    }

    @Test
    void theUpperEightOfSixteenBitsAreTaken() {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setSamples(0, 0, 2, 1, 0, new int[] {0x12FF, 0xFF00});

        assertThat(ImageBytes.of(image, 1)).containsExactly(0x12, 0xFF);
    }

    @Test
    void aPaletteOfGreysIsGrey() {
        byte[] greys = {0, 40, 80, (byte) 200};
        byte[] reds = {1, 40, 80, (byte) 200};
        BufferedImage grey = new BufferedImage(
                1, 1, BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(2, 4, greys, greys, greys));
        BufferedImage coloured =
                new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(2, 4, reds, greys, greys));
        grey.getRaster().setSample(0, 0, 0, 3);

        assertThat(ImageBytes.isGrey(grey)).isTrue();
        assertThat(ImageBytes.of(grey, 1)).containsExactly(200);
        assertThat(ImageBytes.isGrey(coloured)).isFalse();
    }

    @Test
    void aPartOfAnImageIsAnImage() {
        BufferedImage whole = new BufferedImage(3, 3, BufferedImage.TYPE_BYTE_GRAY);
        whole.getRaster().setSamples(0, 0, 3, 3, 0, new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9});

        assertThat(ImageBytes.of(whole.getSubimage(1, 1, 2, 2), 1)).containsExactly(5, 6, 8, 9);
    }

    @Test
    void thereAreOneOrThreeChannels() {
        assertThatThrownBy(() -> ImageBytes.of(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("An image has 1 channel or 3, not 4.");
    }
}
