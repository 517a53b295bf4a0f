package io.github.mlmodel.model.rule;

import io.github.mlmodel.model.Anchor;
import io.github.mlmodel.model.MlModelException;
import java.nio.charset.StandardCharsets;

/**
 * What an ONNX file that is taken in, shipped or loaded may not do: reach outside itself.
 *
 * <p>It has no functions of its own, no {@code Loop} without a constant number of rounds, no data in other files, and no operators of a domain other than {@code ai.onnx}, {@code ai.onnx.ml} and {@code
 * com.microsoft}, nor {@code EPContext} of the last, in no graph, function or training step. Any bytes give a verdict, and
 * memory does not depend on what they claim.
 */
public final class ModelRules {

    private ModelRules() {}

    /**
     * Refuses a file that breaks a rule.
     *
     * @param file a reader of the whole file
     * @param subject the file as the subject of a sentence, for example {@code File 'a.onnx'}
     * @param mostBytes how much memory it may ask for before a row is seen: in tensors, and in shapes that constants give
     * @throws MlModelException naming every violation, or if the file is no ONNX file
     */
    public static void check(FieldReader file, String subject, long mostBytes) {
        String violations;
        try {
            violations = FileWalk.of(file, mostBytes).sentences();
        } catch (MalformedException e) {
            throw noOnnxFile(subject, e);
        }
        if (!violations.isEmpty()) {
            throw MlModelException.user(Anchor.REFUSED_MODEL, subject + " is refused." + violations);
        }
    }

    /**
     * Refuses what is taken for an ONNX file most often.
     *
     * @param bytes the file
     * @param subject the file as the subject of a sentence
     * @throws MlModelException if it is a Git LFS pointer, or in ONNX Runtime's own format
     */
    public static void refuseOtherFormats(byte[] bytes, String subject) {
        String start = new String(bytes, 0, Math.min(bytes.length, 24), StandardCharsets.ISO_8859_1);
        if (start.startsWith("version https://git-lfs")) {
            throw MlModelException.user(
                    Anchor.CHANGED_MODEL,
                    subject + " has a Git LFS pointer in place of the model: run 'git lfs pull'.");
        }
        if (start.startsWith("ORTM", 4)) {
            throw MlModelException.user(
                    Anchor.REFUSED_MODEL,
                    subject + " is in ONNX Runtime's own format (.ort), and only ONNX files are loaded:"
                            + " keep the file it was converted from.");
        }
    }

    /**
     * Returns the failure to read a file.
     *
     * @param subject the file as the subject of a sentence
     * @param cause what is wrong with its bytes
     */
    public static MlModelException noOnnxFile(String subject, Exception cause) {
        return MlModelException.user(
                subject + " is not an ONNX file, or it is damaged. Export the model again, and check that the "
                        + "file was copied whole.",
                cause);
    }
}
