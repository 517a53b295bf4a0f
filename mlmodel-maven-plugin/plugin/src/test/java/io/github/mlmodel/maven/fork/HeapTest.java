package io.github.mlmodel.maven.fork;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeapTest {

    @ParameterizedTest
    @CsvSource({
        "-Xmx2g, 2048",
        "-Xmx512m, 512",
        "-XX:MaxHeapSize=1T, 1048576",
        "-Xmx1048576, 1",
        "-Xmx999999999999999999t, 2147483647"
    })
    void theUsersArgumentSetsIt(String argument, int megabytes) {
        assertThat(Heap.of(List.of(argument), 1024)).isEqualTo(new Heap(argument, megabytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xmx", "-Xmxlots", "-Xmx99999999999999999999g", "-Xms2g"})
    void whatIsNoSizeIsLeftToTheJvmToRefuse(String argument) {
        assertThat(Heap.of(List.of(argument), 1024)).isEqualTo(Heap.ofMegabytes(1024));
    }

    @Test
    void theLastArgumentCounts() {
        assertThat(Heap.of(List.of("-Xmx2g", "-Xmx3g"), 1024)).isEqualTo(new Heap("-Xmx3g", 3072));
    }
}
