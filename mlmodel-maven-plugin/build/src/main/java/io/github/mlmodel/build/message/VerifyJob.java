package io.github.mlmodel.build.message;

import io.github.mlmodel.build.data.DataFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A bundle to open as a consumer would.
 *
 * @param name the model's name
 * @param bundle the ZIP
 * @param release whether it must have a passing grade, or the mark that a person let it go without
 * @param maxBytes largest size of {@code model.onnx}, or absent
 * @param maxLatencyMillis longest median time of one row's prediction, or absent
 */
public record VerifyJob(
        String name,
        Path bundle,
        boolean release,
        @Nullable Long maxBytes,
        @Nullable Double maxLatencyMillis) implements Job<VerifyResult> {

    @Override
    public Optional<Duration> patience() {
        return Optional.of(PATIENCE);
    }

    @Override
    public Class<VerifyResult> finds() {
        return VerifyResult.class;
    }

    @Override
    public Optional<List<DataFile>> rowsAlone() {
        // A latency is to be that of an application, where both compilers are at work.
        return maxLatencyMillis == null ? Optional.of(List.of()) : Optional.empty();
    }
}
