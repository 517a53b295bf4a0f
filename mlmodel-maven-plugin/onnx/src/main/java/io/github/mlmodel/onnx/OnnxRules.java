package io.github.mlmodel.onnx;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.Message;
import io.github.mlmodel.core.failure.MlModelException;
import io.github.mlmodel.core.text.Names;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** What an ONNX file that is taken in or shipped may not do: reach outside itself. */
public final class OnnxRules {

    private static final Set<String> DOMAINS = Set.of("ai.onnx", "ai.onnx.ml", "com.microsoft");

    private static final int LISTED = 10;

    private final Set<String> external = new TreeSet<>();
    private final Set<String> foreign = new TreeSet<>();

    private OnnxRules() {}

    /**
     * Refuses a file that refers to data in other files, or to operators of a domain other than {@code ai.onnx},
     * {@code ai.onnx.ml} and {@code com.microsoft}; nested graphs, functions and training graphs included.
     *
     * @param file the bytes
     * @param fileName the file's name, for messages
     * @throws MlModelException naming every violation, or if it is no ONNX file
     */
    public static void check(byte[] file, String fileName) {
        check(OnnxFile.read(file, fileName), fileName);
    }

    /**
     * Refuses a model for the same reasons as {@link #check(byte[], String)}.
     *
     * @param model the model
     * @param fileName its file's name, for messages
     * @throws MlModelException naming every violation
     */
    public static void check(OnnxModel model, String fileName) {
        OnnxRules rules = new OnnxRules();
        rules.walk(model.proto());
        StringBuilder message = new StringBuilder();
        if (!rules.external.isEmpty()) {
            message.append(" It refers to data outside itself, in ")
                    .append(list(rules.external))
                    .append(". Save it as one file (in Python: torch.onnx.export with external_data=False, or "
                            + "onnx.save(onnx.load(FILE), FILE)).");
        }
        if (!rules.foreign.isEmpty()) {
            message.append(" It uses ")
                    .append(list(rules.foreign))
                    .append("; only operators of ai.onnx, ai.onnx.ml and com.microsoft are allowed. Export it without "
                            + "them.");
        }
        if (!message.isEmpty()) {
            throw MlModelException.user("ONNX file '" + fileName + "' is refused." + message);
        }
    }

    /** Goes through every message by reflection, so that no place where a tensor or a node can stand is forgotten. */
    private void walk(Message message) {
        if (message instanceof OnnxMl.TensorProto tensor) {
            look(tensor);
            return;
        }
        if (message instanceof OnnxMl.NodeProto node) {
            look(node);
        }
        for (Object value : message.getAllFields().values()) {
            if (value instanceof Message nested) {
                walk(nested);
            } else if (value instanceof Collection<?> list) {
                list.forEach(item -> {
                    if (item instanceof Message nested) {
                        walk(nested);
                    }
                });
            }
        }
    }

    private void look(OnnxMl.TensorProto tensor) {
        if (tensor.getDataLocation() == OnnxMl.TensorProto.DataLocation.EXTERNAL || tensor.getExternalDataCount() > 0) {
            String location = tensor.getExternalDataList().stream()
                    .filter(entry -> entry.getKey().equals("location"))
                    .map(OnnxMl.StringStringEntryProto::getValue)
                    .findFirst()
                    .orElse("a file without a name");
            external.add("'" + location + "' (tensor '" + tensor.getName() + "')");
        }
    }

    private void look(OnnxMl.NodeProto node) {
        String domain = OnnxModel.domain(node.getDomain());
        if (!DOMAINS.contains(domain)) {
            foreign.add("operator '" + node.getOpType() + "' of domain '" + domain + "'");
        } else if (node.getOpType().equals("EPContext")) {
            // It runs a blob that a vendor's driver compiled, usually from a file beside the model.
            foreign.add("operator 'EPContext', which runs a device's own binary");
        }
    }

    private static String list(Set<String> items) {
        String listed = String.join(", ", items.stream().limit(LISTED).toList());
        return items.size() <= LISTED ? listed : listed + " and " + Names.count(items.size() - LISTED, "other place");
    }
}
