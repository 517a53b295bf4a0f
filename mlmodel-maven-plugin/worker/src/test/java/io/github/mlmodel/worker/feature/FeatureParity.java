package io.github.mlmodel.worker.feature;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.TrainedModel;
import io.github.mlmodel.worker.table.Table;

/** Asserts that a graph makes the features of memory, bit by bit. */
final class FeatureParity {

    private FeatureParity() {}

    static void assertEqual(FeaturePlan plan, Table table) throws OrtException {
        FeatureMatrix expected = plan.transform(table);
        float[][] actual = (float[][]) RawRows.run(plan.graph(), plan, table, TrainedModel.INPUT);
        assertThat(actual).hasNumberOfRows(table.rows());
        for (int row = 0; row < table.rows(); row++) {
            assertThat(actual[row].length).isEqualTo(expected.width());
            for (int column = 0; column < expected.width(); column++) {
                int bits = Float.floatToIntBits(expected.columns().get(column).value(row));
                if (bits != Float.floatToIntBits(actual[row][column])) {
                    assertThat(actual[row][column])
                            .as("feature %s in row %d", expected.names().get(column), row)
                            .isEqualTo(Float.intBitsToFloat(bits));
                }
            }
        }
    }
}
