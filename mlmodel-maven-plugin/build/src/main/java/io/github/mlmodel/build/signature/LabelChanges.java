package io.github.mlmodel.build.signature;

import static io.github.mlmodel.build.signature.SignatureChange.breaking;
import static io.github.mlmodel.build.signature.SignatureChange.quoted;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Compares the labels of two models of classes. */
final class LabelChanges {

    private LabelChanges() {}

    static List<SignatureChange> between(List<String> before, List<String> now) {
        Map<String, String> renamed = Renamed.between(before, now, (old, fresh) -> true);
        List<SignatureChange> changes = new ArrayList<>();
        for (String label : before) {
            if (renamed.containsKey(label)) {
                changes.add(breaking("label " + quoted(label) + " is " + quoted(renamed.getOrDefault(label, ""))
                        + " now: code that asks for " + quoted(label) + " fails, or never meets it"));
            } else if (!now.contains(label)) {
                changes.add(breaking("label " + quoted(label)
                        + " is gone: code that asks for its probability fails, and it is never predicted"));
            }
        }
        for (String label : now) {
            if (!before.contains(label) && !renamed.containsValue(label)) {
                changes.add(
                        breaking("label " + quoted(label) + " is new: code that tells labels apart does not know it"));
            }
        }
        if (!before.equals(now) && new HashSet<>(before).equals(new HashSet<>(now))) {
            changes.add(breaking("its labels stand in another order: numbers that are asked for by place are others'"));
        }
        return changes;
    }
}
