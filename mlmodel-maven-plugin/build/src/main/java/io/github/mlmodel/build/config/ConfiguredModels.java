package io.github.mlmodel.build.config;

import io.github.mlmodel.build.data.Checkout;
import io.github.mlmodel.build.data.SourceFiles;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.build.spec.SliceSpec;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.device.DeviceChoice;
import io.github.mlmodel.grade.gate.Confidence;
import io.github.mlmodel.grade.gate.Gate;
import io.github.mlmodel.grade.gate.GateInput;
import io.github.mlmodel.grade.gate.Gates;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.file.Obstacle;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.spi.Misplaced;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import io.github.mlmodel.spi.catalog.FileParameter;
import io.github.mlmodel.spi.catalog.TrainerEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Reads {@code <models>}, and says everything that is wrong with it at once. */
public final class ConfiguredModels {

    private final Checkout checkout;
    private final Path trainSources;
    private final boolean ownMetrics;
    private final ToLongFunction<String> seeds;
    private final @Nullable String deviceProperty;
    private final Violations violations = new Violations();
    private final List<NamedFiles> files = new ArrayList<>();

    /**
     * Prepares to read models that have one seed, unless they say another.
     *
     * @param checkout what the project stands in
     * @param trainSources {@code src/train/java}
     * @param ownMetrics whether the project has metrics of its own
     * @param defaultSeed seed of models without {@code <seed>}
     * @param deviceProperty {@code mlmodel.device}, which goes before every {@code <device>}, or absent
     */
    public ConfiguredModels(
            Checkout checkout,
            Path trainSources,
            boolean ownMetrics,
            long defaultSeed,
            @Nullable String deviceProperty) {
        this(checkout, trainSources, ownMetrics, name -> defaultSeed, deviceProperty);
    }

    /**
     * Prepares to read.
     *
     * @param checkout what the project stands in
     * @param trainSources {@code src/train/java}
     * @param ownMetrics whether the project has metrics of its own
     * @param seeds seed of a model without {@code <seed>}, by its name
     * @param deviceProperty {@code mlmodel.device}, which goes before every {@code <device>}, or absent
     */
    public ConfiguredModels(
            Checkout checkout,
            Path trainSources,
            boolean ownMetrics,
            ToLongFunction<String> seeds,
            @Nullable String deviceProperty) {
        this.checkout = checkout;
        this.trainSources = trainSources;
        this.ownMetrics = ownMetrics;
        this.seeds = seeds;
        this.deviceProperty = deviceProperty;
    }

