package io.github.mlmodel.runtime.source;

import io.github.mlmodel.model.rule.ModelRules;
import io.github.mlmodel.runtime.graph.WireReader;

/** Looks at an ONNX file before ONNX Runtime does. */
public final class OnnxScan {

    private OnnxScan() {}

    /**
     * Refuses a file that breaks a rule of {@link ModelRules}.
     *
     * @param bytes the file
     * @param origin where it is from, the subject of messages
     * @param mostBytes how much memory it may ask for before a row is seen
     * @throws io.github.mlmodel.model.MlModelException naming every violation, or if it is no ONNX file
     */
    public static void check(byte[] bytes, String origin, long mostBytes) {
        ModelRules.refuseOtherFormats(bytes, origin);
        ModelRules.check(new WireReader(bytes, 0, bytes.length), origin, mostBytes);
    }
}
