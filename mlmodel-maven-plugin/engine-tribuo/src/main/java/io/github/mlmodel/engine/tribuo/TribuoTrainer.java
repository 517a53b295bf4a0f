package io.github.mlmodel.engine.tribuo;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.spi.Learners;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.TrainingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.tribuo.Example;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/** Trains by a trainer of Tribuo. */
final class TribuoTrainer implements Trainer {

    private final ComponentPlan plan;
    private final Task task;

    TribuoTrainer(ComponentPlan plan, Task task) {
        this.plan = plan;
        this.task = task;
    }

    /** Does nothing: the plan was made from the specification and checked. */
    @Override
    public void configure(TrainerSpec spec, Task task) {}

    @Override
    public FeatureNeeds needs() {
        String name = plan.innermost().className();
        boolean asTheyAre =
                name.contains(".dtree.") || name.contains(".rtree.") || name.contains(".xgboost.") || bayes();
        return asTheyAre ? FeatureNeeds.IMPUTED : FeatureNeeds.STANDARDISED;
    }

    @Override
    public boolean takesWeights() {
        return takesWeights(plan);
    }

    @Override
    public Learners<FeatureMatrix> learners() {
        return switch (task) {
            case CLASSIFICATION -> Learners.ofClasses((data, context) -> trained(data, () -> classify(data, context)));
            case REGRESSION -> Learners.ofNumbers((data, context) -> trained(data, () -> regress(data, context)));
        };
    }

    private TrainingResult<FeatureMatrix> trained(
            TrainingData<FeatureMatrix, ?> data, Supplier<TrainedModel<FeatureMatrix>> training) {
        nonNegative().accept(data.features());
        return new TrainingResult<>(QuietTribuo.run(training));
    }

    private boolean bayes() {
        return plan.innermost().className().equals(Catalog.NAIVE_BAYES);
    }

    private static boolean takesWeights(ComponentPlan plan) {
        if (plan.className().equals(Catalog.ADA_BOOST)) {
            return false;
        }
        return plan.nested("innerTrainer").map(TribuoTrainer::takesWeights).orElseGet(plan::takesWeights);
    }

    private Consumer<FeatureMatrix> nonNegative() {
        return bayes() ? this::refuseNegative : features -> {};
    }

    private void refuseNegative(FeatureMatrix features) {
        List<String> negative = new ArrayList<>();
        for (int column = 0; column < features.width(); column++) {
            FeatureColumn values = features.columns().get(column);
            float[] numbers = values instanceof FeatureColumn.Dense dense
                    ? dense.values()
                    : ((FeatureColumn.Sparse) values).values();
            for (float number : numbers) {
                if (number < 0) {
                    negative.add("'" + features.names().get(column) + "'");
                    break;
                }
            }
        }
        if (!negative.isEmpty()) {
            throw MlModelException.user(
                    "Trainer '" + plan.className() + "' counts, so that features must not be negative, "
                            + "but there are negative numbers in " + Names.count(negative.size(), "feature") + ": "
                            + Names.list(negative) + ". Exclude them, or use another trainer.");
        }
    }

    private TrainedModel<FeatureMatrix> classify(
            TrainingData<FeatureMatrix, Target.Classes> data, TrainingContext context) {
        List<String> classes = data.target().labels();
        LabelFactory factory = new LabelFactory();
        Label[] labels = new Label[classes.size()];
        Map<String, String> names = new TreeMap<>();
        for (int label = 0; label < labels.length; label++) {
            labels[label] = new Label(String.format(Locale.ROOT, "c%07d", label));
            names.put(classes.get(label), labels[label].getLabel());
        }
        checkLabelWeights(plan, classes);
        ExampleRows.Layout layout = layout(data);
        org.tribuo.Trainer<Label> trainer = trainer(context, names);
        Model<Label> model = fit(
                trainer,
                dataset(data, layout, factory, row -> labels[data.target().ids()[row]]),
                data);
        ImmutableOutputInfo<Label> info = model.getOutputIDInfo();
        int[] ids = new int[labels.length];
        for (int label = 0; label < labels.length; label++) {
            ids[label] = info.getID(labels[label]);
            if (ids[label] < 0) {
                throw MlModelException.user("No training row has the label '" + classes.get(label)
                        + "'. Use another seed, or remove the label.");
            }
        }
        TribuoModel.Reader<Label> reader = (prediction, numbers, from) -> {
            Map<String, Label> scores = prediction.getOutputScores();
            for (int label = 0; label < labels.length; label++) {
                Label score = scores.get(labels[label].getLabel());
                numbers[from + label] = score == null ? 0f : (float) score.getScore();
            }
        };
        ModelGraph graph = ModelGraph.of(model, plan, layout, ids, task);
        return new TribuoModel<>(
                new BatchPredictions<>(model, plan),
                factory.getUnknownOutput(),
                layout,
                graph,
                labels.length,
                reader,
                nonNegative());
    }

