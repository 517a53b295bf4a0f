package io.github.mlmodel.worker.evaluate;

import io.github.mlmodel.grade.metric.OwnMetric;
import io.github.mlmodel.grade.own.CustomMetrics;
import io.github.mlmodel.spi.Metric;
import io.github.mlmodel.spi.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** What the project's own metrics are called, known before anything is evaluated. */
public final class OwnMetricNames {

    private OwnMetricNames() {}

    /**
     * Returns the names.
     *
     * @param classes folder of the compiled classes
     * @throws io.github.mlmodel.model.MlModelException if a metric cannot be made, or its name is no name or taken
     */
    public static List<String> in(Path classes) {
        try (CustomMetrics metrics = CustomMetrics.load(classes, Metric.class.getClassLoader(), Progress.NONE)) {
            return metrics.recorded().stream().map(OwnMetric::name).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
