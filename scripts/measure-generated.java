import io.github.mlmodel.build.config.ConfiguredApi;
import io.github.mlmodel.build.generate.TypedApi;
import io.github.mlmodel.grade.schema.ColumnRole;
import io.github.mlmodel.grade.schema.DataSchema;
import io.github.mlmodel.grade.schema.SchemaReader;
import io.github.mlmodel.grade.schema.SchemaRule;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Row;
import io.github.mlmodel.runtime.typed.GeneratedModel;
import java.lang.management.ManagementFactory;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Function;
import javax.tools.ToolProvider;

/**
 * Prints what a prediction takes by a class that is generated for a model, beside one by the places of columns (Row), in processor
 * time.
 *
 * <pre>java -cp CLASSPATH scripts/measure-generated.java MODEL SCHEMA [ROUNDS]</pre>
 *
 * <p>{@code CLASSPATH} has the classes of the modules build and runtime, and what these need. {@code MODEL} is a bundle, or a folder with {@code
 * model.onnx} and {@code model.json}; {@code SCHEMA} is its data contract, {@code src/models/<name>.schema.json}, of columns without dates, of whose
 * ranges and categories rows are made. {@code ROUNDS} are of 100,000 predictions each, in turns, 40 unless given; the first half warms up.
 */
class MeasureGenerated {

    private static final int PREDICTIONS = 100_000;
    private static final int ROWS = 1_000;

    private static double sink;

    public static void main(String[] arguments) throws Throwable {
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 40;
        try (Model model = Model.load(Path.of(arguments[0]))) {
            DataSchema schema = SchemaReader.read(Files.readAllBytes(Path.of(arguments[1])), arguments[1]);
            measure(model, schema, rounds);
        }
    }

    private static void measure(Model model, DataSchema schema, int rounds) throws Throwable {
        TypedApi api = TypedApi.of(model.name(), ConfiguredApi.DEFAULT, schema, true, "measured");
        Path classes = compiled(api);
        try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            Class<?> input = loader.loadClass(api.classes().get(0));
            Class<?> prediction = loader.loadClass(api.classes().get(1));
            Class<?> typed = loader.loadClass(api.classes().get(2));
            GeneratedModel<Object> generated = generated(typed.getMethod("of", Model.class).invoke(null, model));
            Function<Object, Object> predict = predict(loader, generated);
            Object[] inputs = new Object[ROWS];
            Object[][] cells = new Object[ROWS][];
            Random random = new Random(1);
            for (int i = 0; i < ROWS; i++) {
                inputs[i] = input(input, schema, random);
                cells[i] = model.columns().stream().map(generated.columns(inputs[i])::get).toArray();
            }
            Row row = model.newRow();
            double[] byPlaces = new double[rounds];
            double[] byClass = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                byPlaces[round] = nanos(place -> sink += model.predict(filled(row, cells[place])).values()[0]);
                byClass[round] = nanos(place -> sink += predict.apply(inputs[place]).getClass() == prediction ? 1 : 0);
            }
            double places = median(byPlaces);
            double whole = median(byClass);
            System.out.printf(
                    Locale.ROOT,
                    "%s: by places %.0f ns, by %s %.0f ns, %.0f ns more%n",
                    model.name(),
                    places,
                    typed.getSimpleName(),
                    whole,
                    whole - places);
        }
    }

    /** Runs once a row. */
    private interface Work {
        void run(int place) throws Throwable;
    }

    private static double nanos(Work work) throws Throwable {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < PREDICTIONS; i++) {
            work.run(i % ROWS);
        }
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / (double) PREDICTIONS;
    }

    private static double median(double[] values) {
        double[] later = Arrays.copyOfRange(values, values.length / 2, values.length);
        Arrays.sort(later);
        return later[later.length / 2];
    }

    private static Row filled(Row row, Object[] cells) {
        for (int column = 0; column < cells.length; column++) {
            if (cells[column] instanceof Double number) {
                row.set(column, number.doubleValue());
            } else if (cells[column] == null) {
                row.set(column, (Object) null);
            } else {
                row.set(column, (String) cells[column]);
            }
        }
        return row;
    }

    @SuppressWarnings("unchecked")
    private static GeneratedModel<Object> generated(Object model) {
        return (GeneratedModel<Object>) model;
    }

    @SuppressWarnings("unchecked")
    private static Function<Object, Object> predict(ClassLoader loader, Object model) throws Exception {
        return (Function<Object, Object>)
                loader.loadClass("measured.Caller").getConstructor(Object.class).newInstance(model);
    }

    /** It calls the class as an application does, without reflection. */
    private static String caller(TypedApi api) {
        String caller = """
                package measured;

                public final class Caller implements java.util.function.Function<Object, Object> {

                    private final MODEL model;

                    public Caller(Object model) {
                        this.model = (MODEL) model;
                    }

                    @Override
                    public Object apply(Object row) {
                        return model.predict((INPUT) row);
                    }
                }
                """;
        return caller.replace("MODEL", api.classes().get(2)).replace("INPUT", api.classes().get(0));
    }

    private static Path compiled(TypedApi api) throws Exception {
        Path folder = Files.createTempDirectory("measure-generated");
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path")));
        Map<String, String> sources = new HashMap<>(api.files());
        sources.put("measured/Caller.java", caller(api));
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve(source.getKey());
            Files.createDirectories(file.getParent());
            arguments.add(Files.writeString(file, source.getValue()).toString());
        }
        if (ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("the generated classes do not compile");
        }
        return folder;
    }

    private static Object input(Class<?> type, DataSchema schema, Random random) throws Exception {
        RecordComponent[] components = type.getRecordComponents();
        List<String> names = schema.names(ColumnRole.FEATURE);
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            Class<?> component = components[i].getType();
            boolean number = component == double.class || component == OptionalDouble.class;
            Object value = number ? (Object) number(names.get(i), schema, random) : text(names.get(i), schema, random);
            values[i] = component == OptionalDouble.class
                    ? OptionalDouble.of((Double) value)
                    : component == Optional.class ? Optional.of(value) : value;
        }
        return type.getDeclaredConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
                .newInstance(values);
    }

    private static double number(String column, DataSchema schema, Random random) {
        return schema.rules().stream()
                .filter(rule -> rule instanceof SchemaRule.Range && rule.columns().equals(List.of(column)))
                .map(SchemaRule.Range.class::cast)
                .filter(range -> range.least() != null && range.most() != null)
                .map(range -> range.least() + random.nextDouble() * (range.most() - range.least()))
                .findFirst()
                .orElseGet(random::nextDouble);
    }

    private static String text(String column, DataSchema schema, Random random) {
        List<String> categories = schema.categories().getOrDefault(column, List.of("two words"));
        return categories.get(random.nextInt(categories.size()));
    }
}
