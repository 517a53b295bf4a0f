package io.github.mlmodel.spi;

import io.github.mlmodel.model.api.Stable;
import java.util.function.Function;

/** Rows as a trainer takes them: a matrix of features, or images as they are. */
@Stable(since = "1.0.0")
public sealed interface TrainingRows permits FeatureMatrix, Images {

    /** Returns what becomes of them, by what they are. */
    <T> T choose(Function<? super FeatureMatrix, T> ofMatrix, Function<? super Images, T> ofImages);

    /** Returns the number of rows. */
    int rows();
}
