package io.github.mlmodel.engine.trees.forest;

import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.spi.Learners;
import io.github.mlmodel.spi.ParameterSet;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.spi.TrainerDescription;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.TrainingData;
import io.github.mlmodel.spi.TrainingResult;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import io.github.mlmodel.spi.work.Mix64;
import io.github.mlmodel.spi.work.Moments;
import io.github.mlmodel.spi.work.WorkPool;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

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

    private static final String ALL = "all";

    /** Deeper trees come of degenerate data only, and ONNX Runtime loads trees by recursion. */
    private static final int DEEPEST = 1000;

    /** Bytes that sparse columns may take as dense ones. */
    private static final long SPREAD_UP_TO = 512L << 20;

    private final Alias alias;
    private final ParameterSet.Values values;

    /**
     * Takes the parameters.
     *
     * @throws io.github.mlmodel.model.MlModelException for what it does not know
     */
    public ForestTrainer(TrainerSpec spec) {
        this.alias = Alias.of(spec.type());
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
    public Learners<FeatureMatrix> learners() {
        return Learners.of(this::classify, this::regress);
    }

    private TrainingResult<FeatureMatrix> classify(
            TrainingData<FeatureMatrix, Target.Classes> data, TrainingContext context) {
        ForestSettings settings = settings(data.features().width(), alias.classFeatures);
        int classes = data.target().labels().size();
        double[] targets = Arrays.stream(data.target().ids()).asDoubleStream().toArray();
        int[] weights = weights(data);
        int whole = Shares.whole(settings.trees());
        List<Tree> trees = grow(
                settings,
                data.features(),
                targets,
                weights,
                rows -> new ClassSplits(rows, classes, settings.minSamplesLeaf(), whole),
                context);
        return new TrainingResult<>(
                new ForestModel(trees, data.features().width(), classes, whole, 0, context.threads()));
    }

    private TrainingResult<FeatureMatrix> regress(
            TrainingData<FeatureMatrix, Target.Numbers> data, TrainingContext context) {
        ForestSettings settings = settings(data.features().width(), ALL);
        double[] values = data.target().values();
        float base = settings.trees() == 1 ? 0 : (float) Moments.of(values).mean();
        double[] targets = Arrays.stream(values).map(target -> target - base).toArray();
        List<Tree> trees = grow(
                settings,
                data.features(),
                targets,
                weights(data),
                rows -> new NumberSplits(rows, settings.minSamplesLeaf()),
                context);
        int whole = Shares.whole(settings.trees());
        return new TrainingResult<>(new ForestModel(trees, data.features().width(), 0, whole, base, context.threads()));
    }

    private static int[] weights(TrainingData<?, ?> data) {
        float[] weights = data.weights();
        return Shares.weights(weights == null ? new float[0] : weights, data.rows());
    }

    private static List<Tree> grow(
            ForestSettings settings,
            FeatureMatrix features,
            double[] targets,
            int[] weights,
            Function<NodeRows, SplitSearch> search,
            TrainingContext context) {
        Tree[] trees = new Tree[settings.trees()];
        try (WorkPool workers = new WorkPool(context.threads())) {
            BinnedColumn[] columns = bin(workers, features, settings.bins());
            AtomicInteger done = new AtomicInteger();
            workers.each(trees.length, number -> {
                Mix64 random = Mix64.of(context.seed(), number);
                NodeRows rows = sample(settings, weights, targets, random);
                trees[number] = new TreeGrower(settings, columns, rows, search.apply(rows), random).grow();
                synchronized (done) {
                    context.progress().done("trees", done.incrementAndGet(), trees.length);
                }
            });
        }
        return List.of(trees);
    }

    private ForestSettings settings(int width, String automaticFeatures) {
        boolean single = alias == Alias.DECISION_TREE;
        int depth = values.integer("maxDepth");
        return new ForestSettings(
                single ? 1 : values.integer("trees"),
                depth == 0 ? DEEPEST : depth,
                values.integer("minSamplesLeaf"),
                maxFeatures(width, automaticFeatures),
                values.integer("bins"),
                alias == Alias.RANDOM_FOREST && values.flag("bootstrap"),
                alias == Alias.EXTRA_TREES);
    }

    private int maxFeatures(int width, String automatic) {
        String asked = values.text("maxFeatures");
        String text = asked.equals(ParameterSet.AUTOMATIC) ? automatic : asked;
        int count =
                switch (text) {
                    case ALL -> width;
                    case "sqrt" -> (int) StrictMath.sqrt(width);
                    case "log2" -> 31 - Integer.numberOfLeadingZeros(Math.max(1, width));
                    default ->
                        text.matches("\\+?[0-9]+") ? Integer.parseInt(text) : (int) (Double.parseDouble(text) * width);
                };
        return Math.max(1, Math.min(width, count));
    }

    private static BinnedColumn[] bin(WorkPool workers, FeatureMatrix features, int bins) {
        BinnedColumn[] columns = new BinnedColumn[features.width()];
        boolean spread = (long) features.rows() * columns.length <= SPREAD_UP_TO;
        workers.each(
                columns.length,
                c -> columns[c] = BinnedColumn.of(features.columns().get(c), features.rows(), bins, spread));
        return columns;
    }

    private static NodeRows sample(ForestSettings settings, int[] weights, double[] targets, Mix64 random) {
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
}
