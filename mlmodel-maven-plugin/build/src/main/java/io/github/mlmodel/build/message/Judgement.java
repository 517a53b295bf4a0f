package io.github.mlmodel.build.message;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.spec.SliceSpec;
import io.github.mlmodel.grade.gate.Gate;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model will be judged by. It is looked at before the model is trained, so that a training is not in vain; it decides
 * no byte of it.
 *
 * @param rows the files that have the held-back rows, sorted by name: the source's, or files of their own
 * @param gates the gates
 * @param slices the parts of the held-back rows that it is judged by, too
 * @param ownMetrics whether the project has metrics of its own, which may ask for every column of the held-back rows
 * @param metrics folder of their compiled classes, where a gate names one; absent elsewhere
 */
public record Judgement(
        List<DataFile> rows,
        List<Gate> gates,
        List<SliceSpec> slices,
        boolean ownMetrics,
        @Nullable Path metrics) {

    /** Copies the lists. */
    public Judgement {
        rows = List.copyOf(rows);
        gates = List.copyOf(gates);
        slices = List.copyOf(slices);
    }

    /** Makes one whose gates name no metric of the project's own. */
    public Judgement(List<DataFile> rows, List<Gate> gates, boolean ownMetrics) {
        this(rows, gates, ownMetrics, null);
    }

    /** Makes one of all rows together. */
    public Judgement(List<DataFile> rows, List<Gate> gates, boolean ownMetrics, @Nullable Path metrics) {
        this(rows, gates, List.of(), ownMetrics, metrics);
    }
}
