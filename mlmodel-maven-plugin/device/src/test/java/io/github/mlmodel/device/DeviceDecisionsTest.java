package io.github.mlmodel.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.device.DeviceDecisions.Request;
import io.github.mlmodel.model.MlModelException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeviceDecisionsTest {

    private static final GpuSearch NONE = new GpuSearch(
            Optional.empty(),
            "there is no NVIDIA driver",
            List.of("the driver's library libcuda.so.1 (not found)", "/dev/nvidiactl (not found)"),
            "install it");
    private static final GpuSearch ONE =
            new GpuSearch(Optional.of(new Gpu("NVIDIA L4", 23034, "550.54.15")), "", List.of(), "");

    @Test
    void whereNobodyAsksNothingIsLookedFor() {
        List<Request> requests = List.of(network("digits", DeviceChoice.CPU), forest("churn", DeviceChoice.AUTO));

        DeviceDecisions decisions = DeviceDecisions.of(requests, () -> {
            throw new AssertionError("looked for a GPU");
        });

        assertThat(decisions.devices()).isEqualTo(Map.of("digits", "cpu", "churn", "cpu"));
        assertThat(decisions.lines()).isEmpty();
    }

    @Test
    void aGpuThatIsThereIsTaken() {
        DeviceDecisions decisions = DeviceDecisions.of(
                List.of(network("digits", DeviceChoice.AUTO), forest("churn", DeviceChoice.AUTO)), () -> ONE);

        assertThat(decisions.devices()).isEqualTo(Map.of("digits", "cuda", "churn", "cpu"));
        assertThat(decisions.lines())
                .containsExactly(
                        "digits: training on NVIDIA L4 (23034 MiB), driver 550.54.15; its bytes may differ from one"
                                + " training to the next");
    }

    @Test
    void autoSaysWhyItIsTheProcessor() {
        DeviceDecisions decisions = DeviceDecisions.of(List.of(network("digits", DeviceChoice.AUTO)), () -> NONE);

        assertThat(decisions.devices()).isEqualTo(Map.of("digits", "cpu"));
        assertThat(decisions.lines()).containsExactly("digits: training on the CPU, because there is no NVIDIA driver");
    }

    @Test
    void cudaWithoutAGpuFailsWithWhatWasLookedForAndWhatToDo() {
        assertThatThrownBy(() -> DeviceDecisions.of(
                        List.of(
                                network("digits", DeviceChoice.CUDA),
                                network("letters", DeviceChoice.CUDA),
                                network("words", DeviceChoice.AUTO)),
                        () -> NONE))
                .isInstanceOf(MlModelException.class)
                .hasMessage(
                        "<models/model[digits]/device> is cuda, and digits, letters must be trained, but no NVIDIA GPU"
                                + " can be used here: there is no NVIDIA driver. Looked for the driver's library libcuda.so.1 (not"
                                + " found); /dev/nvidiactl (not found). To train on a GPU, install it. To train on the CPU instead,"
                                + " set auto or cpu (-Dmlmodel.device=cpu).");
    }

    @Test
    void trainersThatCannotUseAGpuAreRefusedAllAtOnceBeforeItIsLookedFor() {
        assertThatThrownBy(() -> DeviceDecisions.of(
                        List.of(
                                forest("churn", DeviceChoice.CUDA),
                                network("digits", DeviceChoice.CUDA),
                                forest("fraud", DeviceChoice.CUDA)),
                        () -> NONE))
                .isInstanceOf(MlModelException.class)
                .hasMessage(
                        "The device is cuda, but the trainers of these models compute on the CPU alone: churn"
                                + " (random-forest), fraud (random-forest). Set <device>auto</device> for them, or"
                                + " -Dmlmodel.device=auto, with which they are trained on the CPU and neural networks on the GPU.");
    }

    private static Request network(String model, DeviceChoice choice) {
        return new Request(model, "neural-network", true, choice, "<models/model[" + model + "]/device>");
    }

    private static Request forest(String model, DeviceChoice choice) {
        return new Request(model, "random-forest", false, choice, "<models/model[" + model + "]/device>");
    }
}
