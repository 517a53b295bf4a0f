package io.github.mlmodel.spi.catalog;

import io.github.mlmodel.spi.version.BuiltWith;
import java.util.List;
import java.util.Optional;

/** A third-party library that decides bytes of models. */
public enum Library {
    /** Trains networks. */
    ONNX_RUNTIME("onnxruntime"),
    /** Trains by its classes. */
    TRIBUO("tribuo"),
    /** Boosts trees, also by a trainer that has the library's name. */
    XGBOOST(EngineCatalog.XGBOOST);

    private final String text;

    Library(String text) {
        this.text = text;
    }

    /** Returns the version that this product was built with. */
    public String version() {
        return BuiltWith.version(text);
    }

    /** Returns the artifact to resolve for trainers that need it; absent for a library that its engine brings. */
    Optional<LibraryArtifact> artifact() {
        return switch (this) {
            case ONNX_RUNTIME, TRIBUO -> Optional.empty();
            // Its own trainers use Scala, and nothing else of it does.
            case XGBOOST ->
                Optional.of(new LibraryArtifact(
                        "ml.dmlc", "xgboost4j_2.12", version(), List.of("org.scala-lang", "org.scala-lang.modules")));
        };
    }

    /** Returns name and version, as they stand in a fingerprint. */
    String identity() {
        return text + " " + version();
    }
}
