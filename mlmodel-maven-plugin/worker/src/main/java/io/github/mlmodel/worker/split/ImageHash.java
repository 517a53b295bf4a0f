package io.github.mlmodel.worker.split;

import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.spi.work.Mix64;
import io.github.mlmodel.worker.table.ImageRows;
import java.util.List;
import java.util.Set;

/**
 * Decides which side an image is on, by nothing but the seed, its pixels and its class. A grey image has the hash of the same
 * image in colours, so that a first image in colours moves no other.
 */
public final class ImageHash {

    private final long imageSalt;
    private final long classSalt;

    /** Makes the hash of a seed. */
    public ImageHash(long seed) {
        long[] salts = RowHash.salts(List.of(ImageRows.IMAGE, Roles.CLASS), Set.of(ImageRows.IMAGE, Roles.CLASS), seed);
        imageSalt = salts[0];
        classSalt = salts[1];
    }

    /**
     * Returns an image's hash.
     *
     * @param image the bytes, row-major
     * @param channels 1 or 3
     * @param label the class
     */
    public long of(byte[] image, int channels, String label) {
        char[] chars = label.toCharArray();
        return pixels(image, channels) + RowHash.ofValue(classSalt, chars, 0, chars.length);
    }

    private long pixels(byte[] image, int channels) {
        long hash = imageSalt ^ (image.length / channels * Mix64.GOLDEN);
        for (int at = 0; at < image.length; at += channels) {
            long colour = channels == 1
                    ? (image[at] & 0xFF) * 0x010101L
                    : ((image[at] & 0xFF) << 16) | ((image[at + 1] & 0xFF) << 8) | (image[at + 2] & 0xFF);
            hash = (hash ^ colour) * Mix64.GOLDEN;
            hash ^= hash >>> 32;
        }
        return Mix64.mix(hash);
    }
}