    private TrainedModel<FeatureMatrix> regress(
            TrainingData<FeatureMatrix, Target.Numbers> data, TrainingContext context) {
        RegressionFactory factory = new RegressionFactory();
        ExampleRows.Layout layout = layout(data);
        org.tribuo.Trainer<Regressor> trainer = trainer(context, Map.of());
        MutableDataset<Regressor> dataset = dataset(
                data,
                layout,
                factory,
                row -> new Regressor("target", data.target().values()[row]));
        Model<Regressor> model = fit(trainer, dataset, data);
        ModelGraph graph = ModelGraph.of(model, plan, layout, new int[] {0}, task);
        TribuoModel.Reader<Regressor> reader = (prediction, numbers, from) ->
                numbers[from] = (float) prediction.getOutput().getValues()[0];
        return new TribuoModel<>(
                new BatchPredictions<>(model, plan),
                factory.getUnknownOutput(),
                layout,
                graph,
                1,
                reader,
                features -> {});
    }

    private ExampleRows.Layout layout(TrainingData<FeatureMatrix, ?> data) {
        // Tribuo's sparse linear models centre only the values that an example has, and divide by the norm of a column.
        boolean centred = plan.innermost().className().contains(".slm.");
        ExampleRows.Layout layout = ExampleRows.Layout.of(data.features(), centred, centred);
        for (boolean dropped : layout.dropped()) {
            if (!dropped) {
                return layout;
            }
        }
        throw MlModelException.user("Trainer '" + plan.className()
                + "' finds only one value in every feature of the training rows, from which nothing can be learnt.");
    }

    @SuppressWarnings("unchecked")
    private <T extends Output<T>> org.tribuo.Trainer<T> trainer(TrainingContext context, Map<String, String> labels) {
        ComponentBuilder builder = new ComponentBuilder(context.seed(), Math.max(1, context.threads()), labels);
        return (org.tribuo.Trainer<T>) builder.trainer(plan);
    }

    private static <T extends Output<T>> MutableDataset<T> dataset(
            TrainingData<FeatureMatrix, ?> data,
            ExampleRows.Layout layout,
            OutputFactory<T> factory,
            IntFunction<T> output) {
        ExampleRows rows = new ExampleRows(layout, data.features());
        MutableDataset<T> dataset =
                new MutableDataset<>(new SimpleDataSourceProvenance("training rows", factory), factory);
        for (int row = 0; row < data.rows(); row++) {
            Example<T> example = rows.example(row, output.apply(row));
            if (data.weights() != null) {
                example.setWeight(data.weights()[row]);
            }
            dataset.add(example);
        }
        return dataset;
    }

    private <T extends Output<T>> Model<T> fit(
            org.tribuo.Trainer<T> trainer, MutableDataset<T> dataset, TrainingData<FeatureMatrix, ?> data) {
        try {
            return trainer.train(dataset);
        } catch (IllegalArgumentException
                | IllegalStateException
                | ArithmeticException
                | NegativeArraySizeException
                | IndexOutOfBoundsException
                | NoSuchElementException
                | NullPointerException e) {
            throw MlModelException.user(
                    "Trainer '" + plan.className() + "' failed on " + Names.count(data.rows(), "row") + " with "
                            + Names.count(data.features().width(), "feature") + ": " + ComponentBuilder.reason(e)
                            + ". Check its parameters in <trainer><parameters>.",
                    e);
        }
    }

    private static void checkLabelWeights(ComponentPlan plan, List<String> labels) {
        plan.nested("innerTrainer").ifPresent(inner -> checkLabelWeights(inner, labels));
        if (plan.values().get(Property.LABEL_WEIGHTS) instanceof ComponentPlan.Entries weights) {
            for (String label : weights.entries().keySet()) {
                if (!labels.contains(label)) {
                    throw MlModelException.user("Trainer '" + plan.className() + "': '" + Property.LABEL_WEIGHTS
                            + "' has a weight for '" + label + "', which is no label"
                            + Names.didYouMean(label, labels) + " The labels are " + Names.list(labels) + ".");
                }
            }
        }
    }
}
