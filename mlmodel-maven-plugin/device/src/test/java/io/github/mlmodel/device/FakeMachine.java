package io.github.mlmodel.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A machine whose files lie in a folder. */
final class FakeMachine {

    static final String SMI = "usr/bin/nvidia-smi";

    private final Path root;
    private final Map<String, String> environment = new HashMap<>();
    private String system = "Linux";
    private String architecture = "amd64";
    private List<String> asked = List.of();
    private Programs.Output output = new Programs.Output(0, "NVIDIA A10G, 23028, 550.54.15\n");

    FakeMachine(Path root) {
        this.root = root;
    }

    static FakeMachine withGpu(Path root) throws IOException {
        return new FakeMachine(root)
                .file("usr/lib/x86_64-linux-gnu/libcuda.so.1", "")
                .file("dev/nvidiactl", "")
                .file(SMI, "");
    }

    FakeMachine platform(String name, String arch) {
        system = name;
        architecture = arch;
        return this;
    }

    FakeMachine variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    FakeMachine says(int exitCode, String text) {
        output = new Programs.Output(exitCode, text);
        return this;
    }

    FakeMachine file(String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return this;
    }

    FakeMachine without(String path) throws IOException {
        Files.delete(root.resolve(path));
        return this;
    }

    List<String> asked() {
        return asked;
    }

    Machine machine() {
        return new Machine(system, architecture, environment, root, (program, arguments) -> {
            asked = arguments;
            return output;
        });
    }
}
