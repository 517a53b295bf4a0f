package io.github.mlmodel.engine.tribuo;

import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.Output;
import org.tribuo.Trainer;
import org.tribuo.WeightedExamples;
import org.tribuo.dataset.DatasetView;
import org.tribuo.provenance.TrainerProvenance;

/**
 * Lets a trainer that takes no weights be boosted: it is trained on rows drawn by their weights. Tribuo's AdaBoost would
 * draw them itself, but gives up when its 32-bit weights do not sum to 1 within 1e-6, which is chance.
 */
final class ResamplingTrainer<T extends Output<T>> implements Trainer<T>, WeightedExamples {

    private final Trainer<T> inner;
    private final SplittableRandom random;
    private int invocations;

    /**
     * Wraps a trainer.
     *
     * @param inner the trainer
     * @param seed decides which rows are drawn
     */
    ResamplingTrainer(Trainer<T> inner, long seed) {
        this.inner = inner;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public Model<T> train(Dataset<T> examples, Map<String, Provenance> runProvenance) {
        invocations++;
        double[] sums = new double[examples.size()];
        double total = 0;
        int row = 0;
        for (Example<T> example : examples) {
            total += example.getWeight();
            sums[row++] = total;
        }
        int[] drawn = new int[sums.length];
        for (int i = 0; i < drawn.length; i++) {
            int at = Arrays.binarySearch(sums, random.nextDouble() * total);
            drawn[i] = Math.min(sums.length - 1, at >= 0 ? at : -at - 1);
        }
        DatasetView<T> view =
                new DatasetView<>(examples, drawn, examples.getFeatureIDMap(), examples.getOutputIDInfo(), "drawn");
        return inner.train(view, runProvenance);
    }

    @Override
    public int getInvocationCount() {
        return invocations;
    }

    @Override
    public void setInvocationCount(int invocationCount) {
        invocations = invocationCount;
    }

    @Override
    public TrainerProvenance getProvenance() {
        return inner.getProvenance();
    }
}
