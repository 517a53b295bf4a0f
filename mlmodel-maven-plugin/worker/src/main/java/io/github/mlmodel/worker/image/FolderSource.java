package io.github.mlmodel.worker.image;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.data.ImageFolder;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.work.WorkPool;
import io.github.mlmodel.worker.file.SourceFile;
import io.github.mlmodel.worker.split.ImageHash;
import io.github.mlmodel.worker.table.ClassLabels;
import io.github.mlmodel.worker.table.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A folder with one subfolder a class, and PNG and JPEG files in these. Images have the order of their paths. */
final class FolderSource implements ImageSource {

    private static final int FILES_AT_ONCE = 256;

    /** Bytes of decoded images that are waiting to be passed on. */
    private static final long BYTES_AT_ONCE = 1L << 26;

    private final DataFile folder;
    private final List<String> files;
    private final List<SourceFile> sources;
    private final Column.Texts classes;
    private final int threads;
    private final Progress progress;

    private FolderSource(DataFile folder, List<String> files, Column.Texts classes, int threads, Progress progress) {
        this.folder = folder;
        this.files = files;
        this.sources =
                files.stream().map(file -> new SourceFile(folder.file(file))).toList();
        this.classes = classes;
        this.threads = threads;
        this.progress = progress;
    }

    static FolderSource open(DataFile folder, int threads, Progress progress) {
        try {
            List<String> files = ImageFolder.files(folder);
            refuseOthers(folder, files);
            refuseEmpty(folder, files);
            List<String> names = new ArrayList<>();
            int[] codes = new int[files.size()];
            for (int i = 0; i < codes.length; i++) {
                String name = files.get(i).substring(0, files.get(i).indexOf('/'));
                // Files are sorted, but a name may come twice: '-' and ' ' stand before '/'.
                if (!names.contains(name)) {
                    names.add(name);
                }
                codes[i] = names.indexOf(name);
            }
            ClassLabels.requireDifferent("Folder " + folder.name(), names);
            Column.Texts classes = new Column.Texts(Roles.CLASS, names.toArray(new String[0]), codes);
            return new FolderSource(folder, files, classes, threads, progress);
        } catch (IOException e) {
            throw SourceFile.unreadable(folder, e);
        }
    }

    private static void refuseOthers(DataFile folder, List<String> files) {
        FileFaults faults = new FileFaults();
        for (String file : files) {
            int slash = file.indexOf('/');
            if (slash < 0) {
                faults.add(named(folder, file) + " is in no class's folder");
            } else if (file.indexOf('/', slash + 1) >= 0) {
                faults.add(named(folder, file) + " is in a folder within a class's folder");
            }
        }
        faults.refuse(
                "A folder of images has one subfolder a class, with the images right in it, and nothing else:",
                "Move these files, or name another folder: <source> for training, <testSource> for what is held back.");
    }

    private static void refuseEmpty(DataFile folder, List<String> files) throws IOException {
        FileFaults faults = new FileFaults();
        try (Stream<Path> all = Files.list(folder.path())) {
            all.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .filter(ImageFolder::counts)
                    .filter(name -> files.stream().noneMatch(file -> file.startsWith(name + "/")))
                    .sorted()
                    .forEach(name -> faults.add(named(folder, name) + " has no image"));
        }
        faults.refuse("Every class needs images:", "Put images into these folders, or remove them.");
        if (files.isEmpty()) {
            throw MlModelException.user("Folder " + folder.name() + " is empty. A folder of images has one subfolder a"
                    + " class, with PNG or JPEG files in it.");
        }
    }

    @Override
    public String name() {
        return folder.name();
    }

    /** Returns what stands in the folder as messages name it. */
    private static String named(DataFile folder, String file) {
        return folder.name() + "/" + Printable.text(file);
    }

    @Override
    public String nameOf(int image) {
        return named(folder, files.get(image));
    }

    @Override
    public Column.Texts classes() {
        return classes;
    }

    @Override
    public Survey survey(ImageHash hash) {
        FileFaults damaged = new FileFaults();
        FileFaults sizes = new FileFaults();
        long[] hashes = new long[files.size()];
        BitSet coloured = new BitSet();
        List<Picture> first = new ArrayList<>();
        forEach(all(), 0, (number, picture, bytes) -> {
            if (!picture.fault().isEmpty()) {
                damaged.add(nameOf(number) + " " + picture.fault());
                return;
            }
            if (first.isEmpty()) {
                first.add(picture);
            }
            if (!picture.size().equals(first.get(0).size())) {
                sizes.add(nameOf(number) + " is " + picture.size());
            }
            coloured.set(number, picture.coloured());
            hashes[number] = hash.of(bytes, picture.coloured() ? 3 : 1, classes.dictionary()[classes.codes()[number]]);
        });
        refuseChangedSinceDigested();
        damaged.refuse("Files of " + folder.name() + " are no images:", "Repair or remove them.");
        sizes.refuse(
                "Images of " + folder.name() + " differ in size (height x width): " + nameOf(0) + " is "
                        + first.get(0).size() + ", but",
                "Scale all of them to one size.");
        return new Survey(first.get(0).height(), first.get(0).width(), coloured, hashes);
    }

    @Override
    public void read(BitSet wanted, int channels, Consumer<byte[]> sink) {
        forEach(wanted, channels, (number, picture, bytes) -> {
            if (!picture.fault().isEmpty()) {
                // It was an image when all of them were looked at.
                throw SourceFile.changed(new DataFile(nameOf(number), folder.path()));
            }
            sink.accept(bytes);
        });
        SourceFile.refuseChanged(sources);
    }

    /** The goal digests a folder as a whole: which of its files has changed since it does not say. */
    private void refuseChangedSinceDigested() {
        List<String> checksums = sources.stream()
                .map(source -> Objects.requireNonNullElse(source.checksum(), ""))
                .toList();
        if (folder.checksum() != null && !folder.checksum().equals(ImageFolder.digest(files, checksums))) {
            throw SourceFile.changed(folder);
        }
    }

    private BitSet all() {
        BitSet all = new BitSet();
        all.set(0, files.size());
        return all;
    }

    /** Takes decoded files, in order. */
    private interface Decoded {
        void take(int number, Picture picture, byte[] bytes);
    }

    private record Ready(Picture picture, byte[] bytes) {}

    /** Decodes files with several threads; {@code channels} 0 means 1 for a grey image and 3 for one with colours. */
    private void forEach(BitSet wanted, int channels, Decoded decoded) {
        int[] numbers = wanted.stream().toArray();
        int atOnce = FILES_AT_ONCE;
        for (int from = 0; from < numbers.length; ) {
            int start = from;
            int count = Math.min(atOnce, numbers.length - from);
            List<Ready> ready = WorkPool.map(count, threads, i -> decode(numbers[start + i], channels));
            long bytes = 1;
            for (int i = 0; i < count; i++) {
                decoded.take(
                        numbers[start + i], ready.get(i).picture(), ready.get(i).bytes());
                bytes += ready.get(i).bytes().length;
            }
            from += count;
            atOnce = (int) Math.max(threads, Math.min(FILES_AT_ONCE, BYTES_AT_ONCE * count / bytes));
            progress.done("images", from, numbers.length);
        }
    }

    private Ready decode(int number, int channels) {
        Picture picture = Picture.of(sources.get(number));
        int wanted = channels > 0 ? channels : picture.coloured() ? 3 : 1;
        return new Ready(picture, picture.bytes(wanted));
    }
}
