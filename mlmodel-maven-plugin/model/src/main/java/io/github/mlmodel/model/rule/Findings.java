package io.github.mlmodel.model.rule;

import java.util.Locale;
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

    private final Listing functions = new Listing("function");
    private final Listing endless = new Listing("loop");
    private final long mostBytes;
    private String demand = "";

    /**
     * Begins with nothing.
     *
     * @param mostBytes how much memory a file may ask for
     */
    Findings(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** Takes note of a function that the file defines. */
    void function(String name) {
        functions.add("function " + Listing.quoted(name));
    }

    /** Takes note of what the file asks for. */
    void demands(Demands demands) {
        demands.endlessLoops().forEach(output -> endless.add("the one that writes " + Listing.quoted(output)));
        long bytes = demands.bytes();
        if (bytes > mostBytes) {
            demand = " It asks for " + amount(bytes) + " of memory before a row is seen (" + demands.largest()
                    + " for most" + " of it), and " + amount(mostBytes) + " are allowed.";
        }
    }

    private static String amount(long bytes) {
        return bytes >= 1L << 30
                ? String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30))
                : String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (1L << 20));
    }

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
        if (!functions.isEmpty()) {
            message.append(" It defines ")
                    .append(functions)
                    .append(
                            " of its own. Export it with its functions written out (in Python: onnx.inliner.inline_local_functions).");
        }
        if (!endless.isEmpty()) {
            message.append(" It has a Loop whose number of rounds is no constant: ")
                    .append(endless)
                    .append(". Export it with a fixed number of rounds.");
        }
        return message.append(demand).toString();
    }
}
