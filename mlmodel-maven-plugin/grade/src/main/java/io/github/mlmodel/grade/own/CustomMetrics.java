package io.github.mlmodel.grade.own;

import io.github.mlmodel.grade.metric.MetricDefinition;
import io.github.mlmodel.grade.metric.MetricText;
import io.github.mlmodel.grade.metric.Metrics;
import io.github.mlmodel.grade.metric.OwnMetric;
import io.github.mlmodel.grade.metric.Scored;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.model.text.Printable;
import io.github.mlmodel.spi.Metric;
import io.github.mlmodel.spi.Progress;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Metrics of the project's own, from the compiled {@code src/evaluate/java}. They may do anything, also end the JVM. */
public final class CustomMetrics implements AutoCloseable {

    /** Those of a project without. */
    public static final CustomMetrics NONE = new CustomMetrics(null, List.of(), Progress.NONE);

    private static final String SOURCES = "src/evaluate/java";

    /** How far a metric may be from the mean of its rows' values: sums in another order are not quite the same. */
    private static final double MOST_APART = 1e-9;

    private final @Nullable URLClassLoader loader;
    private final List<Metric> metrics;
    private final Progress progress;
    private int computed;

    private CustomMetrics(@Nullable URLClassLoader loader, List<Metric> metrics, Progress progress) {
        this.loader = loader;
        this.metrics = metrics;
        this.progress = progress;
    }

