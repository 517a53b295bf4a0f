package io.github.mlmodel.runtime.source;

import io.github.mlmodel.model.ModelDescription;
import java.util.function.Supplier;

/**
 * What a model is loaded from.
 *
 * @param description what it takes and gives
 * @param files reads its files
 * @param digest SHA-256 of its {@code model.onnx}
 */
public record LoadedFiles(ModelDescription description, Supplier<ModelSource> files, String digest) {}
