package io.github.mlmodel.build.message;

import io.github.mlmodel.build.data.DataFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Contracts to try a model by.
 *
 * @param name the model's name
 * @param model folder with {@code model.onnx} and {@code model.json}
 * @param contracts the files, by the coordinates of the consumers
 */
public record ContractJob(String name, Path model, List<DataFile> contracts) implements Job<ContractResult> {

    /** Copies the list. */
    public ContractJob {
        contracts = List.copyOf(contracts);
    }

    @Override
    public Class<ContractResult> finds() {
        return ContractResult.class;
    }

    @Override
    public Optional<Duration> patience() {
        return Optional.of(PATIENCE);
    }

    @Override
    public Optional<List<DataFile>> rowsAlone() {
        return Optional.of(contracts);
    }
}
