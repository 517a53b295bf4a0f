package io.github.mlmodel.engine.neural;

import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.Engine;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.spi.TrainerDescription;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import java.util.List;

/** Neural networks, trained by ONNX Runtime. */
public final class NeuralEngine implements Engine {

    private static final String NAME = "onnxruntime";

    /** Makes the engine; it holds nothing. */
    public NeuralEngine() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean knows(String type) {
        return EngineCatalog.engine(NAME).trainer(type).isPresent();
    }

    @Override
    public Trainer trainer(TrainerSpec spec, Task task) {
        return new NeuralTrainer(spec, task);
    }

    @Override
    public List<TrainerDescription> trainers() {
        return List.of(NeuralTrainer.description());
    }
}
