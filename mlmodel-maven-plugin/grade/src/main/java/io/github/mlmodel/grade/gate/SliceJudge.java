package io.github.mlmodel.grade.gate;

import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.Examples;
import io.github.mlmodel.grade.Slice;
import io.github.mlmodel.grade.Slice.OnTooFew;
import io.github.mlmodel.grade.SliceScores;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.model.text.Shown;
import io.github.mlmodel.model.verdict.GateOutcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Judges gates on a part of the rows. A part that is not there, has no row, or has too few for the metric, is never a pass.
 *
 * @param evaluation what came out
 */
record SliceJudge(Evaluation evaluation) {

    /** Judges by the scores of a slice, where they are there and rest on enough rows. */
    GateVerdict judge(Gate gate, String slice, Function<SliceScores, GateVerdict> enough) {
        Optional<SliceScores> found = evaluation.slice(slice);
        if (found.isEmpty()) {
            return GateVerdict.couldNot(gate, noSlice(slice), Double.NaN);
        }
        SliceScores part = found.get();
        if (part.scores().rows() == 0) {
            return GateVerdict.couldNot(
                    gate,
                    "slice '" + shown(part) + "' has no row of "
                            + evaluation.rows().name() + others(slice),
                    Double.NaN);
        }
        long examples = examples(part, gate.subject());
        return examples < part.slice().minExamples()
                ? tooFew(gate, part.slice(), examples, evaluation.rows().name())
                : enough.apply(part);
    }

    /** Returns the verdict of a gate whose metric rests on too few rows of a slice of some rows. */
    static GateVerdict tooFew(Gate gate, Slice slice, long examples, String of) {
        String why = gate.subject().metricText() + " rests on " + Names.count(examples, "row") + " of slice '"
                + Printable.text(slice.name()) + "' of " + of + ", fewer than the " + slice.minExamples()
                + " of <minExamples>";
        boolean skip = slice.saidOnTooFew().orElse(OnTooFew.FAIL) == OnTooFew.SKIP;
        return skip
                ? new GateVerdict(
                        gate, GateOutcome.SKIPPED, Double.NaN, "Gate '" + gate.text() + "' was skipped: " + why + ".")
                : GateVerdict.couldNot(gate, why, Double.NaN);
    }

    /** Returns how many rows of a slice a gate's metric rests on. */
    static long examples(SliceScores part, Subject subject) {
        return Examples.of(subject.metric()).in(part.scores(), subject.label());
    }

    /** Returns the slice with rows whose name is nearest, else those of the same column. */
    private String others(String slice) {
        List<String> withRows = evaluation.slices().stream()
                .filter(part -> part.scores().rows() > 0)
                .map(SliceScores::name)
                .toList();
        String column = slice.substring(0, slice.indexOf('=') + 1);
        List<String> ofColumn = withRows.stream()
                .filter(name -> !column.isEmpty() && name.startsWith(column))
                .toList();
        return Names.nearest(slice, withRows).isPresent() || ofColumn.isEmpty()
                ? Names.meant(slice, withRows)
                : " (there are: " + Shown.of(ofColumn).list() + ")";
    }

    private static String shown(SliceScores part) {
        return Printable.text(part.name());
    }

    private String noSlice(String slice) {
        List<String> names = evaluation.slices().stream().map(SliceScores::name).toList();
        return "the evaluation has no slice '" + Printable.text(slice) + "'" + Names.didYouMean(slice, names)
                + (names.isEmpty() ? " It has none at all" : " Its slices are: " + Names.list(names));
    }
}
