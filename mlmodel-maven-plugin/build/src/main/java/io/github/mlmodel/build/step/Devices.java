package io.github.mlmodel.build.step;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.device.DeviceChoice;
import io.github.mlmodel.device.DeviceDecisions;
import io.github.mlmodel.device.GpuSearch;
import io.github.mlmodel.device.Machine;
import io.github.mlmodel.model.MlModelException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The devices of configured models: which of their trainers can use a GPU, and what asks for one. */
public final class Devices {

    private Devices() {}

    /**
     * Decides on what models are trained.
     *
     * @param stale the models that must be trained
     * @param property {@code mlmodel.device}, or absent
     * @throws MlModelException naming every model that asks for a GPU which it cannot have
     */
    public static DeviceDecisions decide(List<ConfiguredModel> stale, @Nullable String property, Machine machine) {
        List<DeviceDecisions.Request> requests = stale.stream()
                .map(model -> new DeviceDecisions.Request(
                        model.name(),
                        model.spec().trainer().type(),
                        TrainerEngines.usesGpu(model),
                        model.device(),
                        property == null ? "<" + model.path() + "/device>" : "mlmodel.device"))
                .toList();
        return DeviceDecisions.of(requests, () -> GpuSearch.on(machine));
    }

    /** Returns whether a later build may train a model on a GPU of such a machine. */
    public static boolean mayNeedGpu(List<ConfiguredModel> models, Machine machine) {
        List<DeviceChoice> choices = models.stream()
                .filter(TrainerEngines::usesGpu)
                .map(ConfiguredModel::device)
                .distinct()
                .toList();
        if (machine.cudaPlatform().isEmpty()) {
            return false;
        }
        return choices.contains(DeviceChoice.CUDA)
                || (choices.contains(DeviceChoice.AUTO)
                        && GpuSearch.on(machine).gpu().isPresent());
    }
}
