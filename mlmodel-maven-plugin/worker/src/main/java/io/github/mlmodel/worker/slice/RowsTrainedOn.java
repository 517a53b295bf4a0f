package io.github.mlmodel.worker.slice;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.worker.read.Declared;
import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.split.Split;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The training rows of a table, which quantiles are of. */
public final class RowsTrainedOn {

    private RowsTrainedOn() {}

    /** Asks for them, of the files of a model's source. */
    public static ReadRequest request(ModelSpec spec, List<DataFile> files, int threads, Progress progress) {
        Source.Table source = spec.dataset().source().choose(table -> table, images -> {
            throw new IllegalStateException("images have no columns");
        });
        return new ReadRequest(
                source,
                spec.dataset().roles(),
                Split.training(spec),
                files,
                spec.seed(),
                Declared.read(Map.of()),
                Set.of(),
                threads,
                progress);
    }
}
