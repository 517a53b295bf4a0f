package io.github.mlmodel.engine.trees.boosting;

import io.github.mlmodel.engine.trees.boosting.exchange.Exchange;
import io.github.mlmodel.engine.trees.boosting.exchange.RowShare;
import io.github.mlmodel.engine.trees.boosting.loss.BoostedLoss;
import io.github.mlmodel.engine.trees.boosting.loss.ManyClassLoss;
import io.github.mlmodel.engine.trees.boosting.loss.RelativeWeights;
import io.github.mlmodel.engine.trees.boosting.loss.TwoClassLoss;
import io.github.mlmodel.model.MlModelException;
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
import java.util.function.Function;

/** Gradient boosting on histograms of whole numbers. */
public final class GradientBoostingTrainer implements Trainer {

    private static final String TYPE = EngineCatalog.GRADIENT_BOOSTING;

    private final ParameterSet.Values values;
    private final LossChoice loss;
    private final Exchange exchange;
    private final HeapSpace heap;

    /**
     * Takes the parameters.
     *
     * @throws io.github.mlmodel.model.MlModelException for what it does not know
     */
    public GradientBoostingTrainer(TrainerSpec spec, Task task) {
        this(spec, task, Exchange.LOCAL, HeapSpace.OF_JVM);
    }

    /** Takes the parameters, and what tells of rows that lie elsewhere. */
    GradientBoostingTrainer(TrainerSpec spec, Task task, Exchange exchange, HeapSpace heap) {
        this.exchange = exchange;
        this.heap = heap;
        this.values = BoostingParameters.all().read(spec);
        this.loss = new LossChoice(spec, task, values);
        if (values.integer(BoostingParameters.STOPPING) == 0
                && spec.parameters().stream().anyMatch(entry -> entry.name().equals(BoostingParameters.VALIDATED))) {
            throw MlModelException.user("Trainer '" + TYPE + "': parameter 'validationFraction' is of earlyStopping,"
                    + " which is off. Remove <validationFraction>, or set <earlyStopping>10</earlyStopping>.");
        }
    }

    /** Describes the trainer. */
    public static TrainerDescription description() {
        return new TrainerDescription(
                TYPE,
                EngineCatalog.tasks(TYPE),
                "Small trees, each correcting those before it.",
                BoostingParameters.all().descriptions());
    }

    @Override
    public FeatureNeeds needs() {
        return FeatureNeeds.RAW.oneHotUpTo(values.integer(BoostingParameters.MOST_ONE_HOT));
    }

    @Override
    public Learners<FeatureMatrix> learners() {
        return Learners.of(this::classify, this::regress);
    }

    private TrainingResult<FeatureMatrix> classify(
            TrainingData<FeatureMatrix, Target.Classes> data, TrainingContext context) {
        int classes = data.target().labels().size();
        int[] ids = data.target().ids();
        if (classes > 2 && !values.text(BoostingParameters.MONOTONE).equals(ConstraintLines.NONE)) {
            throw MlModelException.user("Trainer '" + TYPE + "': <monotone> is of numbers and of two classes, and "
                    + classes + " classes are to be told apart. Remove <monotone>.");
        }
        BoostedLoss logLoss = classes == 2 ? new TwoClassLoss(ids) : new ManyClassLoss(ids, classes);
        return train(data, classes == 2 ? 1 : classes, weights -> logLoss, context);
    }

    private TrainingResult<FeatureMatrix> regress(
            TrainingData<FeatureMatrix, Target.Numbers> data, TrainingContext context) {
        return train(data, 1, weights -> loss.of(data.target().values(), weights), context);
    }

    private TrainingResult<FeatureMatrix> train(
            TrainingData<FeatureMatrix, ?> data,
            int outputs,
            Function<RelativeWeights, BoostedLoss> by,
            TrainingContext context) {
        ColumnConstraints constraints = ConstraintLines.read(
                TYPE,
                values.text(BoostingParameters.MONOTONE),
                values.text(BoostingParameters.INTERACTIONS),
                data.features());
        BoostingSettings settings = BoostingParameters.settings(values, outputs, constraints, context.seed());
        float[] given = data.weights();
        float[] all = given == null ? new float[0] : given;
        RowShare share = RowShare.of(exchange, data.rows());
        HeldOut held = heldOut(data.features(), all, share, context);
        RelativeWeights weights = new RelativeWeights(share, held.without(all, data.rows()));
        return new TrainingResult<>(
                Boosting.train(data.features(), weights, by.apply(weights), held, settings, context, heap));
    }

    private HeldOut heldOut(FeatureMatrix features, float[] weights, RowShare rows, TrainingContext context) {
        int patience = values.integer(BoostingParameters.STOPPING);
        if (patience == 0) {
            return HeldOut.NONE;
        }
        double share = values.decimal(BoostingParameters.VALIDATED);
        HeldOut held = HeldOut.draw(features, weights, share, patience, context.seed(), exchange);
        if (held.isNone() || held.share().all() == rows.all()) {
            throw MlModelException.user("Trainer '" + TYPE + "': <earlyStopping> looks at a share of the training rows,"
                    + " and " + (held.isNone() ? "none" : "all") + " of " + rows.all() + " fell to it."
                    + " Remove <earlyStopping>, or set <validationFraction> otherwise.");
        }
        return held;
    }
}
