package io.github.mlmodel.engine.trees.linear;

import io.github.mlmodel.engine.trees.work.RowWeights;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.FeatureColumn;
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

/** Linear least squares with an L2 penalty, which is small unless it is set. */
public final class LinearTrainer implements Trainer {

    static final String TYPE = EngineCatalog.LINEAR_REGRESSION;

    /** The covariances of more columns would not fit a worker's memory. */
    private static final int MOST_COVARIANCES = 3000;

    private static final int ITERATIONS = 500;

    private final ParameterSet.Values values;

    /**
     * Takes the parameters.
     *
     * @throws io.github.mlmodel.model.MlModelException for what it does not know or cannot do
     */
    public LinearTrainer(TrainerSpec spec, Task task) {
        OneTask.require(TYPE, task, LogisticTrainer.TYPE);
        this.values = parameters().read(spec);
    }

    /** Describes the trainer. */
    public static TrainerDescription description() {
        return new TrainerDescription(
                TYPE,
                EngineCatalog.tasks(TYPE),
                "A number that is linear in the features, by least squares.",
                parameters().descriptions());
    }

    @Override
    public FeatureNeeds needs() {
        return FeatureNeeds.STANDARDISED;
    }

    @Override
    public Learners<FeatureMatrix> learners() {
        return Learners.ofNumbers(this::train);
    }

    private TrainingResult<FeatureMatrix> train(
            TrainingData<FeatureMatrix, Target.Numbers> data, TrainingContext context) {
        double[] targets = data.target().values();
        double[] rowWeights = RowWeights.of(data);
        double total = data.rows();
        for (int row = 0; row < rowWeights.length; row++) {
            total += rowWeights[row] - 1;
        }
        double[] means = new double[data.features().width()];
        double sum = total;
        RidgePenalty penalty = values.text("l2").equals(ParameterSet.AUTOMATIC)
                ? RidgePenalty.automatic(means.length, data.rows(), sum)
                : RidgePenalty.of(values.decimal("l2"));
        try (WorkPool workers = new WorkPool(context.threads())) {
            workers.each(
                    means.length, c -> means[c] = mean(data.features().columns().get(c), rowWeights, sum));
            double targetMean = mean(targets, rowWeights, sum);
            double[] centred = new double[data.rows()];
            for (int row = 0; row < centred.length; row++) {
                centred[row] = targets[row] - targetMean;
            }
            double[] weights =
                    solve(data.features(), centred, rowWeights, means, penalty, sum / data.rows(), workers, context);
            double bias = targetMean;
            for (int c = 0; c < means.length; c++) {
                bias -= means[c] * weights[c];
            }
            return new TrainingResult<>(LinearModel.number(weights, bias, context.threads()));
        }
    }

    private static double[] solve(
            FeatureMatrix features,
            double[] centred,
            double[] rowWeights,
            double[] means,
            RidgePenalty penalty,
            double meanWeight,
            WorkPool workers,
            TrainingContext context) {
        if (means.length <= MOST_COVARIANCES) {
            NormalEquations equations = new NormalEquations(features, centred, rowWeights, means, workers);
            NearlySingular.warning(features, equations, penalty).ifPresent(context.progress()::warning);
            RidgePenalty best =
                    penalty.chosenFor(equations, features, squares(centred, rowWeights), meanWeight, workers);
            return equations.solve(best.strength());
        }
        NearlySingular.warning(features, penalty).ifPresent(context.progress()::warning);
        DesignMatrix matrix = new DesignMatrix(features, 16);
        return new ConjugateGradients(matrix, rowWeights, means, penalty.strength(), workers)
                .solve(centred, ITERATIONS, done -> context.progress().done("iterations", done, 0));
    }

    private static double mean(FeatureColumn column, double[] rowWeights, double total) {
        double sum = 0;
        if (column instanceof FeatureColumn.Dense dense) {
            for (int row = 0; row < dense.values().length; row++) {
                sum += dense.values()[row] * (rowWeights.length == 0 ? 1 : rowWeights[row]);
            }
        } else if (column instanceof FeatureColumn.Sparse sparse) {
            for (int i = 0; i < sparse.rows().length; i++) {
                sum += sparse.values()[i] * (rowWeights.length == 0 ? 1 : rowWeights[sparse.rows()[i]]);
            }
        }
        return sum / total;
    }

    private static double squares(double[] centred, double[] rowWeights) {
        double sum = 0;
        for (int row = 0; row < centred.length; row++) {
            sum += centred[row] * centred[row] * (rowWeights.length == 0 ? 1 : rowWeights[row]);
        }
        return sum;
    }

    private static double mean(double[] targets, double[] rowWeights, double total) {
        double sum = 0;
        for (int row = 0; row < targets.length; row++) {
            sum += targets[row] * (rowWeights.length == 0 ? 1 : rowWeights[row]);
        }
        return sum / total;
    }

    private static ParameterSet parameters() {
        return new ParameterSet()
                .decimal(
                        "l2",
                        ParameterSet.AUTOMATIC,
                        0,
                        false,
                        Double.MAX_VALUE,
                        "strength of an L2 penalty, as ridge regression's alpha, 0 for none; automatic is features / rows,"
                                + " but at least rows / 1000 and at most 1, or with fewer than 20 rows a feature 10, 100"
                                + " or 1000 if that does better by generalized cross-validation; times the rows' mean"
                                + " weight");
    }
}
