package io.github.mlmodel.build.message;

import io.github.mlmodel.build.data.DataFile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A model that was trained again, to be compared with the released one.
 *
 * @param evaluation how it is evaluated; its output folder takes {@code evaluation.json}
 * @param released the bundle of the released model
 */
public record ReproduceJob(EvaluateJob evaluation, BaselineBundle released) implements Job<ReproduceResult> {

    @Override
    public String name() {
        return evaluation.name();
    }

    @Override
    public Optional<Duration> patience() {
        return evaluation.patience();
    }

    @Override
    public Class<ReproduceResult> finds() {
        return ReproduceResult.class;
    }

    @Override
    public Optional<List<DataFile>> rowsAlone() {
        return evaluation.rowsAlone();
    }
}
