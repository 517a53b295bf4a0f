package io.github.mlmodel.measure;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.runtime.Batch;
import io.github.mlmodel.runtime.EvaluatorChoice;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Options;
import io.github.mlmodel.runtime.Prediction;
import io.github.mlmodel.runtime.Predictions;
import io.github.mlmodel.runtime.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What predictions and loading take, a row, for measure-runtime.sh, which says what is measured. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MeasureRuntime {

    private static final int ROWS = 1_000;

    @Param("")
    public String model;

    @Param("")
    public String rows;

    @Param({"JAVA", "ONNX_RUNTIME"})
    public EvaluatorChoice evaluator;

    private Model loaded;
    private Object[][] values;
    private List<Map<String, Object>> maps;
    private Batch batch;
    private Row row;
    private int next;

    @Setup(Level.Trial)
    public void prepare() throws IOException {
        loaded = open();
        List<ColumnSchema> columns = loaded.description().signature().columns();
        values = read(columns);
        row = loaded.newRow();
        maps = new ArrayList<>();
        for (Object[] each : values) {
            Map<String, Object> map = new HashMap<>();
            for (int column = 0; column < each.length; column++) {
                map.put(columns.get(column).name(), each[column]);
            }
            maps.add(map);
        }
        Batch.Builder builder = Batch.builder(ROWS);
        for (int column = 0; column < columns.size(); column++) {
            double[] numbers = new double[ROWS];
            String[] texts = new String[ROWS];
            for (int i = 0; i < ROWS; i++) {
                numbers[i] = values[i][column] instanceof Double number ? number : Double.NaN;
                texts[i] = values[i][column] instanceof String text ? text : "";
            }
            String name = columns.get(column).name();
            if (columns.get(column).kind() == ColumnKind.NUMERIC) {
                builder.numbers(name, numbers);
            } else {
                builder.texts(name, texts);
            }
        }
        batch = builder.build();
    }

    private Model open() {
        return Model.load(
                Path.of(model), Options.unverified().withEvaluator(evaluator).withMemoryLimit(Long.MAX_VALUE));
    }

    /** Reads rows of plain cells between commas below a line of names, the first ones again where they are too few. */
    private Object[][] read(List<ColumnSchema> columns) throws IOException {
        List<String> lines = Files.readAllLines(Path.of(rows));
        List<String> names = List.of(lines.get(0).split(",", -1));
        Object[][] all = new Object[ROWS][columns.size()];
        for (int i = 0; i < ROWS; i++) {
            String[] cells = lines.get(1 + i % (lines.size() - 1)).split(",", -1);
            for (int column = 0; column < columns.size(); column++) {
                String cell = cells[names.indexOf(columns.get(column).name())].strip();
                boolean number = columns.get(column).kind() == ColumnKind.NUMERIC;
                all[i][column] = !number ? cell : cell.isEmpty() ? Double.NaN : Double.valueOf(cell);
            }
        }
        return all;
    }

    @TearDown(Level.Trial)
    public void close() {
        loaded.close();
    }

    /** A row by its columns' names, explained. */
    @Benchmark
    public Object explainedRow() {
        next = (next + 1) % ROWS;
        return loaded.explain(maps.get(next));
    }

    /** A row by the places of its columns, set and predicted. */
    @Benchmark
    @Fork(1)
    @Warmup(iterations = 3, time = 2)
    @Measurement(iterations = 5, time = 2)
    public Prediction typedRow() {
        Object[] cells = values[next];
        next = (next + 1) % ROWS;
        for (int column = 0; column < cells.length; column++) {
            if (cells[column] instanceof Double number) {
                row.set(column, number.doubleValue());
            } else {
                row.set(column, (String) cells[column]);
            }
        }
        return loaded.predict(row);
    }

    /** A row by the names of its columns. */
    @Benchmark
    @Fork(1)
    @Warmup(iterations = 3, time = 2)
    @Measurement(iterations = 5, time = 2)
    public Prediction map() {
        Map<String, Object> cells = maps.get(next);
        next = (next + 1) % ROWS;
        return loaded.predict(cells);
    }

    /** A thousand rows by column; the figure is a row's. */
    @Benchmark
    @Fork(1)
    @Warmup(iterations = 3, time = 2)
    @Measurement(iterations = 5, time = 2)
    @OperationsPerInvocation(ROWS)
    public Predictions batchOfThousand() {
        return loaded.predict(batch);
    }

    /** The first load of a JVM. */
    @Benchmark
    @Fork(5)
    @BenchmarkMode(Mode.SingleShotTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public String firstLoad() {
        try (Model other = open()) {
            return other.name();
        }
    }
}
