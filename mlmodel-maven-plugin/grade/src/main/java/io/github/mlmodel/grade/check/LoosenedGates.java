package io.github.mlmodel.grade.check;

import io.github.mlmodel.grade.AskedBound;
import io.github.mlmodel.grade.AskedGate;
import io.github.mlmodel.grade.check.LoosenedGate.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Finds the gates of a baseline that ask for less today: of each bound it is asked what keeps it now. */
final class LoosenedGates {

    private final List<AskedGate> now;

    private LoosenedGates(List<AskedGate> now) {
        this.now = now;
    }

    /**
     * Compares.
     *
     * @param before the gates that the baseline was held to
     * @param now those of today
     * @return what is looser, in the order of the baseline's gates, each way in which it is so once
     */
    static List<LoosenedGate> of(List<AskedGate> before, List<AskedGate> now) {
        LoosenedGates today = new LoosenedGates(now);
        return before.stream().flatMap(today::changes).distinct().toList();
    }

    private Stream<LoosenedGate> changes(AskedGate before) {
        if (before.bounds().isEmpty()) {
            boolean stands = now.stream().anyMatch(gate -> gate.text().equals(before.text()));
            return stands ? Stream.empty() : Stream.of(new LoosenedGate(Kind.UNKNOWN, before, null));
        }
        List<LoosenedGate> changes = before.bounds().stream()
                .flatMap(bound -> change(before, bound).stream())
                .distinct()
                .toList();
        return changes.stream();
    }

    /** A gate and one of its bounds. */
    private record Candidate(AskedGate gate, AskedBound bound) {}

    private List<LoosenedGate> change(AskedGate before, AskedBound bound) {
        List<Candidate> besides = now.stream()
                .filter(gate -> gate.subject().equals(before.subject()))
                .flatMap(gate ->
                        gate.bounds().stream().filter(bound::isBesides).map(found -> new Candidate(gate, found)))
                .toList();
        List<Candidate> comparable = besides.stream()
                .filter(found -> found.bound.isComparable(bound))
                .toList();
        List<Candidate> equals = comparable.stream()
                .filter(found -> before.warns() || !found.gate.warns())
                .toList();
        if (equals.stream().anyMatch(found -> found.bound.asksForAsMuchAs(bound))) {
            return List.of();
        }
        if (comparable.stream().anyMatch(found -> found.bound.asksForAsMuchAs(bound)) || equals.isEmpty()) {
            return comparable.isEmpty()
                    ? withoutOne(before, besides)
                    : List.of(new LoosenedGate(Kind.DEMOTED, before, strictest(comparable)));
        }
        return List.of(new LoosenedGate(Kind.WEAKER, before, strictest(equals)));
    }

    private static List<LoosenedGate> withoutOne(AskedGate before, List<Candidate> besides) {
        return List.of(
                besides.isEmpty()
                        ? new LoosenedGate(Kind.REMOVED, before, null)
                        : new LoosenedGate(Kind.OTHER_UNIT, before, strictest(besides)));
    }

    private static AskedGate strictest(List<Candidate> candidates) {
        List<Candidate> sorted = new ArrayList<>(candidates);
        sorted.sort(Comparator.comparingInt(candidate -> (int) candidates.stream()
                .filter(other -> !candidate.bound.asksForAsMuchAs(other.bound))
                .count()));
        return sorted.get(0).gate;
    }
}
