package io.github.mlmodel.engine.trees.boosting;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.ParameterSet;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.catalog.EngineCatalog;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoostingParametersTest {

    @ParameterizedTest
    @CsvSource({"1,,1", "3,,1.3333333333333333", "10,,0.4", "10,1,1", "10,automatic,0.4", "1,0,0"})
    void manyClassesShareThePenalty(int outputs, @Nullable String given, double lambda) {
        ParameterSet.Values values = BoostingParameters.all().read(spec(given));

        BoostingSettings settings = BoostingParameters.settings(values, outputs, constraints(), 1);

        assertThat(settings.lambda()).isEqualTo(lambda);
    }

    private static TrainerSpec spec(@Nullable String lambda) {
        return lambda == null
                ? TrainerSpec.of(EngineCatalog.GRADIENT_BOOSTING)
                : new TrainerSpec(
                        EngineCatalog.GRADIENT_BOOSTING,
                        List.of(new Parameter.Entry("lambda", new Parameter.Text(lambda))));
    }

    private static ColumnConstraints constraints() {
        FeatureMatrix features = new FeatureMatrix(1, List.of("x"), List.of(new FeatureColumn.Dense(new float[] {0})));
        return ConstraintLines.read(
                EngineCatalog.GRADIENT_BOOSTING, ConstraintLines.NONE, ConstraintLines.NONE, features);
    }
}