    /**
     * Finds the metrics.
     *
     * @param classes folder of the compiled classes, or absent
     * @param libraries what they are compiled against
     * @param progress told about computed metrics
     * @throws MlModelException if a metric cannot be made, or its name is no name or taken
     */
    public static CustomMetrics load(@Nullable Path classes, ClassLoader libraries, Progress progress)
            throws IOException {
        if (classes == null) {
            return NONE;
        }
        URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, libraries);
        List<Metric> metrics = new ArrayList<>();
        for (String name : classNames(classes)) {
            Class<?> type = type(name, loader);
            boolean concrete = !type.isInterface() && !Modifier.isAbstract(type.getModifiers());
            if (Metric.class.isAssignableFrom(type) && concrete && !type.isAnonymousClass() && !type.isLocalClass()) {
                metrics.add(answering(create(type.asSubclass(Metric.class))));
            }
        }
        requireNames(metrics);
        return new CustomMetrics(loader, metrics, progress);
    }

    /** Returns what an evaluation records of them. */
    public List<OwnMetric> recorded() {
        return metrics.stream().map(OwnMetric::of).toList();
    }

    /** Returns the metrics, in the order of their classes' names; computing one that throws is an {@link MlModelException}. */
    public List<MetricDefinition> definitions() {
        return metrics.stream()
                .map(metric -> MetricDefinition.of(
                        metric, scored -> compute(metric, scored), scored -> values(metric, scored)))
                .toList();
    }

    /**
     * Returns the same metrics for predictions that no model made: where one fails on these it is undefined, because the
     * model is judged all the same.
     *
     * @param note told what failed
     */
    public List<MetricDefinition> forTrivial(Consumer<String> note) {
        return undefinedWhereTheyFail("trivial baseline", note);
    }

    /** Returns the same metrics likewise for predictions of the model that this one is compared with. */
    public List<MetricDefinition> forBaseline(Consumer<String> note) {
        return undefinedWhereTheyFail("baseline", note);
    }

    /** Returns the same metrics likewise for some of the rows. */
    public List<MetricDefinition> forSlice(String slice, Consumer<String> note) {
        return undefinedWhereTheyFail("slice '" + Printable.text(slice) + "'", note);
    }

    /** Returns the same metrics likewise for slices of which both models are judged, told once what failed. */
    public List<MetricDefinition> forComparedSlices(Consumer<String> note) {
        Set<String> told = new HashSet<>();
        return undefinedWhereTheyFail("comparison by slice", sentence -> {
            if (told.add(sentence)) {
                note.accept(sentence);
            }
        });
    }

    private List<MetricDefinition> undefinedWhereTheyFail(String what, Consumer<String> note) {
        return metrics.stream()
                .map(metric -> MetricDefinition.of(
                        metric,
                        scored -> {
                            try {
                                return compute(metric, scored);
                            } catch (MlModelException e) {
                                note.accept("the " + what + " has no " + metric.name() + ": " + e.sentence());
                                return Double.NaN;
                            }
                        },
                        scored -> values(metric, scored)))
                .toList();
    }

    private double compute(Metric metric, Scored scored) {
        try {
            double value = ask(
                    metric,
                    () -> scored.choose(
                            classes -> metric.ofClasses(classes.seen()), numbers -> metric.ofNumbers(numbers.seen())));
            requireMean(metric, value, values(metric, scored));
            return value;
        } finally {
            progress.done("own metrics computed", ++computed, 0);
        }
    }

    private static void requireMean(Metric metric, double value, double[] values) {
        double mean = Arrays.stream(values).sum() / values.length;
        boolean near = Math.abs(mean - value) <= MOST_APART * Math.max(1, Math.abs(value));
        if (values.length > 0 && Double.isFinite(value) && !near) {
            throw MlModelException.user(describe(metric) + " is " + MetricText.of(value)
                    + ", and the mean of its rows' values is " + MetricText.of(mean)
                    + ". Leave out the method that computes it, give no values, or correct one of the two.");
        }
    }

    private double[] values(Metric metric, Scored scored) {
        double[] values = ask(
                metric,
                () -> scored.choose(
                        classes -> metric.valuesOfClasses(classes.seen()).clone(),
                        numbers -> metric.valuesOfNumbers(numbers.seen()).clone()));
        if (values.length != 0 && values.length != scored.rows()) {
            throw MlModelException.user(describe(metric) + " gives " + Names.count(values.length, "value") + " for "
                    + Names.count(scored.rows(), "row") + ". Give one for each, or none at all.");
        }
        return values;
    }

    private <T> T ask(Metric metric, Supplier<T> question) {
        Thread witness = new Thread(() -> {
            throw MlModelException.user("The JVM ended while " + describe(metric) + " was computing. If it calls"
                    + " System.exit, let it throw an exception instead.");
        });
        Runtime.getRuntime().addShutdownHook(witness);
        try {
            return question.get();
        } catch (Throwable e) {
            // The edge to foreign code, which may throw anything.
            if (isLack(e)) {
                throw e;
            }
            throw MlModelException.user(describe(metric) + " failed: " + e + place(metric, e) + ". Correct it.", e);
        } finally {
            Runtime.getRuntime().removeShutdownHook(witness);
        }
    }

    @Override
    public void close() throws IOException {
        if (loader != null) {
            loader.close();
        }
    }

    private static List<String> classNames(Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> classes.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .sorted()
                    .toList();
        }
    }

    private static Class<?> type(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            throw MlModelException.user(
                    "Class '" + name + "' of " + SOURCES + " cannot be loaded: " + e
                            + ". Add the library that it needs to <trainDependencies>.",
                    e);
        }
    }

    private static Metric create(Class<? extends Metric> type) {
        String name = "Metric class '" + type.getName() + "' of " + SOURCES;
        try {
            if (!Modifier.isPublic(type.getModifiers())) {
                throw MlModelException.user(name + " is not public. Make it public.");
            }
            return type.getConstructor().newInstance();
        } catch (NoSuchMethodException | IllegalAccessException | InstantiationException e) {
            throw MlModelException.user(name + " has no public constructor without parameters. Give it one.", e);
        } catch (InvocationTargetException e) {
            throw MlModelException.user(
                    name + " could not be made: its constructor threw " + e.getCause() + ". Correct it.", e);
        } catch (LinkageError e) {
            throw MlModelException.user(
                    name + " could not be made: " + e + ". Add the library that it needs to <trainDependencies>.", e);
        }
    }

    /** Returns a metric that says what it is. */
    private static Metric answering(Metric metric) {
        String subject = "Metric class '" + metric.getClass().getName() + "' of " + SOURCES;
        @Nullable String name;
        try {
            name = metric.name();
            metric.higherIsBetter();
        } catch (Throwable e) {
            // The edge to foreign code, which may throw anything.
            if (isLack(e)) {
                throw e;
            }
            throw MlModelException.user(
                    subject + " failed before it was given any row: " + e + place(metric, e) + ". Correct it.", e);
        }
        if (name == null) {
            throw MlModelException.user(subject + " has no name: its name() returned null. Give it one.");
        }
        return metric;
    }

    /** What the machine lacks is not the metric's fault. */
    private static boolean isLack(Throwable failure) {
        return failure instanceof VirtualMachineError && !(failure instanceof StackOverflowError);
    }

    private static void requireNames(List<Metric> metrics) {
        Map<String, Metric> byName = new TreeMap<>();
        for (Metric metric : metrics) {
            String name = metric.name();
            Metric other = byName.put(name, metric);
            if (!name.matches("[a-z][a-z0-9_]*")) {
                throw MlModelException.user(describe(metric) + " has a name that gates cannot use. Take lower-case"
                        + " letters, digits and '_', starting with a letter.");
            }
            if (Metrics.find(name).isPresent()) {
                throw MlModelException.user(
                        describe(metric) + " has the name of a built-in metric. Give it another name.");
            }
            if (other != null) {
                throw MlModelException.user(describe(metric) + " has the name of '"
                        + other.getClass().getName() + "'. Give one of them another name.");
            }
        }
    }

    private static String describe(Metric metric) {
        return "Metric '" + metric.name() + "' (class " + metric.getClass().getName() + " of " + SOURCES + ")";
    }

    /** Says where in the metric's own class it failed, because the stack trace of a user's failure is not shown. */
    private static String place(Metric metric, Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .filter(frame -> frame.getClassName().equals(metric.getClass().getName()))
                .findFirst()
                .map(frame -> " at line " + frame.getLineNumber() + " of " + frame.getFileName())
                .orElse("");
    }
}
