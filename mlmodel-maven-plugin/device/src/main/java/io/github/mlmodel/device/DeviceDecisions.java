package io.github.mlmodel.device;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The devices of the models that must be trained.
 *
 * @param devices {@code cpu} or {@code cuda} by the model's name, in order
 * @param lines what the user should know, a line each
 */
public record DeviceDecisions(Map<String, String> devices, List<String> lines) {

    /** Copies the list. */
    public DeviceDecisions {
        lines = List.copyOf(lines);
    }

    /**
     * A model that must be trained.
     *
     * @param model its name
     * @param trainer its trainer's type
     * @param usesGpu whether that trainer can compute on a GPU
     * @param choice what was asked for
     * @param where what asked for it, as a clause's subject, for example {@code <models/model[churn]/device>}
     */
    public record Request(String model, String trainer, boolean usesGpu, DeviceChoice choice, String where) {}

    /**
     * Decides.
     *
     * @param search looks for a GPU; asked only when a model could use one
     * @throws MlModelException naming every model that asks for a GPU which it cannot have
     */
    public static DeviceDecisions of(List<Request> requests, Supplier<GpuSearch> search) {
        refuseOthers(requests);
        Map<String, String> devices = new LinkedHashMap<>();
        List<Request> asking = new ArrayList<>();
        for (Request request : requests) {
            devices.put(request.model(), DeviceChoice.CPU.text());
            if (request.usesGpu() && request.choice() != DeviceChoice.CPU) {
                asking.add(request);
            }
        }
        List<String> lines = new ArrayList<>();
        if (!asking.isEmpty()) {
            decide(asking, search.get(), devices, lines);
        }
        return new DeviceDecisions(devices, lines);
    }

    private static void decide(List<Request> asking, GpuSearch found, Map<String, String> devices, List<String> lines) {
        if (found.gpu().isEmpty()) {
            List<Request> insisting = asking.stream()
                    .filter(request -> request.choice() == DeviceChoice.CUDA)
                    .toList();
            if (!insisting.isEmpty()) {
                throw MlModelException.user(noGpu(insisting, found));
            }
        }
        for (Request request : asking) {
            if (found.gpu().isPresent()) {
                devices.put(request.model(), DeviceChoice.CUDA.text());
                lines.add(request.model() + ": training on " + found.gpu().get().text()
                        + "; its bytes may differ from one training to the next");
            } else {
                lines.add(request.model() + ": training on the CPU, because " + found.reason());
            }
        }
    }

    private static void refuseOthers(List<Request> requests) {
        List<String> refused = requests.stream()
                .filter(request -> request.choice() == DeviceChoice.CUDA && !request.usesGpu())
                .map(request -> request.model() + " (" + request.trainer() + ")")
                .toList();
        if (!refused.isEmpty()) {
            throw MlModelException.user(
                    "The device is cuda, but the trainers of these models compute on the CPU alone: "
                            + Names.list(refused)
                            + ". Set <device>auto</device> for them, or -Dmlmodel.device=auto, with which they are trained on the"
                            + " CPU and neural networks on the GPU.");
        }
    }

    private static String noGpu(List<Request> insisting, GpuSearch found) {
        String looked = found.looked().isEmpty() ? "" : " Looked for " + String.join("; ", found.looked()) + ".";
        return insisting.get(0).where() + " is cuda, and "
                + Names.list(insisting.stream().map(Request::model).toList())
                + " must be trained, but no NVIDIA GPU can be used here: " + found.reason() + "." + looked
                + " To train on a GPU, " + found.advice()
                + ". To train on the CPU instead, set auto or cpu (-Dmlmodel.device=cpu).";
    }
}
