package io.github.mlmodel.build.message;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.grade.fold.FoldScores;
import io.github.mlmodel.spi.TrainerSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A model to cross-validate: as many are trained as there are folds, each on the rows of the others, and thrown away.
 *
 * @param training how the model itself is trained; its checkpoints are a folder that takes one a fold
 */
public record FoldsJob(TrainJob training) implements Job<FoldScores> {

    @Override
    public String name() {
        return training.name();
    }

    @Override
    public Class<FoldScores> finds() {
        return FoldScores.class;
    }

    @Override
    public Stream<TrainerSpec> trainers() {
        return training.trainers();
    }

    @Override
    public boolean usesGpu() {
        return training.usesGpu();
    }

    @Override
    public Optional<List<DataFile>> rowsAlone() {
        return training.rowsAlone();
    }
}
