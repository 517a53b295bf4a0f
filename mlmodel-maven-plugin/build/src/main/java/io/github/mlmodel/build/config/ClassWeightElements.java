package io.github.mlmodel.build.config;

import io.github.mlmodel.build.spec.ClassWeights;
import io.github.mlmodel.build.spec.ClassWeights.ClassWeight;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code <classWeight>}: how much the rows of each class count. */
final class ClassWeightElements {

    private static final String ELEMENT = "classWeight";
    private static final String BALANCED = "balanced";
    private static final double LEAST = 1e-6;
    private static final double MOST = 1e6;

    /** What is not known to be of classes has none to be weighed. */
    private static final Set<Task> OF_CLASSES = EnumSet.of(Task.CLASSIFICATION);

    private final Violations violations;
    private final String path;

    ClassWeightElements(Violations violations, String model) {
        this.violations = violations;
        this.path = model + "/" + ELEMENT;
    }

    /** Returns the weights that a model is given, if it is. */
    @Nullable
    ClassWeights read(ElementValues model, @Nullable Task task, Optional<TrainerSpec> trainer) {
        Optional<String> text = model.text(ELEMENT);
        List<Element> members = text.isPresent() ? List.of() : model.members(ELEMENT);
        if (text.isEmpty() && members.isEmpty()) {
            return null;
        }
        refuseNumbers(task, trainer);
        if (text.isEmpty()) {
            return new ClassWeights.ByClass(classes(members));
        }
        if (!text.get().equals(BALANCED)) {
            violations.add("<" + path + "> is '" + text.get() + "'" + Names.didYouMean(text.get(), List.of(BALANCED))
                    + " Write " + BALANCED + ", or a <class> with <name> and <weight> for each class whose rows do not"
                    + " count once.");
        }
        return new ClassWeights.Balanced();
    }

    private void refuseNumbers(@Nullable Task task, Optional<TrainerSpec> trainer) {
        Optional<String> alone = trainer.map(TrainerSpec::type).filter(type -> EngineCatalog.trainer(type)
                .filter(entry -> Collections.disjoint(entry.tasks(), OF_CLASSES))
                .isPresent());
        if (task != null && !OF_CLASSES.contains(task)) {
            violations.add("<" + path + "> is for classes, but <task> is '" + task.text()
                    + "'. Remove it, or correct <task>.");
        } else if (alone.isPresent()) {
            violations.add("<" + path + "> is for classes, but the trainer '" + alone.get() + "' does "
                    + EngineCatalog.tasks(alone.get()) + " alone. Remove it, or name another <trainer>.");
        }
    }

    private List<ClassWeight> classes(List<Element> members) {
        List<ClassWeight> classes = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (int i = 0; i < members.size(); i++) {
            String at = path + "/class[" + (i + 1) + "]";
            ElementValues values = new ElementReader(violations).read(members.get(i), TrainerEntries.CLASS, at);
            if (values.lacks("name")) {
                violations.add("<" + at + "> has no <name>. Write the class as it stands in the data.");
            }
            if (values.lacks("weight")) {
                violations.add(
                        "<" + at + "> has no <weight>. Write how often a row of this class counts, for example 2.");
            }
            Optional<String> name = values.text("name");
            Optional<Double> weight = values.decimal("weight");
            name.filter(label -> !named.add(label))
                    .ifPresent(label -> violations.add("<" + at + "/name> is '" + label
                            + "' a second time. Say of each class once how much its rows count."));
            weight.filter(value -> !(value >= LEAST && value <= MOST))
                    .ifPresent(value -> violations.add("<" + at + "/weight> is " + ClassWeight.text(value)
                            + ", but a row counts 0.000001 times at least and 1000000 times at most. To leave a class out,"
                            + " leave its rows out of the data."));
            if (name.isPresent() && weight.isPresent()) {
                classes.add(new ClassWeight(name.get(), weight.get()));
            }
        }
        return classes;
    }
}
