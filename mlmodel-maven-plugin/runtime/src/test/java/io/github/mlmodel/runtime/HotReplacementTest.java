package io.github.mlmodel.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.files.BundleWriter;
import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application takes a new model without a pause: one file after the other, one reference after the other. */
class HotReplacementTest {

    private static final int REPLACEMENTS = 100;
    private static final int THREADS = 4;

    @TempDir
    Path folder;

    @Test
    void answersAreOneOfTheTwoModelsWhileTheirFileIsReplaced() throws Exception {
        List<Path> bundles = List.of(bundle("ten", 10), bundle("hundred", 100));
        Path used = folder.resolve("model.zip");
        replace(bundles.get(0), used);
        AtomicReference<Model> current = new AtomicReference<>(Model.load(used));
        AtomicBoolean over = new AtomicBoolean();
        Set<Double> answers = ConcurrentHashMap.newKeySet();

        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> working = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            boolean loads = thread % 2 == 0;
            working.add(threads.submit(() -> {
                do {
                    Model model = loads ? Model.load(used) : Objects.requireNonNull(current.get());
                    answers.add(model.predict(Map.of("x", 3)).value());
                    answers.add(model.predict(model.newRow().set(0, 3)).value());
                    answers.add(model.predict(Collections.nCopies(300, Map.of("x", 3)))
                            .get(299)
                            .value());
                } while (!over.get());
            }));
        }
        for (int i = 1; i <= REPLACEMENTS; i++) {
            replace(bundles.get(i % 2), used);
            current.set(Model.load(used));
        }
        over.set(true);
        finish(threads, working);

        assertThat(answers).containsExactlyInAnyOrder(30.0, 300.0);
    }

    private static void finish(ExecutorService threads, List<Future<?>> working)
            throws ExecutionException, InterruptedException {
        threads.shutdown();
        for (Future<?> each : working) {
            each.get();
        }
    }

    /** A file that is moved is there as a whole, or not yet. */
    private void replace(Path bundle, Path used) throws IOException {
        Path copy = Files.copy(bundle, folder.resolve("new.zip"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(copy, used, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path bundle(String name, float factor) throws IOException {
        GraphBuilder graph = new GraphBuilder("t");
        String x = graph.input("x", ElementType.FLOAT, ValueInfo.ROWS, 1);
        String product = graph.node("Mul", List.of(x, graph.constant(TensorData.floats(new float[] {factor}, 1, 1))));
        String flat = graph.node("Reshape", List.of(product, graph.constant(TensorData.longs(new long[] {-1}, 1))));
        graph.output(flat, "prediction", ElementType.FLOAT, ValueInfo.ROWS);
        ModelDescription description =
                GivenDescription.regressor("y").columns(ColumnKind.NUMERIC, "x").build();
        Path model = Models.write(folder.resolve(name), Models.onnx(graph.build()), description);
        Path bundle = folder.resolve(name + ".zip");
        BundleWriter.write(bundle, model, Instant.EPOCH);
        return bundle;
    }
}
