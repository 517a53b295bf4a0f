package io.github.mlmodel.runtime;

import io.github.mlmodel.model.api.Internal;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Images as bytes: uint8 {@code [height, width, channels]}, row-major, with 1 channel for grey or 3 for red, green, blue.
 *
 * <p>Models are trained on the bytes that this class makes of files, and an application's images go the same way.
 * Samples are taken as they are stored: colour profiles and transparency are ignored, and of 16 bits the upper 8 are taken.
 * Grey becomes colour by repetition; colour becomes grey by the luma of ITU-R BT.601 in 16-bit fixed point,
 * {@code (19595 R + 38470 G + 7471 B + 32768) >> 16}.
 */
@Internal
public final class ImageBytes {

    private ImageBytes() {}

    /**
     * Returns an image's bytes.
     *
     * @param channels 1 for grey or 3 for red, green, blue
     * @return {@code height * width * channels} bytes
     */
    public static byte[] of(BufferedImage image, int channels) {
        if (channels != 1 && channels != 3) {
            throw new IllegalArgumentException("An image has 1 channel or 3, not " + channels + ".");
        }
        int width = image.getWidth();
        byte[] bytes = new byte[Math.multiplyExact(Math.multiplyExact(image.getHeight(), width), channels)];
        Line line = storesSamples(image.getColorModel()) ? new Samples(image) : new Colours(image);
        int at = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            int[] colours = line.read(y);
            for (int x = 0; x < width; x++) {
                int colour = colours[x];
                if (channels == 1) {
                    bytes[at++] = (byte) grey(colour);
                } else {
                    bytes[at++] = (byte) (colour >> 16);
                    bytes[at++] = (byte) (colour >> 8);
                    bytes[at++] = (byte) colour;
                }
            }
        }
        return bytes;
    }

    /** Returns whether an image is stored without colours: as samples of grey, or with a palette of greys. */
    public static boolean isGrey(BufferedImage image) {
        ColorModel model = image.getColorModel();
        if (model instanceof IndexColorModel palette) {
            int[] colours = new int[palette.getMapSize()];
            palette.getRGBs(colours);
            for (int colour : colours) {
                if ((colour & 0xFF) != (colour >> 8 & 0xFF) || (colour & 0xFF) != (colour >> 16 & 0xFF)) {
                    return false;
                }
            }
            return true;
        }
        return model.getNumColorComponents() == 1;
    }

    /** Equal parts give that part: the three weights add up to 65536. */
    private static int grey(int colour) {
        return ((colour >> 16 & 0xFF) * 19595 + (colour >> 8 & 0xFF) * 38470 + (colour & 0xFF) * 7471 + 0x8000) >> 16;
    }

    /**
     * Java's own conversion would take such samples of grey for linear light, and bend samples of other colour spaces by
     * their profile.
     */
    private static boolean storesSamples(ColorModel model) {
        int type = model.getColorSpace().getType();
        int transfer = model.getTransferType();
        return model instanceof ComponentColorModel
                && !model.isAlphaPremultiplied()
                && (type == ColorSpace.TYPE_GRAY || type == ColorSpace.TYPE_RGB)
                && ((transfer == DataBuffer.TYPE_BYTE && model.getComponentSize(0) == 8)
                        || (transfer == DataBuffer.TYPE_USHORT && model.getComponentSize(0) == 16));
    }

    /** Reads an image line by line, as 24-bit colours. */
    private sealed interface Line {
        int[] read(int y);
    }

    private static final class Samples implements Line {
        private final Raster raster;
        private final boolean grey;
        private final int shift;
        private final int[] samples;
        private final int[] colours;

        Samples(BufferedImage image) {
            raster = image.getRaster();
            grey = image.getColorModel().getNumColorComponents() == 1;
            shift = image.getColorModel().getComponentSize(0) - 8;
            samples = new int[raster.getWidth() * raster.getNumBands()];
            colours = new int[raster.getWidth()];
        }

        @Override
        public int[] read(int y) {
            raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, samples);
            int bands = raster.getNumBands();
            for (int x = 0, at = 0; x < colours.length; x++, at += bands) {
                colours[x] = grey
                        ? (samples[at] >> shift) * 0x010101
                        : samples[at] >> shift << 16 | samples[at + 1] >> shift << 8 | samples[at + 2] >> shift;
            }
            return colours;
        }
    }

    private static final class Colours implements Line {
        private final BufferedImage image;
        private final int[] colours;

        Colours(BufferedImage image) {
            this.image = image;
            this.colours = new int[image.getWidth()];
        }

        @Override
        public int[] read(int y) {
            return image.getRGB(0, y, colours.length, 1, colours, 0, colours.length);
        }
    }
}
