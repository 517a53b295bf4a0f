package io.github.mlmodel.build.step.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.message.EvaluateJob;
import io.github.mlmodel.build.step.FakeOwnCode;
import io.github.mlmodel.build.step.FakeWorkers;
import io.github.mlmodel.build.step.GivenModels;
import io.github.mlmodel.build.step.GivenModule;
import io.github.mlmodel.device.Machine;
import io.github.mlmodel.device.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpuComparisonTest {

    private static final ConfiguredModel CHURN = GivenModule.model("churn");
    private static final String ON_GPU = "ONNX Runtime on an NVIDIA A10G";

    @TempDir
    Path folder;

    private final FakeWorkers workers = new FakeWorkers();
    private final List<Path> asked = new ArrayList<>();
    private GivenModule given;

    @BeforeEach
    void makeAModule() {
        given = GivenModule.in(folder.resolve("module"));
    }

    @Test
    void aModelOfAGpuIsComparedOnTheGpuOfThisMachine() throws IOException {
        workers.provenance = ON_GPU;

        assertThat(comparedOn(machineWithGpu())).isTrue();
    }

    @Test
    void aModelOfAGpuIsComparedNowhereOnAMachineWithoutOne() throws IOException {
        workers.provenance = ON_GPU;

        assertThat(comparedOn(GivenModule.withoutGpu())).isFalse();
    }

    @Test
    void noGpuIsLookedForUnlessTheModelWasTrainedOnOne() throws IOException {
        assertThat(comparedOn(machineWithGpu())).isFalse();
        assertThat(asked).isEmpty();
    }

    private boolean comparedOn(Machine machine) throws IOException {
        new GivenModels(given, workers).train(CHURN);

        new EvaluationSupply(given.module(), workers, new FakeOwnCode(), machine)
                .supply("test", List.of(CHURN), (model, standing) -> true);

        assertThat(workers.evaluated).hasSize(1);
        EvaluateJob job = workers.evaluated.get(0);
        return job.compareOnGpu();
    }

    /** Returns a machine whose driver, GPU and nvidia-smi are files below the test's folder. */
    private Machine machineWithGpu() {
        for (String file : List.of("usr/lib64/libcuda.so.1", "dev/nvidiactl", "usr/bin/nvidia-smi")) {
            given.write("machine/" + file, "");
        }
        return new Machine("Linux", "amd64", Map.of(), given.base.resolve("machine"), (program, arguments) -> {
            asked.add(program);
            return new Programs.Output(0, "NVIDIA A10G, 23028, 550.54.15\n");
        });
    }
}
