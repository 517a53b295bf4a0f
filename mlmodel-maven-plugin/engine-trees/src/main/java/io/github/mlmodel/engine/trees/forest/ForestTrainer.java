package io.github.mlmodel.engine.trees.forest;

import io.github.mlmodel.engine.trees.work.Crew;
import io.github.mlmodel.engine.trees.work.Random64;
import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.spi.ParameterSet;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.spi.TrainerDescription;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Random forest, extra trees, decision tree: trees on binned features, grown by histograms. */
public final class ForestTrainer implements Trainer {

    /** The aliases, and in what they differ. */
    enum Alias {
        RANDOM_FOREST(
                EngineCatalog.RANDOM_FOREST, "sqrt", "Fully grown trees on samples of the rows; their mean vote."),
        EXTRA_TREES(
                EngineCatalog.EXTRA_TREES,
                "sqrt",
                "Fully grown trees with randomly drawn thresholds; their mean vote."),
        DECISION_TREE(EngineCatalog.DECISION_TREE, "all", "One tree.");

        private final String type;
        private final String description;
        private final String classFeatures;

        Alias(String type, String classFeatures, String description) {
            this.type = type;
            this.classFeatures = classFeatures;
            this.description = description;
        }

        private static Alias of(String type) {
            return Arrays.stream(values())
                    .filter(alias -> alias.type.equals(type))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no alias " + type));
        }

        private TrainerDescription trainerDescription() {
            return new TrainerDescription(
                    type, EngineCatalog.tasks(type), description, parameters().descriptions());
        }

        private ParameterSet parameters() {
            ParameterSet set = new ParameterSet();
            if (this != DECISION_TREE) {
                set.integer("trees", 100, 1, MOST_TREES, "number of trees");
            }
            set.integer("maxDepth", 0, 0, DEEPEST, "deepest level of a leaf; 0 is no limit but 1000");
            set.integer("minSamplesLeaf", 1, 1, Integer.MAX_VALUE, "fewest rows in a leaf");
            set.wordOrCount(
                    "maxFeatures",
                    List.of(ParameterSet.AUTOMATIC, "sqrt", "log2", "all"),
                    ParameterSet.AUTOMATIC,
                    "features looked at in a node; automatic is " + classFeatures
                            + (classFeatures.equals("all") ? "" : " for classification, all for regression"));
            set.formerly("maxFeatures", "auto", ParameterSet.AUTOMATIC);
            set.integer("bins", BinnedColumn.MOST_BINS, 2, BinnedColumn.MOST_BINS, "most bins of a feature's values");
            if (this == RANDOM_FOREST) {
                set.flag("bootstrap", true, "whether each tree sees rows drawn with replacement");
            }
            return set;
        }
    }

    private static final int MOST_TREES = 10_000;

    /** Deeper trees come of degenerate data only, and ONNX Runtime loads trees by recursion. */
    private static final int DEEPEST = 1000;

    /** Bytes that sparse columns may take as dense ones. */
    private static final long SPREAD_UP_TO = 512L << 20;

    private final Alias alias;
    private final Task task;
    private final ParameterSet.Values values;

    /**
     * Takes the parameters.
     *
     * @throws io.github.mlmodel.model.MlModelException for what it does not know
     */
    public ForestTrainer(TrainerSpec spec, Task task) {
        this.alias = Alias.of(spec.type());
        this.task = task;
        this.values = alias.parameters().read(spec);
    }

    /** Describes the trainers of all aliases. */
    public static List<TrainerDescription> descriptions() {
        return Arrays.stream(Alias.values()).map(Alias::trainerDescription).toList();
    }

    @Override
    public FeatureNeeds needs() {
        return FeatureNeeds.IMPUTED;
    }

    @Override
    public TrainedModel train(TrainingData data, TrainingContext context) {
        ForestSettings settings = settings(data.features().width());
        int classes = task == Task.CLASSIFICATION ? data.labels().size() : 0;
        int whole = Shares.whole(settings.trees());
        int[] weights = Shares.weights(data.weights() == null ? new float[0] : data.weights(), data.rows());
        double base = classes > 0 || settings.trees() == 1 ? 0 : (float) mean(data.targets());
        double[] targets = classes > 0
                ? Arrays.stream(data.classes()).asDoubleStream().toArray()
                : Arrays.stream(data.targets()).map(target -> target - base).toArray();
        Tree[] trees = new Tree[settings.trees()];
        try (Crew crew = new Crew(context.threads())) {
            BinnedColumn[] columns = bin(crew, data, settings.bins());
            AtomicInteger done = new AtomicInteger();
            crew.each(trees.length, number -> {
                Random64 random = Random64.of(context.seed(), number);
                NodeRows rows = sample(settings, weights, targets, random);
                SplitSearch search = classes > 0
                        ? new ClassSplits(rows, classes, settings.minSamplesLeaf(), whole)
                        : new NumberSplits(rows, settings.minSamplesLeaf());
                trees[number] = new TreeGrower(settings, columns, rows, search, random).grow();
                synchronized (done) {
                    context.progress().done("trees", done.incrementAndGet(), trees.length);
                }
            });
        }
        return new ForestModel(
                List.of(trees), data.features().width(), classes, whole, (float) base, context.threads());
    }

    private ForestSettings settings(int width) {
        boolean single = alias == Alias.DECISION_TREE;
        int depth = values.integer("maxDepth");
        return new ForestSettings(
                single ? 1 : values.integer("trees"),
                depth == 0 ? DEEPEST : depth,
                values.integer("minSamplesLeaf"),
                maxFeatures(width),
                values.integer("bins"),
                alias == Alias.RANDOM_FOREST && values.flag("bootstrap"),
                alias == Alias.EXTRA_TREES);
    }

    private int maxFeatures(int width) {
        String text = values.text("maxFeatures");
        if (text.equals(ParameterSet.AUTOMATIC)) {
            text = task == Task.CLASSIFICATION ? alias.classFeatures : "all";
        }
        int count =
                switch (text) {
                    case "all" -> width;
                    case "sqrt" -> (int) StrictMath.sqrt(width);
                    case "log2" -> 31 - Integer.numberOfLeadingZeros(Math.max(1, width));
                    default ->
                        text.matches("\\+?[0-9]+") ? Integer.parseInt(text) : (int) (Double.parseDouble(text) * width);
                };
        return Math.max(1, Math.min(width, count));
    }

    private static BinnedColumn[] bin(Crew crew, TrainingData data, int bins) {
        BinnedColumn[] columns = new BinnedColumn[data.features().width()];
        boolean spread = (long) data.rows() * columns.length <= SPREAD_UP_TO;
        crew.each(
                columns.length,
                c -> columns[c] = BinnedColumn.of(data.features().columns().get(c), data.rows(), bins, spread));
        return columns;
    }

    private static NodeRows sample(ForestSettings settings, int[] weights, double[] targets, Random64 random) {
        int[] times = new int[weights.length];
        if (settings.bootstrap()) {
            for (int i = 0; i < times.length; i++) {
                times[random.nextInt(times.length)]++;
            }
        } else {
            Arrays.fill(times, 1);
        }
        int drawn = 0;
        for (int count : times) {
            drawn += count > 0 ? 1 : 0;
        }
        NodeRows rows = new NodeRows(drawn);
        for (int row = 0; row < times.length; row++) {
            if (times[row] > 0) {
                rows.add(row, times[row] * weights[row], targets[row]);
            }
        }
        return rows;
    }

    private static double mean(double[] targets) {
        double sum = 0;
        for (double target : targets) {
            sum += target;
        }
        return sum / targets.length;
    }
}
