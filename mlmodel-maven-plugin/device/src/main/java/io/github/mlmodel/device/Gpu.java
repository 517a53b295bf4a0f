package io.github.mlmodel.device;

/**
 * An NVIDIA GPU.
 *
 * @param name for example {@code NVIDIA A10G}; empty when the machine does not tell
 * @param memoryMegabytes its memory in MiB; 0 when the machine does not tell
 * @param driver version of the driver; empty when the machine does not tell
 */
public record Gpu(String name, long memoryMegabytes, String driver) {

    /** Returns name, memory and driver, as far as they are known. */
    public String text() {
        return (name.isEmpty() ? "NVIDIA GPU" : name)
                + (memoryMegabytes == 0 ? "" : " (" + memoryMegabytes + " MiB)")
                + (driver.isEmpty() ? "" : ", driver " + driver);
    }
}
