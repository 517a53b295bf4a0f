package io.github.mlmodel.engine.neural;

import io.github.mlmodel.core.failure.MlModelException;
import io.github.mlmodel.core.spec.Task;
import io.github.mlmodel.core.spec.TrainerSpec;
import io.github.mlmodel.core.text.Names;
import io.github.mlmodel.engine.neural.layer.Initialization;
import io.github.mlmodel.engine.neural.layer.Network;
import io.github.mlmodel.engine.neural.loss.Loss;
import io.github.mlmodel.engine.neural.program.Adam;
import io.github.mlmodel.engine.neural.program.Optimizer;
import io.github.mlmodel.engine.neural.program.RmsProp;
import io.github.mlmodel.engine.neural.program.Schedule;
import io.github.mlmodel.engine.neural.program.Settings;
import io.github.mlmodel.engine.neural.program.Sgd;
import io.github.mlmodel.spi.ParameterSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the user said of a network and its training, read and checked. */
final class NeuralParameters {

    private static final String NONE = "none";
    private static final String BALANCED = "balanced";
    private static final String CROSS_ENTROPY = "cross-entropy";
    private static final List<String> LOSSES = losses();
    private static final double VALIDATED = 0.1;

    private final ParameterSet.Values values;
    private final Optional<Network> layers;
    private final Optional<BaseParameters> base;

    private NeuralParameters(ParameterSet.Values values, Optional<Network> layers, Optional<BaseParameters> base) {
        this.values = values;
        this.layers = layers;
        this.base = base;
    }

    /**
     * Reads parameters.
     *
     * @throws MlModelException for unknown names, wrong values, and those that do not fit each other
     */
    static NeuralParameters read(TrainerSpec spec, Task task) {
        ParameterSet.Values values = declared().read(spec);
        List<String> wrong = new ArrayList<>();
        boolean watches = values.integer("earlyStopping") > 0;
        if (watches && values.text("validationFraction").equals("0")) {
            wrong.add("earlyStopping looks at validation rows, and validationFraction 0 leaves none: set it to 0.1, or"
                    + " leave it out.");
        }
        String loss = values.text("loss");
        if (task == Task.CLASSIFICATION && Loss.numberWords().contains(loss)) {
            wrong.add("loss " + loss + " is for regression, and the task is classification: set cross-entropy, or leave"
                    + " it out.");
        }
        if (task == Task.REGRESSION) {
            if (loss.equals(CROSS_ENTROPY)) {
                wrong.add("loss cross-entropy is for classification, and the task is regression: set "
                        + String.join(", ", Loss.numberWords()) + ", or leave it out.");
            }
            if (!values.text("classWeights").equals(NONE)) {
                wrong.add("classWeights are for classification, and the task is regression: leave it out.");
            }
            if (values.decimal("labelSmoothing") > 0) {
                wrong.add("labelSmoothing is for classification, and the task is regression: leave it out.");
            }
        }
        if (values.flag("nesterov") && !(values.decimal("momentum") > 0)) {
            wrong.add("nesterov needs a momentum: set <momentum>0.9</momentum>.");
        }
        if (!wrong.isEmpty()) {
            throw MlModelException.user("Trainer '" + spec.type() + "': " + String.join("\n", wrong));
        }
        String text = values.text("layers");
        return new NeuralParameters(
                values,
                text.equals(ParameterSet.AUTOMATIC) ? Optional.empty() : Optional.of(Network.parse(text)),
                BaseParameters.read(values));
    }

    static ParameterSet declared() {
        return BaseParameters.declareIn(ofTraining());
    }

