package io.github.mlmodel.worker.treatment;

import io.github.mlmodel.model.column.MissingWords;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.worker.table.ClassLabels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Looks at a target's classes, whether they may have been meant otherwise than they are read. */
public final class SuspectClasses {

    private SuspectClasses() {}

    /**
     * Returns what speaks against them.
     *
     * @param target the target's column
     */
    public static List<Misgiving> of(String target, Target.Classes classes) {
        List<Misgiving> found = new ArrayList<>();
        WordCounts words = counts(classes);
        if (words.values() > 0) {
            found.add(new Misgiving(Misgiving.Kind.TARGET_WORDS, target, words.list(), Suspects.pasted(words)));
        }
        List<String> equal = ClassLabels.equalButForZeros(classes.labels());
        if (!equal.isEmpty()) {
            found.add(
                    Misgiving.of(Misgiving.Kind.CLASSES, target, Shown.of(equal).clauses()));
        }
        return found;
    }

    private static WordCounts counts(Target.Classes classes) {
        List<String> words = words(classes.labels());
        Map<String, Long> counts = new TreeMap<>();
        for (int id : classes.ids()) {
            String label = classes.labels().get(id);
            if (words.contains(label)) {
                counts.merge(label, 1L, Long::sum);
            }
        }
        return new WordCounts(counts);
    }

    /** Returns the labels that hardly name a class: "none" is the usual name of one, and so is a minus beside a plus. */
    public static List<String> words(List<String> labels) {
        return labels.stream()
                .filter(MissingWords::contains)
                .filter(label -> !label.equalsIgnoreCase("none"))
                .filter(label -> !label.equals("-") || !labels.contains("+"))
                .toList();
    }
}
