package io.github.mlmodel.spi.catalog;

import static io.github.mlmodel.spi.catalog.TrainerEntry.ofTables;

import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.TrainerSpec;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/**
 * The engines that exist. A trainer's name, its revision, its libraries and what it can do are written here and nowhere
 * else; a test in each engine compares the entry with the engine.
 */
public final class EngineCatalog {

    /** One tree. */
    public static final String DECISION_TREE = "decision-tree";

    /** Trees with randomly drawn thresholds. */
    public static final String EXTRA_TREES = "extra-trees";

    /** Trees that correct each other. */
    public static final String GRADIENT_BOOSTING = "gradient-boosting";

    /** Linear least squares. */
    public static final String LINEAR_REGRESSION = "linear-regression";

    /** Linear classification. */
    public static final String LOGISTIC_REGRESSION = "logistic-regression";

    /** Networks of layers. */
    public static final String NEURAL_NETWORK = "neural-network";

    /** Trees on samples of the rows. */
    public static final String RANDOM_FOREST = "random-forest";

    /** Trees that correct each other, by the library of that name. */
    public static final String XGBOOST = "xgboost";

    /** How the names of Tribuo's classes begin. */
    public static final String TRIBUO_CLASSES = "org.tribuo.";

    /** Raised whenever equal rows would give other features, another split or other bytes around an equal model. */
    private static final int FEATURES_REVISION = 3;

    private static final List<EngineEntry> ALL = List.of(
            new EngineEntry(
                    "trees",
                    true,
                    List.of(
                            ofTables(DECISION_TREE, 2).taking("maxDepth", "minSamplesLeaf", "maxFeatures", "bins"),
                            ofTables(EXTRA_TREES, 2)
                                    .taking("trees", "maxDepth", "minSamplesLeaf", "maxFeatures", "bins"),
                            ofTables(GRADIENT_BOOSTING, 5)
                                    .taking(
                                            "loss",
                                            "quantile",
                                            "tweediePower",
                                            "rounds",
                                            "learningRate",
                                            "maxLeaves",
                                            "maxDepth",
                                            "bins",
                                            "minSamplesLeaf",
                                            "minChildWeight",
                                            "lambda",
                                            "alpha",
                                            "gamma",
                                            "monotone",
                                            "interactions",
                                            "maxCategoriesOneHot",
                                            "categorySmoothing",
                                            "earlyStopping",
                                            "validationFraction",
                                            "subsample",
                                            "columnSubsample",
                                            "maxFeatures"),
                            ofTables(LINEAR_REGRESSION, 3).only(Task.REGRESSION).taking("l2"),
                            ofTables(LOGISTIC_REGRESSION, 1)
                                    .only(Task.CLASSIFICATION)
                                    .taking("C", "maxIterations", "tolerance"),
                            ofTables(RANDOM_FOREST, 2)
                                    .taking("trees", "maxDepth", "minSamplesLeaf", "maxFeatures", "bins", "bootstrap"),
                            ofTables(XGBOOST, 2, Library.XGBOOST)
                                    .taking(
                                            "rounds",
                                            "eta",
                                            "maxDepth",
                                            "maxLeaves",
                                            "growPolicy",
                                            "maxBin",
                                            "minChildWeight",
                                            "maxDeltaStep",
                                            "lambda",
                                            "alpha",
                                            "gamma",
                                            "subsample",
                                            "colsampleBytree",
                                            "colsampleBylevel",
                                            "colsampleBynode"))),
            new EngineEntry(
                    "tribuo",
                    false,
                    List.of(
                            ofTables(TRIBUO_CLASSES + "classification.xgboost.", 2, Library.TRIBUO, Library.XGBOOST)
                                    .only(Task.CLASSIFICATION),
                            ofTables(TRIBUO_CLASSES + "regression.xgboost.", 2, Library.TRIBUO, Library.XGBOOST)
                                    .only(Task.REGRESSION),
                            ofTables(TRIBUO_CLASSES, 2, Library.TRIBUO))),
            new EngineEntry(
                    "onnxruntime",
                    false,
                    List.of(new TrainerEntry(
                            NEURAL_NETWORK,
                            1,
                            EnumSet.of(Task.CLASSIFICATION, Task.REGRESSION),
                            EnumSet.allOf(DataKind.class),
                            true,
                            Optional.of("base"),
                            List.of(Library.ONNX_RUNTIME),
                            List.of(
                                    "layers",
                                    "initialization",
                                    "augment",
                                    "optimizer",
                                    "learningRate",
                                    "momentum",
                                    "nesterov",
                                    "beta1",
                                    "beta2",
                                    "alpha",
                                    "epsilon",
                                    "weightDecay",
                                    "gradientClip",
                                    "schedule",
                                    "stepSize",
                                    "gamma",
                                    "patience",
                                    "warmup",
                                    "loss",
                                    "labelSmoothing",
                                    "epochs",
                                    "batchSize",
                                    "validationFraction",
                                    "earlyStopping",
                                    "checkpoint",
                                    "precision",
                                    "threads",
                                    "base",
                                    "train",
                                    "head",
                                    "normalization")))));

