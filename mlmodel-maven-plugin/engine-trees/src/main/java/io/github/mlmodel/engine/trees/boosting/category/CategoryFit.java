package io.github.mlmodel.engine.trees.boosting.category;

import io.github.mlmodel.engine.trees.boosting.bins.Cuts;
import io.github.mlmodel.engine.trees.boosting.bins.OneOfMany;
import io.github.mlmodel.engine.trees.boosting.exchange.RowShare;
import io.github.mlmodel.engine.trees.work.RowHashes;
import io.github.mlmodel.spi.FeatureColumn;
import io.github.mlmodel.spi.FeatureGroup;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.work.Mix64;
import io.github.mlmodel.spi.work.WorkPool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToLongFunction;

/** Finds what trees see of columns whose categories are numbered: single categories, and means. */
public final class CategoryFit {

    /** Rarer categories of a column that has means divide no rows by themselves: it takes long and gains nothing. */
    private static final int MOST_ALONE = 100;

    private static final FeatureColumn NOTHING = new FeatureColumn.Sparse(new int[0], new float[0]);

    private final FeatureMatrix features;
    private final CategorySettings settings;
    private final int outputs;
    private final RowShare share;
    private final List<NumberedColumn> columns;
    private final List<NumberedColumn> many;

    /** Takes the training rows. */
    public CategoryFit(FeatureMatrix features, CategorySettings settings, int outputs, RowShare share) {
        this.features = features;
        this.settings = settings;
        this.outputs = outputs;
        this.share = share;
        columns = NumberedColumn.of(features, share);
        many = columns.stream().filter(this::hasMeans).toList();
    }

    private boolean hasMeans(NumberedColumn column) {
        return column.categories() > Math.max(settings.mostOneHot(), outputs);
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
     * @param features what trees see of them, single categories as columns of no entries
     * @param ones the single categories
     * @param categories what of it is not in their own features
     */
    public record Fitted(FeatureMatrix features, List<OneOfMany> ones, CategoryFeatures categories) {}

    /**
     * Fits.
     *
     * @param weights rows' weights as whole numbers
     * @param unit the weight of one row
     * @param seed decides which rows tell a row the mean
     */
    public Fitted fit(Steps steps, IntToLongFunction weights, long unit, long seed, WorkPool workers) {
        List<SingleCategory> alone = new ArrayList<>();
        List<FeatureColumn> added = new ArrayList<>();
        List<OneOfMany> ones = new ArrayList<>();
        for (NumberedColumn column : columns) {
            int[] frequent = column.frequent(hasMeans(column) ? MOST_ALONE : column.categories());
            for (int from = 0; from < frequent.length; from += Cuts.MOST) {
                int[] some = Arrays.copyOfRange(frequent, from, Math.min(frequent.length, from + Cuts.MOST));
                ones.add(new OneOfMany(features.width() + alone.size(), some.length, column.places(some)));
                for (int number : some) {
                    alone.add(new SingleCategory(column.feature(), number));
                    added.add(NOTHING);
                }
            }
        }
        List<MeanColumn> means = new ArrayList<>();
        if (!many.isEmpty()) {
            byte[] parts = RowParts.of(hashes(steps, weights, seed), share.exchange());
            FeatureColumn[] told = new FeatureColumn[many.size() * outputs];
            many.forEach(column ->
                    means.add(new MeanColumn(column.feature(), new float[column.counts().length * outputs], outputs)));
            for (int output = 0; output < outputs; output++) {
                addMeans(
                        output, new WeightedSteps(steps.of(output), weights, unit, share), parts, means, told, workers);
            }
            added.addAll(List.of(told));
        }
        return new Fitted(with(added), ones, new CategoryFeatures(features.width(), alone, means));
    }

    private void addMeans(
            int output,
            WeightedSteps steps,
            byte[] parts,
            List<MeanColumn> means,
            FeatureColumn[] told,
            WorkPool workers) {
        List<CategorySums> sums =
                workers.map(many.size(), i -> new CategorySums(many.get(i), steps, settings.smoothing(), parts));
        sums.forEach(column -> column.addOthers(share.exchange()));
        workers.each(sums.size(), i -> {
            told[i * outputs + output] = new FeatureColumn.Dense(sums.get(i).ofOthers());
            float[] all = sums.get(i).means();
            for (int number = 0; number < all.length; number++) {
                means.get(i).means()[number * outputs + output] = all[number];
            }
        });
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

    private FeatureMatrix with(List<FeatureColumn> added) {
        if (columns.isEmpty()) {
            return features;
        }
        List<FeatureColumn> seen = new ArrayList<>(features.columns());
        columns.forEach(column -> seen.set(column.feature(), NOTHING));
        seen.addAll(added);
        List<String> names = new ArrayList<>(features.names());
        added.forEach(column -> names.add("added " + names.size()));
        List<FeatureGroup> groups = new ArrayList<>(features.groups());
        groups.add(new FeatureGroup(FeatureGroup.Kind.NUMERIC, "", features.width(), names.size()));
        return new FeatureMatrix(features.rows(), names, seen, groups);
    }
}
