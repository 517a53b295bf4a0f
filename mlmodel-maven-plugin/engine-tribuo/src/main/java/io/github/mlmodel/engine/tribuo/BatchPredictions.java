package io.github.mlmodel.engine.tribuo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.Output;
import org.tribuo.Prediction;
import org.tribuo.classification.ensemble.FullyWeightedVotingCombiner;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.ensemble.EnsembleCombiner;
import org.tribuo.ensemble.WeightedEnsembleModel;
import org.tribuo.protos.core.WeightedEnsembleModelProto;
import org.tribuo.regression.ensemble.AveragingCombiner;

/**
 * Predictions of Tribuo's models for many rows. Ensembles ask each member for all rows at once and combine by Tribuo's own
 * combiner; Tribuo would ask row by row, which takes XGBoost milliseconds a row.
 */
final class BatchPredictions<T extends Output<T>> {

    private final Model<T> model;
    private final List<BatchPredictions<T>> members = new ArrayList<>();
    private final EnsembleCombiner<T> combiner;
    private final float[] weights;

    BatchPredictions(Model<T> model, ComponentPlan plan) {
        this.model = model;
        this.combiner = combiner(plan);
        if (model instanceof WeightedEnsembleModel<T> ensemble) {
            ComponentPlan inner = plan.nested("innerTrainer").orElseThrow();
            ensemble.getModels().forEach(member -> members.add(new BatchPredictions<>(member, inner)));
        }
        this.weights = weights(plan);
    }

    /** Predicts for each example, in order. */
    List<Prediction<T>> of(List<Example<T>> examples) {
        if (members.isEmpty()) {
            return model.predict(examples);
        }
        List<List<Prediction<T>>> all = new ArrayList<>();
        members.forEach(member -> all.add(member.of(examples)));
        List<Prediction<T>> combined = new ArrayList<>();
        for (int row = 0; row < examples.size(); row++) {
            List<Prediction<T>> votes = new ArrayList<>();
            for (List<Prediction<T>> member : all) {
                votes.add(member.get(row));
            }
            combined.add(combiner.combine(model.getOutputIDInfo(), votes, weights));
        }
        return combined;
    }

    @SuppressWarnings("unchecked")
    private static <T extends Output<T>> EnsembleCombiner<T> combiner(ComponentPlan plan) {
        String name = plan.nested("combiner").map(ComponentPlan::className).orElse("");
        if (name.equals(Catalog.FULLY_WEIGHTED)) {
            return (EnsembleCombiner<T>) new FullyWeightedVotingCombiner();
        }
        return (EnsembleCombiner<T>)
                (name.endsWith("AveragingCombiner") ? new AveragingCombiner() : new VotingCombiner());
    }

    private float[] weights(ComponentPlan plan) {
        float[] values = new float[members.size()];
        if (plan.className().equals(Catalog.ADA_BOOST)) {
            WeightedEnsembleModelProto proto = LinearGraphs.unpack(model, WeightedEnsembleModelProto.class);
            for (int member = 0; member < values.length; member++) {
                values[member] = proto.getWeights(member);
            }
            return values;
        }
        Arrays.fill(values, 1.0f / values.length);
        return values;
    }
}
