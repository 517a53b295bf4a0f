package io.github.mlmodel.maven.port;

import io.github.mlmodel.device.CudaBundle;
import io.github.mlmodel.device.CudaBundle.Presence;
import io.github.mlmodel.device.ExtractedLibraries;
import io.github.mlmodel.device.Machine;
import io.github.mlmodel.files.Patience;
import io.github.mlmodel.model.text.Shown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.maven.plugin.logging.Log;

/** CUDA's libraries for a worker: the machine's own where it has them, else those of Maven artifacts. */
final class GpuRuntime {

    private final BiFunction<CudaBundle, String, Path> jars;
    private final Path cache;
    private final Patience patience;
    private final Machine machine;
    private final Log log;

    /**
     * Prepares; nothing is looked for yet.
     *
     * @param jars resolves a bundle's jar for a platform
     * @param patience how long another build that extracts the same is waited for
     */
    GpuRuntime(BiFunction<CudaBundle, String, Path> jars, Path cache, Patience patience, Machine machine, Log log) {
        this.jars = jars;
        this.cache = cache;
        this.patience = patience;
        this.machine = machine;
        this.log = log;
    }

    /** Returns the folders that a worker's loader must look into, in order; brings what is missing. */
    List<Path> folders() throws IOException {
        List<Path> extracted = new ArrayList<>();
        List<Path> own = new ArrayList<>();
        String platform = machine.cudaPlatform().orElseThrow();
        for (CudaBundle bundle : CudaBundle.ALL) {
            Presence presence = bundle.on(machine);
            own.addAll(presence.folders());
            if (!presence.missing().isEmpty()) {
                ExtractedLibraries libraries = new ExtractedLibraries(cache, bundle, platform);
                extracted.add(libraries.extract(() -> resolve(bundle, presence, platform), patience));
            }
        }
        extracted.addAll(own);
        return extracted.stream().distinct().toList();
    }

    /** Resolves what {@link #folders} would; returns the number of artifacts. */
    int resolve() throws IOException {
        String platform = machine.cudaPlatform().orElseThrow();
        int resolved = 0;
        for (CudaBundle bundle : CudaBundle.ALL) {
            Presence presence = bundle.on(machine);
            if (!presence.missing().isEmpty() && !new ExtractedLibraries(cache, bundle, platform).areWhole()) {
                resolve(bundle, presence, platform);
                resolved++;
            }
        }
        return resolved;
    }

    private Path resolve(CudaBundle bundle, Presence presence, String platform) {
        log.info("This machine lacks " + Shown.first(1, presence.missing()).list() + ": resolving org.bytedeco:"
                + bundle.artifactId() + ":" + bundle.version() + ":" + bundle.classifier(platform) + " ("
                + bundle.size()
                + ", once)");
        return jars.apply(bundle, platform);
    }
}
