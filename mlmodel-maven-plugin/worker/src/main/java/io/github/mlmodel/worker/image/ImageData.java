package io.github.mlmodel.worker.image;

import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
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
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
     * @throws MlModelException if they cannot be read, differ in size, a class is the only one, or has none on a side
     */
    public static ReadImages read(ImageRequest request) {
        ImageData data = new ImageData(request);
        Column.Texts classes = data.classes();
        data.requireBothSides();
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
        data.requireFit(new Fit(model.name(), shape, model.labels()));
        Column.Texts classes = data.classes();
        return data.read(shape.get(2), classes, target(model.labels(), classes));
    }

    /**
     * Looks at held-back images, as {@link #readHeldBack} would read them, without keeping any.
     *
     * @param fit the model that they are for; absent while its training images are not known
     * @throws MlModelException as {@link #readHeldBack} does
     */
    public static void look(ImageRequest request, Optional<Fit> fit) {
        ImageData data = new ImageData(request);
        fit.ifPresent(data::requireFit);
    }

    /**
     * What held-back images must fit.
     *
     * @param model the model's name
     * @param shape height, width and channels of its images
     * @param labels its classes
     */
    public record Fit(String model, List<Integer> shape, List<String> labels) {}

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

    /** Looks at both sides of a source that is split; held-back images of other files are looked at when those are. */
    private void requireBothSides() {
        Column.Texts all = source.classes();
        Set<String> trained = new HashSet<>();
        Set<String> heldBack = new HashSet<>();
        for (int image = 0; image < all.codes().length; image++) {
            (wanted.get(image) ? trained : heldBack).add(all.dictionary()[all.codes()[image]]);
        }
        List<String> untrained = without(List.of(all.dictionary()), trained);
        List<String> sentences = new ArrayList<>();
        if (!untrained.isEmpty()) {
            sentences.add(classWords(untrained) + (untrained.size() == 1 ? " has" : " have")
                    + " no image to train on: all of them are held back of " + source.name()
                    + ". Add images, change <seed>, or give a <testSource>.");
        }
        if (request.split().splits()) {
            noneHeldBack(without(List.of(all.dictionary()), heldBack)).ifPresent(sentences::add);
            if (!survey.coloured().intersects(wanted)) {
                heldBackInColours(survey.coloured(), "those to train on are all grey")
                        .ifPresent(sentences::add);
            }
        }
        refuse(sentences);
    }

    private static void refuse(List<String> sentences) {
        if (!sentences.isEmpty()) {
            throw MlModelException.user(String.join("\n", sentences));
        }
    }

    private static List<String> without(List<String> names, Collection<String> others) {
        return names.stream().filter(name -> !others.contains(name)).toList();
    }

    /** Refuses held-back images that a model of these classes cannot be judged by, with all that is wrong with them. */
    private void requireFit(Fit fit) {
        List<String> sentences = new ArrayList<>();
        if (survey.height() != fit.shape().get(0)
                || survey.width() != fit.shape().get(1)) {
            sentences.add("Images of " + source.name() + " are " + ShapeText.of(survey.height(), survey.width())
                    + " (height x width), and model '" + fit.model() + "' takes "
                    + ShapeText.of(fit.shape().get(0), fit.shape().get(1))
                    + ". Scale the held-back images as those that were trained on.");
        }
        if (fit.shape().get(2) == 1) {
            BitSet coloured = (BitSet) survey.coloured().clone();
            coloured.and(wanted);
            heldBackInColours(coloured, "model '" + fit.model() + "' was trained on grey ones alone")
                    .ifPresent(sentences::add);
        }
        List<String> found = List.of(classes().dictionary());
        List<String> unknown = without(found, fit.labels());
        if (!unknown.isEmpty()) {
            sentences.add(classWords(unknown) + (unknown.size() == 1 ? " is" : " are")
                    + " among the held-back images of " + source.name()
                    + " but absent from the training images, whose classes are " + Names.list(fit.labels())
                    + ". Name classes alike, or train on images of each.");
        }
        noneHeldBack(without(fit.labels(), found)).ifPresent(sentences::add);
        refuse(sentences);
    }

    private Optional<String> heldBackInColours(BitSet coloured, String others) {
        return coloured.isEmpty()
                ? Optional.empty()
                : Optional.of("Held-back images have colours, and " + others + ": "
                        + Shown.partOf(coloured.cardinality(), List.of(source.nameOf(coloured.nextSetBit(0))))
                                .list()
                        + ". Make them grey, or train on images with colours too.");
    }

    private Optional<String> noneHeldBack(List<String> absent) {
        return absent.isEmpty()
                ? Optional.empty()
                : Optional.of(classWords(absent) + (absent.size() == 1 ? " has" : " have")
                        + " no image among the held-back ones of " + source.name()
                        + (request.split().splits()
                                ? ". Change <seed>, or give a <testSource> with images of every class."
                                : ". Add images of every class."));
    }

    private static Target.Classes target(List<String> labels, Column.Texts classes) {
        int[] places =
                Arrays.stream(classes.dictionary()).mapToInt(labels::indexOf).toArray();
        int[] codes = Arrays.stream(classes.codes()).map(code -> places[code]).toArray();
        return new Target.Classes(labels, codes);
    }

    private static String classWords(List<String> names) {
        return (names.size() == 1 ? "Class " : "Classes ")
                + Names.list(names.stream()
                        .map(name -> "'" + Printable.text(name) + "'")
                        .toList());
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
