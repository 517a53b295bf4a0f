package io.github.mlmodel.worker.train;

import io.github.mlmodel.build.config.Violations;
import io.github.mlmodel.build.message.Judgement;
import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.grade.gate.Gate;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.worker.slice.RowsTrainedOn;
import io.github.mlmodel.worker.slice.SliceFaults;
import io.github.mlmodel.worker.source.HeldBackTable;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks before a model is trained whether its held-back rows can be divided as slices and gates ask. */
final class SliceLook {

    private SliceLook() {}

    /**
     * Looks at the columns of the held-back rows; images have none. Takes note of columns that are not there, of values that
     * cannot be compared, and of misspelt ones that gates ask for.
     */
    static void look(TrainJob job, int threads, Progress progress, Violations violations) {
        job.spec()
                .dataset()
                .heldBackSource()
                .<Runnable, RuntimeException>choose(
                        table -> () -> look(job, table, threads, progress, violations), images -> () -> {})
                .run();
    }

    private static void look(TrainJob job, Source.Table source, int threads, Progress progress, Violations violations) {
        Judgement judgement = job.judgement();
        Set<String> asked = judgement.gates().stream()
                .filter(gate -> gate.severity() == Gate.Severity.ERROR)
                .map(gate -> gate.subject().slice())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        SliceFaults.find(
                judgement.slices(),
                asked,
                new HeldBackTable(job.spec(), List.of(), false).request(source, judgement.rows(), threads, progress),
                () -> RowsTrainedOn.request(job.spec(), job.sources(), threads, progress),
                violations);
    }
}
