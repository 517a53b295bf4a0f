package io.github.mlmodel.worker.image;

import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.worker.file.SourceFile;
import io.github.mlmodel.worker.split.ImageHash;
import io.github.mlmodel.worker.table.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;

/** An IDX file of images beside one of labels, whose numbers are the classes. */
final class IdxSource implements ImageSource {

    private final List<SourceFile> files;
    private final IdxFile images;
    private final Column.Texts classes;
    private final Progress progress;

    private IdxSource(List<SourceFile> files, IdxFile images, Column.Texts classes, Progress progress) {
        this.files = files;
        this.images = images;
        this.classes = classes;
        this.progress = progress;
    }

    /** Opens a file of images and one of labels. */
    static IdxSource open(List<SourceFile> files, Progress progress) {
        IdxFile images = IdxFile.images(files.get(0));
        IdxFile labels = IdxFile.labels(files.get(1));
        if (images.count() != labels.count()) {
            throw MlModelException.user("Data file " + images.file().name() + " has "
                    + Names.count(images.count(), "image") + ", and "
                    + labels.file().name() + " has "
                    + Names.count(labels.count(), "label") + ". Name files that belong together.");
        }
        return new IdxSource(files, images, classes(labels), progress);
    }

    private static Column.Texts classes(IdxFile labels) {
        int[] codeOf = new int[256];
        Arrays.fill(codeOf, -1);
        List<String> dictionary = new ArrayList<>();
        Codes codes = new Codes();
        labels.read((number, bytes) -> {
            int label = bytes[0] & 0xFF;
            if (codeOf[label] < 0) {
                codeOf[label] = dictionary.size();
                dictionary.add(Integer.toString(label));
            }
            codes.add(codeOf[label]);
        });
        return new Column.Texts(Roles.CLASS, dictionary.toArray(new String[0]), codes.all());
    }

    /** Grows with what is read: a header may lie about it. */
    private static final class Codes {
        private int[] codes = new int[1024];
        private int count;

        void add(int code) {
            if (count == codes.length) {
                codes = Arrays.copyOf(codes, (int) Math.min(Integer.MAX_VALUE - 8L, 2L * count));
            }
            codes[count++] = code;
        }

        int[] all() {
            return Arrays.copyOf(codes, count);
        }
    }

    @Override
    public String name() {
        return images.file().name();
    }

    @Override
    public String nameOf(int image) {
        return "image " + image + " (counted from 0) of " + name();
    }

    @Override
    public Column.Texts classes() {
        return classes;
    }

    @Override
    public Survey survey(ImageHash hash) {
        int count = images.count();
        int channels = images.channels();
        long[] hashes = new long[count];
        images.read((number, bytes) -> {
            hashes[number] = hash.of(bytes, channels, classes.dictionary()[classes.codes()[number]]);
            progress.done("images", number + 1L, count);
        });
        SourceFile.refuseChanged(files);
        BitSet coloured = new BitSet();
        coloured.set(0, count, channels == 3);
        return new Survey(images.lengths()[1], images.lengths()[2], coloured, hashes);
    }

    @Override
    public void read(BitSet wanted, int channels, Consumer<byte[]> sink) {
        images.read((number, bytes) -> {
            if (wanted.get(number)) {
                sink.accept(channels == images.channels() ? bytes : repeated(bytes));
            }
        });
        SourceFile.refuseChanged(files);
    }

    /** Grey as colour, where a model was trained on images with colours. */
    static byte[] repeated(byte[] grey) {
        byte[] colours = new byte[3 * grey.length];
        for (int i = 0; i < colours.length; i++) {
            colours[i] = grey[i / 3];
        }
        return colours;
    }
}
