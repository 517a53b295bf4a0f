package io.github.mlmodel.engine.tribuo;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.spi.Predicted.Kind;
import io.github.mlmodel.spi.graph.GraphBuilder;
import java.util.ArrayList;
import java.util.List;
import org.tribuo.Model;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.ensemble.WeightedEnsembleModel;
import org.tribuo.protos.core.WeightedEnsembleModelProto;

/** Ensembles: votes, averaged probabilities or averaged numbers of their members. */
final class EnsembleGraphs {

    private EnsembleGraphs() {}

    /** Adds a model of any kind to a graph. */
    @FunctionalInterface
    interface Export {
        Outputs outputs(Canvas canvas, Model<?> model, ComponentPlan plan);
    }

    static Outputs ensemble(Canvas canvas, WeightedEnsembleModel<?> model, ComponentPlan plan, Export export) {
        List<Model<?>> members = new ArrayList<>(model.getModels());
        boolean boosted = plan.className().equals(Catalog.ADA_BOOST);
        boolean averaged =
                switch (canvas.task()) {
                    case CLASSIFICATION ->
                        plan.nested("combiner")
                                .filter(combiner -> combiner.className().equals(Catalog.FULLY_WEIGHTED))
                                .isPresent();
                    case REGRESSION -> true;
                };
        if (boosted) {
            return boosted(canvas, members, model, plan, export);
        }
        boolean trees = members.stream().allMatch(TreeModel.class::isInstance);
        String sums;
        if (trees) {
            sums = averaged ? TreeGraphs.leafSums(canvas, members) : TreeGraphs.votes(canvas, members);
        } else {
            sums = sum(canvas, memberValues(canvas, members, plan, averaged, export));
        }
        return switch (canvas.task()) {
            case CLASSIFICATION ->
                Outputs.inOrder(canvas.node("Div", sums, canvas.rowSums(sums)), canvas.classes(), Kind.PROBABILITIES);
            case REGRESSION -> Outputs.number(canvas.node("Div", sums, canvas.number(members.size())));
        };
    }

    private static List<String> memberValues(
            Canvas canvas, List<Model<?>> members, ComponentPlan plan, boolean averaged, Export export) {
        ComponentPlan inner = plan.nested("innerTrainer").orElseThrow();
        List<String> values = new ArrayList<>();
        for (Model<?> member : members) {
            Outputs outputs = export.outputs(canvas, member, inner);
            values.add(
                    averaged
                            ? canvas.select(outputs.values(), outputs.shown(), outputs.ids().length)
                            : canvas.vote(outputs));
        }
        return values;
    }

    private static Outputs boosted(
            Canvas canvas, List<Model<?>> members, WeightedEnsembleModel<?> model, ComponentPlan plan, Export export) {
        WeightedEnsembleModelProto proto = LinearGraphs.unpack(model, WeightedEnsembleModelProto.class);
        double total = 0;
        for (float weight : proto.getWeightsList()) {
            if (!(weight > 0) || !Float.isFinite(weight)) {
                throw MlModelException.user("Trainer '" + plan.className()
                        + "' gave a member a weight of " + weight
                        + ", because that member is no better than chance on the weighted rows. Use a stronger inner "
                        + "trainer, or fewer members.");
            }
            total += weight;
        }
        List<String> votes = memberValues(canvas, members, plan, false, export);
        List<String> weighted = new ArrayList<>();
        for (int member = 0; member < votes.size(); member++) {
            weighted.add(canvas.node("Mul", votes.get(member), canvas.number(proto.getWeights(member))));
        }
        String share = canvas.node("Div", sum(canvas, weighted), canvas.number(total));
        return Outputs.inOrder(share, canvas.classes(), Kind.PROBABILITIES);
    }

    /** Adds in the order of the members; one {@code Sum} of all would do, but its order is the runtime's affair. */
    private static String sum(Canvas canvas, List<String> values) {
        GraphBuilder builder = canvas.builder();
        String total = values.get(0);
        for (String value : values.subList(1, values.size())) {
            total = builder.node("Add", List.of(total, value));
        }
        return total;
    }
}
