package io.github.mlmodel.worker.train;

import io.github.mlmodel.build.spec.ClassWeights;
import io.github.mlmodel.build.spec.ClassWeights.ClassWeight;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.Trainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How much each row counts in training: its own weight, times that of its class. To trainers both are one.
 *
 * @param labels the classes
 * @param ofClasses the weight of each
 * @param ids the class of each row
 */
record RowWeighting(List<String> labels, double[] ofClasses, int[] ids) {

    /**
     * Refuses weights that a training could not heed.
     *
     * @throws MlModelException if the trainer takes none, or if those of classes are not for this target
     */
    static void check(ModelSpec spec, Target target, Trainer trainer) {
        List<String> asked = new ArrayList<>();
        if (spec.dataset().roles().weight() != null) {
            asked.add("<weight>");
        }
        ClassWeights classes = spec.classWeight();
        if (classes != null) {
            asked.add("<classWeight>");
            checkClasses(classes, target);
        }
        if (!asked.isEmpty() && !trainer.takesWeights()) {
            throw MlModelException.user("Trainer '" + spec.trainer().type() + "' takes no weights of rows as it is"
                    + " configured, so that " + String.join(" and ", asked) + " would not count. Remove "
                    + String.join(" and ", asked) + ", or use another trainer.");
        }
    }

    private static void checkClasses(ClassWeights classes, Target target) {
        Optional<Target.Classes> rows = LearntTarget.classes(target);
        if (rows.isEmpty()) {
            throw MlModelException.user("<classWeight> is for classes, but the task is "
                    + target.task().text() + ". Remove it, or set <task> if the target is of classes.");
        }
        List<String> labels = rows.get().labels();
        Shown unknown = new Shown();
        named(classes).stream()
                .map(ClassWeight::name)
                .filter(name -> !labels.contains(name))
                .forEach(name -> unknown.add("'" + Printable.text(name) + "'" + Names.meant(name, labels)));
        if (!unknown.isEmpty()) {
            throw MlModelException.user("<classWeight> names what no training row has as its class: " + unknown.list()
                    + ". The classes are " + Names.list(labels) + ". Correct <name>, or remove the <class>.");
        }
    }

    private static List<ClassWeight> named(ClassWeights classes) {
        return classes.choose(balanced -> List.of(), ClassWeights.ByClass::classes);
    }

    /** Returns what the weights of classes make of rows; nothing where classes have none. */
    static Optional<RowWeighting> of(ModelSpec spec, Target target) {
        return Optional.ofNullable(spec.classWeight())
                .flatMap(weights -> LearntTarget.classes(target).map(classes -> of(weights, classes)));
    }

    private static RowWeighting of(ClassWeights weights, Target.Classes target) {
        double[] ofClasses = new double[target.labels().size()];
        Arrays.fill(ofClasses, 1);
        weights.choose(balanced -> balance(ofClasses, target.ids()), byClass -> {
            byClass.classes().forEach(one -> ofClasses[target.labels().indexOf(one.name())] = one.weight());
            return ofClasses;
        });
        return new RowWeighting(target.labels(), ofClasses, target.ids());
    }

    private static double[] balance(double[] ofClasses, int[] ids) {
        long[] counts = new long[ofClasses.length];
        for (int id : ids) {
            counts[id]++;
        }
        for (int label = 0; label < counts.length; label++) {
            ofClasses[label] = ids.length / ((double) counts.length * counts[label]);
        }
        return ofClasses;
    }

    /**
     * Returns each row's weight.
     *
     * @param own each row's own weight, or absent when all are 1
     */
    float[] rows(float @Nullable [] own) {
        float[] weights = new float[ids.length];
        for (int row = 0; row < weights.length; row++) {
            weights[row] = (float) (ofClasses[ids[row]] * (own == null ? 1 : own[row]));
        }
        return weights;
    }

    /** Returns the weights of the classes, for the log. */
    String sentence() {
        return "class weights: "
                + Names.list(IntStream.range(0, ofClasses.length)
                        .mapToObj(
                                label -> labels.get(label) + " " + String.format(Locale.ROOT, "%.4g", ofClasses[label]))
                        .toList());
    }
}
