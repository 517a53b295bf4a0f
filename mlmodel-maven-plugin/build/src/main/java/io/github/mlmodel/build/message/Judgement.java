package io.github.mlmodel.build.message;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.grade.gate.Gate;
import java.util.List;

/**
 * What a model will be judged by. It is looked at before the model is trained, so that a training is not in vain; it decides
 * no byte of it.
 *
 * @param rows the files that have the held-back rows, sorted by name: the source's, or files of their own
 * @param gates the gates
 * @param ownMetrics whether the project has metrics of its own, which may ask for every column of the held-back rows
 */
public record Judgement(List<DataFile> rows, List<Gate> gates, boolean ownMetrics) {

    /** Copies the lists. */
    public Judgement {
        rows = List.copyOf(rows);
        gates = List.copyOf(gates);
    }
}
