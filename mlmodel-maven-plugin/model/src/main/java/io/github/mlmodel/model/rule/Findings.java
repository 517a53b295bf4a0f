package io.github.mlmodel.model.rule;

import java.util.Map;
import java.util.Set;

/** What stands against an ONNX file, in sentences. */
final class Findings {

    private static final Set<String> DOMAINS = Set.of(OnnxVersions.ONNX, OnnxVersions.ML, OnnxVersions.MICROSOFT);

    /** Operators that reach outside the file though their domain is allowed, and what they do. */
    private static final Map<String, Map<String, String>> FORBIDDEN = Map.of(
            OnnxVersions.MICROSOFT,
            // A vendor's driver compiled the blob, which usually lies in a file beside the model.
            Map.of("EPContext", "runs a binary compiled for one device"));

    private final Listing external = new Listing("place");
    private final Listing foreign = new Listing("operator");
    private final Listing forbidden = new Listing("operator");

    void operator(String writtenDomain, String operator) {
        String domain = writtenDomain.isEmpty() ? OnnxVersions.ONNX : writtenDomain;
        String named = "operator " + Listing.quoted(operator) + " of domain " + Listing.quoted(domain);
        if (!DOMAINS.contains(domain)) {
            foreign.add(named);
            return;
        }
        String does = FORBIDDEN.getOrDefault(domain, Map.of()).get(operator);
        if (does != null) {
            forbidden.add(named + ", which " + does);
        }
    }

    /** Takes note of data outside the file; an empty location is one that the file does not name. */
    void external(String location, String tensor) {
        external.add((location.isEmpty() ? "a file without a name" : Listing.quoted(location)) + " (tensor "
                + Listing.quoted(tensor) + ")");
    }

    /** Returns all that stands against the file, each sentence after a blank; empty when nothing does. */
    String sentences() {
        StringBuilder message = new StringBuilder();
        if (!external.isEmpty()) {
            message.append(" It refers to data outside itself, in ")
                    .append(external)
                    .append(". Save it as one file (in Python: torch.onnx.export with external_data=False, or "
                            + "onnx.save(onnx.load(FILE), FILE)).");
        }
        if (!forbidden.isEmpty()) {
            message.append(" It uses ").append(forbidden).append(". Use the ONNX file that it was compiled from.");
        }
        if (!foreign.isEmpty()) {
            message.append(" It uses ")
                    .append(foreign)
                    .append("; only operators of ai.onnx, ai.onnx.ml and com.microsoft are allowed. Export it without "
                            + "them.");
        }
        return message.toString();
    }
}
