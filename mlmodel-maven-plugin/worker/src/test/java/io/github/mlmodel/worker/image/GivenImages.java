package io.github.mlmodel.worker.image;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.worker.split.Side;
import io.github.mlmodel.worker.split.Split;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;

/** Writes images into a folder, and asks for them. */
public final class GivenImages {

    private final Path folder;

    /** Takes an empty folder. */
    public GivenImages(Path folder) {
        this.folder = folder;
    }

    /** Writes an IDX file of unsigned bytes. */
    public DataFile idx(String name, byte[] bytes, int... lengths) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(4 + 4 * lengths.length);
        header.put(new byte[] {0, 0, 8, (byte) lengths.length});
        for (int length : lengths) {
            header.putInt(length);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(all) : all) {
            out.write(header.array());
            out.write(bytes);
        }
        return file(name, all.toByteArray());
    }

    /** Writes a file. */
    public DataFile file(String name, byte[] bytes) throws IOException {
        Path path = folder.resolve(name);
        Files.createDirectories(path.getParent());
        Files.write(path, bytes);
        return new DataFile(name, path);
    }

    /** Writes an image of one type of {@link BufferedImage} whose pixels are numbers that follow from {@code seed}. */
    public void image(String name, int type, int height, int width, int seed) throws IOException {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int band = 0; band < image.getRaster().getNumBands(); band++) {
                    image.getRaster().setSample(x, y, band, (31 * y + 7 * x + 101 * band + 57 * seed) & 0xFF);
                }
            }
        }
        Path path = folder.resolve(name);
        Files.createDirectories(path.getParent());
        ImageIO.write(image, name.endsWith(".png") ? "png" : "jpeg", path.toFile());
    }

    /** Writes a PNG file of grey pixels. */
    public void grey(String name, int seed) throws IOException {
        image(name, BufferedImage.TYPE_BYTE_GRAY, 4, 3, seed);
    }

    /** Asks for the images of a folder. */
    public ImageRequest folder(String name, Side side) {
        return new ImageRequest(
                new Source.Images(name, new Source.Labels.Folders()),
                split(side),
                List.of(new DataFile(name, folder.resolve(name))),
                1,
                2,
                Progress.NONE);
    }

    /** Asks for images of two IDX files. */
    public static ImageRequest idx(DataFile images, DataFile labels, Side side) {
        return new ImageRequest(
                new Source.Images(images.name(), new Source.Labels.File(labels.name())),
                split(side),
                List.of(images, labels),
                1,
                2,
                Progress.NONE);
    }

    private static Split split(Side side) {
        return side == Side.ALL ? Split.NONE : new Split(side, 0.5);
    }
}
