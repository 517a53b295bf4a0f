package io.github.mlmodel.engine.neural.tensor;

import io.github.mlmodel.spi.graph.Attribute;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a convolution or a pooling looks at in each place: one number for each dimension after rows and channels.
 *
 * @param kernel lengths of the window
 * @param strides distances between places, from 1
 * @param dilations distances between the elements of a window, from 1
 * @param before how much is added to the input before its first element
 * @param after how much is added to the input after its last element
 */
public record Window(List<Long> kernel, List<Long> strides, List<Long> dilations, List<Long> before, List<Long> after) {

    /** Copies the lists. */
    public Window {
        kernel = List.copyOf(kernel);
        strides = List.copyOf(strides);
        dilations = List.copyOf(dilations);
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** Returns a window that moves by one element, over an input to which nothing is added. */
    public static Window of(List<Long> kernel) {
        List<Long> ones = Collections.nCopies(kernel.size(), 1L);
        List<Long> zeros = Collections.nCopies(kernel.size(), 0L);
        return new Window(kernel, ones, ones, zeros, zeros);
    }

    /** Returns this window with other strides. */
    public Window strides(List<Long> lengths) {
        return new Window(kernel, lengths, dilations, before, after);
    }

    /** Returns this window with other dilations. */
    public Window dilations(List<Long> lengths) {
        return new Window(kernel, strides, lengths, before, after);
    }

    /** Returns this window over an input to which as much is added before as after. */
    public Window padding(List<Long> lengths) {
        return new Window(kernel, strides, dilations, lengths, lengths);
    }

    /** Returns whether what is added at the ends is shorter than the kernel, so that every element has a part in the result. */
    public boolean isNarrow() {
        for (int i = 0; i < kernel.size(); i++) {
            if (before.get(i) >= kernel.get(i) || after.get(i) >= kernel.get(i)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the window by which a gradient of a convolution without strides is convolved to be the input's. */
    public Window turned() {
        List<Long> front = new ArrayList<>();
        List<Long> end = new ArrayList<>();
        for (int i = 0; i < kernel.size(); i++) {
            front.add(kernel.get(i) - 1 - before.get(i));
            end.add(kernel.get(i) - 1 - after.get(i));
        }
        return new Window(kernel, strides, dilations, front, end);
    }

    /** Returns this window over a sequence as one over images of one row. */
    public Window asImage() {
        return new Window(
                List.of(1L, kernel.get(0)),
                List.of(1L, strides.get(0)),
                List.of(1L, dilations.get(0)),
                List.of(0L, before.get(0)),
                List.of(0L, after.get(0)));
    }

    /** As many places as the input has elements, divided by the stride; an odd element goes after with {@code upper}. */
    public Window same(List<Long> input, boolean upper) {
        List<Long> front = new ArrayList<>();
        List<Long> end = new ArrayList<>();
        for (int i = 0; i < kernel.size(); i++) {
            long places = -Math.floorDiv(-input.get(i), strides.get(i));
            long total = Math.max(0, (places - 1) * strides.get(i) + reach(i) - input.get(i));
            front.add(upper ? total / 2 : total - total / 2);
            end.add(total - front.get(i));
        }
        return new Window(kernel, strides, dilations, front, end);
    }

    /** Returns how many elements of the input a window spans. */
    public long reach(int dimension) {
        return dilations.get(dimension) * (kernel.get(dimension) - 1) + 1;
    }

    /** Returns the number of places. */
    public List<Long> places(List<Long> input) {
        List<Long> places = new ArrayList<>();
        for (int i = 0; i < kernel.size(); i++) {
            places.add(Math.floorDiv(room(input, i), strides.get(i)) + 1);
        }
        return checked(input, places);
    }

    /** Returns the number of places where a last window may hang over the end, but starts in the input or before it. */
    public List<Long> overhangingPlaces(List<Long> input) {
        List<Long> places = new ArrayList<>();
        for (int i = 0; i < kernel.size(); i++) {
            long most = -Math.floorDiv(-room(input, i), strides.get(i)) + 1;
            boolean outside = (most - 1) * strides.get(i) >= input.get(i) + before.get(i);
            places.add(outside ? most - 1 : most);
        }
        return checked(input, places);
    }

    /** Returns what is left over after the last place: a transposed convolution has to be told. */
    public List<Long> rest(List<Long> input) {
        List<Long> rest = new ArrayList<>();
        for (int i = 0; i < kernel.size(); i++) {
            rest.add(Math.floorMod(room(input, i), strides.get(i)));
        }
        return rest;
    }

    private long room(List<Long> input, int dimension) {
        return input.get(dimension) + before.get(dimension) + after.get(dimension) - reach(dimension);
    }

    private List<Long> checked(List<Long> input, List<Long> places) {
        if (places.stream().anyMatch(count -> count < 1)) {
            throw new IllegalArgumentException("a window of " + kernel + " does not fit into " + input);
        }
        return places;
    }

    /** Returns whether windows lie side by side, and cover an input of these lengths. */
    public boolean tiles(List<Long> input) {
        boolean tiles = strides.equals(kernel);
        for (int i = 0; i < kernel.size(); i++) {
            tiles &= dilations.get(i) == 1
                    && before.get(i) == 0
                    && after.get(i) == 0
                    && input.get(i) % kernel.get(i) == 0;
        }
        return tiles;
    }

    /** Returns the number of elements in a window. */
    public long size() {
        return Shapes.product(kernel);
    }

    /** Returns ONNX's attributes. */
    public List<Attribute> attributes() {
        List<Long> pads = new ArrayList<>(before);
        pads.addAll(after);
        List<Attribute> attributes = new ArrayList<>();
        attributes.add(new Attribute("kernel_shape", Shapes.array(kernel)));
        attributes.add(new Attribute("strides", Shapes.array(strides)));
        attributes.add(new Attribute("pads", Shapes.array(pads)));
        if (dilations.stream().anyMatch(dilation -> dilation != 1)) {
            attributes.add(new Attribute("dilations", Shapes.array(dilations)));
        }
        return attributes;
    }
}
