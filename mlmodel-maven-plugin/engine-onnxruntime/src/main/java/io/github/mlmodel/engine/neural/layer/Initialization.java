package io.github.mlmodel.engine.neural.layer;

import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.engine.neural.tensor.TensorGraph;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import java.util.Arrays;
import java.util.List;

/**
 * How the weights of dense and convolutional layers begin, with PyTorch's definitions ({@code torch.nn.init}). Biases,
 * embeddings and norms always begin as PyTorch's modules do.
 */
public enum Initialization {
    /** As PyTorch's modules: {@code kaiming_uniform_(a=sqrt(5))}, uniform in ±1/√fan_in. */
    DEFAULT("default"),
    /** Uniform in ±√(6 / (fan_in + fan_out)). */
    XAVIER_UNIFORM("xavier-uniform"),
    /** Normal with variance 2 / (fan_in + fan_out). */
    XAVIER_NORMAL("xavier-normal"),
    /** Uniform in ±√(6 / fan_in). */
    KAIMING_UNIFORM("kaiming-uniform"),
    /** Normal with variance 2 / fan_in. */
    KAIMING_NORMAL("kaiming-normal"),
    /** Rows (or columns, where these are fewer) that are orthogonal to each other and of length 1. */
    ORTHOGONAL("orthogonal");

    private final String word;

    Initialization(String word) {
        this.word = word;
    }

    /**
     * Returns the one that a word names, for example {@code kaiming-normal}.
     *
     * @throws MlModelException if none has this name
     */
    public static Initialization parse(String word) {
        List<String> words = words();
        return Arrays.stream(values())
                .filter(candidate -> candidate.word.equals(word))
                .findFirst()
                .orElseThrow(() -> MlModelException.user("<initialization> is '" + word + "', which is unknown"
                        + Names.didYouMean(word, words) + " Use one of: " + Names.list(words) + "."));
    }

    /** Returns the words of all. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Initialization::word).toList();
    }

    /** Returns the word that says this. */
    public String word() {
        return word;
    }

    ForwardPass on(ForwardPass pass) {
        return this == DEFAULT ? pass : new Replacing(pass, initializer());
    }

    /** Returns what gives weights {@code [out, in, …]} their first values. */
    Initializer initializer() {
        return switch (this) {
            case DEFAULT -> Initializers.WEIGHT;
            case XAVIER_UNIFORM -> (shape, chance) -> Initializers.uniform(shape, chance, root(6, fans(shape)));
            case XAVIER_NORMAL -> (shape, chance) -> Initializers.normal(shape, chance, root(2, fans(shape)));
            case KAIMING_UNIFORM ->
                (shape, chance) -> Initializers.uniform(shape, chance, root(6, Initializers.fanIn(shape)));
            case KAIMING_NORMAL ->
                (shape, chance) -> Initializers.normal(shape, chance, root(2, Initializers.fanIn(shape)));
            case ORTHOGONAL -> Initializers::orthogonal;
        };
    }

    private static double fans(List<Long> shape) {
        return Initializers.fanIn(shape) + Initializers.fanOut(shape);
    }

    private static double root(double numerator, double denominator) {
        return StrictMath.sqrt(numerator / denominator);
    }

    private record Replacing(ForwardPass pass, Initializer weights) implements ForwardPass {

        @Override
        public TensorGraph graph() {
            return pass.graph();
        }

        @Override
        public boolean training() {
            return pass.training();
        }

        @Override
        public Tensor parameter(String name, Initializer initializer, long... shape) {
            return pass.parameter(name, initializer == Initializers.WEIGHT ? weights : initializer, shape);
        }

        @Override
        public Tensor state(String name, float initial, long... shape) {
            return pass.state(name, initial, shape);
        }

        @Override
        public void update(Tensor state, Tensor next) {
            pass.update(state, next);
        }

        @Override
        public Tensor uniform(long... shape) {
            return pass.uniform(shape);
        }

        @Override
        public ForwardPass within(String name) {
            return new Replacing(pass.within(name), weights);
        }
    }
}
