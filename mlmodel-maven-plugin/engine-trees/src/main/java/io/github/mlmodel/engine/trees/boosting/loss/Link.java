package io.github.mlmodel.engine.trees.boosting.loss;

import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.TensorData;
import java.util.List;

/** How sums of leaves become what a model says, in memory and in its graph. */
public enum Link {
    /** The sum itself. */
    NUMBER {
        @Override
        public void write(float[] sums, float[] result, int at) {
            result[at] = sums[0];
        }

        @Override
        public String addTo(GraphBuilder builder, String sums) {
            return sums;
        }
    },
    /** e to the power of the sum. */
    LOGARITHM {
        @Override
        public void write(float[] sums, float[] result, int at) {
            result[at] = (float) Exponential.of(sums[0]);
        }

        @Override
        public String addTo(GraphBuilder builder, String sums) {
            return builder.node("Exp", List.of(sums));
        }
    },
    /** The sum is the logarithm of the second class's odds. */
    ODDS {
        @Override
        public void write(float[] sums, float[] result, int at) {
            double second = 1 / (1 + Exponential.of(-sums[0]));
            result[at] = (float) (1 - second);
            result[at + 1] = (float) second;
        }

        @Override
        public String addTo(GraphBuilder builder, String sums) {
            String both =
                    builder.node("Mul", List.of(sums, builder.constant(TensorData.floats(new float[] {0, 1}, 2))));
            return builder.node("Softmax", List.of(both), new Attribute("axis", 1L));
        }
    },
    /** A sum a class, whose exponentials' shares are its probabilities. */
    SHARES {
        @Override
        public void write(float[] sums, float[] result, int at) {
            double[] shares = new double[sums.length];
            Exponential.shares(sums, shares);
            for (int k = 0; k < shares.length; k++) {
                result[at + k] = (float) shares[k];
            }
        }

        @Override
        public String addTo(GraphBuilder builder, String sums) {
            return builder.node("Softmax", List.of(sums), new Attribute("axis", 1L));
        }
    };

    /** Writes what the model says of a row. */
    public abstract void write(float[] sums, float[] result, int at);

    /** Adds the same to a graph, after the sums, and returns its name. */
    public abstract String addTo(GraphBuilder builder, String sums);

    /** Returns how many numbers the model says of a row. */
    public int width(int sums) {
        return this == ODDS ? 2 : sums;
    }

    /** Returns whether it says probabilities of classes. */
    public boolean isOfClasses() {
        return this == ODDS || this == SHARES;
    }
}
