package io.github.mlmodel.engine.neural.loss;

import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import java.util.Arrays;
import java.util.List;

/** What training makes small, with PyTorch's definitions. */
public sealed interface Loss permits CrossEntropy, NumberLoss {

    /** The largest difference that huber squares, on targets of standard deviation 1. PyTorch's default. */
    double DELTA = 1;

    /**
     * Adds the operators of the loss.
     *
     * @param output float {@code [N, K]}, of the network's last layer, without activation
     * @param target what should come out, as the loss says
     * @param weight the rows' weights, float {@code [N]}; {@linkplain Tensor#absent() absent} where all rows weigh 1
     * @return the weighted mean over the rows, a number; 0 where all weights are 0
     */
    Tensor of(Tensor output, Tensor target, Tensor weight);

    /** Returns what is predicted: probabilities, or the number itself; of {@code output}'s shape. */
    Tensor predicted(Tensor output);

    /**
     * Returns the loss of one of several classes: int64 targets {@code [N]}, counted from 0.
     *
     * @param labelSmoothing the share of each label that is spread evenly over all classes, from 0 to 1
     */
    static Loss crossEntropy(double labelSmoothing) {
        return new CrossEntropy(labelSmoothing);
    }

    /** Returns the mean of squared differences: float targets {@code [N]} or {@code [N, 1]}. */
    static Loss mse() {
        return new NumberLoss(NumberLoss.Kind.MSE, DELTA);
    }

    /** Returns the words of the losses for regression. */
    static List<String> numberWords() {
        return Arrays.stream(NumberLoss.Kind.values())
                .map(NumberLoss.Kind::word)
                .toList();
    }

    /**
     * Returns a loss for regression, huber with {@link #DELTA}.
     *
     * @param word {@code mse}, {@code mae} or {@code huber}
     * @throws MlModelException if it is another word
     */
    static Loss ofNumbers(String word) {
        return Arrays.stream(NumberLoss.Kind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .map(kind -> (Loss) new NumberLoss(kind, DELTA))
                .orElseThrow(() -> MlModelException.user("<loss> is '" + word + "', which is no loss for regression"
                        + Names.didYouMean(word, numberWords()) + " Use one of: " + Names.list(numberWords()) + "."));
    }
}
