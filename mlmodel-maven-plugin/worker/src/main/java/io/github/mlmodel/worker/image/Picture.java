package io.github.mlmodel.worker.image;

import io.github.mlmodel.model.file.Obstacle;
import io.github.mlmodel.model.text.ShapeText;
import io.github.mlmodel.runtime.ImageBytes;
import io.github.mlmodel.worker.file.SourceFile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file of a folder of images, decoded.
 *
 * @param image the image, or absent when it cannot be read
 * @param fault why it cannot be read, or empty
 */
record Picture(@Nullable BufferedImage image, String fault) {

    private static final List<String> FORMATS = List.of("png", "jpeg");

    /** Of an image that takes a gibibyte in colours. */
    private static final long MOST_PIXELS = 1L << 28;

    /** Decodes a file, and reads it to its end. */
    static Picture of(SourceFile file) {
        try (SourceFile.Contents bytes = file.openAsItIs()) {
            Picture picture = of(bytes);
            bytes.finish();
            return picture.image() == null ? orPointer(picture, file) : picture;
        } catch (IOException e) {
            return faulty("is damaged (" + reason(e) + ")");
        }
    }

    /** What is no image may stand in the place of one. */
    private static Picture orPointer(Picture picture, SourceFile file) {
        return Obstacle.at(file.file().path())
                .filter(it -> it.kind() == Obstacle.Kind.LFS_POINTER)
                .map(it -> faulty(it.clause() + " (fetch it: git lfs pull)"))
                .orElse(picture);
    }

    private static Picture of(InputStream bytes) {
        try (ImageInputStream in = new MemoryCacheImageInputStream(bytes)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            while (readers.hasNext()) {
                ImageReader reader = readers.next();
                if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                    return decode(reader, in);
                }
            }
            return faulty("is no PNG or JPEG file");
        } catch (IOException | RuntimeException e) {
            // Decoders throw exceptions of many kinds at damaged files.
            return faulty("is damaged (" + reason(e) + ")");
        }
    }

    private static Picture decode(ImageReader reader, ImageInputStream in) throws IOException {
        try {
            AtomicBoolean cut = new AtomicBoolean();
            reader.setInput(in, true, true);
            reader.addIIOReadWarningListener((source, warning) -> {
                String lower = warning.toLowerCase(Locale.ROOT);
                if (lower.contains("premature") || lower.contains("truncated")) {
                    cut.set(true);
                }
            });
            if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                return faulty(
                        "has " + ShapeText.of(reader.getHeight(0), reader.getWidth(0)) + " pixels, which is too many");
            }
            BufferedImage image = reader.read(0);
            return cut.get() ? faulty("is damaged (its end is missing)") : new Picture(image, "");
        } finally {
            reader.dispose();
        }
    }

    private static Picture faulty(String fault) {
        return new Picture(null, fault);
    }

    private static String reason(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    int height() {
        return image == null ? 0 : image.getHeight();
    }

    int width() {
        return image == null ? 0 : image.getWidth();
    }

    /** Returns the size as messages write it: height x width. */
    String size() {
        return ShapeText.of(height(), width());
    }

    boolean coloured() {
        return image != null && !ImageBytes.isGrey(image);
    }

    byte[] bytes(int channels) {
        return image == null ? new byte[0] : ImageBytes.of(image, channels);
    }
}
