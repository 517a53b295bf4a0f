package io.github.mlmodel.worker.image;

import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.model.Anchor;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.ShapeText;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.worker.split.ImageHash;
import io.github.mlmodel.worker.table.Column;
import io.github.mlmodel.worker.table.ImageRows;
import io.github.mlmodel.worker.table.TargetColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Reads images into bytes outside the heap. They are looked at first, which decides sides and the number of channels, and
 * read then, so that they are never held twice.
 */
public final class ImageData {

    private final ImageRequest request;
    private final ImageSource source;
    private final Survey survey;
    private final BitSet wanted;

    private ImageData(ImageRequest request) {
        this.request = request;
        this.source = ImageSource.of(request);
        this.survey = source.survey(new ImageHash(request.seed()));
        this.wanted = new BitSet();
        for (int i = 0; i < survey.hashes().length; i++) {
            wanted.set(i, request.split().keeps(survey.hashes()[i]));
        }
    }

    /**
     * Reads images to train on. They have one channel if all of them are grey, else three.
     *
     * @throws MlModelException if they cannot be read, differ in size, or a class has none or is the only one
     */
    public static ReadImages read(ImageRequest request) {
        ImageData data = new ImageData(request);
        Column.Texts classes = data.classes();
        data.requireEveryClass(classes);
        Target.Classes target = TargetColumn.classes(classes, classes.codes().length);
        if (target.labels().size() < 2) {
            throw MlModelException.user("All " + Names.count(classes.codes().length, "training image") + " of "
                    + data.source.name() + " are of the one class '"
                    + target.labels().get(0)
                    + "', so there is nothing to learn. Add images of other classes.");
        }
        return data.read(data.survey.coloured().intersects(data.wanted) ? 3 : 1, classes, target);
    }

    /**
     * Reads held-back images for a model. Grey ones become colour where the model was trained on colours.
     *
     * @throws MlModelException if they cannot be read or do not fit the model, a class is unknown to it, or one of its classes
     *     has no image
     */
    public static ReadImages readHeldBack(ImageRequest request, ModelDescription model) {
        ImageData data = new ImageData(request);
        List<Integer> shape = model.signature().inputOf(ImageRows.IMAGE).shape();
        data.requireShape(model.name(), shape);
        Column.Texts classes = data.classes();
        return data.read(shape.get(2), classes, data.target(model.labels(), classes));
    }

    /** Returns the classes of the wanted images, without those that none of them has. */
    private Column.Texts classes() {
        Column.Texts all = source.classes();
        int[] codes = wanted.stream().map(i -> all.codes()[i]).toArray();
        int[] places = new int[all.dictionary().length];
        Arrays.fill(places, -1);
        List<String> dictionary = new ArrayList<>();
        for (int i = 0; i < codes.length; i++) {
            if (places[codes[i]] < 0) {
                places[codes[i]] = dictionary.size();
                dictionary.add(all.dictionary()[codes[i]]);
            }
            codes[i] = places[codes[i]];
        }
        return new Column.Texts(Roles.CLASS, dictionary.toArray(new String[0]), codes);
    }

    private void requireEveryClass(Column.Texts classes) {
        List<String> absent = new ArrayList<>(List.of(source.classes().dictionary()));
        absent.removeAll(List.of(classes.dictionary()));
        if (!absent.isEmpty()) {
            throw MlModelException.user(
                    Anchor.ABSENT_CLASS,
                    classWords(absent) + (absent.size() == 1 ? " has" : " have")
                            + " no image to train on: all of them are held back of " + source.name()
                            + ". Add images, change <seed>, or give a <testSource>.");
        }
    }

    private void requireShape(String model, List<Integer> shape) {
        if (survey.height() != shape.get(0) || survey.width() != shape.get(1)) {
            throw MlModelException.user("Images of " + source.name() + " are "
                    + ShapeText.of(survey.height(), survey.width())
                    + " (height x width), and model '" + model + "' takes " + ShapeText.of(shape.get(0), shape.get(1))
                    + ". Scale the held-back images as those that were trained on.");
        }
        BitSet coloured = (BitSet) survey.coloured().clone();
        coloured.and(wanted);
        if (shape.get(2) == 1 && !coloured.isEmpty()) {
            throw MlModelException.user("Held-back images have colours, and model '" + model
                    + "' was trained on grey ones alone: "
                    + Shown.partOf(coloured.cardinality(), List.of(source.nameOf(coloured.nextSetBit(0))))
                            .list()
                    + ". Make them grey, or train on images with colours too.");
        }
    }

    private Target.Classes target(List<String> labels, Column.Texts classes) {
        List<String> found = List.of(classes.dictionary());
        List<String> unknown =
                found.stream().filter(name -> !labels.contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw MlModelException.user(
                    Anchor.ABSENT_CLASS,
                    classWords(unknown) + (unknown.size() == 1 ? " is" : " are")
                            + " among the held-back images of " + source.name()
                            + " but absent from the training images, whose classes are " + Names.list(labels)
                            + ". Name classes alike, or train on images of each.");
        }
        List<String> absent =
                labels.stream().filter(name -> !found.contains(name)).toList();
        if (!absent.isEmpty()) {
            throw MlModelException.user(
                    Anchor.ABSENT_CLASS,
                    classWords(absent) + (absent.size() == 1 ? " has" : " have")
                            + " no image among the held-back ones of " + source.name()
                            + ". Change <seed>, or give a <testSource> with images of every class.");
        }
        int[] places = found.stream().mapToInt(labels::indexOf).toArray();
        int[] codes = Arrays.stream(classes.codes()).map(code -> places[code]).toArray();
        return new Target.Classes(labels, codes);
    }

    private static String classWords(List<String> names) {
        return (names.size() == 1 ? "Class " : "Classes ")
                + Names.list(names.stream().map(name -> "'" + name + "'").toList());
    }

    private ReadImages read(int channels, Column.Texts classes, Target.Classes target) {
        int rows = classes.codes().length;
        ImageStore store = ImageStore.of(rows, survey, channels, request.mostDirectBytes());
        Digest digest = new Digest()
                .add("images")
                .addLong(rows)
                .addLong(survey.height())
                .addLong(survey.width())
                .addLong(channels);
        for (int code : classes.codes()) {
            digest.add(classes.dictionary()[code]);
        }
        source.read(wanted, channels, image -> {
            store.add(image);
            digest.addBytes(image);
        });
        return new ReadImages(new ImageRows(store.images(), classes), target, digest.hex(), survey.hashes().length);
    }
}
