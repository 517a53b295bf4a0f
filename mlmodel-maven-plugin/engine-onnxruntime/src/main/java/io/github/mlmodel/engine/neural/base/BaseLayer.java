package io.github.mlmodel.engine.neural.base;

import io.github.mlmodel.engine.neural.layer.ForwardPass;
import io.github.mlmodel.engine.neural.layer.Layer;
import io.github.mlmodel.engine.neural.tensor.Tensor;
import io.github.mlmodel.model.Anchor;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.model.text.ShapeText;
import io.github.mlmodel.spi.graph.ElementType;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A base at the beginning of a network: takes rows as floats, gives what the base makes of them. */
public final class BaseLayer implements Layer {

    private final BaseSpec spec;
    private final BaseInput entry;
    private final Section section;
    private final Set<String> trained;
    private final List<Long> rowShape;

    BaseLayer(BaseSpec spec, BaseInput entry, Section section, Set<String> trained, List<Long> rowShape) {
        this.spec = spec;
        this.entry = entry;
        this.section = section;
        this.trained = Collections.unmodifiableSet(new LinkedHashSet<>(trained));
        this.rowShape = List.copyOf(rowShape);
    }

    /** Returns the shape of what the base makes of a row. */
    public List<Long> rowShape() {
        return rowShape;
    }

    @Override
    public String line() {
        return "base";
    }

    /** Returns the names of the base's constants that are trained, in the file's order. */
    public Set<String> trained() {
        return trained;
    }

    /**
     * Adds the base's operators under other names; constants that are trained become parameters of the pass, of the name
     * that they have in the base.
     *
     * @throws MlModelException if the rows do not fit
     */
    @Override
    public Tensor apply(Tensor input, ForwardPass pass) {
        Tensor normal =
                spec.normalization() == null ? input : spec.normalization().apply(input, spec.name());
        Tensor output = Replay.run(spec.name(), section, entry.given(normal), trained, pass);
        boolean rows = output.rank() >= 2 && output.length(0) == input.length(0);
        if (output.type() != ElementType.FLOAT || !rows) {
            throw MlModelException.user(
                    Anchor.REFUSED_BASE,
                    "Base \'" + spec.name() + "' gives " + output.type() + " "
                            + ShapeText.ofTensor(output.shape())
                            + " at '" + section.to()
                            + "', which has no row of numbers for each row of the input. Name another"
                            + " value in <head><at>.");
        }
        return output;
    }
}