    private EngineCatalog() {}

    /** Returns the engine of a name. */
    public static EngineEntry engine(String name) {
        return ALL.stream()
                .filter(engine -> engine.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no engine " + name));
    }

    /** Returns every alias, sorted. */
    public static List<String> aliases() {
        return ALL.stream()
                .flatMap(engine -> engine.trainers().stream())
                .filter(TrainerEntry::isAlias)
                .map(TrainerEntry::type)
                .sorted()
                .toList();
    }

    /** Returns the entry of a trainer, if it is not the project's own code. */
    public static Optional<TrainerEntry> trainer(String type) {
        return ALL.stream().flatMap(engine -> engine.trainer(type).stream()).findFirst();
    }

    /** Returns what an engine's trainer predicts, in words, for example {@code classification, regression}. */
    public static String tasks(String type) {
        return trainer(type)
                .map(TrainerEntry::tasksInWords)
                .orElseThrow(() -> new IllegalArgumentException("no trainer " + type));
    }

    /** Returns whether a trainer may train on a GPU: one that is known to, or the project's own code. */
    public static boolean mayUseGpu(String type) {
        return trainer(type).map(TrainerEntry::usesGpu).orElse(true);
    }

    /** Returns whether a trainer takes columns of many categories as one feature, which numbers them. */
    public static boolean numbersCategories(String type) {
        return type.equals(GRADIENT_BOOSTING);
    }

    /** Returns the alias to begin with for a kind of data. */
    public static String suggested(DataKind data) {
        return switch (data) {
            case TABLE -> GRADIENT_BOOSTING;
            case IMAGES -> NEURAL_NETWORK;
        };
    }

    /**
     * Returns what decides a trainer's bytes beside data, specification and seed, as it stands in a fingerprint: the
     * revisions of the trainer and of the trainers within it, their libraries, and the revision of features.
     */
    public static String identity(TrainerSpec trainer) {
        StringJoiner text = new StringJoiner(", ");
        if (trainer(trainer.type()).isEmpty()) {
            text.add("custom code");
        } else {
            Set<TrainerEntry> entries = entries(trainer);
            entries.forEach(entry -> text.add(entry.identity()));
            libraries(entries).forEach(library -> text.add(library.identity()));
        }
        return text.add("features revision " + FEATURES_REVISION).toString();
    }

    /** Returns what some trainers need beside the worker; nothing for the project's own code. */
    public static EngineArtifacts artifacts(Collection<TrainerSpec> trainers) {
        Set<EngineEntry> engines = new LinkedHashSet<>();
        Set<TrainerEntry> entries = new LinkedHashSet<>();
        for (TrainerSpec trainer : trainers) {
            ALL.stream()
                    .filter(engine -> engine.trainer(trainer.type()).isPresent())
                    .findFirst()
                    .ifPresent(engine -> {
                        engines.add(engine);
                        entries.addAll(entries(trainer));
                    });
        }
        List<LibraryArtifact> libraries = libraries(entries).stream()
                .flatMap(library -> library.artifact().stream())
                .toList();
        return new EngineArtifacts(List.copyOf(engines), libraries);
    }

    /** Returns whether training, and predicting with what was trained, takes a time that grows about as the rows do. */
    public static boolean growsAsRows(TrainerSpec trainer) {
        return ALL.stream()
                .filter(engine -> engine.trainer(trainer.type()).isPresent())
                .anyMatch(EngineEntry::growsAsRows);
    }

    private static Set<TrainerEntry> entries(TrainerSpec trainer) {
        Set<TrainerEntry> entries = new LinkedHashSet<>();
        collect(trainer, entries);
        return entries;
    }

    private static void collect(TrainerSpec trainer, Set<TrainerEntry> entries) {
        trainer(trainer.type()).ifPresent(entries::add);
        collect(trainer.parameters(), entries);
    }

    private static void collect(List<Parameter.Entry> parameters, Set<TrainerEntry> entries) {
        for (Parameter.Entry parameter : parameters) {
            if (parameter.value() instanceof Parameter.Group group) {
                TrainerSpec.nested(group)
                        .ifPresentOrElse(
                                component -> collect(component, entries), () -> collect(group.entries(), entries));
            }
        }
    }

    private static Set<Library> libraries(Set<TrainerEntry> entries) {
        Set<Library> libraries = EnumSet.noneOf(Library.class);
        entries.forEach(entry -> libraries.addAll(entry.libraries()));
        return libraries;
    }
}
