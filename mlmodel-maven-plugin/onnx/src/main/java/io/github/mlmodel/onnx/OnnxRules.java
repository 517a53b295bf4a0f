package io.github.mlmodel.onnx;

import com.google.protobuf.UnsafeByteOperations;
import io.github.mlmodel.model.rule.ModelRules;

/** Looks at an ONNX file before it is taken in or shipped. */
public final class OnnxRules {

    private OnnxRules() {}

    /**
     * Refuses a file that breaks a rule of {@link ModelRules}.
     *
     * @param file the bytes
     * @param fileName the file's name, for messages
     * @throws io.github.mlmodel.model.MlModelException naming every violation, or if it is no ONNX file
     */
    public static void check(byte[] file, String fileName) {
        String subject = subject(fileName);
        ModelRules.refuseOtherFormats(file, subject);
        ModelRules.check(new MessageReader(UnsafeByteOperations.unsafeWrap(file)), subject, Long.MAX_VALUE);
    }

    /** Returns a file as the subject of a sentence. */
    static String subject(String fileName) {
        return "File '" + fileName + "'";
    }
}