    /**
     * Returns the models, all of them or those selected.
     *
     * @param models {@code <models>}, or absent
     * @param selected names to work on; empty means all
     * @throws MlModelException listing everything that is wrong
     */
    public List<ConfiguredModel> read(@Nullable Element models, List<String> selected) {
        if (models == null || models.isEmpty()) {
            throw MlModelException.user(none());
        }
        checkDeviceProperty();
        List<Element> elements = new ElementReader(violations).members(models, ModelElements.MODELS, "models");
        List<ConfiguredModel> read = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            read(elements.get(i), i + 1).ifPresent(read::add);
        }
        checkNamesDiffer(elements);
        checkSelection(elements, selected);
        if (!violations.sentences().isEmpty()) {
            files.forEach(named -> named.requireAll(violations));
        }
        violations.failIfAny();
        return read.stream()
                .filter(model -> selected.isEmpty() || selected.contains(model.name()))
                .toList();
    }

    /** Returns what is said where there is no model. */
    public static String none() {
        return "No model is configured: the <configuration> of mlmodel-maven-plugin has no"
                + " <models> with a <model>. Check the spelling of <models>; 'mvn mlmodel:init"
                + " -Dmlmodel.init.source=FILE' prints a block to paste, and -Dmlmodel.skip skips the plugin.";
    }

    private Optional<ConfiguredModel> read(Element element, int number) {
        String path = "models/model[" + element.textOf("name").orElse("" + number) + "]";
        ElementReader reader = new ElementReader(violations);
        reader.refuseUndefined(element, path);
        ElementValues model = reader.read(element, ModelElements.MODEL, path);
        Specifications.Specified specified = new Specifications(violations, model, path, checkout)
                .specification(seeds.applyAsLong(element.textOf("name").orElse("")));
        specified.trainer().ifPresent(found -> checkTrainer(found, path));
        specified.trainer().ifPresent(found -> checkBase(found, path));
        Optional<ModelSpec> spec = specified.spec();
        List<Gate> gates = gates(model, path, element.textOf("name").orElse("number " + number), spec);
        List<SliceSpec> slices = slices(model, path, spec, gates);
        ConfiguredBaseline baseline = new BaselineElements(violations, path).read(model, gates);
        @Nullable Confidence confidence = new ConfidenceElements(violations, path).read(model, gates);
        ConfiguredApi api = new ApiElements(violations, path).read(model);
        List<BundleCoordinates> consumers = new ConsumerElements(violations, path).read(model);
        ElementValues budget = model.elements("budget").orElse(ElementValues.NONE);
        checkBudget(budget, path);
        DeviceChoice device = device(model.text("device"), path);
        files.add(new NamedFiles(checkout, model, specified.trainer(), baseline, path));
        return spec.map(found -> new ConfiguredModel(
                found,
                device,
                gates,
                slices,
                baseline,
                confidence,
                budget.integer("maxBytes").orElse(null),
                budget.decimal("maxLatencyMillis").orElse(null),
                api,
                consumers,
                path));
    }

    private void checkDeviceProperty() {
        if (deviceProperty != null && DeviceChoice.of(deviceProperty.trim()).isEmpty()) {
            violations.add(noDevice("mlmodel.device", deviceProperty));
        }
    }

    private DeviceChoice device(Optional<String> text, String path) {
        Optional<DeviceChoice> choice = text.isEmpty() ? Optional.of(DeviceChoice.CPU) : DeviceChoice.of(text.get());
        if (choice.isEmpty()) {
            violations.add(noDevice("<" + path + "/device>", text.get()));
        }
        return Optional.ofNullable(deviceProperty)
                .flatMap(property -> DeviceChoice.of(property.trim()))
                .or(() -> choice)
                .orElse(DeviceChoice.CPU);
    }

    private static String noDevice(String where, String text) {
        return where + " is '" + text + "', which is no device"
                + Names.didYouMean(text, DeviceChoice.words()) + " It is one of: "
                + Names.list(DeviceChoice.words()) + ".";
    }

    private List<Gate> gates(ElementValues model, String path, String name, Optional<ModelSpec> spec) {
        List<GateInput> inputs = new ArrayList<>();
        for (Element gate : model.members("gates")) {
            inputs.add(input(gate, path + "/gates/gate[" + (inputs.size() + 1) + "]"));
        }
        try {
            return Gates.read(name, inputs, spec.map(ModelSpec::task).orElse(null), ownMetrics);
        } catch (MlModelException e) {
            violations.add(e.sentence());
            return List.of();
        }
    }

    private List<SliceSpec> slices(ElementValues model, String path, Optional<ModelSpec> spec, List<Gate> gates) {
        List<SliceSpec> slices =
                new SlicesOfGates(violations, path).with(new SliceElements(violations, path).read(model), gates);
        boolean images = spec.map(ModelSpec::dataset)
                .map(DatasetSpec::source)
                .filter(Source.Images.class::isInstance)
                .isPresent();
        if (images && !slices.isEmpty()) {
            violations.add("<" + path + "> has slices of its rows, but these are images, which have no columns. Remove"
                    + " <slices>, and gates on slices.");
        }
        return slices;
    }

    private GateInput input(Element gate, String path) {
        ElementValues values = new ElementReader(violations).read(gate, GateEntries.GATE, path);
        return new GateInput(
                gate.text().isEmpty() ? null : gate.text(),
                values.text("metric").orElse(null),
                values.text("class").orElse(null),
                values.text("slice").orElse(null),
                values.text("min").orElse(null),
                values.text("max").orElse(null),
                values.text("maxRegression").orElse(null),
                values.text("minImprovement").orElse(null),
                values.text("maxImprovement").orElse(null),
                values.text("severity").orElse(null));
    }

    private void checkTrainer(TrainerSpec trainer, String path) {
        String type = trainer.type();
        Optional<TrainerEntry> entry = EngineCatalog.trainer(type);
        if (entry.isPresent()) {
            checkParameters(trainer, entry.get(), path);
            return;
        }
        Path source = sourceOf(type);
        Optional<Obstacle> obstacle = Obstacle.at(source);
        if (obstacle.isEmpty()) {
            return;
        }
        if (obstacle.get().kind() != Obstacle.Kind.NOTHING) {
            violations.add("<" + path + "/trainer> is '" + type + "', but "
                    + obstacle.get().sentence(source.toString()));
            return;
        }
        List<String> known = EngineCatalog.aliases();
        violations.add("<" + path + "/trainer> is '" + type + "', which is no trainer"
                + Names.didYouMean(type, known) + " Trainers are: " + Names.list(known)
                + ", any Tribuo trainer by its class name (org.tribuo.…), and classes of src/train/java by theirs.");
    }

    /** What their values are the trainer knows, in the worker; a misspelt name is said with the other mistakes. */
    private void checkParameters(TrainerSpec trainer, TrainerEntry entry, String path) {
        if (!entry.isAlias()) {
            return;
        }
        for (Parameter.Entry parameter : trainer.parameters()) {
            if (!entry.parameters().contains(parameter.name())) {
                violations.add("<" + path + "/trainer/parameters/" + parameter.name() + "> is no parameter of '"
                        + trainer.type() + "'" + Misplaced.hint(parameter.name(), entry.parameters())
                        + " Its parameters are: " + Names.list(entry.parameters()) + ".");
            }
        }
    }

    private void checkBase(TrainerSpec trainer, String path) {
        FileParameter.of(trainer)
                .filter(file -> Coordinates.of(file.value()).isEmpty())
                .flatMap(
                        file -> SourceFiles.wayOut(checkout, file.value(), path + "/trainer/parameters/" + file.name()))
                .ifPresent(violations::add);
    }

    private Path sourceOf(String className) {
        return trainSources.resolve(className.replace('.', '/').replaceAll("[^A-Za-z0-9_$/]", "_") + ".java");
    }

    private void checkBudget(ElementValues budget, String path) {
        budget.integer("maxBytes")
                .filter(bytes -> bytes < 1)
                .ifPresent(bytes ->
                        violations.add("<" + path + "/budget/maxBytes> is " + bytes + ", but it is at least 1."));
        budget.decimal("maxLatencyMillis")
                .filter(millis -> !(millis > 0))
                .ifPresent(millis -> violations.add(
                        "<" + path + "/budget/maxLatencyMillis> is " + millis + ", but it is more than 0."));
    }

    private void checkNamesDiffer(List<Element> elements) {
        List<String> names = names(elements);
        names.stream()
                .filter(name -> names.indexOf(name) != names.lastIndexOf(name))
                .distinct()
                .forEach(name -> violations.add(
                        "<models> has more than one <model> of the name '" + name + "'. Give each its own."));
    }

    private void checkSelection(List<Element> elements, List<String> selected) {
        List<String> known = names(elements);
        selected.stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> violations.add("mlmodel.models names '" + name + "', which is not configured"
                        + Names.didYouMean(name, known) + " Models are: " + Names.list(known) + "."));
    }

    private static List<String> names(List<Element> elements) {
        return elements.stream()
                .flatMap(element -> element.textOf("name").stream())
                .toList();
    }
}
