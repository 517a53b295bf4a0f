package io.github.mlmodel.build.config;

import io.github.mlmodel.build.data.SourceFiles;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.build.spec.NotInKey;
import io.github.mlmodel.build.spec.SliceSpec;
import io.github.mlmodel.device.DeviceChoice;
import io.github.mlmodel.grade.Intervals;
import io.github.mlmodel.grade.gate.Confidence;
import io.github.mlmodel.grade.gate.Gate;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.catalog.FileParameter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model as configured: what decides its bytes, where it is trained, and what judges it.
 *
 * @param spec what decides its bytes
 * @param device on what it is trained
 * @param gates what judges it
 * @param slices the parts of the held-back rows that it is judged by, too
 * @param baseline what it is compared with
 * @param confidence how sure a verdict must be; absent where values decide, and not their intervals
 * @param maxBytes largest size of {@code model.onnx}, or absent
 * @param maxLatencyMillis longest median time of one row's prediction in milliseconds, or absent
 * @param api what classes are generated for it
 * @param consumers those whose contracts it has to keep
 * @param path XML path of its element, for messages
 */
public record ConfiguredModel(
        ModelSpec spec,
        @NotInKey("where a model is trained is provenance") DeviceChoice device,
        @NotInKey("gates judge a model and never change it") List<Gate> gates,

        @NotInKey("slices judge a model and never change it")
        List<SliceSpec> slices,

        @NotInKey("what a model is compared with never changes it")
        ConfiguredBaseline baseline,

        @NotInKey("how sure a verdict must be never changes a model") @Nullable
        Confidence confidence,

        @NotInKey("a budget judges a model and never changes it") @Nullable
        Long maxBytes,

        @NotInKey("a budget judges a model and never changes it") @Nullable
        Double maxLatencyMillis,

        @NotInKey("classes that are generated never change a model")
        ConfiguredApi api,

        @NotInKey("contracts judge a model and never change it")
        List<BundleCoordinates> consumers,

        @NotInKey("a place in the POM, for messages") String path) {

    /** Copies the list. */
    public ConfiguredModel {
        gates = List.copyOf(gates);
        slices = List.copyOf(slices);
        consumers = List.copyOf(consumers);
    }

    /** Makes a model that is compared with nothing. */
    public ConfiguredModel(
            ModelSpec spec,
            DeviceChoice device,
            List<Gate> gates,
            @Nullable Long maxBytes,
            @Nullable Double maxLatencyMillis,
            String path) {
        this(
                spec,
                device,
                gates,
                List.of(),
                ConfiguredBaseline.NONE,
                null,
                maxBytes,
                maxLatencyMillis,
                ConfiguredApi.DEFAULT,
                List.of(),
                path);
    }

    /** Returns the same model, compared with another one. */
    public ConfiguredModel withBaseline(ConfiguredBaseline other) {
        return new ConfiguredModel(
                spec, device, gates, slices, other, confidence, maxBytes, maxLatencyMillis, api, consumers, path);
    }

    /** Returns the same model, judged by other parts of the rows. */
    public ConfiguredModel withSlices(List<SliceSpec> other) {
        return new ConfiguredModel(
                spec, device, gates, other, baseline, confidence, maxBytes, maxLatencyMillis, api, consumers, path);
    }

    /** Returns the same model, whose verdicts must be so sure. */
    public ConfiguredModel withConfidence(@Nullable Confidence other) {
        return new ConfiguredModel(
                spec, device, gates, slices, baseline, other, maxBytes, maxLatencyMillis, api, consumers, path);
    }

    /** Returns the same model, for which such classes are generated. */
    public ConfiguredModel withApi(ConfiguredApi other) {
        return new ConfiguredModel(
                spec, device, gates, slices, baseline, confidence, maxBytes, maxLatencyMillis, other, consumers, path);
    }

    /** Returns the same model, which has to keep the contracts of such consumers. */
    public ConfiguredModel withConsumers(List<BundleCoordinates> other) {
        return new ConfiguredModel(
                spec, device, gates, slices, baseline, confidence, maxBytes, maxLatencyMillis, api, other, path);
    }

    /** Returns whether its slices are told by the training rows. */
    public boolean needsQuantiles() {
        return slices.stream().anyMatch(SliceSpec.Quantiles.class::isInstance);
    }

    /** Returns the confidence of the intervals of its metrics. */
    public double intervalConfidence() {
        return confidence == null ? Intervals.CONFIDENCE : confidence.level();
    }

    /** Returns the model's name. */
    public String name() {
        return spec.name();
    }

    /** Returns the same model, its sources named relative to {@code base} even where they were given by absolute paths. */
    public ConfiguredModel within(Path base) {
        DatasetSpec dataset = spec.dataset();
        DatasetSpec named = dataset.renamed(source -> SourceFiles.named(base, source));
        TrainerSpec trainer = FileParameter.of(spec.trainer())
                .map(FileParameter::value)
                .filter(name -> Coordinates.of(name).isEmpty())
                .map(name -> new Parameter.Text(SourceFiles.named(base, name)))
                .map(name -> FileParameter.replace(spec.trainer(), name))
                .orElse(spec.trainer());
        return withSpec(spec.withDataset(named).withTrainer(trainer));
    }

    /** Returns the same model of another specification. */
    public ConfiguredModel withSpec(ModelSpec other) {
        return new ConfiguredModel(
                other, device, gates, slices, baseline, confidence, maxBytes, maxLatencyMillis, api, consumers, path);
    }
}
