package io.github.mlmodel.runtime.operator.text;

import io.github.mlmodel.runtime.graph.TensorElement;
import io.github.mlmodel.runtime.graph.TensorValue;
import io.github.mlmodel.runtime.operator.BeyondJava;
import io.github.mlmodel.runtime.operator.Bound;
import io.github.mlmodel.runtime.operator.Site;
import java.util.Arrays;

/** ONNX Runtime's {@code Tokenizer}, for expressions that say which characters tokens are made of. */
public final class Tokenizer {

    private Tokenizer() {}

    /** Looks at a node. */
    public static Bound bind(Site site) throws BeyondJava {
        site.takes(1, 1);
        site.knows("mark", "mincharnum", "pad_value", "tokenexp");
        site.only("mark", 0);
        site.of(0, TensorElement.STRING);
        CharacterRuns runs = runs(site);
        String padding = site.attributes().text("pad_value", "");
        int fewest = Math.toIntExact(site.attributes().integer("mincharnum", 1));
        return Bound.of(TensorElement.STRING, in -> tokens(in[0], runs, fewest, padding));
    }

    private static CharacterRuns runs(Site site) throws BeyondJava {
        try {
            return CharacterRuns.of(site.attributes().text("tokenexp", ""));
        } catch (IllegalArgumentException e) {
            BeyondJava beyond = site.beyond("with an expression that is more than classes of characters");
            beyond.initCause(e);
            throw beyond;
        }
    }

    private static TensorValue tokens(TensorValue in, CharacterRuns runs, int fewest, String padding) {
        String[][] tokens = new String[in.size()][];
        int most = 0;
        for (int i = 0; i < tokens.length; i++) {
            tokens[i] = runs.in(in.texts()[i], fewest);
            most = Math.max(most, tokens[i].length);
        }
        String[] all = new String[Math.multiplyExact(tokens.length, most)];
        for (int i = 0; i < tokens.length; i++) {
            System.arraycopy(tokens[i], 0, all, i * most, tokens[i].length);
            Arrays.fill(all, i * most + tokens[i].length, (i + 1) * most, padding);
        }
        int[] shape = Arrays.copyOf(in.shape(), in.rank() + 1);
        shape[in.rank()] = most;
        return TensorValue.of(all, shape);
    }
}
