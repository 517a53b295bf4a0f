package io.github.mlmodel.engine.neural;

import io.github.mlmodel.engine.neural.base.Base;
import io.github.mlmodel.engine.neural.base.BaseSpec;
import io.github.mlmodel.engine.neural.base.Normalization;
import io.github.mlmodel.engine.neural.layer.Layers;
import io.github.mlmodel.engine.neural.layer.Network;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.Names;
import io.github.mlmodel.spi.Parameter;
import io.github.mlmodel.spi.ParameterSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the user said of a base.
 *
 * @param file the base
 * @param spec what is taken and trained of it
 * @param head layers behind it, if any were given
 */
record BaseParameters(Parameter.File file, BaseSpec spec, Optional<Network> head) {

    private static final String BASE = "base";
    private static final String TRAIN = "train";
    private static final String HEAD = "head";
    private static final String NORMALIZATION = "normalization";

    static ParameterSet declareIn(ParameterSet set) {
        return set.file(
                        BASE,
                        "a path, or Maven coordinates group:artifact:version[:classifier]:type",
                        "an ONNX file, or a released model, that the network begins with and whose weights are trained"
                                + " further")
                .text(
                        TRAIN,
                        "names with * for any characters, separated by commas, or none",
                        ParameterSet.AUTOMATIC,
                        "what of the base is trained, the rest stays as it is; automatic is all that gradients reach")
                .elements(
                        HEAD,
                        "elements at and layers",
                        "layers behind the base, at one of its values by name; without at, at its output")
                .elements(
                        NORMALIZATION,
                        "elements mean and std",
                        "what is subtracted from each channel or column before the base, and what it is divided by then");
    }

    /**
     * Reads what is said of a base.
     *
     * @throws MlModelException if something is said of a base and there is none, or elements are wrong
     */
    static Optional<BaseParameters> read(ParameterSet.Values values) {
        Optional<Parameter.File> file = values.file(BASE);
        Optional<Parameter.Group> head = values.elements(HEAD);
        Optional<Parameter.Group> normalization = values.elements(NORMALIZATION);
        String train = values.text(TRAIN);
        if (file.isEmpty()) {
            refuseWithoutBase(head.isPresent(), normalization.isPresent(), !train.equals(ParameterSet.AUTOMATIC));
            return Optional.empty();
        }
        if (!values.text("layers").equals(ParameterSet.AUTOMATIC)) {
            throw MlModelException.user("<layers> and <base> are both given, and a network begins with one of them. Put"
                    + " layers behind the base: <head><layers>…</layers></head>.");
        }
        Map<String, String> behind = texts(HEAD, head, List.of("at", "layers"));
        @Nullable String layers = behind.get("layers");
        BaseSpec spec = new BaseSpec(
                file.get().name(),
                train.equals(ParameterSet.AUTOMATIC) ? List.of() : BaseSpec.patterns(train),
                behind.get("at"),
                normalization.isEmpty() ? null : normalization(normalization));
        return Optional.of(new BaseParameters(
                file.get(), spec, layers == null ? Optional.empty() : Optional.of(Layers.lines(layers))));
    }

    /** Reads the base. */
    Base open() {
        return Base.open(file, spec);
    }

    /** Returns whether nothing was put behind the base, nor was it left before its end. */
    boolean endsWithBase() {
        return head.isEmpty() && spec.at() == null;
    }

    private static void refuseWithoutBase(boolean head, boolean normalization, boolean train) {
        if (head || normalization || train) {
            throw MlModelException.user("<" + (head ? HEAD : normalization ? NORMALIZATION : TRAIN)
                    + "> is said of a <base>, and there is none. Name one, for example"
                    + " <base>src/models/backbone.onnx</base>, or leave it out.");
        }
    }

    private static Normalization normalization(Optional<Parameter.Group> group) {
        Map<String, String> numbers = texts(NORMALIZATION, group, List.of("mean", "std"));
        @Nullable String mean = numbers.get("mean");
        @Nullable String std = numbers.get("std");
        if (mean == null || std == null) {
            throw MlModelException.user("<normalization> has no <" + (mean == null ? "mean" : "std")
                    + ">. Give both, a number a channel, for example"
                    + " <mean>0.485, 0.456, 0.406</mean><std>0.229, 0.224, 0.225</std>.");
        }
        List<Double> divisors = BaseSpec.numbers(std, "normalization/std");
        if (divisors.contains(0.0)) {
            throw MlModelException.user("<normalization/std> has a 0, and channels are divided by it. Use 1 to leave a"
                    + " channel as it is.");
        }
        return new Normalization(BaseSpec.numbers(mean, "normalization/mean"), divisors);
    }

    private static Map<String, String> texts(String element, Optional<Parameter.Group> group, List<String> known) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Parameter.Entry entry : group.map(Parameter.Group::entries).orElse(List.of())) {
            if (!known.contains(entry.name())) {
                throw MlModelException.user("<" + element + "> has no element <" + entry.name() + ">"
                        + Names.didYouMean(entry.name(), known) + " It has: " + Names.list(known) + ".");
            }
            if (entry.value() instanceof Parameter.Text text) {
                texts.put(entry.name(), text.value());
            } else {
                throw MlModelException.user(
                        "<" + element + "/" + entry.name() + "> is a text, without elements in it.");
            }
        }
        return texts;
    }
}
