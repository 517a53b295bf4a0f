package io.github.mlmodel.runtime;

import io.github.mlmodel.model.Anchor;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.runtime.source.ModelSource;
import io.github.mlmodel.runtime.source.RecordedDigests;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What explains a model's predictions, made when the first one is to be explained: most applications never ask, and what it
 * holds is larger than the model. It is made of the model's files, read again.
 */
final class ExplainerOnDemand {

    private final ModelDescription description;
    private final Supplier<ModelSource> files;
    private final String digest;
    private final Predictor predictor;
    private volatile @Nullable Explainer explainer;

    /**
     * Prepares nothing yet.
     *
     * @param files reads the model's files
     * @param digest SHA-256 of the {@code model.onnx} that was loaded
     * @param predictor predicts rows, whatever their values
     */
    ExplainerOnDemand(ModelDescription description, Supplier<ModelSource> files, String digest, Predictor predictor) {
        this.description = description;
        this.files = files;
        this.digest = digest;
        this.predictor = predictor;
    }

    /**
     * Returns what explains.
     *
     * @throws MlModelException if the model's predictions cannot be explained, or its files are others than when it was loaded
     */
    Explainer get() {
        @Nullable Explainer known = explainer;
        return known == null ? made() : known;
    }

    private synchronized Explainer made() {
        @Nullable Explainer known = explainer;
        if (known == null) {
            known = Explainer.of(description, source(), predictor);
            explainer = known;
        }
        return known;
    }

    private ModelSource source() {
        ModelSource source = files.get();
        String now = Digest.of(source.bytes(ModelFile.MODEL));
        if (!now.equals(digest)) {
            throw MlModelException.user(
                    Anchor.CHANGED_MODEL,
                    ModelFile.MODEL + " of " + source.origin() + " was replaced after it was loaded, and its first"
                            + " explanation needs it: its SHA-256 is " + now + ", and was " + digest
                            + ". Load the model anew; one whose file is to be replaced explains for good once it has"
                            + " explained a row.");
        }
        RecordedDigests.checkStatistics(source);
        return source;
    }
}
