package io.github.mlmodel.engine.trees;

import io.github.mlmodel.engine.trees.boosting.GradientBoostingTrainer;
import io.github.mlmodel.engine.trees.forest.ForestTrainer;
import io.github.mlmodel.engine.trees.linear.LinearTrainer;
import io.github.mlmodel.engine.trees.linear.LogisticTrainer;
import io.github.mlmodel.engine.trees.xgboost.XgboostTrainer;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.Engine;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.spi.TrainerDescription;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import java.util.ArrayList;
import java.util.List;

/** Trees, forests, linear models and boosting, by alias. */
public final class TreesEngine implements Engine {

    private static final String NAME = "trees";

    /** Makes the engine; it holds nothing. */
    public TreesEngine() {}

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
        return switch (spec.type()) {
            case EngineCatalog.LOGISTIC_REGRESSION -> new LogisticTrainer(spec, task);
            case EngineCatalog.LINEAR_REGRESSION -> new LinearTrainer(spec, task);
            case EngineCatalog.GRADIENT_BOOSTING -> new GradientBoostingTrainer(spec, task);
            case EngineCatalog.XGBOOST -> new XgboostTrainer(spec);
            default -> new ForestTrainer(spec);
        };
    }

    @Override
    public List<TrainerDescription> trainers() {
        List<TrainerDescription> all = new ArrayList<>(ForestTrainer.descriptions());
        all.add(GradientBoostingTrainer.description());
        all.add(XgboostTrainer.description());
        all.add(LogisticTrainer.description());
        all.add(LinearTrainer.description());
        return List.copyOf(all);
    }
}
