package io.github.mlmodel.integration;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;

/** Images of 12x12 grey pixels: stripes with noise, in turn horizontal, vertical and diagonal. */
public final class Stripes {

    private static final List<String> CLASSES = List.of("horizontal", "vertical", "diagonal");
    private static final int SIDE = 12;

    private final Random random = new Random(7);
    private final File folder;

    /** Takes the folder that the images are written into. */
    public Stripes(File folder) {
        this.folder = folder;
    }

    /** Writes PNG files, in a folder with a subfolder a class. */
    public void writePngFiles(String name, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
            image.getRaster().setDataElements(0, 0, SIDE, SIDE, image(i));
            File place = new File(folder, name + "/" + CLASSES.get(i % 3));
            Files.createDirectories(place.toPath());
            ImageIO.write(image, "png", new File(place, i + ".png"));
        }
    }

    /** Writes two IDX files, of images and of labels from 0 to 2. */
    public void writeIdxFiles(String name, int count) throws IOException {
        ByteArrayOutputStream images = new ByteArrayOutputStream();
        ByteArrayOutputStream labels = new ByteArrayOutputStream();
        for (int i = 0; i < count; i++) {
            images.write(image(i));
            labels.write(i % 3);
        }
        write(name + "-images-idx3-ubyte.gz", images, count, SIDE, SIDE);
        write(name + "-labels-idx1-ubyte.gz", labels, count);
    }

    private byte[] image(int number) {
        int start = random.nextInt(4);
        byte[] pixels = new byte[SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            int x = i % SIDE;
            int y = i / SIDE;
            int along = start + (number % 3 == 0 ? y : number % 3 == 1 ? x : x + y);
            pixels[i] = (byte) ((along % 4 < 2 ? 180 : 60) + random.nextInt(50));
        }
        return pixels;
    }

    private void write(String name, ByteArrayOutputStream bytes, int... lengths) throws IOException {
        try (DataOutputStream out =
                new DataOutputStream(new GZIPOutputStream(new FileOutputStream(new File(folder, name))))) {
            out.write(new byte[] {0, 0, 8, (byte) lengths.length});
            for (int length : lengths) {
                out.writeInt(length);
            }
            bytes.writeTo(out);
        }
    }
}
