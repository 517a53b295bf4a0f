package io.github.mlmodel.worker.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import io.github.mlmodel.spi.graph.ValueInfo;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForOnnxRuntimeTest {

    @Test
    void operatorsThatJavaDoesNotEvaluateAreNamed() {
        assertThat(beyond("Softsign", "Sigmoid", "Hardmax", "Softsign")).isEqualTo("Softsign, Hardmax");
    }

    @Test
    void thereAreNoneInAGraphThatItEvaluates() {
        assertThat(beyond("Sigmoid")).isEmpty();
    }

    private static String beyond(String... operators) {
        GraphBuilder graph = new GraphBuilder("t");
        String value = graph.input("numeric", ElementType.FLOAT, ValueInfo.ROWS, 3);
        for (String operator : operators) {
            value = graph.node(operator, List.of(value));
        }
        return beyond(graph, value);
    }

    @Test
    void aGraphThatJavaDoesNotReadIsToldAsAWhole() {
        GraphBuilder graph = new GraphBuilder("t");
        String weights = graph.constant(TensorData.floats(new float[] {1, 10, 100}, 3, 1));

        assertThat(beyond(graph, graph.node("MatMul", List.of(weights, weights))))
                .isEqualTo("its graph as it is written");
    }

    private static String beyond(GraphBuilder graph, String value) {
        graph.output(value, "prediction", ElementType.FLOAT, ValueInfo.ROWS, 3);
        return ForOnnxRuntime.of(OnnxFile.write(graph.build(), "test", Map.of()));
    }
}