    private static ParameterSet ofTraining() {
        return new ParameterSet()
                .text(
                        "layers",
                        "lines, a layer each",
                        ParameterSet.AUTOMATIC,
                        "the layers before the output layer;"
                                + " automatic is 'dense 128 relu', 'dropout 0.1', 'dense 64 relu', 'dropout 0.1' for"
                                + " tables, and a small convolutional network for images")
                .integerOrAutomatic(
                        "epochs",
                        1,
                        1_000_000,
                        "how often the rows are gone through; automatic is 20 for" + " tables and 10 for images")
                .integer("batchSize", 128, 1, 1_000_000, "rows of a step")
                .word("optimizer", List.of("sgd", "adam", "adamw", "rmsprop"), "adam", "how gradients change weights")
                .decimal(
                        "learningRate",
                        ParameterSet.AUTOMATIC,
                        0,
                        true,
                        1e6,
                        "how much of a gradient is gone;"
                                + " automatic is PyTorch's: 0.001 for adam, adamw and sgd, 0.01 for rmsprop")
                .decimal(
                        "momentum",
                        "0",
                        0,
                        false,
                        0.999999,
                        "share of the last change that is kept, by sgd and" + " rmsprop")
                .flag("nesterov", false, "whether sgd's gradient looks ahead by the momentum")
                .decimal(
                        "beta1",
                        "0.9",
                        0,
                        false,
                        0.999999,
                        "share of the gradients' running mean that adam and adamw" + " keep")
                .decimal(
                        "beta2",
                        "0.999",
                        0,
                        false,
                        0.999999999,
                        "share of their running mean square that adam and" + " adamw keep")
                .decimal(
                        "alpha",
                        "0.99",
                        0,
                        false,
                        0.999999999,
                        "share of the gradients' running mean square that" + " rmsprop keeps")
                .decimal("epsilon", "1e-8", 0, true, 1, "added to the root by which adam, adamw and rmsprop divide")
                .decimal(
                        "weightDecay",
                        ParameterSet.AUTOMATIC,
                        0,
                        false,
                        1e6,
                        "penalty of large weights: decoupled"
                                + " by adamw, else L2; automatic is PyTorch's: 0.01 for adamw, else 0")
                .decimal("gradientClip", "0", 0, false, 1e30, "largest norm of all gradients together; 0 is no limit")
                .word(
                        "schedule",
                        List.of("constant", "step", "cosine", "one-cycle", "plateau"),
                        "constant",
                        "how the" + " learning rate changes")
                .integer(
                        "stepSize",
                        10,
                        1,
                        1_000_000,
                        "after how many epochs schedule step multiplies the rate by" + " gamma")
                .decimal("gamma", "0.1", 0, true, 1, "factor of the schedules step and plateau")
                .integer("patience", 10, 0, 1_000_000, "epochs without a smaller loss that schedule plateau bears")
                .decimal(
                        "warmup",
                        "0",
                        0,
                        false,
                        1e6,
                        "epochs, or a part of one, over which the learning rate rises" + " linearly to begin with")
                .word(
                        "loss",
                        LOSSES,
                        ParameterSet.AUTOMATIC,
                        "what training makes small; automatic is cross-entropy for"
                                + " classification, mse for regression")
                .decimal("labelSmoothing", "0", 0, false, 0.999, "share of each label that is spread over all classes")
                .text(
                        "classWeights",
                        "none, balanced, or weights such as yes=2, no=1",
                        NONE,
                        "how much rows of a class" + " count: balanced is rows / (classes * rows of the class)")
                .decimal(
                        "validationFraction",
                        ParameterSet.AUTOMATIC,
                        0,
                        false,
                        0.9,
                        "share of the training rows that"
                                + " are only looked at, after each epoch; automatic is 0.1 with earlyStopping or schedule"
                                + " plateau, else 0")
                .integer(
                        "earlyStopping",
                        0,
                        0,
                        1_000_000,
                        "epochs without a smaller validation loss after which"
                                + " training ends with the best epoch's weights; 0 is never")
                .word("initialization", Initialization.words(), "default", "how weights begin")
                .word(
                        "precision",
                        List.of("float32", "tf32"),
                        "float32",
                        "how a GPU multiplies; the CPU always takes" + " float32")
                .integer(
                        "checkpoint",
                        1,
                        0,
                        1_000_000,
                        "after how many epochs the training's state is kept, so that an"
                                + " interrupted build goes on from there; 0 is never")
                .integer(
                        "threads",
                        2,
                        1,
                        1024,
                        "threads of one operator; part of the specification, because sums may"
                                + " differ in the last bit");
    }

    private static List<String> losses() {
        List<String> losses = new ArrayList<>(List.of(ParameterSet.AUTOMATIC, CROSS_ENTROPY));
        losses.addAll(Loss.numberWords());
        return List.copyOf(losses);
    }

    /** Returns the layers, if they were given. */
    Optional<Network> layers() {
        return layers;
    }

    /** Returns what the network begins with, if it was given. */
    Optional<BaseParameters> base() {
        return base;
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

    int threads() {
        return values.integer("threads");
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

    Settings settings(boolean images) {
        boolean looks =
                values.integer("earlyStopping") > 0 || values.text("schedule").equals("plateau");
        return new Settings(
                values.integerOr("epochs", images ? 10 : 20),
                values.integer("batchSize"),
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

    /**
     * Returns a weight for each class; empty where all are 1.
     *
     * @param labels the classes' labels
     * @param classes each row's index into these
     */
    float[] classWeights(List<String> labels, int[] classes) {
        String text = values.text("classWeights");
        if (text.equals(NONE)) {
            return new float[0];
        }
        float[] weights = new float[labels.size()];
        if (text.equals(BALANCED)) {
            int[] counts = new int[labels.size()];
            for (int label : classes) {
                counts[label]++;
            }
            for (int k = 0; k < counts.length; k++) {
                weights[k] = (float) ((double) classes.length / ((double) labels.size() * counts[k]));
            }
            return weights;
        }
        Arrays.fill(weights, 1);
        for (String part : text.split(",", -1)) {
            readWeight(part.strip(), labels, weights);
        }
        return weights;
    }

    private static void readWeight(String part, List<String> labels, float[] weights) {
        int equals = part.lastIndexOf('=');
        String label = equals < 0 ? part : part.substring(0, equals).strip();
        int index = labels.indexOf(label);
        if (equals >= 0 && index < 0) {
            throw MlModelException.user("Trainer '" + NeuralTrainer.TYPE + "': classWeights names the class '" + label
                    + "', which no training row has" + Names.didYouMean(label, labels) + " Classes: "
                    + Names.list(labels) + ".");
        }
        float weight =
                equals < 0 ? Float.NaN : number(part.substring(equals + 1).strip());
        if (!(weight > 0) || Float.isInfinite(weight)) {
            throw MlModelException.user("Trainer '" + NeuralTrainer.TYPE + "': '" + part + "' in classWeights is no"
                    + " class with a weight above 0. Write for example " + labels.get(0) + "=2, or balanced.");
        }
        weights[index] = weight;
    }

    private static float number(String text) {
        return text.matches("[0-9.]+([eE][-+]?[0-9]+)?") && text.matches(".*[0-9].*") && !text.matches(".*\\..*\\..*")
                ? Float.parseFloat(text)
                : Float.NaN;
    }
}
