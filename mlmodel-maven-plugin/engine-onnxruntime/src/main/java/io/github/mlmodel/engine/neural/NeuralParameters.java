package io.github.mlmodel.engine.neural;

import io.github.mlmodel.engine.neural.layer.Initialization;
import io.github.mlmodel.engine.neural.layer.Layers;
import io.github.mlmodel.engine.neural.layer.Network;
import io.github.mlmodel.engine.neural.loss.Loss;
import io.github.mlmodel.engine.neural.program.Adam;
import io.github.mlmodel.engine.neural.program.Optimizer;
import io.github.mlmodel.engine.neural.program.RmsProp;
import io.github.mlmodel.engine.neural.program.Schedule;
import io.github.mlmodel.engine.neural.program.Settings;
import io.github.mlmodel.engine.neural.program.Sgd;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.ParameterSet;
import io.github.mlmodel.spi.TrainerSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the user said of a network and its training, read and checked. */
final class NeuralParameters {

    private static final double VALIDATED = 0.1;
    /** Below that, an epoch of large batches has so few steps that twenty epochs learn little. */
    private static final int FEW_ROWS = 4096;

    private static final int SMALL_BATCH = 32;
    private static final int BATCH = 128;
    private static final int IMAGE_EPOCHS = 10;
    private static final int CLASS_EPOCHS = 20;
    private static final int NUMBER_EPOCHS = 40;

    private final ParameterSet.Values values;
    private final Optional<Network> layers;
    private final Optional<BaseParameters> base;
    private final Augmentation augmentation;

    private NeuralParameters(
            ParameterSet.Values values,
            Optional<Network> layers,
            Optional<BaseParameters> base,
            Augmentation augmentation) {
        this.values = values;
        this.layers = layers;
        this.base = base;
        this.augmentation = augmentation;
    }

    /**
     * Reads parameters.
     *
     * @throws MlModelException for unknown names, wrong values, and those that do not fit each other
     */
    static NeuralParameters read(TrainerSpec spec, Task task) {
        ParameterSet.Values values = ParameterTable.declared().read(spec);
        List<String> wrong = new ArrayList<>();
        boolean watches = values.integer("earlyStopping") > 0;
        if (watches && values.decimalOr("validationFraction", VALIDATED) == 0) {
            wrong.add("earlyStopping looks at validation rows, and validationFraction 0 leaves none: set it to 0.1, or"
                    + " leave it out.");
        }
        String loss = values.text("loss");
        wrong.addAll(
                switch (task) {
                    case CLASSIFICATION -> wrongForClasses(loss);
                    case REGRESSION -> wrongForNumbers(loss, values);
                });
        if (values.flag("nesterov") && !(values.decimal("momentum") > 0)) {
            wrong.add("nesterov needs a momentum: set <momentum>0.9</momentum>.");
        }
        if (!wrong.isEmpty()) {
            throw MlModelException.user("Trainer '" + spec.type() + "': " + String.join("\n", wrong));
        }
        String text = values.text("layers");
        return new NeuralParameters(
                values,
                text.equals(ParameterSet.AUTOMATIC) ? Optional.empty() : Optional.of(Layers.lines(text)),
                BaseParameters.read(values),
                Augmentation.parse(values.text("augment")));
    }

    private static List<String> wrongForClasses(String loss) {
        return Loss.numberWords().contains(loss)
                ? List.of("loss " + loss + " is for regression, and the task is classification: set cross-entropy, or"
                        + " leave it out.")
                : List.of();
    }

    private static List<String> wrongForNumbers(String loss, ParameterSet.Values values) {
        List<String> wrong = new ArrayList<>();
        if (loss.equals(ParameterTable.CROSS_ENTROPY)) {
            wrong.add("loss cross-entropy is for classification, and the task is regression: set "
                    + String.join(", ", Loss.numberWords()) + ", or leave it out.");
        }
        if (values.decimal("labelSmoothing") > 0) {
            wrong.add("labelSmoothing is for classification, and the task is regression: leave it out.");
        }
        return wrong;
    }

    /** Returns the layers, if they were given. */
    Optional<Network> layers() {
        return layers;
    }

    /** Returns what the network begins with, if it was given. */
    Optional<BaseParameters> base() {
        return base;
    }

    Augmentation augmentation() {
        return augmentation;
    }

    Initialization initialization() {
        return Initialization.parse(values.text("initialization"));
    }

    Loss numberLoss() {
        String word = values.text("loss");
        return word.equals(ParameterSet.AUTOMATIC) ? Loss.mse() : Loss.ofNumbers(word);
    }

    double labelSmoothing() {
        return values.decimal("labelSmoothing");
    }

    double gradientClip() {
        return values.decimal("gradientClip");
    }

    Optimizer optimizer() {
        double momentum = values.decimal("momentum");
        double epsilon = values.decimal("epsilon");
        double decay = values.decimalOr("weightDecay", values.text("optimizer").equals("adamw") ? 0.01 : 0);
        return switch (values.text("optimizer")) {
            case "sgd" -> new Sgd(momentum, values.flag("nesterov"), decay);
            case "rmsprop" -> new RmsProp(values.decimal("alpha"), epsilon, momentum, decay);
            case "adamw" -> new Adam(values.decimal("beta1"), values.decimal("beta2"), epsilon, decay, true);
            default -> new Adam(values.decimal("beta1"), values.decimal("beta2"), epsilon, decay, false);
        };
    }

    /** Returns how rows of tables, or images, are trained on. */
    Settings settings(Task task, boolean images, int rows) {
        int ofTables =
                switch (task) {
                    case CLASSIFICATION -> CLASS_EPOCHS;
                    case REGRESSION -> NUMBER_EPOCHS;
                };
        int passes = images ? IMAGE_EPOCHS : ofTables;
        boolean looks =
                values.integer("earlyStopping") > 0 || values.text("schedule").equals("plateau");
        return new Settings(
                values.integerOr("epochs", passes),
                values.integerOr("batchSize", rows < FEW_ROWS ? SMALL_BATCH : BATCH),
                values.decimalOr("learningRate", values.text("optimizer").equals("rmsprop") ? 0.01 : 0.001),
                this::schedule,
                values.decimalOr("validationFraction", looks ? VALIDATED : 0),
                values.integer("earlyStopping"),
                values.integer("checkpoint"),
                values.integer("threads"),
                values.text("precision").equals("tf32"));
    }

    private Schedule schedule(long stepsPerEpoch) {
        double gamma = values.decimal("gamma");
        Schedule schedule =
                switch (values.text("schedule")) {
                    case "step" -> new Schedule.Steps(gamma, values.integer("stepSize"));
                    case "cosine" -> new Schedule.Cosine();
                    case "one-cycle" -> new Schedule.OneCycle();
                    case "plateau" -> new Schedule.Plateau(gamma, values.integer("patience"));
                    default -> new Schedule.Constant();
                };
        double warmup = values.decimal("warmup");
        return warmup == 0 ? schedule : new Schedule.WarmUp(schedule, warmup, stepsPerEpoch);
    }
}
