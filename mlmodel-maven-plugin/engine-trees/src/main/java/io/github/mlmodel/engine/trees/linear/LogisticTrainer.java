package io.github.mlmodel.engine.trees.linear;

import io.github.mlmodel.engine.trees.work.RowWeights;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.spi.Learners;
import io.github.mlmodel.spi.ParameterSet;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.spi.TrainerDescription;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.TrainingResult;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import io.github.mlmodel.spi.work.WorkPool;

/** Multinomial logistic regression with an L2 penalty. */
public final class LogisticTrainer implements Trainer {

    static final String TYPE = EngineCatalog.LOGISTIC_REGRESSION;

    /** Doubles for gradients by block: 128 MiB. */
    private static final long GRADIENTS = 16L << 20;

    private final ParameterSet.Values values;

    /**
     * Takes the parameters.
     *
     * @throws io.github.mlmodel.model.MlModelException for what it does not know or cannot do
     */
    public LogisticTrainer(TrainerSpec spec, Task task) {
        OneTask.require(TYPE, task, LinearTrainer.TYPE);
        this.values = parameters().read(spec);
    }

    /** Describes the trainer. */
    public static TrainerDescription description() {
        return new TrainerDescription(
                TYPE,
                EngineCatalog.tasks(TYPE),
                "A linear score for each class, turned into probabilities.",
                parameters().descriptions());
    }

    @Override
    public FeatureNeeds needs() {
        return FeatureNeeds.STANDARDISED;
    }

    @Override
    public Learners<FeatureMatrix> learners() {
        return Learners.ofClasses(this::train);
    }

    private TrainingResult<FeatureMatrix> train(
            TrainingData<FeatureMatrix, Target.Classes> data, TrainingContext context) {
        int width = data.features().width();
        int classes = data.target().labels().size();
        DesignMatrix matrix = new DesignMatrix(data.features(), GRADIENTS / ((width + 1L) * classes));
        double[] weights = RowWeights.of(data);
        int iterations = values.integer("maxIterations");
        try (WorkPool workers = new WorkPool(context.threads())) {
            LogisticLoss loss =
                    new LogisticLoss(matrix, data.target().ids(), classes, weights, values.decimal("C"), workers);
            double[] parameters = new Lbfgs(loss, new double[loss.parameters()], values.decimal("tolerance"))
                    .minimise(iterations, done -> context.progress().done("iterations", done, 0));
            return new TrainingResult<>(LinearModel.probabilities(parameters, width, classes, context.threads()));
        }
    }

    private static ParameterSet parameters() {
        return new ParameterSet()
                .decimal("C", "1.0", 0, true, Double.MAX_VALUE, "inverse of the strength of the L2 penalty")
                .integer("maxIterations", 1000, 1, Integer.MAX_VALUE, "most iterations of L-BFGS")
                .decimal(
                        "tolerance",
                        "0.0001",
                        0,
                        true,
                        1,
                        "largest component of the mean loss's gradient at which training ends");
    }
}
