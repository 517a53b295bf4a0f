import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.ColumnSchema;
import io.github.mlmodel.runtime.EvaluatorChoice;
import io.github.mlmodel.runtime.Model;
import io.github.mlmodel.runtime.Options;
import io.github.mlmodel.runtime.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Predicts and loads for a long time, for soak-runtime.sh, which says how. */
final class SoakRuntime {

    private static final int ROUNDS = 10;
    private static final int BATCH = 100;
    private static final int COLLECTIONS = 5;
    private static final long MOST_GROWTH = 4 << 20;

    private SoakRuntime() {}

    public static void main(String[] arguments) throws Exception {
        int predictions = Integer.parseInt(arguments[1]);
        int loads = Integer.parseInt(arguments[2]);
        int threads = Integer.parseInt(arguments[3]);
        boolean grows = false;
        System.out.println("| model | round | predictions | loads | in use, kB |");
        System.out.println("| --- | ---: | ---: | ---: | ---: |");
        for (int i = 4; i < arguments.length; i++) {
            Path path = Path.of(arguments[i]);
            List<Map<String, Object>> rows = rows(Path.of(arguments[0]), path);
            long first = 0;
            for (int round = 1; round <= ROUNDS; round++) {
                for (int load = 0; load < loads / ROUNDS; load++) {
                    load(path).close();
                }
                predict(path, rows, predictions / ROUNDS, threads);
                long used = used();
                first = round == 2 ? used : first;
                grows |= round == ROUNDS && used > first + MOST_GROWTH;
                System.out.printf(
                        "| %s | %d | %,d | %,d | %,d |%n",
                        path, round, round * (long) threads * (predictions / ROUNDS), round * (loads / ROUNDS), used >> 10);
            }
        }
        System.exit(grows ? 1 : 0);
    }

    private static Model load(Path path) {
        return Model.load(
                path,
                Options.unverified().withEvaluator(EvaluatorChoice.JAVA).withMemoryLimit(Long.MAX_VALUE));
    }

    /** Three ways in turn; a thread's answers to the same row are always the same. */
    private static void predict(Path path, List<Map<String, Object>> rows, int count, int threads) throws Exception {
        try (Model model = load(path)) {
            ExecutorService pool = Executors.newFixedThreadPool(threads);
            List<Future<?>> working = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                working.add(pool.submit(() -> predict(model, rows, count / 3)));
            }
            pool.shutdown();
            for (Future<?> each : working) {
                each.get();
            }
        }
    }

    private static void predict(Model model, List<Map<String, Object>> rows, int count) {
        Row row = model.newRow();
        List<String> columns = model.columns();
        for (int i = 0; i < count; i++) {
            Map<String, Object> map = rows.get(i % rows.size());
            for (int column = 0; column < columns.size(); column++) {
                row.set(column, map.get(columns.get(column)));
            }
            float[] typed = model.predict(row).values();
            float[] named = model.predict(map).values();
            boolean same = Arrays.equals(typed, named);
            if (i % BATCH == 0) {
                same &= Arrays.equals(
                        typed, model.predict(Collections.nCopies(BATCH, map)).get(BATCH - 1).values());
            }
            if (!same) {
                throw new IllegalStateException("another prediction of the same row: " + map);
            }
        }
    }

    private static List<Map<String, Object>> rows(Path file, Path path) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> names = List.of(lines.get(0).split(",", -1));
        List<Map<String, Object>> rows = new ArrayList<>();
        try (Model model = load(path)) {
            for (String line : lines.subList(1, Math.min(lines.size(), 1001))) {
                String[] cells = line.split(",", -1);
                Map<String, Object> row = new HashMap<>();
                for (ColumnSchema column : model.description().signature().columns()) {
                    String cell = cells[names.indexOf(column.name())].strip();
                    boolean number = column.kind() == ColumnKind.NUMERIC && !cell.isEmpty();
                    row.put(column.name(), number ? (Object) Double.valueOf(cell) : cell);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static long used() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
