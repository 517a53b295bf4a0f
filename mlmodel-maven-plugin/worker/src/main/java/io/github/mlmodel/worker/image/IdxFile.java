package io.github.mlmodel.worker.image;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.ShapeText;
import io.github.mlmodel.worker.file.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;

/**
 * An IDX file of unsigned bytes: two zero bytes, the type 8, the number of dimensions, their lengths as big-endian 32-bit
 * integers, and the bytes in row-major order.
 *
 * @param file the file
 * @param lengths the lengths of its dimensions, each at least 1
 */
record IdxFile(SourceFile file, int[] lengths) {

    private static final int UNSIGNED_BYTES = 8;

    /** Reads the header of a file of labels, {@code [N]}. */
    static IdxFile labels(SourceFile file) {
        return open(file, "labels", 1, 1);
    }

    /** Reads the header of a file of images, {@code [N, H, W]} or {@code [N, H, W, C]}. */
    static IdxFile images(SourceFile file) {
        IdxFile images = open(file, "images", 3, 4);
        if (images.channels() != 1 && images.channels() != 3) {
            throw MlModelException.user("Data file " + file.name() + " has images of " + images.channels()
                    + " channels, and an image has 1 (grey) or 3 (red, green, blue). Leave the others out.");
        }
        if ((long) images.lengths[1] * images.lengths[2] * images.channels() > 1 << 30) {
            throw MlModelException.user("Data file " + file.name() + " has images of " + images.shape()
                    + ", and an image has at most 1 GiB. Check that the file is whole, or scale the images.");
        }
        return images;
    }

    private static IdxFile open(SourceFile file, String what, int least, int most) {
        try (InputStream in = file.look()) {
            byte[] magic = in.readNBytes(4);
            int dimensions = magic.length < 4 ? 0 : magic[3];
            boolean bytes = magic.length == 4 && magic[0] == 0 && magic[1] == 0 && magic[2] == UNSIGNED_BYTES;
            if (!bytes || dimensions < least || dimensions > most) {
                throw wrongMagic(file, magic, what);
            }
            byte[] header = in.readNBytes(4 * dimensions);
            if (header.length < 4 * dimensions) {
                throw MlModelException.user("Data file " + file.name() + " ends within its header: "
                        + (4 * dimensions - header.length) + " bytes are missing. Fetch it again.");
            }
            int[] lengths = new int[dimensions];
            ByteBuffer.wrap(header).asIntBuffer().get(lengths);
            for (int length : lengths) {
                if (length < 1) {
                    throw MlModelException.user(
                            "Data file " + file.name() + " says that it has "
                                    + (length & 0xFFFFFFFFL) + " " + what
                                    + " or pixels in one direction, which is none or too many. Check that it was written whole.");
                }
            }
            return new IdxFile(file, lengths).requiringRoom();
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    /** A header may lie: what it claims is compared with the file before memory is taken for it. */
    private IdxFile requiringRoom() throws IOException {
        BigInteger claimed = BigInteger.ONE;
        for (int length : lengths) {
            claimed = claimed.multiply(BigInteger.valueOf(length));
        }
        long most = file.mostBytes();
        BigInteger room = BigInteger.valueOf(Math.max(0, most - 4 - 4L * lengths.length));
        if (claimed.compareTo(room) <= 0) {
            return this;
        }
        file.compare();
        SourceFile.refuseChanged(List.of(file));
        if (most == Files.size(file.file().path())) {
            throw truncated(claimed.subtract(room).toString(), claimed.toString());
        }
        throw MlModelException.user("Data file " + file.name() + " is truncated: its header says that " + claimed
                + " bytes are behind it, and what it has packed are at most " + room + ". Fetch it again.");
    }

    private MlModelException truncated(String missing, String claimed) {
        return MlModelException.user("Data file " + file.name() + " is truncated: " + missing + " of the " + claimed
                + " bytes behind its header are missing. Fetch it again.");
    }

    private static MlModelException wrongMagic(SourceFile file, byte[] magic, String what) {
        StringBuilder found = new StringBuilder();
        for (byte part : magic) {
            found.append(String.format(Locale.ROOT, "%02x", part));
        }
        String wanted = what.equals("labels") ? "0x00000801" : "0x00000803 or 0x00000804";
        boolean labels = found.toString().equals("00000801");
        boolean images = found.toString().equals("00000803") || found.toString().equals("00000804");
        return MlModelException.user("Data file " + file.name() + " is no IDX file of " + what + ": it starts with 0x"
                + found + ", and the magic number of " + what + " as unsigned bytes is " + wanted + ". "
                + (labels
                        ? "It holds labels: name it as <labels>, and the images as <source>."
                        : images
                                ? "It holds images: name it as <source>, and the labels as <labels>."
                                : "Name an IDX file, or a folder with one subfolder a class."));
    }

    int count() {
        return lengths[0];
    }

    int channels() {
        return lengths.length == 4 ? lengths[3] : 1;
    }

    /** Returns the bytes of one entry. */
    int bytes() {
        int bytes = 1;
        for (int i = 1; i < lengths.length; i++) {
            bytes = Math.multiplyExact(bytes, lengths[i]);
        }
        return bytes;
    }

    /** Returns the shape of one image as messages write it. */
    String shape() {
        return ShapeText.of(lengths[1], lengths[2], channels());
    }

    /** Takes entries, in order. */
    @FunctionalInterface
    interface Entries {
        /** Takes an entry; the array is used again for the next. */
        void take(int number, byte[] bytes);
    }

    /**
     * Reads all entries. Whether the file changed is for the caller to ask, who may have read others too.
     *
     * @throws MlModelException if there are fewer bytes than the header says, or more
     */
    void read(Entries entries) {
        try (SourceFile.Contents in = file.open()) {
            in.skipNBytes(4 + 4L * lengths.length);
            byte[] entry = new byte[bytes()];
            for (int number = 0; number < count(); number++) {
                int length = in.readNBytes(entry, 0, entry.length);
                if (length < entry.length) {
                    refuseChanged(in);
                    long missing = (long) (count() - number) * entry.length - length;
                    throw truncated(Long.toString(missing), Long.toString((long) count() * entry.length));
                }
                entries.take(number, entry);
            }
            boolean more = in.read() >= 0;
            in.finish();
            if (more) {
                refuseChanged(in);
                throw MlModelException.user("Data file " + file.name() + " has more than the "
                        + (long) count() * entry.length
                        + " bytes that its header says. Check that it was written whole, and once.");
            }
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    /** A file that changed meanwhile is called that, and not damaged. */
    private void refuseChanged(SourceFile.Contents in) throws IOException {
        in.finish();
        SourceFile.refuseChanged(List.of(file));
    }
}
