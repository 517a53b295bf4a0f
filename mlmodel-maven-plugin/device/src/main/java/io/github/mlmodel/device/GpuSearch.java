package io.github.mlmodel.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What came of looking for an NVIDIA GPU.
 *
 * @param gpu the GPU that can be used, or empty
 * @param reason why none can be used, as a clause; empty when one can
 * @param looked what was looked for and whether it was there, a clause each
 * @param advice what to do about it, as a clause; empty when one can be used
 */
public record GpuSearch(Optional<Gpu> gpu, String reason, List<String> looked, String advice) {

    private static final String INSTALL =
            "install NVIDIA's driver, which is all that is needed; a container must be started with its GPUs"
                    + " (docker run --gpus all)";
    private static final Pattern VERSION = Pattern.compile("\\b(\\d+(?:\\.\\d+)+)\\b");

    /** Copies the list. */
    public GpuSearch {
        looked = List.copyOf(looked);
    }

    /** Looks for a GPU that CUDA 12 can use. */
    public static GpuSearch on(Machine machine) {
        if (machine.cudaPlatform().isEmpty()) {
            return new GpuSearch(
                    Optional.empty(),
                    "ONNX Runtime has CUDA builds for Linux x64 and Windows x64 alone, and this machine is "
                            + machine.system() + " " + machine.architecture(),
                    List.of(),
                    "train on such a machine and store the model (-Dmlmodel.store)");
        }
        return new Look(machine).search();
    }

    /** One search. */
    private static final class Look {

        private final Machine machine;
        private final List<String> looked = new ArrayList<>();

        Look(Machine machine) {
            this.machine = machine;
        }

        GpuSearch search() {
            boolean driver = findDriver();
            boolean node = machine.isWindows() || findNode();
            Optional<Path> tool = machine.program(machine.isWindows() ? "nvidia-smi.exe" : "nvidia-smi");
            looked.add("nvidia-smi (" + tool.map(Path::toString).orElse("not found in PATH") + ")");
            if (!driver) {
                return none("there is no NVIDIA driver", INSTALL);
            }
            if (!node) {
                return none("there is a driver's library, but no GPU", INSTALL);
            }
            Optional<String> hidden = machine.variable("CUDA_VISIBLE_DEVICES")
                    .filter(value -> value.isBlank() || value.trim().startsWith("-1"));
            if (hidden.isPresent()) {
                return none(
                        "the variable CUDA_VISIBLE_DEVICES is '" + hidden.get() + "', which hides every GPU",
                        "unset it, or set it to 0");
            }
            return tool.map(this::ask).orElseGet(() -> checked(new Gpu(nameInProc(), 0, driverInProc())));
        }

        private boolean findDriver() {
            String name = machine.isWindows() ? "nvcuda.dll" : "libcuda.so.1";
            Optional<Machine.Found> library = machine.library(name);
            looked.add("the driver's library " + name + " ("
                    + library.map(found -> found.file().toString()).orElse("not found in " + machine.libraryPlaces())
                    + ")");
            return library.isPresent();
        }

        private boolean findNode() {
            for (String node : List.of("/dev/nvidiactl", "/dev/dxg")) {
                if (Files.exists(machine.file(node))) {
                    looked.add(node + " (found)");
                    return true;
                }
            }
            looked.add("/dev/nvidiactl (not found)");
            return false;
        }

        private GpuSearch ask(Path tool) {
            Programs.Output output;
            try {
                output = machine.programs().run(tool, arguments());
            } catch (IOException e) {
                return none("nvidia-smi could not be run: " + e.getMessage(), INSTALL);
            }
            String first = output.text().strip().lines().findFirst().orElse("nothing");
            String[] fields = first.split("\\s*,\\s*", -1);
            if (output.exitCode() != 0 || fields.length != 3) {
                return none(
                        "nvidia-smi says: " + first,
                        "repair the driver until nvidia-smi lists the GPU (a new driver needs a restart)");
            }
            long memory = fields[1].matches("\\d{1,9}") ? Long.parseLong(fields[1]) : 0;
            return checked(new Gpu(fields[0], memory, fields[2]));
        }

        /** nvidia-smi takes no notice of CUDA_VISIBLE_DEVICES, but names a GPU by the same number or id. */
        private List<String> arguments() {
            List<String> arguments = new ArrayList<>(
                    List.of("--query-gpu=name,memory.total,driver_version", "--format=csv,noheader,nounits"));
            machine.variable("CUDA_VISIBLE_DEVICES")
                    .map(visible -> visible.split(",", 2)[0].strip())
                    .ifPresent(first -> arguments.add("--id=" + first));
            return arguments;
        }

        private GpuSearch checked(Gpu gpu) {
            String least = machine.isWindows() ? "527.41" : "525.60.13";
            if (!gpu.driver().isEmpty() && Versions.isBelow(gpu.driver(), least)) {
                return none(
                        "NVIDIA's driver is " + gpu.driver() + ", and CUDA 12 needs " + least + " or newer",
                        "install a newer driver");
            }
            return new GpuSearch(Optional.of(gpu), "", looked, "");
        }

        private String driverInProc() {
            Matcher version = VERSION.matcher(read(machine.file("/proc/driver/nvidia/version")));
            return version.find() ? version.group(1) : "";
        }

        private String nameInProc() {
            Path gpus = machine.file("/proc/driver/nvidia/gpus");
            Optional<Path> first = Arrays.stream(
                            Optional.ofNullable(gpus.toFile().list()).orElse(new String[0]))
                    .sorted()
                    .map(gpu -> gpus.resolve(gpu).resolve("information"))
                    .findFirst();
            return first.map(Look::read).stream()
                    .flatMap(String::lines)
                    .filter(line -> line.startsWith("Model:"))
                    .map(line -> line.substring("Model:".length()).strip())
                    .findFirst()
                    .orElse("");
        }

        private static String read(Path file) {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                // Windows, or a container that does not show it: then it is not known.
                return "";
            }
        }

        private GpuSearch none(String reason, String advice) {
            return new GpuSearch(Optional.empty(), reason, looked, advice);
        }
    }
}
