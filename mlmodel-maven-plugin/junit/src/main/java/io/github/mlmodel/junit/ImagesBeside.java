package io.github.mlmodel.junit;

import io.github.mlmodel.model.text.Printable;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * The files of images beside a test.
 *
 * @param test the test's class
 */
record ImagesBeside(Class<?> test) {

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if there is no such image; says so as a clause
     */
    BufferedImage read(String name) {
        String names = "names '" + Printable.text(name) + "', which ";
        try (@Nullable InputStream in = test.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException(names + "is no file beside " + test.getName());
            }
            @Nullable BufferedImage image = ImageIO.read(in);
            if (image == null) {
                throw new IllegalArgumentException(names + "is no PNG or JPEG file");
            }
            return image;
        } catch (IOException e) {
            throw new IllegalArgumentException(names + "cannot be read: " + e.getMessage(), e);
        }
    }
}
