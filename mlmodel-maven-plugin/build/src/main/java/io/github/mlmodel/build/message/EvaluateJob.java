package io.github.mlmodel.build.message;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.grade.Intervals;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model to evaluate.
 *
 * @param spec how its rows are read and split
 * @param rows the files that have the held-back rows, sorted by name: the source's, or files of their own
 * @param model folder with {@code model.onnx} and {@code model.json}
 * @param baseline what it is compared with; absent where nothing compares
 * @param slicing the parts of the rows that it is judged by, too
 * @param confidence the confidence of the intervals of metrics
 * @param customClasses folder of the compiled {@code src/evaluate/java}, or absent
 * @param compareOnGpu whether the rows are predicted on a GPU as well, to be compared; it decides no metric
 * @param inputs digest by name of everything that decides the evaluation; recorded in it
 * @param output empty folder that takes {@code evaluation.json}
 */
public record EvaluateJob(
        ModelSpec spec,
        List<DataFile> rows,
        Path model,
        @Nullable EarlierModel baseline,
        Slicing slicing,
        double confidence,
        @Nullable Path customClasses,
        boolean compareOnGpu,
        Map<String, String> inputs,
        Path output)
        implements DataLook<EvaluateResult> {

    /** Copies the list. */
    public EvaluateJob {
        rows = List.copyOf(rows);
    }

    /** Asks for an evaluation that compares the model with no other, of all rows together. */
    public EvaluateJob(
            ModelSpec spec,
            List<DataFile> rows,
            Path model,
            @Nullable Path customClasses,
            boolean compareOnGpu,
            Map<String, String> inputs,
            Path output) {
        this(spec, rows, model, null, Slicing.NONE, customClasses, compareOnGpu, inputs, output);
    }

    /** Asks for intervals of the confidence that models have which say nothing of it. */
    public EvaluateJob(
            ModelSpec spec,
            List<DataFile> rows,
            Path model,
            @Nullable EarlierModel baseline,
            Slicing slicing,
            @Nullable Path customClasses,
            boolean compareOnGpu,
            Map<String, String> inputs,
            Path output) {
        this(spec, rows, model, baseline, slicing, Intervals.CONFIDENCE, customClasses, compareOnGpu, inputs, output);
    }

    @Override
    public Class<EvaluateResult> finds() {
        return EvaluateResult.class;
    }

    @Override
    public boolean usesGpu() {
        return compareOnGpu;
    }

    @Override
    public Optional<List<DataFile>> rowsAlone() {
        return customClasses == null && EngineCatalog.growsAsRows(spec.trainer())
                ? Optional.of(rows)
                : Optional.empty();
    }
}
