package io.github.mlmodel.engine.neural.operator;

import io.github.mlmodel.engine.neural.tensor.Call;
import io.github.mlmodel.engine.neural.tensor.Known;
import io.github.mlmodel.engine.neural.tensor.Shapes;
import io.github.mlmodel.engine.neural.tensor.Signature;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.engine.neural.tensor.Window;
import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Poolings, and what enlarges images. */
final class PoolOperators {

    private PoolOperators() {}

    static void addTo(Map<String, Operator> all) {
        all.put("MaxPool", Operator.of(PoolOperators::shape, PoolOperators::maximumGradient));
        all.put("AveragePool", Operator.chain(PoolOperators::shape, PoolOperators::averageGradient));
        all.put("GlobalAveragePool", Operator.chain(PoolOperators::global, (call, dy) -> {
            Tensor x = call.input(0);
            return dy.div((double) Shapes.product(Windows.spatial(x))).expand(x.lengths());
        }));
        all.put("GlobalMaxPool", Operator.chain(PoolOperators::global, (call, dy) -> {
            Tensor x = call.input(0);
            Tensor chosen = x.equal(call.output()).cast(dy.type());
            return chosen.mul(dy.div(chosen.reduceSum(true, Shapes.range(2, x.rank()))));
        }));
        all.put(Composite.MAX_POOL_GRADIENT.key(), Operator.withoutRule(Signatures::likeFirst));
        all.put("Resize", Operator.chain(Resizing::shape, Resizing::gradient));
    }

    private static List<Long> places(Call call) {
        List<Long> spatial = Windows.spatial(call.input(0));
        return call.integer("ceil_mode", 0) == 1
                ? Windows.ofPooling(call).overhangingPlaces(spatial)
                : Windows.ofPooling(call).places(spatial);
    }

    private static List<Signature> shape(Call call) {
        Tensor x = call.input(0);
        List<Long> shape = new ArrayList<>(x.shape().subList(0, 2));
        shape.addAll(places(call));
        return List.of(new Signature(x.type(), shape), new Signature(ElementType.INT64, shape));
    }

    private static List<Signature> global(Call call) {
        Tensor x = call.input(0);
        List<Long> shape = new ArrayList<>(x.shape());
        for (int axis = 2; axis < x.rank(); axis++) {
            shape.set(axis, 1L);
        }
        return Signatures.one(x.type(), shape);
    }

    /** Windows that overlap, or leave something out, go back by the places of their maxima. */
    private static List<Tensor> maximumGradient(Call call, List<Tensor> dy) {
        Tensor x = call.input(0);
        Window window = Windows.ofPooling(call);
        if (x.type() == ElementType.FLOAT && window.tiles(Windows.spatial(x))) {
            return Composite.MAX_POOL_GRADIENT.apply(
                    List.of(x, call.output(), dy.get(0)), 1, window.attributes().toArray(new Attribute[0]));
        }
        Tensor places = call.graph().extend(call.output(), 2).get(1);
        Tensor zeros = x.number(0).expand(x.size());
        return List.of(
                IndexOperators.scatterAdd(zeros, places.reshape(-1), dy.get(0).reshape(-1), 0)
                        .reshapeLike(x));
    }

    private static Tensor averageGradient(Call call, Tensor dy) {
        Tensor x = call.input(0);
        Window window = Windows.ofPooling(call);
        List<Long> spatial = Windows.spatial(x);
        if (window.tiles(spatial)) {
            return Resizing.repeated(dy.div((double) window.size()), window.kernel());
        }
        Tensor share = dy.div(counts(call, window));
        return spreadOut(share, x, window);
    }

    /** Returns by how many elements each window's sum was divided, {@code [1, 1, …]}. */
    private static Tensor counts(Call call, Window window) {
        List<Long> spatial = Windows.spatial(call.input(0));
        boolean padding = call.integer("count_include_pad", 0) == 1;
        List<Long> places = places(call);
        double[] counts = {1};
        for (int i = 0; i < places.size(); i++) {
            double[] wider = new double[counts.length * Math.toIntExact(places.get(i))];
            for (int j = 0; j < wider.length; j++) {
                long place = j % places.get(i);
                wider[j] =
                        counts[j / Math.toIntExact(places.get(i))] * count(window, i, spatial.get(i), place, padding);
            }
            counts = wider;
        }
        List<Long> shape = new ArrayList<>(List.of(1L, 1L));
        shape.addAll(places);
        ElementType type = call.input(0).type();
        return call.graph().constant(new Known(type, shape, counts).constant());
    }

    /** What hangs over the padded end is never counted. */
    private static long count(Window window, int dimension, long length, long place, boolean padding) {
        long count = 0;
        for (long element = 0; element < window.kernel().get(dimension); element++) {
            long at = place * window.strides().get(dimension)
                    - window.before().get(dimension)
                    + element * window.dilations().get(dimension);
            boolean inside = at >= 0 && at < length;
            boolean pad = at >= -window.before().get(dimension)
                    && at < length + window.after().get(dimension);
            count += inside || (padding && pad) ? 1 : 0;
        }
        return count;
    }

    /** Adds to every element of a window what the window has: each channel is an image of its own, convolved with ones. */
    private static Tensor spreadOut(Tensor share, Tensor x, Window window) {
        int rank = x.rank() - 2;
        List<Long> images = new ArrayList<>(List.of(share.length(0) * share.length(1), 1L));
        images.addAll(Windows.spatial(share));
        List<Long> kernel = new ArrayList<>(List.of(1L, 1L));
        kernel.addAll(window.kernel());
        Tensor ones = share.number(1).expand(Shapes.array(kernel));
        Window bare = Window.of(window.kernel()).strides(window.strides()).dilations(window.dilations());
        Tensor wide = share.reshape(images).convTranspose(ones, bare, 1);
        long[] before = new long[rank + 2];
        long[] after = new long[rank + 2];
        for (int i = 0; i < rank; i++) {
            before[i + 2] = -window.before().get(i);
            after[i + 2] = x.length(i + 2) - wide.length(i + 2) - before[i + 2];
        }
        return wide.pad(before, after).reshapeLike(x);
    }
}
