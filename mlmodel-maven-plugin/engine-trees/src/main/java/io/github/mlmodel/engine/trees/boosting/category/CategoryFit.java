package io.github.mlmodel.engine.trees.boosting.category;

import io.github.mlmodel.engine.trees.work.RowHashes;
import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureGroup;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.work.Mix64;
import io.github.mlmodel.spi.work.WorkPool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** Finds the means of categories, and what training rows are told of them. */
public final class CategoryFit {

    /** Rarer categories of a column that has means divide no rows by themselves: it takes long and gains nothing. */
    private static final int MOST_ALONE = 100;

    private static final FeatureColumn NOTHING = new FeatureColumn.Sparse(new int[0], new float[0]);

    private final FeatureMatrix features;
    private final CategorySettings settings;
    private final int outputs;
    private final List<FeatureGroup> groups;

    /** Takes the training rows. */
    public CategoryFit(FeatureMatrix features, CategorySettings settings, int outputs) {
        this.features = features;
        this.settings = settings;
        this.outputs = outputs;
        this.groups = features.groups().stream()
                .filter(group -> group.kind() == FeatureGroup.Kind.CATEGORICAL
                        && group.width() > Math.max(settings.mostOneHot(), outputs))
                .toList();
    }

    /** Returns whether no column has means. */
    public boolean isEmpty() {
        return groups.isEmpty();
    }

    /** By how much each row's prediction of an output should rise at first. */
    @FunctionalInterface
    public interface Steps {

        /** Returns a number a row. */
        double[] of(int output);
    }

    /**
     * The rows to train on.
     *
     * @param features their features, and what they are told of means behind these
     * @param means what other rows are told
     */
    public record Fitted(FeatureMatrix features, CategoryMeans means) {}

    /**
     * Fits.
     *
     * @param weights rows' weights as whole numbers
     * @param unit the weight of one row
     * @param seed decides which rows tell a row the mean
     */
    public Fitted fit(Steps steps, IntToLongFunction weights, long unit, long seed, WorkPool workers) {
        if (isEmpty()) {
            return new Fitted(features, new CategoryMeans(List.of()));
        }
        byte[] parts = RowParts.of(hashes(steps, weights, seed));
        FeatureColumn[] told = new FeatureColumn[groups.size() * outputs];
        float[][] means = new float[groups.size()][];
        Arrays.setAll(means, g -> new float[groups.get(g).width() * outputs]);
        for (int o = 0; o < outputs; o++) {
            int output = o;
            double[] ofOutput = steps.of(output);
            workers.each(groups.size(), g -> {
                int kinds = groups.get(g).width();
                CategorySums sums =
                        new CategorySums(categories(groups.get(g)), kinds, ofOutput, weights, unit, settings, parts);
                told[g * outputs + output] = new FeatureColumn.Dense(sums.ofOthers());
                float[] all = sums.means();
                for (int category = 0; category < kinds; category++) {
                    means[g][category * outputs + output] = all[category];
                }
            });
        }
        List<MeanColumn> columns = new ArrayList<>();
        for (int g = 0; g < means.length; g++) {
            columns.add(new MeanColumn(groups.get(g).from(), groups.get(g).to(), means[g], outputs));
        }
        return new Fitted(with(List.of(told)), new CategoryMeans(columns));
    }

    /** Rows of equal hashes are equal, with what is to be predicted and what they weigh. */
    private long[] hashes(Steps steps, IntToLongFunction weights, long seed) {
        long[] hashes = RowHashes.of(features, seed);
        for (int output = 0; output < outputs; output++) {
            double[] ofOutput = steps.of(output);
            for (int row = 0; row < hashes.length; row++) {
                hashes[row] = Mix64.mix(hashes[row] ^ Double.doubleToLongBits(ofOutput[row]));
            }
        }
        for (int row = 0; row < hashes.length; row++) {
            hashes[row] = Mix64.mix(hashes[row] + weights.applyAsLong(row));
        }
        return hashes;
    }

    private FeatureMatrix with(List<FeatureColumn> told) {
        List<FeatureColumn> columns = new ArrayList<>(features.columns());
        List<String> names = new ArrayList<>(features.names());
        List<FeatureGroup> all = new ArrayList<>(features.groups());
        for (FeatureGroup group : groups) {
            rare(group).forEach(feature -> columns.set(feature, NOTHING));
            all.add(new FeatureGroup(FeatureGroup.Kind.NUMERIC, group.column(), names.size(), names.size() + outputs));
            for (int output = 0; output < outputs; output++) {
                names.add(group.column() + " (mean " + output + ")");
            }
        }
        columns.addAll(told);
        return new FeatureMatrix(features.rows(), names, columns, all);
    }

    private IntStream rare(FeatureGroup group) {
        if (group.width() <= MOST_ALONE) {
            return IntStream.empty();
        }
        int[] rows = new int[group.width()];
        Arrays.setAll(rows, category -> set(features.columns().get(group.from() + category)));
        return IntStream.range(0, rows.length)
                .boxed()
                .sorted(Comparator.comparingInt((Integer category) -> -rows[category]))
                .skip(MOST_ALONE)
                .mapToInt(category -> group.from() + category);
    }

    private static int set(FeatureColumn column) {
        if (column instanceof FeatureColumn.Sparse sparse) {
            return sparse.rows().length;
        }
        int set = 0;
        for (float value : ((FeatureColumn.Dense) column).values()) {
            set += value == 0 ? 0 : 1;
        }
        return set;
    }

    /** Returns the number of each row's category, -1 where it sets none. */
    private int[] categories(FeatureGroup group) {
        int[] categories = new int[features.rows()];
        Arrays.fill(categories, -1);
        for (int feature = group.from(); feature < group.to(); feature++) {
            int category = feature - group.from();
            if (features.columns().get(feature) instanceof FeatureColumn.Sparse sparse) {
                for (int row : sparse.rows()) {
                    categories[row] = category;
                }
            } else if (features.columns().get(feature) instanceof FeatureColumn.Dense dense) {
                for (int row = 0; row < categories.length; row++) {
                    if (dense.values()[row] != 0) {
                        categories[row] = category;
                    }
                }
            }
        }
        return categories;
    }
}
