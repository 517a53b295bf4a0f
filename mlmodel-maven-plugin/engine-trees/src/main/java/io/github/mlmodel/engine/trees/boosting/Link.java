package io.github.mlmodel.engine.trees.boosting;

import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import java.util.List;

/** How sums of leaves become what a model says, in memory and in its graph. */
enum Link {
    /** The sum itself. */
    NUMBER {
        @Override
        void write(float[] sums, float[] result, int at) {
            result[at] = sums[0];
        }

        @Override
        String addTo(GraphBuilder builder, String sums) {
            return sums;
        }
    },
    /** e to the power of the sum. */
    LOGARITHM {
        @Override
        void write(float[] sums, float[] result, int at) {
            result[at] = (float) Exponential.of(sums[0]);
        }

        @Override
        String addTo(GraphBuilder builder, String sums) {
            return builder.node("Exp", List.of(sums));
        }
    },
    /** The sum is the logarithm of the second class's odds. */
    ODDS {
        @Override
        void write(float[] sums, float[] result, int at) {
            double second = 1 / (1 + Exponential.of(-sums[0]));
            result[at] = (float) (1 - second);
            result[at + 1] = (float) second;
        }

        @Override
        String addTo(GraphBuilder builder, String sums) {
            String both =
                    builder.node("Mul", List.of(sums, builder.constant(TensorData.floats(new float[] {0, 1}, 2))));
            return builder.node("Softmax", List.of(both), new Attribute("axis", 1L));
        }
    },
    /** A sum a class, whose exponentials' shares are its probabilities. */
    SHARES {
        @Override
        void write(float[] sums, float[] result, int at) {
            double[] shares = new double[sums.length];
            Exponential.shares(sums, shares);
            for (int k = 0; k < shares.length; k++) {
                result[at + k] = (float) shares[k];
            }
        }

        @Override
        String addTo(GraphBuilder builder, String sums) {
            return builder.node("Softmax", List.of(sums), new Attribute("axis", 1L));
        }
    };

    /** Writes what the model says of a row. */
    abstract void write(float[] sums, float[] result, int at);

    /** Adds the same to a graph, after the sums, and returns its name. */
    abstract String addTo(GraphBuilder builder, String sums);

    /** Returns how many numbers the model says of a row. */
    int width(int sums) {
        return this == ODDS ? 2 : sums;
    }

    boolean isOfClasses() {
        return this == ODDS || this == SHARES;
    }
}
