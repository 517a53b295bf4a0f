package io.github.mlmodel.build.step.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.config.Compatibility;
import io.github.mlmodel.build.config.ConfiguredBaseline;
import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.build.step.ReleasedModels;
import io.github.mlmodel.device.DeviceChoice;
import io.github.mlmodel.device.Machine;
import io.github.mlmodel.spi.catalog.EngineArtifacts;
import io.github.mlmodel.spi.catalog.EngineEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolveStepTest {

    private static final ConfiguredModel FOREST = GivenModule.model("forest");
    private static final ConfiguredModel NETWORK =
            GivenModule.model("net", GivenModule.SOURCE, "neural-network", List.of());

    @TempDir
    Path folder;

    private final List<String> resolved = new ArrayList<>();

    @Test
    void resolvesTheEnginesOfAllModelsOnce() throws IOException {
        ConfiguredModel own = GivenModule.model("own", GivenModule.SOURCE, "org.acme.Mean", List.of());

        ResolveOutcome outcome = resolve(GivenModule.withoutGpu(), FOREST, NETWORK, own, GivenModule.model("second"));

        assertThat(outcome).isEqualTo(new ResolveOutcome.Resolved(List.of("forest", "net", "own", "second"), 12));
        assertThat(outcome.failure()).isEmpty();
        assertThat(resolved).containsExactly("[trees, onnxruntime]");
    }

    @Test
    void whatANetworkNeedsOnAGpuIsResolvedToo() throws IOException {
        resolve(GivenModule.machine("amd64"), GivenModule.on(DeviceChoice.CUDA, NETWORK));

        assertThat(resolved).containsExactly("cuda", "[onnxruntime] for a GPU", "[onnxruntime]");
    }

    @Test
    void nothingForAGpuIsResolvedWhereNoneCanBe() throws IOException {
        resolve(GivenModule.withoutGpu(), GivenModule.on(DeviceChoice.CUDA, NETWORK));
        resolve(GivenModule.machine("amd64"), GivenModule.on(DeviceChoice.AUTO, NETWORK));
        resolve(GivenModule.machine("amd64"), GivenModule.on(DeviceChoice.CUDA, FOREST));

        assertThat(resolved).containsExactly("[onnxruntime]", "[onnxruntime]", "[trees]");
    }

    @Test
    void aReleaseIsLookedForWhereABuildWillCompareWithIt() throws IOException {
        GivenModule given = GivenModule.in(folder);
        ConfiguredModel none = FOREST.withBaseline(ConfiguredBaseline.NONE.with(Compatibility.NONE));
        ConfiguredModel warn = FOREST.withBaseline(ConfiguredBaseline.NONE.with(Compatibility.WARN));
        given.released.answer = new ReleasedModels.Unavailable("repository 'x' did not answer");

        step(given, GivenModule.withoutGpu()).run(new ResolveRequest(List.of(FOREST, none)));
        assertThat(given.released.asked).containsExactly("forest", "the jar");
        assertThat(given.log.warn)
                .containsExactly("forest: there is no model to compare it with: repository 'x' did not answer.");

        given.version("1.0.0-SNAPSHOT");
        step(given, GivenModule.withoutGpu()).run(new ResolveRequest(List.of(FOREST, none)));
        assertThat(given.released.asked).hasSize(2);
        step(given, GivenModule.withoutGpu()).run(new ResolveRequest(List.of(warn)));
        assertThat(given.released.asked).endsWith("forest", "the jar").hasSize(4);
    }

    private ResolveOutcome resolve(Machine machine, ConfiguredModel... models) throws IOException {
        return step(GivenModule.in(folder), machine).run(new ResolveRequest(List.of(models)));
    }

    private ResolveStep step(GivenModule given, Machine machine) {
        Libraries libraries = new Libraries() {
            @Override
            public int worker(EngineArtifacts needed, boolean gpu) {
                resolved.add(needed.engines().stream().map(EngineEntry::name).toList() + (gpu ? " for a GPU" : ""));
                return 12;
            }

            @Override
            public void cuda() {
                resolved.add("cuda");
            }
        };
        return new ResolveStep(given.module(), libraries, machine);
    }
}
