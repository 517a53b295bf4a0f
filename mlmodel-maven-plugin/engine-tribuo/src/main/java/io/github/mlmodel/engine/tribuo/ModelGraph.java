package io.github.mlmodel.engine.tribuo;

import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.Predicted.Kind;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.Graph;
import io.github.mlmodel.spi.graph.ValueInfo;
import org.tribuo.Model;
import org.tribuo.classification.liblinear.LibLinearClassificationModel;
import org.tribuo.classification.libsvm.LibSVMClassificationModel;
import org.tribuo.classification.mnb.MultinomialNaiveBayesModel;
import org.tribuo.classification.sgd.fm.FMClassificationModel;
import org.tribuo.classification.sgd.kernel.KernelSVMModel;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.common.xgboost.XGBoostModel;
import org.tribuo.ensemble.WeightedEnsembleModel;
import org.tribuo.regression.liblinear.LibLinearRegressionModel;
import org.tribuo.regression.libsvm.LibSVMRegressionModel;
import org.tribuo.regression.sgd.fm.FMRegressionModel;
import org.tribuo.regression.slm.SparseLinearModel;

/**
 * A model of Tribuo as a graph.
 *
 * @param graph the graph
 * @param kind what it gives
 */
record ModelGraph(Graph graph, Kind kind) {

    /**
     * Writes a model as a graph.
     *
     * @param labelIds Tribuo's id of each label, in the order of the output's columns; one 0 for regression
     */
    static ModelGraph of(Model<?> model, ComponentPlan plan, ExampleRows.Layout layout, int[] labelIds, Task task) {
        Canvas canvas = new Canvas(layout, model.getFeatureIDMap(), plan.className(), labelIds.length, task);
        Outputs outputs = outputs(canvas, model, plan);
        int[] columns = new int[labelIds.length];
        for (int label = 0; label < labelIds.length; label++) {
            columns[label] = outputs.shown()[labelIds[label]];
        }
        String ordered = canvas.select(outputs.values(), columns, outputs.ids().length);
        String floats = canvas.cast(ordered, ElementType.FLOAT);
        canvas.builder().output(floats, "output", ElementType.FLOAT, ValueInfo.ROWS, labelIds.length);
        return new ModelGraph(canvas.builder().build(), outputs.kind());
    }

    /** Adds a model to a graph; an ensemble adds its members by this too. */
    static Outputs outputs(Canvas canvas, Model<?> model, ComponentPlan plan) {
        canvas.checkFeatures(model.getFeatureIDMap());
        if (model instanceof TreeModel<?> tree) {
            return TreeGraphs.tree(canvas, tree);
        } else if (model instanceof WeightedEnsembleModel<?> ensemble) {
            return EnsembleGraphs.ensemble(canvas, ensemble, plan, ModelGraph::outputs);
        } else if (model instanceof XGBoostModel<?> boosted) {
            return XgboostGraphs.boosted(canvas, boosted);
        }
        return switch (canvas.task()) {
            case CLASSIFICATION -> classifier(canvas, model, plan);
            case REGRESSION -> regression(canvas, model);
        };
    }

    private static Outputs classifier(Canvas canvas, Model<?> model, ComponentPlan plan) {
        if (model instanceof LinearSGDModel linear) {
            String scores = LinearGraphs.linear(canvas, linear);
            return LinearGraphs.classified(canvas, scores, linear.generatesProbabilities());
        } else if (model instanceof FMClassificationModel machine) {
            String scores = LinearGraphs.factorised(canvas, machine);
            return LinearGraphs.classified(canvas, scores, machine.generatesProbabilities());
        } else if (model instanceof KernelSVMModel machine) {
            return KernelGraphs.kernelSvm(canvas, machine, plan);
        } else if (model instanceof LibLinearClassificationModel linear) {
            return LinearGraphs.libLinear(canvas, linear);
        } else if (model instanceof LibSVMClassificationModel machine) {
            return KernelGraphs.libSvm(canvas, machine);
        } else if (model instanceof MultinomialNaiveBayesModel bayes) {
            return LinearGraphs.naiveBayes(canvas, bayes);
        }
        throw new IllegalStateException("No export of " + model.getClass().getName());
    }

    private static Outputs regression(Canvas canvas, Model<?> model) {
        if (model instanceof org.tribuo.regression.sgd.linear.LinearSGDModel linear) {
            return Outputs.number(LinearGraphs.linear(canvas, linear));
        } else if (model instanceof FMRegressionModel machine) {
            return LinearGraphs.factorisedNumber(canvas, machine);
        } else if (model instanceof LibLinearRegressionModel linear) {
            return LinearGraphs.libLinear(canvas, linear);
        } else if (model instanceof LibSVMRegressionModel machine) {
            return KernelGraphs.libSvm(canvas, machine);
        } else if (model instanceof SparseLinearModel linear) {
            return LinearGraphs.sparseLinear(canvas, linear);
        }
        throw new IllegalStateException("No export of " + model.getClass().getName());
    }
}
