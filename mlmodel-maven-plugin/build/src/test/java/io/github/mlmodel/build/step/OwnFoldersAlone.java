package io.github.mlmodel.build.step;

import io.github.mlmodel.build.fingerprint.CodeDigest;
import io.github.mlmodel.build.fingerprint.DigestCache;
import io.github.mlmodel.build.fingerprint.Fingerprint.Input;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Own code that needs nothing but itself. */
record OwnFoldersAlone(OwnSources sources, DigestCache digests) implements CodeNeeds {

    @Override
    public List<Input> ofTrainers() throws IOException {
        return of("src/train", sources.train());
    }

    @Override
    public List<Input> ofMetrics() throws IOException {
        return of("src/evaluate", sources.evaluate());
    }

    private List<Input> of(String name, Path folder) throws IOException {
        return List.of(Input.code("own", name, CodeDigest.of(folder, digests)));
    }
}
