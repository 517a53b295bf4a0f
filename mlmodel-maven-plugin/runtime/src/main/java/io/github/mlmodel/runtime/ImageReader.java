package io.github.mlmodel.runtime;

import io.github.mlmodel.model.ModelSignature.Input;
import io.github.mlmodel.model.text.ShapeText;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Turns an application's images into the bytes that a model takes. Nothing is scaled: that decides what a model sees. */
final class ImageReader {

    private final int height;
    private final int width;
    private final int channels;

    private ImageReader(int height, int width, int channels) {
        this.height = height;
        this.width = width;
        this.channels = channels;
    }

    static ImageReader of(Input input) {
        return new ImageReader(
                input.shape().get(0), input.shape().get(1), input.shape().get(2));
    }

    int bytes() {
        return height * width * channels;
    }

    /** Returns the shape as messages write it, for example {@code 28x28x1}. */
    String shape() {
        return ShapeText.of(height, width, channels);
    }

    /** Adds an image's bytes to {@code target}; returns what is wrong with it, or nothing. */
    @Nullable
    String read(@Nullable Object value, ByteBuffer target) {
        if (value instanceof byte[] bytes) {
            if (bytes.length != bytes()) {
                return "takes " + bytes() + " bytes (" + shape() + "), and was given " + bytes.length;
            }
            target.put(bytes);
            return null;
        }
        if (value instanceof BufferedImage image) {
            if (image.getHeight() != height || image.getWidth() != width) {
                return "takes an image of " + ShapeText.of(height, width)
                        + " pixels (height x width), and was given one of "
                        + ShapeText.of(image.getHeight(), image.getWidth())
                        + " (scale it as the images that the model was trained on were scaled)";
            }
            target.put(ImageBytes.of(image, channels));
            return null;
        }
        return value == null
                ? "has no value, and an image cannot be missing"
                : "takes a byte[] or a BufferedImage, and was given a "
                        + value.getClass().getSimpleName();
    }
}
